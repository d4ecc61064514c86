"""A table of days for a paper told above it, and months told in another column than the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.month_words import MONTHS
from tasks.domain.plan.drafting.days.numbers import number
from tasks.domain.plan.drafting.days.when import CLOCK, When
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.collective import told_in
from tasks.domain.plan.drafting.papers.lists.scope import Meant, meant_by_item
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.rows import Row, owed_of, whens_of

_HEADED = re.compile(
    r"(?:^|\s|\|)(?P<papers>[^\s|]{2,24}?)(?:(?:报送|上报|提交|上交|送达|送交|交付)(?:截[止至])?|截[止至])(?:时间|日期|期限)(?:\s|\||$)"
)
_OF_TABLE = re.compile(r"[上下]表|附表|一览表|如下|以下|下列|均|统一|一律|清单|目录")
_IN_BATCHES = re.compile(r"分[两二三四五六七八九十\d]{1,2}[批次组片]|分批|分片")
_ALL_ABOVE = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})[样种项份件](?:材料|资料|表格?|东西)?|(?:以上|上述|上列)[一-龥]{0,4}(?:材料|资料|表格)"
)
_MOVED = re.compile(  # 分三批把到期档案实体交馆
    rf"[将把](?P<what>[一-龥“”]{{2,16}}?)(?:原件|一式[一-龥\d]份)?(?=(?:统一|集中|一并)?(?:{SUBMIT.pattern}))"
)
_BARE_SPAN = re.compile(r"(?:第)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作日|日|天|周)之?以?内")
_SINCE = re.compile(r"自(?P<date>\d{1,2}月\d{1,2}日)[^,。;]{0,16}起(?:算|计)?")
_BARE_MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?")
_DAY_OF_MONTH = re.compile(r"\d{1,2}日")
_THAT_DAY = re.compile(r"当[天日](?P<hour>(?:上午|下午|中午)?\s*\d{1,2}\s*[:时点])")
_OWN_DAY = re.compile(
    r"(?P<papers>[^,。;]{2,60})[,(](?P<day>(?:20\d\d年)?\d{1,2}月\d{1,2}日[^,。;]{0,14}?(?:前|截止|止)(?:报送|上报|提交|上交|上传|报|交)?)\)?"
)
_ACTIVITY, _ITS_DAY = (
    re.compile("(?:主要|具体|重点|重要)?活动(?:名称|主题|项目|内容)?"),
    re.compile("(?:活动|举办)?(?:时间|日期)"),
)
_ITS_PAPERS = re.compile(r"[应需须]?[上提]?交(?:的)?(?:材料|资料)(?:名称)?")
_ROUND = re.compile(r"\d{1,2}\s*月")
_OF_KINDS = re.compile("(?:单位|学校|机构|企业|组织|报送)?(?:类别|类型|性质|批次|片区|组别|分类)")
_OF_THAT_MONTH = re.compile("[当该]月")
_OF_LESSONS = re.compile(  # 日期 学科 地点 课题: when a lesson, a talk or a match is, with its 《title》
    r"课题|讲题|授课|执教|主讲|上课|节次|场次|赛程|对阵|参观|课表|剧目|片名|书目"
)


def papers_in_head(header: str) -> list[str]:
    """The papers that a table's head dates: 报表、总结报送截止时间."""
    named = _HEADED.search(header)
    return [name.title for name in names_in(named["papers"])] if named else []


def days_of_paper(page: Page, first: Line, rows: Sequence[Row], header: str) -> Iterator[Owed]:
    """The papers once for each row: 请填写《登记表》,按下表时间送交 over a table of who and when, or 报表、总结报送截止
    时间 in its head."""
    above = page.before(first.number)
    told = above.text if above else ""
    leads = bool(_OF_TABLE.search(told) or told.endswith(":") and _IN_BATCHES.search(told))
    listed = told_in(page, told) or _listed_above(page, first, told) if leads and not papers_in_head(header) else ()
    if listed:
        yield from _of_groups(page, rows, listed, told)
        return
    names = papers_in_head(header)
    if not names and leads:
        names = [name.title for name in names_in(told) if "《" in name.title][:1] or _moved(told)
    for row in rows if names else ():
        for when in whens_of(row.cells.get("due", ""), page, row.line):
            for name in names:
                owed = owed_of(row, name, when)
                owed.is_told(told, told)
                yield owed


def _listed_above(page: Page, first: Line, told: str) -> tuple[Meant, ...]:
    """三样材料一次交齐,分两批办理: over the batches: the list above of so many papers."""
    all_of_it = _ALL_ABOVE.search(told) if _IN_BATCHES.search(told) else None
    if all_of_it is None:
        return ()
    lists = [items for items in page.blocks.values() if items[-1].number < first.number]
    lists = [items for items in lists if sum(bool(page.names_of(item)) for item in items) * 2 > len(items)]
    fitting = [one for one in lists if not all_of_it["count"] or len(one) == number(all_of_it["count"])]
    return tuple(meant for item in fitting[-1] for meant in meant_by_item(page, item)) if fitting else ()


def _moved(told: str) -> list[str]:
    """What a sentence over batches moves, where it names nothing of a known kind."""
    found = _MOVED.search(told) if _IN_BATCHES.search(told) else None
    return [found["what"]] if found else []


