"""The old office formats (.doc .xls .ppt, .wps .et .dps): old sheets can be read, the others a person must open."""

from __future__ import annotations

import struct

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError, broken
from tasks.openers.sheet import open_sheet

_END = 0xFFFFFFFA  # sector numbers from here on are marks
_STREAMS = (
    ("EncryptedPackage", "", ContentKind.OTHER),
    ("WordDocument", "doc", ContentKind.DOCUMENT),
    ("PowerPoint Document", "ppt", ContentKind.SLIDES),
    ("Workbook", "xls", ContentKind.SHEET),
    ("Book", "xls", ContentKind.SHEET),
)
_LABELS = {"doc": "旧版 .doc/.wps 文档", "ppt": "旧版 .ppt/.dps 演示文稿"}


def open_old(data: Data, budget: Budget) -> Contents:
    names = _root_streams(data.all())
    for stream, format_, kind in _STREAMS:
        if stream in names and not format_:
            raise OpeningError(Opening.LOCKED, "文件有密码")
        if stream in names and format_ == "xls":
            return open_sheet(data, "xls", budget)
        if stream in names:
            reason = f"{_LABELS[format_]}本机暂不能读，请人工查看或另存为新格式"
            return Contents(kind, Opening.OLD, format_, reason=reason)
    return Contents(ContentKind.OTHER, Opening.OLD, "ole", reason="旧版办公文件本机暂不能读，请人工查看")


def _root_streams(content: bytes) -> frozenset[str]:
    """The names in the file's directory; a file cut before its directory is broken."""
    if len(content) < 512:
        raise broken("文件不完整，可能上传时被截断")
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 12)
    table = _allocation(content, size)
    sector, seen, names = struct.unpack_from("<L", content, 48)[0], 0, set()
    while sector < _END and seen < 4096:
        at = (sector + 1) * size
        if at >= len(content):
            raise broken("文件不完整，可能上传时被截断")
        for entry in range(at, min(at + size, len(content) - 127), 128):
            length, type_ = struct.unpack_from("<HB", content, entry + 64)
            if type_ in (1, 2) and 2 <= length <= 64:
                names.add(content[entry : entry + length - 2].decode("utf-16-le", "replace"))
        sector, seen = table.get(sector, _END), seen + 1
    _refuse_cut(content, size, table)
    return frozenset(names)


def _allocation(content: bytes, size: int) -> dict[int, int]:
    """Sector -> the next one of its chain, of the first 109 table sectors (6.8 MB; longer files need no more here)."""
    table: dict[int, int] = {}
    for index, sector in enumerate(struct.unpack_from("<109L", content, 76)):
        at = (sector + 1) * size
        if sector < _END and at + size <= len(content):
            values = struct.unpack_from(f"<{size // 4}L", content, at)
            table.update(enumerate(values, index * (size // 4)))
    return table


def _refuse_cut(content: bytes, size: int, table: dict[int, int]) -> None:
    """A sector that is in use must be there."""
    last = max((sector for sector, following in table.items() if following != 0xFFFFFFFF), default=0)
    if (last + 1) * size >= len(content) + size:
        raise broken("文件不完整，可能上传时被截断")
