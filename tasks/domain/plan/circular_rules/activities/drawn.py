"""A paper drawn from what is still going on: 根据现场检查情况形成整改报告, of inspections that last a week longer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.activities.activity_ends import MADE_BEFORE, early
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_in
from tasks.domain.plan.defect import Defect

_DRAWN = re.compile(
    r"(?:根据|依据|结合|针对|按照)[^,。;]{0,8}?(?P<what>[一-龥]{2})(?:情况|结果|意见|反馈)[^,。;]{0,6}(?:形成|撰写|填写|制作|汇总)"
)
_RESULTS = re.compile(r"结果|汇总|报告|情况|总结")


def drawn_too_soon(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """根据现场检查情况形成整改报告 by 7 November, of inspections that go on until the 14th, whosoever makes them; and
    5月10日至5月21日开展调查,5月19日前报送结果 in one line."""
    for mention in circular.deadlines:
        drawn = _DRAWN.search(mention.sentence)
        for first, last in ranges(circular):
            inside = first.date and last.date and mention.date and first.date < mention.date < last.date
            if not inside or last.deadline:
                continue
            one_line = (
                last.line == mention.line and _RESULTS.search(_due(mention, last)) and last.quote in mention.sentence
            )
            if (drawn and drawn["what"] in circular.narrow[last.line]) or (
                one_line and not MADE_BEFORE.search(mention.sentence)
            ):
                yield early(mention, last, same_day=False)
                break


def _due(mention: Mention, last: Mention) -> str:
    """What stands by a day behind the activity's, and not by the next one: 《阶段小结》于6月30日前、《总结》于…."""
    before = mention.before.rpartition(last.quote)[2]
    return before if documents_in(before) else re.split("[。;]", mention.behind)[0]
