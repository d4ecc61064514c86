"""Two offices of which either may take it, 报县文化局或县图书馆: which of them does is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_OFFICE = r"[一-龥]{1,14}?(?:局|委|办|馆|站|校|[股科室](?![技学研])|处|中心)"
_EITHER = re.compile(
    rf"(?<![书申汇通填预])(?:报送?|送|交)[至到给]?(?P<offices>[县市区局本我教][一-龥]{{0,12}}?(?:局|委|办|馆|站|校|[股科室]|中心)(?:\([^()]{{2,16}}\))?或(?:者)?{_OFFICE}(?:\([^()]{{2,16}}\))?)(?=[,。;]|$)"
)
_OF_EACH = re.compile("所在|属地|就近|所属|各自|对口")


def either_office(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        found = _EITHER.search(one.text)
        if found and not _OF_EACH.search(one.text) and one.line not in circular.head_lines:
            yield defect("channel-unclear", one.line, found["offices"], f"“{found['offices']}”，交到哪一处没有定")
