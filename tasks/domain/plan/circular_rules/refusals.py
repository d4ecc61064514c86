"""A refusal that sets another deadline: 6月12日17:00前报送, and then 6月12日12:00后送达的不予受理."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_dates import Mention
from tasks.domain.plan.circular_duty import documents_due, documents_in
from tasks.domain.plan.defect import Defect, defect

_REFUSED = re.compile(
    r"\s{0,2}(?:\([^()]{0,12}\))?\s{0,2}(?P<clock>(?:上午|中午|下午)?\s{0,2}\d{1,2}\s{0,2}[:点时]\s{0,2}\d{0,2})?\s{0,2}(?:之|以)?后"
    r"[^。;]{0,14}?(?:不予|不再|一律不|概不|拒)"
)
_CLOCK = re.compile(
    r"\s{0,2}(?:\([^()]{0,12}\))?\s{0,2}(?P<clock>(?:上午|中午|下午)?\s{0,2}\d{1,2}\s{0,2}[:点时]\s{0,2}\d{0,2})"
)


def refusals_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        if refused := _REFUSED.match(mention.behind):
            for other in circular.deadlines:
                if other is not mention and _is_other(circular, mention, other, refused["clock"] or ""):
                    quote = f"{mention.quote}{refused[0].strip()}"
                    message = (
                        f"第 {other.line} 行的期限是 {other.quote}{_clock(other)}，这里说{quote}，以哪个为准没有定"
                    )
                    yield defect("conflicting-dates", mention.line, quote, message)
                    break


def _is_other(circular: Circular, mention: Mention, other: Mention, clock: str) -> bool:
    same_day = (mention.month, mention.day) == (other.month, other.day)
    named = {paper for paper in documents_in(mention.sentence) if len(paper) > 3}
    if not named & set(documents_due(circular, other)):
        return False
    said = _clock(other)
    return not same_day or bool(clock and said and _plain(clock) != _plain(said))


def _clock(mention: Mention) -> str:
    found = _CLOCK.match(mention.behind)
    return found["clock"].strip() if found else ""


def _plain(clock: str) -> str:
    hour, minute = (re.findall(r"\d+", clock) + ["0"])[:2]
    return f"{int(hour) + 12 * ('下午' in clock and int(hour) < 12)}:{int(minute or 0):02d}"
