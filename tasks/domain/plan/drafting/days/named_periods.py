"""A period that is named by itself: 第三季度末, 上半年结束前, 二季度结束后10日内, 11月内, 6月份最后一个工作日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.domain.plan.drafting.days.hanging import Hanging, Side
from tasks.domain.plan.drafting.days.numbers import COUNT, NUMBER, YEAR, number
from tasks.domain.plan.drafting.days.real_days import last_day
from tasks.domain.plan.drafting.days.short_dates import year_of
from tasks.domain.plan.drafting.days.when import Frame

_PERIOD = re.compile(
    rf"(?:(?P<year>{YEAR})\s*年\s*的?|(?P<rel>今年|本年|明年|次年|翌年))?"
    rf"(?:(?P<half>[上下])半年度?|(?P<whole>全年|年度)(?=结束|终了)|(?<!每)第?(?P<quarter>[一二三四1-4])季度|(?<![\d每.第])(?P<month>{NUMBER})\s*月(?:份|度)?)的?"
    rf"(?:(?P<end>底|末|最后一[天日]|(?:结束|终了|届满)?(?:之前|以前)|(?:结束|终了|届满)前|之?内(?![审控设部容业勤训科网宿涝])|以内)"
    rf"|第\s*(?P<nth>{COUNT})\s*个工作日|(?P<last>最后一?个工作日)"
    rf"|(?:结束|终了|届满)(?:之|以)?后的?\s*(?P<count>{COUNT})\s*个?(?P<unit>工作日|[日天]|周)之?以?内?)"
)
_END = {"上": 6, "下": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Where it stands, and its `day`; or the day `since` which working days are to be counted, by a calendar."""

    start: int
    end: int
    day: date | None
    hang: Hanging | None = None


def named_periods(text: str, frame: Frame) -> Iterator[Period]:
    for match in _PERIOD.finditer(text):
        month = _last_month(match)
        year = _year(match, frame, month)
        if year is None or not 1 <= month <= 12 or _is_told_elsewhere(match):
            continue
        first, last = date(year, month, 1), date(year, month, last_day(year, month))
        start, end = match.span()
        if match["end"]:
            yield Period(start, end, last)
        elif match["count"]:
            unit = "工作日" if match["unit"] == "工作日" else "周" if match["unit"] == "周" else "日"
            yield Period(
                start, end, None, Hanging(start, end, "", "", Side.AFTER, number(match["count"]), unit, since=last)
            )
        elif match["last"]:
            after = last + timedelta(days=1)
            yield Period(start, end, None, Hanging(start, end, "", "", Side.BEFORE, 1, "工作日", since=after))
        elif match["month"]:
            before = first - timedelta(days=1)
            count = number(match["nth"])
            yield Period(start, end, None, Hanging(start, end, "", "", Side.AFTER, count, "工作日", since=before))


def _is_told_elsewhere(match: re.Match[str]) -> bool:
    """11月底 is read with the dates; 11月前 leaves open which day is meant."""
    return bool(match["month"] and match["end"] and not re.search("内|结束|终了|届满|最后", match["end"]))


def _last_month(match: re.Match[str]) -> int:
    if match["whole"]:
        return 12
    if match["half"]:
        return _END[match["half"]]
    return number(match["quarter"]) * 3 if match["quarter"] else number(match["month"])


def _year(match: re.Match[str], frame: Frame, month: int) -> int | None:
    if match["year"]:
        return number(match["year"])
    if match["rel"] and frame.year:
        return frame.year + (match["rel"][0] in "明次翌")
    return year_of(frame, month, 28)
