"""A day within or behind a quarter, a half-year, a month: 季末月25日前, 季度终了后15日内, 逢单月10日前."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.domain.plan.drafting.days.numbers import NUMBER, number

Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]

WORKDAY = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS="
_FIRST = r"首月|首个月|第[一1]个?月"
_AFTER = rf"(?:结束|终了|届满|末)?(?:之|以)?后(?:的)?(?:{_FIRST}|次月|下月)?|终了|次月"
_LAST = r"末月|最后一?个?月|第[三3]个?月|季末|末|底"
_DAY = rf"(?:第|前)?(?P<day>{NUMBER})\s*(?:个?(?P<working>工作日)|[日号天]|(?=前))"
_ENDS = (
    r"(?=\s*(?:\((?:[^()]{0,8}|[遇逢如][^()]{2,20})\))?\s*(?:之?前|内|以[前内]|下班|\d|上|下午|[报提交]|[,。;)]|$"
    r"|[一二三四五六七八九十]{1,3}[点时]))"
)
_NOT_A_PERIOD = r"(?<![春夏秋冬雨旱汛花换旺淡一二三四当本该上这\d])"
_QUARTER = re.compile(
    rf"(?:每(?:一?个)?|各|次|下(?:一?个?)?|按)?{_NOT_A_PERIOD}季度?的?"
    rf"(?:(?P<first>{_FIRST})|(?P<second>第[二2]个?月)|(?P<after>{_AFTER})|(?P<last>{_LAST}))?的?\s*"
    rf"(?:{_DAY}|(?P<end>月?底|月?末|最后一?[天日])|(?P<lastwork>最后一?个?工作日))?{_ENDS}"
)
_HALF_YEAR = re.compile(
    rf"(?:每(?:个)?)?(?<![上下前后])半年度?的?(?:(?P<first>{_FIRST})|(?P<after>{_AFTER})|(?P<last>{_LAST}))的?\s*{_DAY}{_ENDS}"
)
_MONTH = re.compile(
    rf"(?:每(?:个)?)?(?<![\d一二三四五六七八九十当本])月(?:度|份)?(?:(?:结束|终了|届满)(?:之|以)?后?|(?:之|以)?后)的?\s*{_DAY}{_ENDS}"
)
_ODD_EVEN = re.compile(rf"(?:每|逢)*(?:个)?(?P<which>[单双])月的?(?P<day>{NUMBER})\s*[日号]?{_ENDS}")
_BY_MONTH = re.compile(rf"[按逐]月(?:度)?(?:,|于|在|以|报送|上报|,?每次于)*\s*(?P<day>{NUMBER})\s*[日号]{_ENDS}")


def _day_of(match: re.Match[str], months: str) -> str:
    """Its nth day, or its nth weekday of work; which days are worked, only a calendar tells."""
    day = f"{WORKDAY}{number(match['day'])}" if match["working"] else f"BYMONTHDAY={number(match['day'])}"
    return f"rrule:FREQ=MONTHLY;{f'BYMONTH={months};' if months else ''}{day}"


def _quarterly(match: re.Match[str]) -> str | None:
    if match["lastwork"]:
        return f"rrule:FREQ=MONTHLY;BYMONTH={'1,4,7,10' if match['first'] else '3,6,9,12'};BYMONTHDAY=-1"
    if not match["day"]:
        ends = match["end"] or (match["last"] or "").endswith(("末", "底"))
        return "rrule:FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1" if ends else None
    if not any(match.group("first", "second", "after", "last")) and "每" not in match[0]:
        return None  # 季20日: of no quarter
    behind = match["first"] or match["after"]
    return _day_of(match, "1,4,7,10" if behind else "2,5,8,11" if match["second"] else "3,6,9,12")


def _half_yearly(match: re.Match[str]) -> str:
    return _day_of(match, "1,7" if match["first"] or match["after"] else "6,12")


def _after_month(match: re.Match[str]) -> str:
    return _day_of(match, "")


def _odd_even(match: re.Match[str]) -> str:
    months = "1,3,5,7,9,11" if match["which"] == "单" else "2,4,6,8,10,12"
    return f"rrule:FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={number(match['day'])}"


def _by_month(match: re.Match[str]) -> str:
    return f"rrule:FREQ=MONTHLY;BYMONTHDAY={number(match['day'])}"


PERIODS: tuple[Reader, ...] = (
    (_QUARTER, _quarterly),
    (_HALF_YEAR, _half_yearly),
    (_MONTH, _after_month),
    (_ODD_EVEN, _odd_even),
    (_BY_MONTH, _by_month),
)
