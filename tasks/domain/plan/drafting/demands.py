"""Every demand of a circular's sentences, in order: without the office's own work, attachments and tables."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand, read_sentence
from tasks.domain.plan.drafting.page import sentences
from tasks.domain.plan.drafting.papers.own_work import asked_of_others
from tasks.domain.plan.drafting.places.pointing import pointed_back

_SAME_DAY = re.compile(
    r"同上|时间相同|同期|此期间|(?:上述|以上|该|此)(?:时间|时段|期限|日期)(?:内|之?前)?|[跟与和同][一-龥《》]{1,20}?(?:同一[天日]|同[日时步])(?:一并)?[报交送发提上]"
)
LONGEST_LINE = 6000  # signs; a paragraph of a circular has some hundreds


def demands_of(page: Page, taken: frozenset[int]) -> tuple[Demand, ...]:
    """Every demand of the circular's sentences, but for the lines that are a table's, a list of attachments, a date."""
    passed = taken | page.attachment_lines | ({page.issued[0].number} if page.issued else set())
    passed |= {line.number for line in page.lines if len(line.text) > LONGEST_LINE}
    found: list[Demand] = []
    for line in page.lines:
        if line.number in passed:
            continue
        moments = page.moments(line)
        for start, sentence in sentences(line):
            for at, asked in asked_of_others(start, sentence, page.addressees):
                for demand in read_sentence(line, at, asked, moments, page.above(line)):
                    found.append(_as_before(demand, found))
    return tuple(found)


def _as_before(demand: Demand, found: list[Demand]) -> Demand:
    """时间同上: the deadline, and the place, of the demand before."""
    demand = pointed_back(demand, found)
    dated = [other for other in found if other.whens]
    goes_on = re.match(r"\s*(?:同时|并|另外?)[,将把须需附请]", demand.text) and demand.hands_in and bool(demand.names)
    same_line = bool(dated) and dated[-1].line is demand.line
    if demand.whens or not dated or not (_SAME_DAY.search(demand.text) or (goes_on and same_line)):
        return demand
    return replace(demand, whens=dated[-1].whens, channels=demand.channels or dated[-1].channels)
