"""The version of a post: three hashes in one word, so that the next reading can tell what need not be fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

_COUNTERS = re.compile(
    r"(浏览|阅读|点击|访问|查看|人气|评论|回复|点赞|收藏|下载|分享|热度)(次数|数量|人数|量|数)?\s*[:：(（]?\s*\d+\s*[)）]?\s*次?"
    r"|\d+\s*(次|人)?(浏览|阅读|点击|访问|查看|评论|回复|点赞|收藏|下载)(过|量)?|\d+\s*(秒|分钟|小时|天)前|刚刚"
)


@dataclass(frozen=True, slots=True)
class Seal:
    """`row`: what the list shows; `page`: the words and links behind it; `full`: these and the files' own bytes.

    `gaps`: some of it could not be fetched and is asked for again; the version that follows one with gaps is no edit
    of the school's.
    """

    row: str
    page: str
    full: str
    gaps: bool = False

    def __str__(self) -> str:
        return f"row:{self.row}|page:{self.page}|full:{self.full}" + ("|gaps" if self.gaps else "")

    @classmethod
    def read(cls, version: str | None) -> Self | None:
        match = re.fullmatch(r"row:(\w*)\|page:(\w*)\|full:(\w*)(\|gaps)?", version or "")
        return cls(match[1], match[2], match[3], match[4] is not None) if match else None


def fingerprint(*parts: str) -> str:
    """A hash of texts in order, 32 hexadecimal digits."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def steady(text: str) -> str:
    """The words of a page without what changes by itself: counters of visits, “3 小时前”, white space."""
    return "".join(_COUNTERS.sub("", text).split())
