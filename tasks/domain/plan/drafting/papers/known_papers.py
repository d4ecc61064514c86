"""Whether a sentence without a deadline speaks of a paper that is owed already: by its whole name, its tail, a clip."""

from __future__ import annotations

from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.papers import plain


def is_clipped(demand: Demand, owed: Owed) -> bool:
    """单位申报表 read in a sentence that names the 优秀组织单位申报表 in full."""
    return demand.hands_in and any("《" not in name.title and name.title in owed.title for name in demand.names)


def speaks_of(demand: Demand, owed: Owed, titles: list[str]) -> bool:
    """A whole name holds anywhere, a short one (反思) only in the section of the long one."""
    near = owed.line.parents[:1] == demand.line.parents[:1]
    return any(
        owed.is_named(title) or (owed.resembles(title) and (near or _is_tail(title, owed.title))) for title in titles
    )


def _is_tail(short: str, title: str) -> bool:
    """自查承诺书 of 《假日安全自查承诺书》."""
    return len(plain(short)) >= 4 and plain(title).endswith(plain(short))
