"""Papers and days told in turn: 《A》《B》分别于…、…前; 前者…,后者…; 初稿…,终稿… of one paper."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.papers import Name

_IN_TURN = re.compile(r"分别|依次|先后|逐一|按序|顺次|对应")
_BUT = re.compile(r"除(?:了)?((?:《[^》]+》|[、和及与])+)[之以]?外")
_STAGE = re.compile(r"(?:初|终|定|送审|讨论|征求意见|修改|修订|正式|审定)稿")


def is_one_each(demand: Demand, papers: int) -> bool:
    """Whether the first day is of the first paper, the second of the second: as many days as papers, told in turn."""
    return 1 < papers == len(demand.whens) and bool(_IN_TURN.search(demand.text))


def told_of(demand: Demand) -> tuple[Name, ...]:
    """The names that a stretch speaks of: not that of 除《…》外; 前者 is the first of them, 后者 the last."""
    names = tuple(name for name in demand.names if name.title not in left_aside(demand.text))
    if len(names) > 1 and ("前者" in demand.text) is not ("后者" in demand.text):
        return names[:1] if "前者" in demand.text else names[-1:]
    return names


def left_aside(text: str) -> frozenset[str]:
    """What 除《…》外 leaves aside."""
    return frozenset(name for but in _BUT.findall(text) for name in re.findall("《[^》]+》", but))


def is_stage(name: Name) -> bool:
    """Whether a name is only a paper's first draft, or its last."""
    return bool(_STAGE.fullmatch(name.title))


def drafted(demand: Demand, demands: Iterable[Demand], head: tuple[Name, ...]) -> str:
    """The paper whose 初稿 or 终稿 a stretch speaks of: one that it names, or that was named last in its line, or
    what its item is called; "" where there is none."""
    told = [name.title for name in head]
    for other in demands:
        if other.line is demand.line and other.line.text.find(other.text) <= demand.line.text.find(demand.text):
            told += [name.title for name in other.names if not is_stage(name)]
    told += [name.title for name in demand.names if not is_stage(name)]
    return told[-1] if told else ""