def days_by_kind(page: Page, first: Line, rows: Sequence[Row], head: Iterable[str]) -> list[Owed]:
    """(一)年度报告书。每家1份,分两批报送: over 类别, 截止日期: the paper above once for each kind of units."""
    above = page.before(first.number)
    names = page.names_of(above) if above and above.kind and above.text.endswith(":") else ()
    named = any(names_in(row.cells.get("title", "")) for row in rows)
    by_kind = any(_OF_KINDS.fullmatch(re.sub(r"\s", "", cell)) for cell in head) and not named
    if above is None or len(names) != 1 or not by_kind:
        return []
    found: list[Owed] = []
    for row in rows:
        whose = Row({**row.cells, "party": row.cells.get("title", ""), "title": names[0].title}, above)
        whens = whens_of(row.cells.get("due", ""), page, row.line)
        found += [owed_of(whose, names[0].title, when) for when in whens]
    return found


def _of_groups(page: Page, rows: Sequence[Row], papers: Sequence[Meant], told: str) -> Iterator[Owed]:
    """Each paper once for each row of who and when, at the hour that the sentence above says for all: 于当日17:00前."""
    hour = _THAT_DAY.search(told)
    clock = read_behind(told, hour.start("hour"))[0] if hour else ""
    for row in rows:
        for when in whens_of(row.cells.get("due", ""), page, row.line):
            bare = clock and when.due and not CLOCK.search(when.due)
            for paper in papers:
                owed = owed_of(row, paper.title, replace(when, due=f"{when.due} {clock}") if bare else when)
                owed.line, owed.told = paper.line, [paper.line.body]
                yield owed


def without_days_of_activities(rows: Sequence[Row], head: Iterable[str]) -> list[Row]:
    """月份, 主要活动, 时间, 地点, 应交材料: when and where what a row tells takes place, and no day of its papers."""
    columns = [re.sub(r"\s", "", cell) for cell in head]
    if not all(any(one.fullmatch(cell) for cell in columns) for one in (_ACTIVITY, _ITS_DAY, _ITS_PAPERS)):
        return [*rows]
    held = {"due", "place", "party", "month"}
    return [replace(row, cells={role: row.cells[role] for role in row.cells if role not in held}) for row in rows]


def with_own_days(rows: Sequence[Row]) -> list[Row]:
    """《方案》,10月24日前提交, in the column of the papers: not the days of another column, on which it is made."""
    return [replace(row, cells=_with_own_day(row.cells)) for row in rows]


def _with_own_day(cells: dict[str, str]) -> dict[str, str]:
    found = _OWN_DAY.fullmatch(cells.get("title", ""))
    return {**cells, "title": found["papers"], "due": found["day"]} if found else cells


def days_of_row(row: Row, page: Page) -> tuple[When, ...]:
    """The deadlines of a row; 每月28日 takes its months from another cell, 9月至12月,每月1份."""
    cell = row.cells.get("due", "")
    month = row.cells.get("month", "").rstrip("月份")
    if _DAY_OF_MONTH.match(cell) and month.isdecimal():
        cell = f"{month}月{cell}"
    if span := _BARE_SPAN.fullmatch(cell):
        return _counted(span, page, row)
    if _BARE_MONTH.fullmatch(cell) and (note := row.cells.get("note") or row.cells.get("place")):
        return whens_of(f"{cell.rstrip('份')}:{note}", page, row.line)  # 3月 beside 13日前发邮箱
    if _OF_THAT_MONTH.match(cell) and (told := _months_told(row)):
        return whens_of(f"{told},每{cell[1:]}", page, row.line)  # 当月最后一个工作日 beside 三月至六月每月1份
    whens = whens_of(cell, page, row.line)
    if own := _told_beside(row, whens, page):
        return own
    if len(whens) != 1 or not whens[0].repeats or _ROUND.search(cell):
        return whens
    months = next((text for role, text in row.cells.items() if role != "due" and _ROUND.search(text)), "")
    return whens_of(f"{months},{cell}", page, row.line) if months else whens


def _told_beside(row: Row, whens: Sequence[When], page: Page) -> tuple[When, ...]:
    """9月4日17:00前报经管站 among the remarks, where 时间 only tells from when to when the work goes on."""
    note = row.cells.get("note", "")
    lasts = bool(whens) and all(when.ranged and not when.marked for when in whens)
    firm = (when for when in whens_of(note, page, row.line) if when.marked and not when.ranged)
    return tuple(firm) if lasts and (SUBMIT.search(note) or handed_over(note)) else ()


def _months_told(row: Row) -> str:
    found = (MONTHS.search(text) for role, text in row.cells.items() if role != "due")
    return next((months[0] for months in found if months), "")


def _counted(span: re.Match[str], page: Page, row: Row) -> tuple[When, ...]:
    """3个工作日内, where a line above the table says from when: 时限均自5月12日次日起算."""
    above = [line for line in page.lines if line.number < row.line.number]
    since = next((found for line in reversed(above) if (found := _SINCE.search(line.text))), None)
    return whens_of(f"自{since['date']}起{span[0]}", page, row.line) if since else ()


def is_timetable(header: str, rows: Sequence[Row], page: Page) -> bool:
    """阶段, 时间, 内容: a table of what happens from when to when, or on which day, and of nothing to be handed in."""
    if re.search(r"截[止至]|报送|上报|提交|期限|时限|材料|报", header):
        return False
    if _OF_LESSONS.search(header):
        return True
    whens = [when for row in rows for when in whens_of(row.cells.get("due", ""), page, row.line)]
    by_a_day = [when for when in whens if not when.ranged]
    asked = any(SUBMIT.search(cell) for row in rows for cell in row.cells.values())
    return any(when.ranged for when in whens) and not (by_a_day and (asked or any(one.marked for one in by_a_day)))
