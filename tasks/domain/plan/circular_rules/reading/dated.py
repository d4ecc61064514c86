"""Whether what is asked for has its day: in its own line, by what recurs, or in the heading above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import CLOCK, SOON, Mention, number_of
from tasks.domain.plan.circulars.duty import Sentence

RECURS = re.compile(
    r"每(?:个?月|周|学期|季度|年|日|天|次)|按[月周季年]|逐[月周]|\d\s{0,2}个?(?:(?:工作)?[日天周]|小时|分钟)(?:之|以)?内|[一二三四五六七两]个?(?:工作)?[日天周]内|同时|当[日天场]|(?<![学目当提事面生空])前(?![后往期提言述台端景])"
    rf"|与[一-龥《》]{{1,12}}一[并同起]|现场|活动结束|另行|{SOON}|[月年学期周][底末初]|[上中下]旬|近日|适当|合适|年内|日后|成熟"
)
_CLOCK = re.compile(rf"\s{{0,2}}(?:\([^()]{{0,12}}\))?\s{{0,2}}{CLOCK}")
_MARKS = re.compile(r"(?P<marks>[甲乙丙丁戊己庚辛壬癸](?:[、,和][甲乙丙丁戊己庚辛壬癸]){0,9})\s{0,2}:")
_TIME_OF_HANDING_IN = re.compile(r"(?:报送|上报|提交|填报|报名|申报|征集)时间")
_TAKES_UNTIL = re.compile(
    r"(?:办理|受理|收件|接收|申领|申办)(?:期限?|时间|时段|日期)(?:统一)?[为是:自从在]?\s{0,2}(?:\d{4}年)?\d{1,2}月"
)
_MONTH_HEAD = re.compile(
    r"[【\[(]?\s{0,2}(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?\s{0,2}[】\])]?\s{0,2}:?$"
)
_OF_ALL_MONTHS = re.compile(
    r"[【\[(]?(?:(?:材料|工作)?报送|工作|有关|相关|填报|几点)?(?:说明|要求|须知|提示|事项|备注)[】\])]?:?"
)
_BY_A_TIMETABLE = re.compile(  # 按下列日程, 按以下时间安排, 按照下表
    r"按照?(?:下列|以下|如下|下表)[^,。;]{0,6}(?:日程|时间|日期|安排|批次|顺序)|按照?下表"
)
SPEAKS_OF_ITS_PART = re.compile(  # 应报下列材料,均发送至…; 本部分材料由各初中提交; 以下各项每人上传1份
    r"(?:[以如]下|[下后]列|下述|(?:本|这|该)(?:一)?(?:部分|[项节类章条款]|阶段))(?:的)?(?:[\d一二三四五六七八九十两]{0,2}[各几]?[项种类份个])?[一-龥]{0,6}?"
    r"(?:材料|资料|作品|表格|报表|文件|文档|内容|数据|成果|各项|[项种类份](?=[,:。;]|[由均都须应请每于将]))"
)
_RIGHT_BELOW = 3  # lines: the head of a table, and its first row
_MEETING = re.compile(r"召开|举行|举办|培训|会议|开展|启动")


def is_dated_among(circular: Circular) -> Callable[[Sentence], bool]:
    """Whether a sentence of the circular says when, by a day or by what recurs."""
    dated_lines = dated_in(circular)
    return lambda sentence: sentence.line in dated_lines or bool(RECURS.search(sentence.text))


def dated_in(circular: Circular) -> frozenset[int]:
    """The lines with a deadline, or with a day and its hour: 2、证书汇总表,3月19日(周五)16:00,纸质送…."""
    told = (one.line for one in circular.deadlines)
    hours = (
        one.line
        for one in circular.mentions
        if _CLOCK.match(one.behind) and not _MEETING.search(circular.narrow[one.line]) and not one.starts_range
    )
    spans = (one.line for one in circular.mentions if one.ends_range and _is_span_of_all(circular, one.line))
    return frozenset((*told, *hours, *spans))


def _is_span_of_all(circular: Circular, line: int) -> bool:
    """时间:4月9日至16日, under 一、报名时间及要求; 递交窗口,办理期为3月2日至3月31日."""
    place = circular.places[line]
    if _TAKES_UNTIL.search(circular.narrow[line]):
        return True
    return bool(re.match(r"时间\s{0,2}:", place.text) and _TIME_OF_HANDING_IN.search(place.heading))


def tabled_with_days(circular: Circular, one: Sentence) -> bool:
    """活动开始前制定《方案》1份, and the table of days has a row for each 《…》 of the sentence: there it is due."""
    rows = {circular.row_names[day.line].strip("《》") for day in circular.deadlines if day.line in circular.row_names}
    names = set(re.findall(r"《([^《》]{2,40})》", one.text))
    return bool(names) and one.line not in circular.rows and names <= rows


def dated_headings(circular: Circular) -> frozenset[int]:
    """The lines under a heading that bears a day: (二)第二批材料(10月17日17:30截止), and its 1. and 2.; and those whose
    mark another line dates, 甲、戊:3月20日17:00前."""
    dated = {one.line for one in circular.deadlines}
    marked = {mark for line in dated if (told := _MARKS.match(circular.narrow[line])) for mark in told["marks"]}
    below: list[int] = []
    style, holds = "", False
    for line, place in circular.places.items():
        if holds and place.style and place.style != style:
            below.append(line)
        elif place.style and (not holds or place.style == style or line == place.section):
            style, holds = place.style, line in dated and _is_head(place.text)
    items = (line for line, text in circular.lines if text[1:2] in {"、", "."} and text[0] in marked)
    return frozenset((*below, *items))


def leads_to_days(circular: Circular, line: int) -> bool:
    """按下列日程到培训处送审: over the table or the list that has the days."""
    text = circular.narrow[line]
    if not (text.rstrip().endswith(":") or _BY_A_TIMETABLE.search(text)):
        return False
    return any(line < day.line <= line + _RIGHT_BELOW for day in circular.mentions)


def leads_a_dated_part(circular: Circular, one: Sentence) -> bool:
    """本部分材料由各初中提交, 应报下列材料,均发送至…: it leads a part of which the items have their days."""
    if not SPEAKS_OF_ITS_PART.search(one.text):
        return False
    section = circular.places[one.line].section
    below = (day.line for day in circular.deadlines if day.line > one.line)
    return any(circular.places[line].section == section for line in below)


def each_in_its_month(circular: Circular, one: Mention, other: Mention) -> bool:
    """【四月】 has the report of the first round, 【十一月】 that of the second: a year's calendar, and no two days."""
    heads = [month_over(circular, mention.line) for mention in (one, other)]
    return heads == [one.month, other.month] and one.month != other.month


def month_over(circular: Circular, line: int) -> int:
    """The month of a calendar in which a line stands; 0 below 报送说明, which speaks of all its months."""
    for number, place in reversed(tuple(circular.places.items())):
        if number <= line and (_OF_ALL_MONTHS.fullmatch(place.text) or _MONTH_HEAD.match(place.text)):
            found = _MONTH_HEAD.match(place.text)
            return number_of(found["month"]) if found else 0
    return 0


def in_recurring_rows(circular: Circular) -> Iterator[str]:
    """The papers of a table's rows that fall due again and again."""
    for table in circular.tables:
        for row in table.rows:
            due = [cell.text for column, cell in zip(table.columns, row.cells, strict=False) if column is Column.DUE]
            if (name := table.name_of(row)) and any(RECURS.search(text) for text in due):
                yield name.strip("《》")


def _is_head(text: str) -> bool:
    return len(text) <= 40 and bool(re.search(r"(?:材料|清单|任务|批次?)\s{0,2}\(.{4,30}\):?$", text))
