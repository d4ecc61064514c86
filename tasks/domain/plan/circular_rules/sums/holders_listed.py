"""Holders told kind by kind, so much from each, and a total: 初中11所、小学14所,每个单位1支代表队,共26支."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.sums.counted_lists import differs
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect

_MANY = r"\d{1,3}\s?[所个家]"
_KIND = rf"(?:[一-龥]{{2,10}}{_MANY}|{_MANY}[一-龥]{{2,10}})(?:\([^()]{{1,40}}\))?"
_EACH_OF_THEM = re.compile(
    rf"(?P<kinds>{_KIND}(?:[、和]{_KIND}){{1,5}}),?(?:每[个家]?(?:单位|队)|各)[一-龥]{{0,6}}?(?P<n>\d{{1,2}}|[一二两三])"
    r"\s?(?P<unit>[一-龥])[一-龥]{0,8},(?:一?共计?|合计|总计)[一-龥]{0,4}?(?P<said>\d{1,4})\s?(?P=unit)"
)
_SO_MANY = re.compile(rf"({_MANY})")


def holders_listed(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        for found in _EACH_OF_THEM.finditer(one.text):
            kinds = re.sub(r"\([^()]*\)", "", found["kinds"])
            holders = sum(int(re.sub(r"\D", "", told)) for told in _SO_MANY.findall(kinds))
            made, quote = holders * number_of(found["n"]), found[0][-20:].rpartition(",")[2]
            yield from differs(one.line, quote, int(found["said"]), made, found["unit"])
