"""The days of each group below the item that names the papers: 会后材料三种:…, then 1.教学支部:3月27日截止。"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.whose_day import whose_day
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import Meant


def of_each_group(page: Page, demand: Demand, demands: Iterable[Demand]) -> tuple[Meant, ...]:
    """The papers that the item over such a line names by no day."""
    if not demand.line.kind or not demand.line.parents or not whose_day(demand.text):
        return ()
    item = page.line[demand.line.parents[-1]]
    here = [one for one in demands if one.line is item and not one.whens]
    names = [name for one in here for name in one.names]
    quoted = [name for name in names if "《" in name.title]
    return tuple(Meant(name.title, item) for name in quoted or names)


def are_two_groups(one: Line, other: Line) -> bool:
    """Whether two items of one list tell each the day of its own people."""
    whose = {whose_day(line.body.partition("。")[0]) for line in (one, other)}
    return one.block == other.block and bool(one.kind) and len(whose) > 1 and "" not in whose
