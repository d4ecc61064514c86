"""What comes again: 每月25日前, 每月最后一个星期五, 每周五, 每季度末月25日前, as rules of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tasks.domain.plan.circulars.rest import NEXT, PREVIOUS
from tasks.domain.plan.drafting.days.month_words import MONTHS, Months, by_year, months_around, read_months
from tasks.domain.plan.drafting.days.next_week import BY_WEEKS
from tasks.domain.plan.drafting.days.numbers import COUNT, NUMBER, UNIT, number
from tasks.domain.plan.drafting.days.period_words import PERIODS, WORKDAY
from tasks.domain.plan.drafting.days.quarter_words import in_quarters

ORDINALS = {"一": "first", "1": "first", "二": "second", "2": "second", "三": "third", "3": "third",
             "四": "fourth", "4": "fourth"}  # fmt: skip
WEEKDAYS = dict(zip("一二三四五六日天", ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                                 "sunday"), strict=True))  # fmt: skip
_MONTHS = rf"(?:(?P<m1>{NUMBER})\s*月?份?\s*(?:[-—–~～]+|至|到)\s*(?P<m2>{NUMBER})\s*月份?\s*,?\s*)?"
_WEEKDAY = r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
_NTH = re.compile(rf"{_MONTHS}每(?:个)?月(?:份)?的?(?:第(?P<nth>[一二三四1-4])个?|最后(?:一)?个?)的?{_WEEKDAY}")
_MONTHLY = re.compile(
    rf"{_MONTHS}(?:每(?:个)?|当(?=月最后一[天日]))月(?:份)?的?(?:月?初|逢|于)?(?:(?:{NUMBER}[日号]?(?:[-—–~～]|至|到))?(?P<days>{NUMBER}[日号]?(?:\s*(?:、|和|及)\s*{NUMBER}[日号])*)(?:(?<=[日号])|[日号]|(?=前))|(?P<end>月?底|月?末(?!星期|周|个)|最后一?[天日](?!工作)))"
)
_IN_EACH_MONTH = re.compile(  # 每月将上月《月报表》1份于10日17:00前上传: a day of no month that is told
    r"(?<=[于在])(?P<day>\d{1,2})[日号](?=\s*(?:\([^()]*\))?\s*(?:上午|下午|中午|\d{1,2}\s*[:时点]|之?前|以前|下班|[上报发送提])[^,。;]{0,12})"
)
_MONTH_AHEAD = re.compile(r"每(?:个)?月(?:(?!\d{1,2}月|[当本该次下]月)[^。;])*$")
_WEEKLY = re.compile(
    r"每逢?(?:个)?(?:周|星期|礼拜)的?(?:(?:星期|周))?(?P<weekday>[一二三四五六日天])(?!次|篇|个|期|份|至|[节堂场课回趟页组套条道天](?!前))"
)
_HOURS = r"\d{1,2}(?:\s*[:时点]\s*\d{0,2}分?)?"
_DAILY = re.compile(  # 每日9:00—11:30受理 tells when the office is open
    rf"每(?:个)?(?:日|天|(?P<working>工作日))(?!,?\s*(?:上午)?\s*{_HOURS}\s*(?:[-—–~～]+|至|到)\s*(?:[上下]午)?\d)"
    r"(?=,?\s*(?:上午|中午|下午|晚上?)?\s*(?:\d{1,2}\s*[:时点]|[一二三四五六七八九十零]{1,3}\s*[时点]|(?:下班|放学)?之?前|(?:报送|上报|填报|上传|提交|报告)))"
)
_DEKADS = re.compile(r"每(?:个)?旬的?(?:末日|末(?=[日前,\d])|最后一[天日]|结束[日当])")  # the 10th, the 20th, the last
_OF_QUARTER = re.compile(  # 季后首月第二个星期五, 每季末月最后一个周三
    rf"(?:每(?:一?个?)?)?(?<![春夏秋冬雨旱汛花换旺淡一二三四当本该上这\d])季度?的?(?:(?:结束|终了)?(?:之|以)?(?P<after>后)的?)?"
    rf"(?P<month>首个?月|第[一二三123]个?月|次月|下月|末月|最后一?个?月)?的?(?:第(?P<nth>[一二三四1-4])个?|最后(?:一)?个?)的?{_WEEKDAY}"
)
_LAST_WORKDAY = re.compile(rf"{_MONTHS}每(?:个)?月(?:份)?的?(?:最后|末)(?:的?一)?个?工作日")
_LAST_OF_WEEK = re.compile(r"每(?:个)?(?:周|星期)的?(?:最后|末)(?:的?一)?个?工作日")
_FIRST_OF_WEEK = re.compile(r"每(?:个)?(?:周|星期)的?(?:第[一1]个?|首个?)工作日")
_NTH_WORKDAY = re.compile(rf"{_MONTHS}每(?:个)?月(?:份)?的?(?:第|前|首)?(?P<nth>{NUMBER}|(?<=首))个?工作日")
_EVERY_MONTH = re.compile(rf"每(?:个)?月(?!\s*{COUNT}\s*{UNIT})[^,。;]{{0,10}}\d")  # 每月1期 is no day
_OPEN = re.compile(
    r"每(?:个)?月的?[上中下]旬|每(?:个)?学期(?:期?末|初|结束|开学)[^,。;:]{0,4}前|每(?:半年|两周|半月)[^,。;:]{0,4}前"
    r"|每(?:个)?(?:学期第\s*[\d一二三四]{1,2}周|(?:两|双|单|隔)周|隔周|半月)(?:的?(?:星期|周)?[一二三四五])?"
)


_OF_MONTHS = rf"(?P<list>{MONTHS.pattern})的?"
_LISTED_WORKDAY = re.compile(rf"{_OF_MONTHS}(?:最后|末)(?:的?一)?个?工作日")
_LISTED_NTH = re.compile(rf"{_OF_MONTHS}(?:第(?P<nth>[一二三四1-4])个?|最后(?:一)?个?)的?{_WEEKDAY}")
_BY_MONTH = re.compile(
    r"((?:[按逐]月|月报|月度)[^。;]{0,40}?)(?<![至到])(当月|该月)(?=的?最后|的?第|月?底|末|\d{1,2}[日号]之?前)"
)
_OF_THE_MONTH = re.compile(
    r"(每(?:个)?月[^。;]{2,40}?)(当月|本月|该月)(\([^()]{2,16}\))?(?=的?最后|的?第|月?底|末|[\d一二三四五六七八九十])"
)


_OF_LISTED_MONTHS = re.compile(  # 9月、10月、11月这三个月,各校在当月25日前
    rf"({MONTHS.pattern}(?:这[一二三四五六七八九十\d]{{1,2}}个月)?,?[^,。;\d]{{0,12}}?)(当月|本月|该月)(?=的?最后|的?第|月?底|末|\d{{1,2}}[日号])"
)


@dataclass(frozen=True, slots=True)
class Said:
    start: int
    end: int
    rule: str  # "" with `why` where the plan's grammar has no such rule or the words leave it open
    why: str = ""
    moved: str = ""  # on_rest_day, where the words imply it
    ahead: tuple[int, ...] = ()  # months of the year after, in which it comes again too
    only_ahead: bool = False


def recurring(text: str, year: int | None = None) -> Iterator[Said]:
    """What comes again in a text, without its hour; nothing twice."""
    taken: list[tuple[int, int]] = []
    text = _OF_THE_MONTH.sub(lambda found: f"{found[1]}{found[3] or ''}每月", text)
    for pattern in (_BY_MONTH, _OF_LISTED_MONTHS):
        text = pattern.sub(lambda found: f"{found[0].removesuffix(found[2])}每月", text)
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            rule = read(match)
            if rule is None:
                continue
            taken.append(match.span())
            why = "" if rule else f"“{match[0]}”没有说到具体的日子"
            moved = PREVIOUS if pattern in {_LAST_WORKDAY, _LISTED_WORKDAY} or "最后一个工作日" in match[0] else ""
            moved = NEXT if pattern is _FIRST_OF_WEEK else moved
            rule = in_quarters(rule, text, match) if "季" in match[0] else rule
            months = _months_of(rule, text, match, year)
            only = bool(months.ahead) and not months.own
            rule = in_months(rule, months.own or months.ahead)
            if ",13" in rule:
                rule, months = rule.replace(",13", ""), Months(months.own, (1,))
            yield Said(*match.span(), _days_of_year(rule), why, moved, months.ahead, only)


def in_months(rule: str, months: tuple[int, ...]) -> str:
    """3月至6月、9月至12月,各校于每月25日: the rule in the months that the sentence names."""
    if not months:
        return rule
    bare = re.sub(r"BYMONTH=[\d,]+;| of .*", "", rule)
    listed = ",".join(map(str, months))
    return (
        bare.replace("MONTHLY;", f"MONTHLY;BYMONTH={listed};")
        if "MONTHLY" in rule
        else f"{bare} of {_spans(list(months))}"
    )


def _days_of_year(rule: str) -> str:
    """每月5日、20日前: two days of a month are no monthly rule of the plan, each is a period of its own."""
    if not re.search(r"BYMONTHDAY=-?\d+,", rule):
        return rule
    every = "" if "BYMONTH=" in rule else "BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;"
    return rule.replace("FREQ=MONTHLY;", f"FREQ=YEARLY;{every}")


def _months_of(rule: str, text: str, match: re.Match[str], year: int | None) -> Months:
    if "list" in match.re.groupindex:
        return by_year(read_months(match["list"], year))  # 2025年11月、12月和2026年1月的最后一个工作日
    if not ("MONTHLY" in rule or re.match(r"\w+ \w+day", rule)) or "季" in match[0]:
        return Months()
    if "m1" in match.re.groupindex and _rising(match) and len(_EVERY_MONTH.findall(text)) > 1:
        return Months()  # 甲类自9月至12月每月15日前,乙类自9月至11月每月26日前: each its own
    return months_around(text[: match.start() + max(0, match[0].find("每"))], text[match.end() :], year)


def _spans(months: list[int]) -> str:
    spans: list[list[int]] = []
    for month in months:
        if spans and month == spans[-1][-1] + 1:
            spans[-1].append(month)
        else:
            spans.append([month])
    return ",".join(f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


def _nth(match: re.Match[str]) -> str:
    ordinal = ORDINALS[match["nth"]] if match["nth"] else "last"
    months = f" of {number(match['m1'])}-{number(match['m2'])}" if _rising(match) else ""
    return f"{ordinal} {WEEKDAYS[match['weekday']]}{months}"


def _nth_of_quarter(match: re.Match[str]) -> str:
    which = (match["month"] or "").removeprefix("第")[:1]
    first = match["after"] or which in {"首", "一", "1", "次", "下"}
    months = "1,4,7,10" if first else "2,5,8,11" if which in {"二", "2"} else "3,6,9,12"
    return f"{ORDINALS[match['nth']] if match['nth'] else 'last'} {WEEKDAYS[match['weekday']]} of {months}"


def _monthly(match: re.Match[str]) -> str:
    days = "-1" if match["end"] else ",".join(str(number(day)) for day in re.findall(NUMBER, match["days"]))
    return f"rrule:FREQ=MONTHLY;{_by_months(match)}BYMONTHDAY={days}"


def _in_each_month(match: re.Match[str]) -> str | None:
    ahead = _MONTH_AHEAD.search(match.string, 0, match.start())
    return f"rrule:FREQ=MONTHLY;BYMONTHDAY={int(match['day'])}" if ahead else None


def _by_months(match: re.Match[str]) -> str:
    """9月至12月 as BYMONTH=9,10,11,12; "" where no such months stand right before it."""
    months = range(number(match["m1"]), number(match["m2"]) + 1) if _rising(match) else ()
    return f"BYMONTH={','.join(map(str, months))};" if months else ""


def _rising(match: re.Match[str]) -> bool:
    return bool(match["m1"]) and number(match["m1"]) <= number(match["m2"])


def _weekly(match: re.Match[str]) -> str:
    return f"rrule:FREQ=WEEKLY;BYDAY={WEEKDAYS[match['weekday']][:2].upper()}"


def _daily(match: re.Match[str]) -> str:
    return f"rrule:FREQ={'WEEKLY;BYDAY=MO,TU,WE,TH,FR' if match['working'] else 'DAILY'}"


def _last_workday(match: re.Match[str]) -> str:
    """The month's last day, or the working day before it."""
    return f"rrule:FREQ=MONTHLY;{_by_months(match)}BYMONTHDAY=-1"


