"""The papers that one sentence gives its day because they have none of their own, over or below their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.days.by_default import is_by_default
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists import scope
from tasks.domain.plan.drafting.papers.lists.lists import is_headed_list
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.finding import is_paper
from tasks.domain.plan.drafting.papers.not_owed.kept import is_listed_as_kept
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.in_turn import told_of

_QUOTED = re.compile("《[^《》]+》")


def gives_the_rest_their_day(demand: Demand) -> bool:
    """凡没有另写时间的,一律在9月29日以前报送; not 《台账》如无特别说明…, which names its paper."""
    quoted = any(_QUOTED.match(name.title) for name in demand.names)
    return bool(demand.whens) and not quoted and is_by_default(demand.sentence)


def bind_by_default(binding: Binding, demand: Demand) -> None:
    """Give its day, and its place where none is told, to each paper that is asked for by no day."""
    for owed in [*binding.owed]:
        if owed.when is None:
            _is_due(owed, demand)
    for meant in (*_items(binding), *_asked(binding)):
        if known := next((owed for owed in binding.owed if _is_known(owed, meant)), None):
            known.line = min(known.line, meant.line, key=lambda line: line.number)  # and below, 《台账》发送至邮箱
            continue
        owed = Owed(meant.title, meant.line, told=[meant.told or meant.line.body], heard=[meant.line.body])
        _is_due(owed, demand)
        binding.owed.append(owed)


def _is_due(owed: Owed, demand: Demand) -> None:
    owed.when, owed.due_line = demand.whens[0], demand.line
    if not owed.channels:
        owed.goes_to(demand.channels, demand.text)
    owed.doubted(0.1)


def _is_known(owed: Owed, meant: Meant) -> bool:
    return owed.line is meant.line or meant.line.number in owed.line.parents or owed.resembles(meant.title)


def _items(binding: Binding) -> Iterator[Meant]:
    """1、《困难学生认定名册》。按年级排列,…: the items called by a paper's name, of a list of what is asked for."""
    for items in binding.page.blocks.values():
        named = [item for item in items if is_paper(scope.named_as(item))]
        quoted = any(_QUOTED.match(item.body) for item in named)
        if not quoted and not is_headed_list(binding.page, items):
            continue
        for item in named:
            if not is_listed_as_kept(item, binding.page) and not _tells_a_day(binding, item):
                yield from scope.meant_by_item(binding.page, item)


def _asked(binding: Binding) -> Iterator[Meant]:
    """各校另报《自查表》1份: what a sentence hands in by no day."""
    for demand in binding.demands:
        if demand.hands_in and not (demand.whens or demand.activity or demand.condition):
            quoted = (name for name in told_of(demand) if _QUOTED.match(name.title))
            yield from (Meant(name.title, demand.line, told=demand.text) for name in quoted)


def _tells_a_day(binding: Binding, item: Line) -> bool:
    """随班就读学生备案表,10月24日前, also where nobody could read what it is for."""
    return any(when.marked for when in binding.page.moments(item))
