"""What falls due when: two dates for one thing, a window with two ends, a date before the circular was issued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circular_rules.days.due_keys import keys_of
from tasks.domain.plan.circular_rules.days.group_heads import are_of_other_groups
from tasks.domain.plan.circular_rules.reading.by_the_office import is_of_the_office
from tasks.domain.plan.circular_rules.reading.clocks import are_other_hours, hour_behind
from tasks.domain.plan.circular_rules.reading.dated import each_in_its_month
from tasks.domain.plan.circular_rules.reading.later_ones import comes_later
from tasks.domain.plan.circular_rules.reading.near_misses import is_just_past
from tasks.domain.plan.circular_rules.reading.once_more import asked_again
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circular_rules.reading.spoken import CONTRAST, are_apart, are_of_kinds, hand_on
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import SUBMIT, Mention, years_named
from tasks.domain.plan.circulars.duty import (
    sentence_of,
)
from tasks.domain.plan.defect import Defect, defect

_ACTIVITY = re.compile(r"“([^“”]{1,40})”[^。;“”]{0,30}$")
_ACTIVITY_BEHIND = re.compile(r"[^。;“”,\d]{0,12}“([^“”]{1,40})”")
_HOLDS = re.compile("举办(?=[^,。;]{2})")  # 7月6日至8月28日举办“图书管理员”体验活动,10月12日至30日举办图书展
_A_PLACE = re.compile(r"(?:平台|系统|网站?|小程序|公众号|专?栏目?|空间)$")
_RECALLED = re.compile(r"(?:印发|下发|发出)[^。;]{0,6}《[^》]{2,60}》[^。;]{0,60}要求")  # what an earlier one asked for
_OF_WHAT_CAME = re.compile(  # 根据2月10日前上报的数据: which ones, in a circular of the 25th
    r"\s{0,2}(?:之|以)?前[^,。;]{0,10}?(?:报送|上报|提交|上交|上传|申报|推荐|完成|报名)的(?:《|[一-龥])"
)
_NEXT_YEAR = re.compile(r"次年|翌年|明年|来年|下一?年度|学年|跨年|寒假|春节|元旦")
_LONGEST_SPAN = 270  # days over New Year; in 10月31日至9月13日 nobody means the next September
_NEXT_STAGE = re.compile(  # on to the next office, or back from it
    r"经[^,。;]{2,16}(?:初审|审[查核批]|评审|签署|汇总|复核)[^,。;]{0,6}后"
    r"|(?:初审|审[查核批定]|评审|复核|公示)(?:通过|合格|无误|无异议|结束|完成|同意)[之以]?后|公示(?:期满)?无异议|退回|修[改订]后的"
)
_ON_PAPER = re.compile(r"打印|导出|纸质|盖章件|原件|装订")
_FROM_THERE = re.compile(r"[从由在][^,。;]{0,16}(?:平台|系统|网站?)[^,。;]{0,6}(?:打印|导出|下载)")
_ONCE_PASSED = re.compile(r"[^,。;]*(?:通过|审核|验收|确认)[^,。;]{0,4}后,")  # 平台数据经县局验收通过后,
_ONLINE = re.compile(r"平台|系统|网[上站报]|在线|上传|邮[箱件]|电子|发[至到送]|[Qq]{2}|钉钉|微信|群")
_OF_A_GROUP = re.compile(
    r"(?:[(\d.)、]{0,4})(?P<who>[一-龥()“”、]{2,16})\s{0,8}:?\s{0,8}(?:20\d\d年)?[^:,。;]{0,6}\d{1,2}月\d{1,2}[日号][^。;]{0,24}[;。]?"
)
_MARKED = re.compile(r"《([^《》]{2,60})》")
_WHAT_FOLLOWS = re.compile(r"[,;](?=[^,;]{0,4}(?:逾期|过期|未报|未按|不报|否则))")
_USED_FOR = re.compile("是[^,。;]{2,24}(?:依据|基础|凭据|参考)")
_ROUND = re.compile(r"[,;、:]([一-龥]{2,6}?)(?:时间)?[为于在自从:]{0,2}(?:20\d\d年)?$")  # 初赛, 决赛时间为
_OFFICE = re.compile(r"[一-龥]{2}[股科室]")


def conflicting_dates(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _two_deadlines(circular)
    yield from _two_windows(circular)
    yield from _years_left_out(circular)
    for mention in circular.deadlines:
        told = mention.year_named or _RECALLED.search(mention.sentence) or _OF_WHAT_CAME.match(mention.behind)
        if circular.issued and mention.date and is_just_past(mention.date, circular.issued) and not told:
            message = f"截止日 {mention.date} 比发文的 {circular.issued} 还早"
            yield defect("conflicting-dates", mention.line, mention.quote, message)
    for first, last in ranges(circular):
        if (
            first.date
            and last.date
            and last.date < first.date
            and (first.month == last.month or last.year_named or _is_long(first.date, last.date))
        ):
            message = f"结束的 {last.date} 比开始的 {first.date} 还早"
            kind = (
                "slip" if first.year_named and first.quote != last.quote and "年" in last.quote else "conflicting-dates"
            )
            yield defect(kind, last.line, last.quote, message)


def _is_long(first: date, last: date) -> bool:
    return (last.replace(year=last.year + 1, day=min(last.day, 28)) - first).days > _LONGEST_SPAN


def _years_left_out(circular: Circular) -> Iterator[Defect]:
    """1月9日前 in a circular of September that nowhere speaks of the next year: it is meant, and not said."""
    issued = circular.issued
    if issued is None or any(_NEXT_YEAR.search(line) for _, line in circular.lines):
        return
    if any(year > issued.year for _, line in circular.lines for year in years_named(line)):
        return
    for mention in circular.deadlines:
        if mention.year > issued.year:
            message = f"没有写年份：{issued.year} 年的 {mention.quote} 比发文的 {issued} 还早，是不是明年没有说"
            yield defect("conflicting-dates", mention.line, mention.quote, message)


def _two_deadlines(circular: Circular) -> Iterator[Defect]:
    """One thing with two deadlines, told apart by what it is and for whom."""
    known: dict[tuple[str, int, int], list[tuple[frozenset[str], Mention]]] = {}
    for mention in circular.deadlines:
        if is_of_the_office(circular, mention):
            continue  # 县局收齐《自查表》后,于3月25日前报送市局
        whose = _whose(circular, mention)
        for key in keys_of(circular, mention):
            name, within, _ = key
            others = known.setdefault(key, [])
            for other_whose, other in others:
                apart = (
                    _are_told_apart(circular, name, mention, other)
                    or whose != other_whose
                    and bool((whose and other_whose) or within or (len(name) < 5 and not name.startswith("材料")))
                )
                one_day = (other.month, other.day) == (mention.month, mention.day)
                if not apart and one_day and _other_clock(mention, other) and mention.line != other.line:
                    here = f"{name} 在第 {other.line} 行是 {hour_behind(other)}，这里是 {hour_behind(mention)}"
                    yield defect("conflicting-dates", mention.line, mention.quote, f"{here}，以哪个为准没有定")
                    break
                if not apart and not one_day:
                    yield from two_days(mention.line, mention.quote, name, other.line, other.quote)
                    break
            others.append((whose, mention))


def _are_told_apart(circular: Circular, name: str, mention: Mention, other: Mention) -> bool:
    """Whether what stands around two days of one name gives each to a thing of its own."""
    return (
        any(comes_later(one.before) for one in (mention, other))
        or _in_other_row(circular, mention, other)
        or _goes_on_to_the_next(circular, mention, other)
        or _goes_on_paper(circular, mention, other)
        or _go_with_others(circular, name, mention, other)
        or (mention.line == other.line and (_each_has_its_own(mention, other) or _is_of_work(other, name)))
        or (mention.line == other.line in circular.rows and other.ends_range != mention.ends_range)
        or each_in_its_month(circular, mention, other)
        or _are_of_groups(circular, mention, other)
        or are_of_other_groups(circular, mention.line, other.line)
    )


def _is_of_work(day: Mention, name: str) -> bool:
    """5月29日前把沟渠清一遍,照片6月5日前发…: a day by which something is done, and the paper not named yet."""
    clause = re.split("[,。;]", day.behind)[0]
    named = name in day.before or name in clause
    return "把" in clause and not named and not re.search(SUBMIT, clause)


def _each_has_its_own(mention: Mention, other: Mention) -> bool:
    """6月26日、11月27日; 上半年6月26日前,下半年11月27日前: two days of one line that say themselves whose they are."""
    clauses = (re.split(r"[,;。\t]", one.before)[-1] for one in (mention, other))
    return bool(re.search(r"[、和及]\s{0,2}$", mention.before)) or are_apart(*clauses)


def _whose(circular: Circular, mention: Mention) -> frozenset[str]:
    """小学, 电子版, 9月份: which part of a paper a day is for; not what it is used for, nor what comes of it: 是核定下
    半年资金的依据, 逾期未报的,10月份津贴暂缓."""
    before, quote, behind = _USED_FOR.sub("", sentence_of(circular, mention)).partition(mention.quote)
    return frozenset(CONTRAST.findall(f"{before}{quote}{_WHAT_FOLLOWS.split(behind)[0]}"))


def _are_of_groups(circular: Circular, *days: Mention) -> bool:
    """新教师班:3月17日前; and 班主任班:4月10日前; — lines that say nothing but whose day it is."""
    told = [_OF_A_GROUP.fullmatch(circular.narrow[one.line]) for one in days]
    each_its_line = all(told) and len({one["who"] for one in told if one}) == len(days)
    return each_its_line or are_of_kinds(days[0].before, days[1].before)


def _goes_on_to_the_next(circular: Circular, mention: Mention, other: Mention) -> bool:
    """经初审后…报县局: another step, unless both days are those on which the same office takes it; or 再报一次."""
    if asked_again(mention, other):
        return True
    here, there = sentence_of(circular, mention), sentence_of(circular, other)
    same_office = mention.line != other.line and set(_OFFICE.findall(here)) & set(_OFFICE.findall(there))
    return (bool(_NEXT_STAGE.search(here)) and not same_office) or hand_on(here, there)


def _goes_on_paper(circular: Circular, *days: Mention) -> bool:
    """Filled in on the platform by one day, printed and sent by another: 把《报告书》从平台打印出来,…送交."""
    told = (_ONCE_PASSED.sub("", sentence_of(circular, one)) for one in days)
    said = [_FROM_THERE.sub("打印", text) for text in told]
    forms = {(bool(_ON_PAPER.search(text)), bool(_ONLINE.search(text))) for text in said}
    return forms == {(True, False), (False, True)}


def _go_with_others(circular: Circular, name: str, *days: Mention) -> bool:
    """照片, 样表 of the 《登记表》 here and of the 《需求表》 there: what goes with a paper is another one's there."""
    marked = [set(_MARKED.findall(sentence_of(circular, one))) for one in days]
    return all(marked) and not marked[0] & marked[1] and not any(name in names for names in marked)


