"""What the names of an item tell about the requirement it is for, and what is asked about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.wording import Wording

Fits = Callable[[str], bool]  # whether a requirement, by its id, can be meant at all
_INLINE = re.compile(r"(?:image|img|pic|图片?|logo|签名|二维码|表情)?[\d\W_a-f]*(?:logo|签名|二维码)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Requirements that an item's names tell; more than one, or a doubt, means that a person must look."""

    requirements: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()

    def doubted(self, doubt: Doubt, reason: str = "") -> Named:
        doubts = tuple(dict.fromkeys((*self.doubts, doubt)))
        return replace(self, doubts=doubts, reasons=(*self.reasons, reason) if reason else self.reasons)


@dataclass(frozen=True, slots=True)
class Piece:
    """One item as it is asked about: its texts, what was seen in it, and the channel it came by."""

    words: Wording
    file: str | None
    contents: Contents | None
    channel: str


def titles_of(ids: Iterable[str], index: Index) -> str:
    return "、".join(f"《{index.plan.requirement[id_].title.strip('《》')}》" for id_ in ids)


def stem_of(name: str) -> str:
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)


def is_picture(file: str) -> bool:
    return file.casefold().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"))


def is_inline_picture(file: str, contents: Contents | None) -> bool:
    """A logo or a picture out of the text: image001.png, named for nothing."""
    image = is_picture(file)
    if contents is not None and contents.opening is Opening.OPENED:
        image = contents.kind is ContentKind.IMAGE
    return image and bool(_INLINE.fullmatch(stem_of(file)))
