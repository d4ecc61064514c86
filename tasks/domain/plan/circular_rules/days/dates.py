"""Dates that cannot be, that are miswritten, that fall on a day off, or that say too little."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.domain.plan.calendar import Calendar, DayKind
from tasks.domain.plan.circular_rules.days.anothers import BORN, is_another_s
from tasks.domain.plan.circular_rules.days.miswritten import miswritten
from tasks.domain.plan.circular_rules.days.of_schools import is_for_schools, is_of_schools
from tasks.domain.plan.circular_rules.reading.near_misses import are_two_rounds
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT, Mention
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.past import is_past, is_reckoned_to
from tasks.domain.plan.circulars.rest import KEPT, rest_rules
from tasks.domain.plan.circulars.specimen import is_shown_as_wrong
from tasks.domain.plan.defect import Defect, defect

WEEKDAYS = "一二三四五六日"

_CLOCK = re.compile(
    r"\s{0,3}(?:\([^()]{0,12}\))?\s{0,3}(?:上午|中午|下午|晚上?)?\s{0,3}(\d{1,2})\s{0,2}[:点时]\s{0,2}(\d{2})?"
)
_EACH_LAST = re.compile(r"每(?:个)?(?:季度?(?:末|的?最后一?个?)月?|月)(?:份)?的?(?:31|三十一)[日号]")
_HOLIDAYS = re.compile(r"(?:寒假|暑假|放假|假期)[^。;\d]{0,10}$")
_SPEAKS_OF_HOLIDAYS = re.compile(r"(?<!利用)(?<!节)(?:寒假|暑假|暑期|假期)")
_SHIFTED = re.compile(
    r"(?:国庆|中秋|春节|元旦|清明|五一|劳动|端午)[节、和]{0,2}(?:长)?假期[^,。;]{0,4}(?:调休|补班|上班)"
)
_A_YEAR_ON = 450  # days from issue to what a plan for the next year asks for in the end
ON_DUTY = re.compile(r"上班|工作日|补班|值班")
_OF_MONTH = re.compile(r"(\d{1,2})月(?:份)?\s{0,2}[:.、]")
_DAY_ALONE = re.compile(r"(?<![\d月年./-])(\d{1,2})[日号](?=[^一-龥]|前|至|召|举)")
_EARLIER = re.compile(r"上一?(?:年|学[年期]|届|轮|批|季度)|去年|前年|往年|历年|此前|以往|曾|已经?(?:于|在|按|完|报|提)")
_COMES_AGAIN = re.compile(r"\s{0,2}[,(]?\s{0,2}每(?:周|星期|月|旬)")  # 11月2日至15日,每周五
_SPRING = 4  # the month by which the winter is over
_HELD_ON = re.compile(
    r"(?:^|[^一-龥])时间:?$|(?:活动|培训|比赛|检查|开展|举办|征集|测试|排查|整治|宣传|起止|举行)[^,。;:]{0,4}(?:时间|日期)"
)
_COUNTED_TO = re.compile(  # 资历计算截止时间为2025年12月31日
    r"截[至止]到?\s{0,2}$|(?:计算|取得|统计|核算)的?截[至止](?:时间|日期|日)?[为是到至:]?\s{0,2}$"
)
_WHO_IS = re.compile(
    "[须应][为是系](?![0-9])|年龄|周岁|户籍|学籍|(?:劳动|聘用)合同|社保|社会保险|参保"
)  # who may take part
_OF_WHICH = re.compile(  # 2024年2月29日以前立项、至今未结题的,自动撤销; 2020年8月31日以前的旧账
    rf"\s{{0,2}}(?:\([^()]{{0,6}}\))?(?:之|以)?前(?:(?!{SUBMIT}|[将把请])[^,。;《]){{0,30}}的(?=[,。;)一-龥])"
)


def impossible_days(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """4月:…;31日17:00前…: a day that the month over the line does not have."""
    for line, text in circular.lines:
        head = _OF_MONTH.match(text)
        if not head or not 1 <= int(head[1]) <= 12 or re.search(r"\d月", text[head.end() :]):
            continue
        last = monthrange(circular.year or 2024, int(head[1]))[1]
        for found in _DAY_ALONE.finditer(text, head.end()):
            if int(found[1]) > last:
                yield defect("impossible-date", line, found[0], f"{head[1]}月没有 {found[1]} 日")


def impossible_dates(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _impossible_each(circular)
    for mention in circular.mentions:
        if is_shown_as_wrong(mention.before, mention.behind):
            continue  # 请勿把9月末写成“9月31日”
        if mention.date is None and not is_another_s(circular, mention):
            known = 1 <= mention.month <= 12 and 1 <= mention.year <= 9999
            last = monthrange(mention.year, mention.month)[1] if known else 0
            why = f"{mention.month} 月只有 {last} 天" if known else f"没有 {mention.month} 月"
            yield defect("impossible-date", mention.line, mention.quote, f"{why}，“{mention.quote}”是哪一天没有定")
        clock = _CLOCK.match(mention.behind)
        if clock and "上午" in clock[0] and 12 < int(clock[1]) < 25:
            yield defect("slip", mention.line, f"{mention.quote}{clock[0].strip()}", f"“{clock[0].strip()}”前后不合")
        if clock and int(clock[1]) < 25 and int(clock[2] or 0) > 59:
            quote = f"{mention.quote}{clock[0].strip()}"
            yield defect("slip", mention.line, quote, f"“{clock[0].strip()}”的分钟写错了，几点截止没有写对")
        elif clock and (int(clock[1]) > 24 or (int(clock[1]) == 24 and int(clock[2] or 0))):
            quote = f"{mention.quote}{clock[0].strip()}"
            yield defect("impossible-date", mention.line, quote, f"没有“{clock[0].strip()}”这个钟点，几点截止没有定")


def _impossible_each(circular: Circular) -> Iterator[Defect]:
    """每季度末月31日, 每月31日: some of these months have no such day."""
    for one in sentences(circular):
        if (found := _EACH_LAST.search(one.text)) and not is_past(one.text):
            yield defect(
                "impossible-date", one.line, found[0], f"“{found[0]}”：有的月份没有 31 日，那几次是哪一天没有定"
            )


def slips(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        if mention.slip and not is_shown_as_wrong(mention.before, mention.behind):
            message = f"把“月”写成了“年”，应是“{mention.month}月”"
            yield defect("slip", mention.line, mention.quote, message)
    for mention in circular.deadlines:
        day, issued = mention.date, circular.issued
        if mention.slip or issued is None or day is None or not mention.year_named or BORN.search(mention.behind[:30]):
            continue
        if _EARLIER.search(mention.sentence) or _tells_whom(circular, mention):
            continue  # 上年度的赋分表已于…报送: an earlier day is meant
        if day < issued and _OF_WHICH.match(mention.behind):
            continue
        if day < issued or _is_far_on(circular, mention, issued):
            what = (
                f"截止日 {day} 比落款的 {issued} 还早"
                if day < issued
                else f"年份 {day.year} 和落款的 {issued.year} 年差得太远"
            )
            yield defect("slip", mention.line, mention.quote, f"{what}，像是笔误")
    yield from _of_the_year_before(circular)
    for number, line in circular.lines:
        yield from miswritten(number, line)


def _tells_whom(circular: Circular, mention: Mention) -> bool:
    """一、调查对象 2025年5月31日前登记的人员, 业绩取得时间截止到2025年8月31日, 队员须为…以前签订劳动合同的: nothing is
    due by then."""
    if (_COUNTED_TO.search(mention.before) or _WHO_IS.search(mention.sentence)) and not re.search(
        SUBMIT, mention.sentence
    ):
        return True
    sentence = mention.sentence.rstrip("。;")
    told = re.search(r"对象|范围|条件|资格", f"{circular.places[mention.line].heading}{mention.before[-12:]}")
    return bool(told and re.search(r"的[一-龥、()]{1,10}$", sentence))


def _of_the_year_before(circular: Circular) -> Iterator[Defect]:
    """三、活动时间 2025年3月23日至6月5日, in a circular of March 2026: last year's, copied."""
    for first, last in ranges(circular):
        issued, whole = circular.issued, circular.narrow[last.line]
        if issued is None or not first.date or not last.date or not first.year_named or last.date >= issued:
            continue
        around = f"{circular.places[last.line].heading},{first.before}"
        label = _HELD_ON.search(around)
        alone = not re.sub(r"[\d年月日号至到—~()星期周一二三四五六日:.。,\s-]|时间|活动|培训|比赛|检查", "", whole)
        if label and alone and last.date.replace(year=issued.year, day=min(last.date.day, 28)) >= issued:
            yield defect(
                "slip", last.line, first.quote, f"活动到 {last.date} 已经结束，比落款的 {issued} 还早，像是笔误"
            )


