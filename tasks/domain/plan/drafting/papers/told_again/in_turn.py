"""Papers and days told in turn: 《A》《B》分别于…、…前; 前者…,后者…; 初稿…,终稿… of one paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.name import Name

_IN_TURN = re.compile(r"分别|依次|先后|逐一|按序|顺次|对应")
_OF_TWO, _PAIR = re.compile(r"(?<!最)[前后](?:者|一(?:样|项|种|份|个))(?!工作日|[周月日季])"), 2
_BUT = re.compile(r"除(?:了)?(?:[^,。;《》\d]{1,12}的)?((?:《[^》]+》|[、和及与])+)[之以]?外")
_STAGE = re.compile(r"(?:初|终|定|送审|讨论|征求意见|修改|修订|正式|审定)稿")


def own_days(demand: Demand, one: Meant, meant: Iterable[Meant]) -> tuple[When, ...]:
    """The days of one of the papers: the first day is of the first where there are as many, told in turn; else all."""
    titles = list(dict.fromkeys(other.title for other in meant))
    if len(titles) != len(demand.whens) or not _IN_TURN.search(demand.text):
        return demand.whens
    return (demand.whens[titles.index(one.title)],)


def by_own_days(found: Sequence[Demand]) -> Iterator[Demand]:
    """《规程》和《预案》各一份,其中《规程》3月20日前、《预案》3月27日前报送: the first day is not the 预案's."""
    for at, demand in enumerate(found):
        cut = demand.line.text.find("其中", demand.line.text.find(demand.text)) if demand.whens else -1
        here = {name.title for name in demand.names if name.start > cut}
        later = {
            name.title for one in found[at + 1 :] if one.line is demand.line and one.whens for name in one.names
        } - here
        kept = tuple(name for name in demand.names if name.start > cut or name.title not in later)
        yield replace(demand, names=kept) if cut >= 0 and here else demand


def of_pair(demand: Demand, demands: Iterable[Demand]) -> Name | None:
    """《汇总表》和《登记表》,前者…报送;后者…报送: which of the pair that the line names; None where it says neither."""
    said = _OF_TWO.findall(demand.text)
    here = [one for one in demands if one.line is demand.line]
    pairs = [one.names for one in here if len(one.names) == _PAIR]
    pairs += [both for one in here if len(both := _with_generic(one)) == _PAIR]  # 数据表与评估报告
    return pairs[0][said[0].startswith("后")] if len(said) == 1 and pairs else None


def _with_generic(demand: Demand) -> tuple[Name, ...]:
    named = (*demand.names, *(name for name in demand.generic if not name.form))
    return tuple(sorted(named, key=lambda name: name.start))


def told_of(demand: Demand) -> tuple[Name, ...]:
    """The names that a stretch speaks of: not that of 除《…》外."""
    return tuple(name for name in demand.names if name.title not in left_aside(demand.text))


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
