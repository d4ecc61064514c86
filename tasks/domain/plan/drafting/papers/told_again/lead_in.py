"""What a circular says ahead of its list: 现要求…将隐患清单上报科技处，相关要求如下：the list tells it in full."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.papers.owed import Owed

_FOLLOWS = re.compile(r"(?:如下|下列|以下)[^。]{0,8}:\s*$")


def told_ahead(one: Owed, owed: list[Owed]) -> bool:
    """Whether an undated paper stands in the paragraph that leads to the rest, and what follows has its day."""
    if one.when is not None or one.line.kind or not _FOLLOWS.search(one.line.text):
        return False
    later = [other for other in owed if other.when and other.line.number > one.line.number]
    return any(_is_same_place(place, other) for place in one.channels or [""] for other in later)


def _is_same_place(place: str, other: Owed) -> bool:
    return not place or any(place in own or own in place for own in other.channels)
