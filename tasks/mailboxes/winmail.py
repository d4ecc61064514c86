"""winmail.dat: what Outlook makes of a mail with files when it sends to others; the files inside are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from tnefparse import TNEF

from tasks.mailboxes.decode import decode_bytes

KINDS = {"application/ms-tnef", "application/vnd.ms-tnef"}
MOST_BYTES = 64 << 20  # the whole must be held in memory; a larger one waits for a person


def files_in(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """(name as its sender saw it, bytes) of each file inside; none when it is damaged or holds no file."""
    try:
        return tuple(_files(TNEF(data, do_checksum=False)))
    except Exception:  # the library raises whatever it meets in odd bytes: the mail is then kept as it came
        return ()


def _files(tnef: TNEF) -> Iterator[tuple[str, bytes]]:
    for number, attached in enumerate(tnef.attachments, 1):
        if isinstance(attached.data, bytes) and attached.data:
            yield _name(attached) or f"未命名{number}", attached.data


def _name(attached: object) -> str:
    long = getattr(attached, "long_filename", lambda: "")
    raw = getattr(attached, "_name", b"")
    try:
        said = long()
    except UnicodeDecodeError:  # a short name in GBK
        said = raw
    text = decode_bytes(said) if isinstance(said, bytes) else str(said or "")
    if "\ufffd" in text and isinstance(raw, bytes):
        text = decode_bytes(raw)
    return text.strip("\x00 ").replace("\\", "/").rpartition("/")[2]
