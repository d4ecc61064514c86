"""When, as a circular says it: days, ranges, months' ends, "every month by the 25th", with their hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from tasks.domain.plan.drafting.days.bounded import bounded, bounded_by_ranges
from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.each_period import rule_of_months
from tasks.domain.plan.drafting.days.month_days import (
    day_of_nth,
    days_alone,
    month_of_line,
    months_before,
    nth_weekdays_of,
)
from tasks.domain.plan.drafting.days.month_words import months_behind
from tasks.domain.plan.drafting.days.named_periods import named_periods
from tasks.domain.plan.drafting.days.next_month import days_of_month_before, days_of_next_month
from tasks.domain.plan.drafting.days.next_week import days_of_next_dekad
from tasks.domain.plan.drafting.days.next_year import days_ahead
from tasks.domain.plan.drafting.days.numbers import NUMBER, YEAR, number
from tasks.domain.plan.drafting.days.real_days import day_or_none, last_day, why_impossible, wrong_weekday
from tasks.domain.plan.drafting.days.recurring_words import recurring
from tasks.domain.plan.drafting.days.short_dates import month_day, year_of
from tasks.domain.plan.drafting.days.told_exactly import is_listed_again, is_told_exactly
from tasks.domain.plan.drafting.days.undated import roughly, undated, without_overlap
from tasks.domain.plan.drafting.days.when import CLOCK, Frame, When
from tasks.domain.plan.drafting.shared_clock import together, with_shared_clock

_DAY = re.compile(
    rf"(?:(?P<year>{YEAR})\s*年\s*|(?P<rel>今年|本年|当年|明年|次年|翌年|来年|去年|上年)\s*)?(?:(?<![\d.])|(?<=[;:。、]\d\.)|(?<=^\d\.))"
    rf"(?P<month>{NUMBER})\s*(?P<unit>[月年])\s*的?(?P<day>{NUMBER})(?:\s*[日号]|(?P<wrong>目|月(?=\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[时点:]))|(?=\s*(?:前|之前|以前|[-—–~～]|至|下班|\d{{1,2}}:)))"
    r"|(?P<year2>(?:19|20)\d{2})\s*[-./]\s*(?P<month2>\d{1,2})\s*[-./]\s*(?P<day2>\d{1,2})(?!\d)"
    r"|(?<![\d.])(?P<year5>20\d{2})(?P<month5>[01]\d)(?P<day5>[0-3]\d)(?=\s*(?:之?前|以前|截|止|下班|\d{1,2}:))"
    r"|(?<![\d月至到—-])(?P<month4>\d{1,2})日(?P<day4>\d{1,2})日(?=\s*(?:之?前|以前|下班|\d{1,2}:))"
    r"|(?<![\d.\w])(?P<month3>\d{1,2})[./](?P<day3>\d{1,2})(?=\s*(?:日?前|日?之前|[-—~至]\s*\d{1,2}[./]\d{1,2}))"
)
_MONTH_END = re.compile(
    rf"(?:(?P<year>{YEAR})\s*年\s*)?(?<![\d每])(?:(?P<month>{NUMBER})\s*月\s*(?:份\s*)?(?:底|末(?!星期|周))|(?P<this>本|当|这个?)月\s*(?:底|末|内)"
    r"|(?P<next>下个?)月\s*(?:底|末)|(?P<yearend>年)(?:底|末)(?!业务|工作|考核|总结|评[选比优]|盘点|清点|决算|结算|检查|收官)|(?<![\d每本下一-十个])月\s*(?:底|末)(?=[前之]))"
)
_THIS_MONTH = re.compile(rf"(?P<which>本|当|这个?|下一?个?|次)月的?\s*(?P<day>{NUMBER})\s*[日号]")
_WEEKDAY = re.compile(r"(?<!每)(?P<which>本|这个?|下个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_TOMORROW = re.compile(r"今[天日]|明[天日]|后天")
_DASH = re.compile(r"\s*(?:\([^)]{0,6}\))?\s*起?\s*,?\s*(?:[-—–~～－―一]+|至|到)\s*")
_SINCE_NOW = re.compile(r"(?:自|从)?(?:即日|通知(?:下发|印发)?之日|发文之日|现在)起\s*,?\s*(?:[-—–~～]+|至|到)\s*$")
_ALSO = re.compile(r"\s*(?:[-—–~～]+|至|到)\s*(?:(?P<day>\d{1,2})\s*[日号])")
_MONTHLY = re.compile(
    r"(?:[每逐按当]个?月|(?<![\d一二三四五六七八九十本下上当])月度?(?![底末初内])[一-龥]{0,4}[表报单账帐册])[^。;]*$"
)
_IN_A_MONTH = re.compile(r"\d\s*月|[本当上]月|月底")
_OF_LAST_MONTH = re.compile(r"[^,。;]{0,12}(?:上月|当月|本月|月报|月度)")
_NEXT = re.compile(r"[次翌明来]年\s*$")
_YEAR_TOLD = re.compile(rf"{YEAR}\s*年|[次翌明来]年")
_JOINED = re.compile(r"\s*(?:\([^)]{0,8}\))?\s*(?:[-—–~～]+|至|到)\s*")


@lru_cache(maxsize=8192)  # tables, lists and sentences look at one line in turn
def find_whens(text: str, frame: Frame) -> tuple[When, ...]:
    """The moments in a line of narrow text, in order, ranges as one."""
    found = without_overlap((*_recurring(text, frame), *_single(text, frame), *undated(text, frame)))
    found = [roughly(when, text) for when in found]
    found = [when for at, when in enumerate(found) if not is_listed_again(text, at, found)]
    found = [when for at, when in enumerate(found) if not is_told_exactly(text, when, found[at + 1 :])]
    ranges = bounded_by_ranges(_ranges(found, text, frame), text)
    return tuple(with_shared_clock(together(ranges, text), text))


def _recurring(text: str, frame: Frame) -> Iterator[When]:
    year = frame.year
    for said in recurring(text, year):
        clock, end, _ = read_behind(text, said.end)
        ahead = days_ahead(said.rule, said.ahead, year) if said.rule and year else ()
        rule = bounded(said.rule, text, said.start, said.end, frame)
        rules = [*([] if said.only_ahead and year else [rule]), *ahead]
        due, *more = [f"{rule} {clock}".strip() if rule else None for rule in rules]
        quote = text[said.start : end]
        yield When(
            said.start, end, quote, due, said.why, marked=True, repeats=True, moved=said.moved,
            more=tuple(one for one in more if one),
        )  # fmt: skip


def _single(text: str, frame: Frame) -> Iterator[When]:
    before: When | None = None
    for match in _DAY.finditer(text):
        year = (
            before.day.year if before and before.day and _JOINED.fullmatch(text[before.end : match.start()]) else None
        )
        before = _in_each_month(_day(match, text, frame, year), text, frame)
        yield before
    yield from _leaning(text, frame)
    for match in _MONTH_END.finditer(text):
        yield _in_each_month(_month_end(match, text, frame), text, frame)
    for period in named_periods(text, frame):
        if day := period.day:
            yield _when(period.start, period.end, text, frame, (day.year, day.month, day.day))
    for match in _THIS_MONTH.finditer(text):
        yield _from_issue(match, text, frame, number(match["day"]))
    for days in (days_of_next_month, days_of_month_before, days_of_next_dekad):
        yield from days(text, frame.year)
    for match in _WEEKDAY.finditer(text):
        yield _weekday(match, text, frame)
    for match in _TOMORROW.finditer(text):
        yield _tomorrow(match, text, frame)


def _day(match: re.Match[str], text: str, frame: Frame, joined_to: int | None) -> When:
    """`joined_to`: the year of the date that it goes on from, 2026年6月2日至6月4日."""
    year = match["year"] or match["year2"] or match["year5"]
    said = number(year) if year else joined_to
    if match["rel"] and frame.year:
        said = frame.year + {"明": 1, "次": 1, "翌": 1, "来": 1, "去": -1, "上": -1}.get(match["rel"][0], 0)
    month = number(match["month"] or match["month2"] or match["month3"] or match["month4"] or match["month5"])
    day = number(match["day"] or match["day2"] or match["day3"] or match["day4"] or match["day5"])
    slip = "日" if match["month4"] else "年" if match["unit"] == "年" else match["wrong"] or ""
    doubt = f"“{match[0].strip()}”里的“{slip}”应是“{'日' if match['wrong'] else '月'}”" if slip else ""
    return _when(match.start(), match.end(), text, frame, (said, month, day), doubt)


def _in_each_month(when: When, text: str, frame: Frame) -> When:
    """3月、6月、9月25日前, 3月、9月底前: the months before it share its day and its hour."""
    start, months = months_before(text, when.start)
    if not months or when.day is None or when.due is None:
        return when
    clock = (CLOCK.search(when.due) or [""])[0]
    year, ends = when.day.year, "底" in when.quote or "末" in when.quote
    told = bool(_YEAR_TOLD.search(when.quote))  # 11月、12月和2027年1月的5日
    years = [year - (told and month > when.day.month) for month in months]
    days = [last_day(one, month) if ends else when.day.day for one, month in zip(years, months, strict=True)]
    dues = [
        f"{month_day(one, frame.year, month, day)}{clock}" for one, month, day in zip(years, months, days, strict=True)
    ]
    quote = text[start : when.end].strip(" ,")
    told_days = [(month, -1 if ends else when.day.day) for month in (*months, when.day.month)]
    in_plan = frame.year is None or {*years, year} == {frame.year}
    if in_plan and (rule := rule_of_months(text, start, when.end, told_days)):
        return replace(when, start=start, quote=quote, due=f"{rule}{clock}", marked=True, repeats=True, day=None)
    return replace(when, start=start, quote=quote, due=dues[0], more=(*dues[1:], when.due))


def _leaning(text: str, frame: Frame) -> Iterator[When]:
    """,20日前 of the month of the date before it, or of the heading; 6月最后一个星期五前."""
    headed = month_of_line(text) or frame.headed
    for match in days_alone(text, headed=headed is not None):
        dates = [one for one in _DAY.finditer(text, 0, match.start()) if one["month"]]
        if headed:
            year, month = headed
        elif dates and int(match["day"]) >= number(dates[-1]["day"]):
            year, month = number(dates[-1]["year"]) if dates[-1]["year"] else None, number(dates[-1]["month"])
        else:
            continue
        yield _when(match.start("day"), match.end(), text, frame, (year, month, int(match["day"])))
    for match, said, month, which in nth_weekdays_of(text):
        year = said or year_of(frame, month, 28)
        if day := day_of_nth(year, month, which, match["weekday"]) if year else None:
            yield _when(match.start(), match.end(), text, frame, (year, month, day))


def _month_end(match: re.Match[str], text: str, frame: Frame) -> When:
    said = number(match["year"]) if match["year"] else None
    if frame.year and _NEXT.search(text[: match.start()]):
        said = frame.year + 1
    if match["yearend"]:
        return _when(match.start(), match.end(), text, frame, (said, 12, 31))
    if match["month"]:
        month = number(match["month"])
        year = said or year_of(frame, month, 28) or 2001
        return _when(match.start(), match.end(), text, frame, (said, month, last_day(year, month)))
    return _from_issue(match, text, frame, 0)


def _from_issue(match: re.Match[str], text: str, frame: Frame, day: int) -> When:
    """本月底, 本月25日, 下月5日: from the day of issue; day 0 is the month's last."""
    if frame.issued is None:
        why = f"“{match[0]}”从哪个月算起不清楚：通知没有落款日期"
        return When(match.start(), match.end(), match[0], None, why, marked=True)
    ahead = "下" in match[0] or "次" in match[0]
    monthly = _MONTHLY.search(text[: match.start()]) or _OF_LAST_MONTH.match(text, match.end())
    alone = "次" in match[0] and not _IN_A_MONTH.search(text[: match.start()])  # 录入时限为次月10日
    if ahead and day and (monthly or alone):  # 每月…，并于次月3日前上传; 《月报表》于次月3日前
        clock, end, _ = read_behind(text, match.end())
        rule, *more = months_behind(text[: match.start()], text[match.end() :], frame.year, day, clock)
        return When(match.start(), end, text[match.start() : end], rule, marked=True, repeats=True, more=tuple(more))
    start = frame.issued.replace(day=1) + timedelta(days=31 if ahead else 0)
    return _when(
        match.start(), match.end(), text, frame, (start.year, start.month, day or last_day(start.year, start.month))
    )


