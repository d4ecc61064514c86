"""The days of each group below the item that names the papers: 会后材料三种:…, then 1.教学支部:3月27日截止。"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.whose_day import whose_day
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import Meant

_NEAR = 3  # lines from one group to the next, or to what names the papers


def of_each_group(page: Page, demand: Demand, demands: Iterable[Demand]) -> tuple[Meant, ...]:
    """The papers that the item over such a line names by no day."""
    for item in over_group(page, demand.line) if whose_day(demand.text) else ():
        here = [one for one in demands if one.line is item and not one.whens]
        names = [name for one in here for name in one.names] or [*page.names_of(item)]
        if names:
            quoted = [name for name in names if "《" in name.title]
            return tuple(Meant(name.title, item) for name in quoted or names)
    return ()


def over_group(page: Page, line: Line) -> tuple[Line, ...]:
    """What it stands under; over paragraphs the line that leads to them, 由各镇分两批送经管站:, and its heading."""
    if line.kind:
        return (page.line[line.parents[-1]],) if line.parents else ()
    above = [one for one in page.lines if line.number - _NEAR - 1 <= one.number < line.number]
    lead = next((one for one in reversed(above) if not _tells_a_group(one)), None)
    if lead is None or not lead.text.endswith(":"):
        return ()
    heading = page.before(lead.number)
    return (lead, heading) if heading and heading.is_heading else (lead,)


def _tells_a_group(line: Line) -> bool:
    return not line.kind and bool(whose_day(line.body))


def are_two_groups(one: Line, other: Line) -> bool:
    """Whether two items of one list tell each the day of its own people."""
    whose = {whose_day(line.body.partition("。")[0]) for line in (one, other)}
    together = one.block == other.block if one.kind else abs(one.number - other.number) <= _NEAR
    return together and one.kind == other.kind and len(whose) > 1 and "" not in whose