def rest_days(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.year is None:
        return  # without a year no day is known to be one of rest
    ruled = [(number, rule) for number, line in circular.lines for rule in rest_rules(line)]
    if any(rule.for_all for _, rule in ruled):
        return  # 截止日逢节假日的，顺延
    items = {circular.places[number].item or number for number, rule in ruled if not rule.of}
    for mention in circular.deadlines:
        day = mention.date
        if day is None or calendar.is_working_day(day) or KEPT.search(mention.behind[:40]):
            continue
        if (circular.issued and day < circular.issued) or is_reckoned_to(circular.narrow[mention.line], mention.quote):
            continue  # nobody can hand in then: a slip, told as such, or 任教满三年(截至2022年12月31日)
        comes_again = mention.ends_range and _COMES_AGAIN.match(mention.behind)
        if comes_again or (circular.places[mention.line].item or mention.line) in items:
            continue
        if any(rule.speaks_of(circular.row_names.get(mention.line, mention.sentence)) for _, rule in ruled):
            continue
        known = calendar.day(day)
        note = f"，{known.note}假期" if known.note and known.kind is DayKind.HOLIDAY else ""
        message = f"截止日 {day} 是休息日（周{WEEKDAYS[day.weekday()]}{note}），当天算不算没有说"
        yield defect("rest-day", mention.line, mention.quote, message)


def in_vacation(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """A deadline in the vacation that the circular itself or the county names; else where all schools are closed."""
    named = [span for span in ranges(circular) if _are_holidays(circular, *span)]
    told = any(_SPEAKS_OF_HOLIDAYS.search(_SHIFTED.sub("", line)) for _, line in circular.lines) or not is_for_schools(
        circular
    )
    for mention in circular.deadlines if circular.year else ():
        day = mention.date
        if day is None or ON_DUTY.search(mention.behind[:24]):
            continue  # 2月28日(星期六,调休上班)
        stated = any(first.date <= day <= last.date for first, last in named if first.date and last.date)
        usual = (
            not told
            and not named
            and not (day.month < _SPRING and _is_back_by(circular.issued, calendar))
            and (_is_usual_vacation(day, calendar) or calendar.in_vacation(day))
        )
        if (stated or usual) and is_of_schools(circular, mention):
            message = f"截止日 {day} 在学校{'' if stated else '通常的'}假期里，学校没有人办"
            yield defect("in-vacation", mention.line, mention.quote, message)


def _are_holidays(circular: Circular, first: Mention, last: Mention) -> bool:
    if "学期" in re.split("[,;。]", first.before)[-1][-12:]:
        return False  # 本学期自9月1日起,至1月15日放假止
    around = _HOLIDAYS.search(first.before) or re.match(
        r"[为是放]?(?:[^,。;\d]{0,10})(?:寒假|暑假)|[为是放]?放假", last.behind
    )
    heading = circular.places[first.line].heading
    return bool(around or (re.search(r"放假|假期", heading) and re.search(r"时间|安排", heading)))


def _is_far_on(circular: Circular, mention: Mention, issued: date) -> bool:
    """More than a year after the issue, in a year that no other line speaks of."""
    day = mention.date or issued
    again = any(one.date and one.date.year == day.year and one.line != mention.line for one in circular.mentions)
    return (day - issued).days > _A_YEAR_ON and not again


def two_days(line: int, quote: str, name: str, other: int, other_quote: str) -> Iterator[Defect]:
    """One thing called `name` with a day here and another one in line `other`; nothing where they are far apart."""
    if not are_two_rounds(quote, other_quote):
        message = f"{name} 在第 {other} 行是 {other_quote}，这里是 {quote}，以哪个为准没有定"
        yield defect("conflicting-dates", line, quote, message)


def _is_back_by(issued: date | None, calendar: Calendar) -> bool:
    """Whether a circular is written in the days after the Spring Festival: school is about to begin again."""
    if issued is None or issued.month >= _SPRING:
        return False
    ahead, behind = range(8), range(-21, 0)
    comes, is_over = (any(_is_of_the_feast(issued + timedelta(n), calendar) for n in days) for days in (ahead, behind))
    return is_over and not comes


def _is_usual_vacation(day: date, calendar: Calendar) -> bool:
    if (7, 14) <= (day.month, day.day) <= (8, 20):
        return True
    if day.month not in {1, 2}:
        return False
    return any(_is_of_the_feast(day + timedelta(days=step), calendar) for step in range(-7, 8))


def _is_of_the_feast(day: date, calendar: Calendar) -> bool:
    return "春节" in calendar.day(day).note and calendar.day(day).kind is DayKind.HOLIDAY