def _last_of_week(match: re.Match[str]) -> str:
    """The week's Sunday, or the working day before it."""
    return "rrule:FREQ=WEEKLY;BYDAY=SU"


def _first_of_week(match: re.Match[str]) -> str:
    """The week's Monday, or the working day after it."""
    return "rrule:FREQ=WEEKLY;BYDAY=MO"


def _listed_workday(match: re.Match[str]) -> str:
    """9月、10月、11月的最后一个工作日: the last day of each, or the working day before it."""
    return "rrule:FREQ=MONTHLY;BYMONTHDAY=-1"


def _listed_nth(match: re.Match[str]) -> str:
    return f"{ORDINALS[match['nth']] if match['nth'] else 'last'} {WEEKDAYS[match['weekday']]}"


def _nth_workday(match: re.Match[str]) -> str:
    return f"rrule:FREQ=MONTHLY;{_by_months(match)}{WORKDAY}{number(match['nth'] or '1')}"


def _dekads(match: re.Match[str]) -> str:
    return "rrule:FREQ=MONTHLY;BYMONTHDAY=10,20,-1"


def _left_open(match: re.Match[str]) -> str:
    return ""


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_LISTED_WORKDAY, _listed_workday),
    (_LISTED_NTH, _listed_nth),
    (_OF_QUARTER, _nth_of_quarter),
    (_LAST_WORKDAY, _last_workday),
    (_LAST_OF_WEEK, _last_of_week),
    (_FIRST_OF_WEEK, _first_of_week),
    (_NTH_WORKDAY, _nth_workday),
    *BY_WEEKS,
    (_OPEN, _left_open),
    (_NTH, _nth),
    (_MONTHLY, _monthly),
    (_IN_EACH_MONTH, _in_each_month),
    (_DEKADS, _dekads),
    *PERIODS,
    (_DAILY, _daily),
    (_WEEKLY, _weekly),
)