def _other_clock(one: Mention, other: Mention) -> bool:
    in_halves = "午" in one.behind[:8] + other.behind[:8]
    return not in_halves and are_other_hours(hour_behind(one), hour_behind(other))


def _in_other_row(circular: Circular, one: Mention, other: Mention) -> bool:
    """Rows of one table whose names differ, 声乐…节目视频 and 器乐…节目视频, or whose units do: 各校 and 各园."""
    rows = circular.rows
    if one.line not in rows or other.line not in rows:
        return False
    first, second = (
        next((cell.text for cell in rows[m.line].cells if cell.text and not cell.text.isdecimal()), "")
        for m in (one, other)
    )
    whose = [circular.cell_under(day.line, Column.WHO) for day in (one, other)]
    return first != second or all(whose) and whose[0] not in whose[1] and whose[1] not in whose[0]


def _are_rounds(*began: Mention) -> bool:
    """举办“…杯”大赛,初赛4月7日至24日,决赛5月25日至29日: each span of the line behind a word of its own."""
    words = [_ROUND.search(one.before) for one in began]
    return all(words) and len({one[1] for one in words if one}) == len(began)


def _two_windows(circular: Circular) -> Iterator[Defect]:
    known: dict[tuple[str, str], tuple[Mention, Mention]] = {}
    for first, last in ranges(circular):
        behind = _ACTIVITY_BEHIND.match(last.behind)
        named = behind if _HOLDS.match(last.behind) else _ACTIVITY.search(first.before) or behind
        if not named or last.deadline:
            continue
        key = (named[1], "".join(sorted(set(CONTRAST.findall(first.before)))))
        began, other = known.setdefault(key, (first, last))
        if other.line == last.line and (_A_PLACE.search(named[1]) or _are_rounds(began, first)):
            continue  # 家长在4月13日至16日登录“…平台”,学校在4月20日至24日审核
        if (other.month, other.day) != (last.month, last.day):
            message = f"“{named[1]}”在第 {other.line} 行到 {other.quote} 为止，这里到 {last.quote}，以哪个为准没有定"
            yield defect("conflicting-dates", last.line, last.quote, message)
