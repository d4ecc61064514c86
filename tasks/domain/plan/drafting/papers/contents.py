"""What an item's paper is to tell is no paper beside it: 一、安全工作总结。全面总结全年安全工作情况,12月12日前报送."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand

_TOLD = re.compile(r"^[^《》]*(?:情况|问题|经验|做法|成效|打算|建议|数据)$")


def without_contents(page: Page, demand: Demand) -> Demand:
    """The demand without its names, where they are no more than what the paper that heads the item tells."""
    head = page.names_of(demand.line) if demand.line.kind else ()
    told = demand.names and all(_TOLD.search(name.title) for name in demand.names)
    return replace(demand, names=()) if head and told and not any(_TOLD.search(one.title) for one in head) else demand
