"""A day with papers behind it and nothing else: 9月12日17:30前:工作方案."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.papers.names.finding import all_papers, is_paper
from tasks.domain.plan.drafting.papers.names.listed_things import things_of

_COLON = re.compile(r"\s*(?:\)\s*)?[:,]\s*")
TELLS_OF_DAYS = re.compile(r"报送|上报|提交|上交|填报|截[止至]|时限|期限")


def stands_over_papers(when: When, text: str, start: int, end: int, above: str) -> bool:
    """9月12日17:30前:工作方案。 A day, and behind it papers and nothing else; where the heading tells of days, also one
    without 前."""
    told = when.marked or TELLS_OF_DAYS.search(above)
    colon = _COLON.match(text, when.end)
    if not told or colon is None or text[start : when.start].strip(" ,"):
        return False
    rest = text[colon.end() : end].strip(" 。;")
    return is_paper(rest) or bool(things_of(rest) or all_papers(rest))
