"""One file, one family: the bytes decide which opener looks at it, and every trouble becomes a reason."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening
from tasks.domain.evidence.endings import ending, ending_note
from tasks.openers import limits
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError
from tasks.openers.sniff import sniff

_KINDS: dict[ContentKind, str] = {
    ContentKind.DOCUMENT: "docx doc odt rtf text txt csv html mhtml xml",
    ContentKind.SHEET: "xlsx xlsb xls ods",
    ContentKind.SLIDES: "pptx ppt odp",
    ContentKind.PDF: "pdf ofd caj",
    ContentKind.IMAGE: "jpg png gif bmp tiff webp heic avif",
    ContentKind.ARCHIVE: "zip rar 7z tar gz bz2 xz",
    ContentKind.VIDEO: "mp4 mov avi mkv flv wmv mpg ts rmvb",
}
_KIND_OF = {format_: kind for kind, formats in _KINDS.items() for format_ in formats.split()}
_CANNOT = {
    "tnef": (Opening.OLD, "是 Outlook 的 winmail.dat，本机暂不能读"),
    "p7m": (Opening.LOCKED, "是加密的邮件（S/MIME），本机没有密钥"),
    "pgp": (Opening.LOCKED, "是加密的邮件（PGP），本机没有密钥"),
    "lnk": (Opening.BROKEN, "是快捷方式，不是文件本身"),
    "exe": (Opening.BROKEN, "是程序，不是材料"),
}
_TROUBLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError, EOFError, AssertionError)


def kind_of(format_: str) -> ContentKind:
    return _KIND_OF.get(format_, ContentKind.OTHER)


def warm_up() -> None:
    """Load every library once, before the forks."""
    from tasks.openers import archive, image, office, old, pdf, rar, seven, sheet, text, video  # noqa: F401

    image.warm_up()


def open_path(path: Path, name: str, password: str = "", *, as_written: bool = False) -> Contents:
    """The file at `path` as facts, what is locked opened with the password; never raises but for want of memory.

    `as_written`: its text is wanted as a circular's lines; it takes longer.
    """
    try:
        with path.open("rb") as stream:
            budget = Budget(password=password, as_written=as_written)
            return open_data(Data(stream, path.stat().st_size), name, budget, depth=0)
    except OSError:
        return Contents(ContentKind.OTHER, Opening.REFUSED, reason="本机读不到这个文件，请管理员检查证据目录")


def open_data(data: Data, name: str, budget: Budget, depth: int) -> Contents:
    """The same for bytes at hand; `depth` counts the archives around them."""
    if data.size == 0:
        return Contents(ContentKind.OTHER, Opening.EMPTY, reason="文件是空的（0 字节）")
    format_ = sniff(data.head)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            contents = _open(data, format_, budget, depth)
    except OpeningError as problem:
        contents = Contents(_named_kind(format_, name), problem.opening, format_, reason=problem.reason)
    except MemoryError:
        contents = Contents(kind_of(format_), Opening.REFUSED, format_, reason="占用内存过多，未展开查看")
    except (*_TROUBLE, RecursionError):
        contents = Contents(kind_of(format_), Opening.BROKEN, format_, reason="文件已损坏，打不开")
    if contents.opening is not Opening.OPENED:
        return contents
    notes = [contents.note, ending_note(name, contents.format)]
    return replace(contents, note="；".join(note for note in notes if note))


def _named_kind(format_: str, name: str) -> ContentKind:
    """A cut office file shows no more than that it was a zip; then its ending says what it was to be."""
    return kind_of(ending(name)) if format_ in {"zip", "ole", "text", ""} else kind_of(format_)


def _open(data: Data, format_: str, budget: Budget, depth: int) -> Contents:
    if format_ in _CANNOT:
        opening, reason = _CANNOT[format_]
        return Contents(kind_of(format_), opening, format_, reason=reason)
    if opener := _opener(kind_of(format_), format_):
        return opener(data, budget)
    if format_ in {"zip", "rar", "7z", "tar", "gz", "bz2", "xz"}:
        return _open_archive(data, format_, budget, depth)
    if not format_:
        raise limits.broken("内容不是任何认得的格式，可能已损坏")
    return Contents(ContentKind.OTHER, Opening.OPENED, format_)


def _opener(kind: ContentKind, format_: str) -> Callable[[Data, Budget], Contents] | None:
    from tasks.openers import image, old, pdf, text, video

    if format_ == "ole":
        return old.open_old
    if kind is ContentKind.IMAGE:
        return image.open_image
    if kind is ContentKind.VIDEO:
        return video.open_video
    if format_ == "pdf":
        return pdf.open_pdf
    return text.open_text_file if format_ in {"text", "rtf"} else None


def _open_archive(data: Data, format_: str, budget: Budget, depth: int) -> Contents:
    from tasks.openers import archive, compressed, office, rar, seven

    if format_ == "zip" and (contents := office.open_office(data, budget)) is not None:
        return contents
    if depth > limits.DEPTH:
        raise limits.refused("压缩包套了太多层，未展开")
    if format_ in {"zip", "rar", "7z"}:
        return {"zip": archive.open_zip, "rar": rar.open_rar, "7z": seven.open_seven}[format_](data, budget, depth)
    if format_ == "tar" or compressed.is_packed_tar(data, format_):
        return archive.open_tar(data, budget, depth, format_)
    return _open_packed_file(compressed.unpacked_whole(data, format_, budget), format_, budget, depth)


def _open_packed_file(content: bytes, format_: str, budget: Budget, depth: int) -> Contents:
    from hashlib import sha256

    inside = open_data(Data.of(content), "", budget, depth + 1)
    name = PurePosixPath("内容").with_suffix("." + (inside.format or "bin")).name
    member = Member(name, sha256(content).hexdigest(), len(content), inside)
    return Contents(ContentKind.ARCHIVE, Opening.OPENED, format_, members=(member,))