def _weekday(match: re.Match[str], text: str, frame: Frame) -> When:
    if frame.issued is None:
        why = f"“{match[0]}”从哪一周算起不清楚：通知没有落款日期"
        return When(match.start(), match.end(), match[0], None, why, marked=True)
    monday = frame.issued - timedelta(days=frame.issued.weekday())
    day = monday + timedelta(
        days="一二三四五六日".index(match["day"].replace("天", "日")) + 7 * (match["which"][0] == "下")
    )
    return _when(match.start(), match.end(), text, frame, (day.year, day.month, day.day))


def _tomorrow(match: re.Match[str], text: str, frame: Frame) -> When:
    if frame.issued is None:
        why = f"“{match[0]}”从哪一天算起不清楚：通知没有落款日期"
        return When(match.start(), match.end(), match[0], None, why)
    day = frame.issued + timedelta(days="今明后".index(match[0][0]))
    return _when(match.start(), match.end(), text, frame, (day.year, day.month, day.day))


def _when(start: int, end: int, text: str, frame: Frame, ymd: tuple[int | None, int, int], doubt: str = "") -> When:
    said, month, day = ymd
    year = said or year_of(frame, month, day)
    clock, behind, marked = read_behind(text, end)
    quote = text[start:behind].strip(" ,")
    actual = day_or_none(year or 2000, month, day)
    if actual is None:
        return When(
            start, behind, quote, None, f"“{text[start:end].strip()}”：{why_impossible(year, month)}", marked=marked
        )
    doubt = doubt or wrong_weekday(text[end:behind], actual if year else None)
    due = f"{month_day(year, frame.year, month, day)} {clock}".strip()
    return When(start, behind, quote, due, marked=marked, doubt=doubt, day=actual if year else None)


def _ranges(found: list[When], text: str, frame: Frame) -> Iterator[When]:
    """A—B as one moment that is due on B and opens on A; 即日起至B; A至7日."""
    rest = list(found)
    while rest:
        when = rest.pop(0)
        if not when.repeats and rest and _DASH.fullmatch(text[when.end : rest[0].start]) and not rest[0].repeats:
            last = rest.pop(0)
            yield replace(
                last, start=when.start, quote=text[when.start : last.end], opens=when.due, ranged=True, first=when.day,
                doubt=last.doubt or when.doubt or when.why,
            )  # fmt: skip
        elif when.day and (also := _ALSO.match(text, when.end)):
            ymd = (when.day.year, when.day.month, int(also["day"]))
            last = _when(also.start("day"), also.end(), text, frame, ymd)
            yield replace(
                last, start=when.start, quote=text[when.start : last.end], opens=when.due, ranged=True, first=when.day
            )
        elif since := _SINCE_NOW.search(text[: when.start]):
            yield replace(when, start=since.start(), quote=text[since.start() : when.end], ranged=True, marked=True)
        else:
            yield when
