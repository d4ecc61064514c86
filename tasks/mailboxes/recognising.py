"""Recognises a mail that is kept already and was moved, copied or numbered anew, without fetching it once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from tasks.domain.evidence.item import Blob
from tasks.domain.evidence.reading import Sink
from tasks.mailboxes.fetching import Envelope, as_bytes
from tasks.mailboxes.wire import Wire

WORTH = 64 * 1024  # bytes; a smaller mail is fetched as quickly as it is compared
_SAMPLE = 8 * 1024
_MESSAGE_ID = re.compile(rb"^message-id:[ \t\r\n]*(<[^<>\s]+@[^<>\s]+>)", re.I | re.M)


def kept_already(client: Wire, envelopes: Sequence[Envelope], sink: Sink) -> set[int]:
    """UIDs of mails whose size, whole header (each Received in it) and samples are those of a mail that is kept."""
    worth = {envelope: _number(envelope) for envelope in envelopes if (envelope.size or 0) >= WORTH}
    sizes = {envelope.size or 0 for envelope, number in worth.items() if number}
    kept = sink.mails_of(sizes) if sizes else {}
    return {
        envelope.uid
        for envelope, number in worth.items()
        if number and any(_is_same(client, envelope, sink, raw) for raw in kept.get((envelope.size or 0, number), ()))
    }


def _number(envelope: Envelope) -> str:
    """The Message-ID, with its angle brackets; a mail without one is always fetched."""
    found = _MESSAGE_ID.search(envelope.header)
    return found[1].decode("ascii", "replace") if found else ""


def _is_same(client: Wire, envelope: Envelope, sink: Sink, raw: Blob) -> bool:
    """An archive that differs anywhere differs at its end, where its sums stand; the middle is looked at all the same.

    Whatever cannot be compared counts as another mail: it is fetched whole, and its hash decides.
    """
    offsets = [raw.size // 2, raw.size - _SAMPLE]
    try:
        with sink.opened(raw) as file:
            if file.read(len(envelope.header)) != envelope.header:
                return False
            ours = []
            for offset in offsets:
                file.seek(offset)
                ours.append(file.read(_SAMPLE))
    except (OSError, EOFError):  # erased, or on a disk that fails
        return False
    return ours == _samples(client, envelope.uid, offsets)


def _samples(client: Wire, uid: int, offsets: Sequence[int]) -> list[bytes]:
    try:
        answer = client.fetch([uid], [f"BODY.PEEK[]<{offset}.{_SAMPLE}>" for offset in offsets]).get(uid, {})
    except IMAPClientAbortError:
        raise
    except (IMAPClientError, ValueError):
        return []
    return [as_bytes(answer.get(f"BODY[]<{offset}>".encode())) for offset in offsets]
