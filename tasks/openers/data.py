"""The bytes of one file, wherever they lie."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from tasks.openers.limits import IN_MEMORY, broken, refused


@dataclass(frozen=True, slots=True)
class Data:
    stream: BinaryIO  # seekable
    size: int

    @classmethod
    def of(cls, content: bytes) -> Data:
        return cls(io.BytesIO(content), len(content))

    @property
    def head(self) -> bytes:
        self.stream.seek(0)
        return self.stream.read(4096)

    def at(self, offset: int, size: int) -> bytes:
        """Exactly these bytes; a file that ends before is cut short."""
        if offset < 0:
            raise broken("文件不完整，可能上传时被截断")
        self.stream.seek(offset)
        data = self.stream.read(size)
        if len(data) != size:
            raise broken("文件不完整，可能上传时被截断")
        return data

    def all(self) -> bytes:
        if self.size > IN_MEMORY:
            raise refused("文件太大，本机不展开查看")
        self.stream.seek(0)
        return self.stream.read()
