"""A day of the week, or of the ten days, behind those of a paper: 在下一周的星期一; 在下一旬的第一个工作日."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from tasks.domain.plan.circulars.rest import NEXT
from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.month_words import months_around
from tasks.domain.plan.drafting.days.numbers import NUMBER, number
from tasks.domain.plan.drafting.days.when import When

Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]

_DAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_WEEK = "(?:周|星期|礼拜)"
_WEEKDAY = rf"{_WEEK}?(?P<weekday>[一二三四五六日天])(?![次篇个期份至])"
_NEXT_WEEK = re.compile(rf"(?:下一?个?|次|翌){_WEEK}的?{_WEEKDAY}")
_EVERY_OTHER = re.compile(rf"(?:每?隔一?个?|每[两二2]个?|每?[双单]){_WEEK}的?{_WEEKDAY}")
_EACH_WEEK = re.compile(rf"每(?:个|一)?{_WEEK}(?!{_WEEK}?[一二三四五六日天])|[逐按]周(?!边)|(?<!一)周[报表]")
_NEXT_DEKAD = re.compile(rf"(?:下一?个?|次)旬的?(?:第(?P<day>{NUMBER})[日天]|(?:第[一1]|首)个?(?P<working>工作日))")
_EACH_DEKAD = re.compile("每(?:个|一)?旬|[逐按]旬|旬[报表]")


def _next_week(match: re.Match[str]) -> str | None:
    told = _EACH_WEEK.search(match.string, 0, match.start())
    return f"rrule:FREQ=WEEKLY;BYDAY={_DAYS[match['weekday']]}" if told else None


def _every_other_week(match: re.Match[str]) -> str:
    return f"rrule:FREQ=WEEKLY;INTERVAL=2;BYDAY={_DAYS[match['weekday']]}"


BY_WEEKS: tuple[Reader, ...] = ((_NEXT_WEEK, _next_week), (_EVERY_OTHER, _every_other_week))


def days_of_next_dekad(text: str, year: int | None) -> Iterator[When]:
    """The day of each ten days that a report of the ten before is due on, where it is told for each; within the months
    that are told: 3月至5月每旬一次 ends on the first days of June."""
    for match in _NEXT_DEKAD.finditer(text):
        if not _EACH_DEKAD.search(text, 0, match.start()):
            continue
        day = number(match["day"] or "1")
        months = months_around(text[: match.start()], "", year).own
        since = f"DTSTART={date(year, months[0], day + 10):%Y%m%d};" if year and months else ""
        until = f";UNTIL={_behind(year, months[-1], day):%Y%m%d}" if year and months else ""
        clock, end, _ = read_behind(text, match.end())
        due = f"rrule:{since}FREQ=MONTHLY;BYMONTHDAY={day},{day + 10},{day + 20}{until} {clock}".strip()
        moved = NEXT if match["working"] else ""
        yield When(match.start(), end, text[match.start() : end], due, marked=True, repeats=True, moved=moved)


def _behind(year: int, month: int, day: int) -> date:
    """The day of the first ten days behind a month."""
    return date(year + month // 12, month % 12 + 1, day)
