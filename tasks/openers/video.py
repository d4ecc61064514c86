"""Videos: that they are one, and whether an MP4 was cut short. Nothing is decoded."""

from __future__ import annotations

import struct

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.openers.data import Data
from tasks.openers.limits import Budget, broken
from tasks.openers.sniff import sniff


def open_video(data: Data, budget: Budget) -> Contents:
    format_ = sniff(data.head)
    if format_ in {"mp4", "mov"}:
        _refuse_cut(data)
    return Contents(ContentKind.VIDEO, Opening.OPENED, format_)


def _refuse_cut(data: Data) -> None:
    """A box that reaches beyond the end of the file was cut; what is no box is left to the player."""
    at = 0
    while at + 16 <= data.size:
        size, kind = struct.unpack(">L4s", data.at(at, 8))
        if kind not in {b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"uuid", b"meta", b"moof", b"mfra"}:
            return
        if size == 1:
            size = struct.unpack(">Q", data.at(at + 8, 8))[0]
        if size == 0 or size < 8:
            return
        if kind != b"ftyp" and at + size > data.size:
            raise broken("视频不完整，可能上传时被截断")
        at += size
