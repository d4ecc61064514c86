"""How a name that somebody mistyped comes near to one that is known: by its sound, its order, one sign, its letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Nearness(StrEnum):
    SOUND = "sound"  # 课成表 for 课程表
    SHAPE = "shape"  # 期未总结, 周迸度表: what looks alike, to a reader of pictures or a hurried eye
    ORDER = "order"  # 课表程
    MISSING = "missing"  # 教师任课分信息表
    EXTRA = "extra"  # 课课程表
    OTHER_SIGN = "other_sign"  # 周近度单
    LETTERS = "letters"  # kechengbiao
    INITIALS = "initials"  # kcb

    @property
    def label(self) -> str:
        return _LABELS[self.value]


_LABELS = {
    "sound": "同音",
    "shape": "形近",
    "order": "字序颠倒",
    "missing": "漏一字",
    "extra": "多一字",
    "other_sign": "错一字",
    "letters": "拼音",
    "initials": "拼音首字母",
}
_LONG = 5  # signs from which a missing or an extra one leaves no doubt which name was meant
_FIRST = 3  # signs, below which nothing comes near: 课件 sounds like 可见; one more where a sign is another


@dataclass(frozen=True, slots=True)
class Near:
    """`said`, as it stands in a folded text from `start` to `end`, comes near to the known `name` (folded too)."""

    name: str
    said: str
    start: int
    end: int
    how: Nearness

    @property
    def is_sure(self) -> bool:
        """Whether it needs no person, if it is near to nothing else: another sign may be another paper."""
        if self.how in {Nearness.SOUND, Nearness.SHAPE}:
            same = sum(a == b for a, b in zip(self.name, self.said, strict=False))
            return same * 3 >= len(self.name)
        if self.how in {Nearness.MISSING, Nearness.EXTRA}:  # 校长名单 is not 副校长名单 with a sign left out
            inside = (self.said[0], self.said[-1]) == (self.name[0], self.name[-1])
            return (inside and len(self.name) >= _LONG) or _is_doubled(self)
        return self.how in {Nearness.ORDER, Nearness.LETTERS}

    @property
    def sentence(self) -> str:
        return f"“{self.said}”（{self.how.label}）"


Finder = Callable[[str], tuple[Near, ...]]


def nothing_near(_folded: str) -> tuple[Near, ...]:
    return ()


def nearest(found: Iterable[Near]) -> tuple[Near, ...]:
    """The surest of what was found, the longest first where one lies in another; several mean that all are as near."""
    every = [near for near in found if len(near.name) >= _FIRST + (near.how is Nearness.OTHER_SIGN)]
    best = [near for near in every if near.is_sure] or every
    kept: dict[str, Near] = {}
    for near in best:
        if not any(o.start <= near.start and near.end <= o.end and len(o.name) > len(near.name) for o in best):
            kept.setdefault(near.name, near)
    return tuple(kept.values())


def _is_doubled(near: Near) -> bool:
    """课课程表: the sign beside it was struck twice."""
    if near.how is not Nearness.EXTRA:
        return False
    return any(
        near.said[n] == near.said[n - 1] and near.said[:n] + near.said[n + 1 :] == near.name
        for n in range(1, len(near.said))
    )
