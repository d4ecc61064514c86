"""Tables flattened to text: rows with tabs or bars between the cells, or one cell a line."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.merged import merged_down
from tasks.domain.plan.circulars.not_handed_in import STAYS, stays, without_what_stays
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.tables.bars import read_bars
from tasks.domain.plan.drafting.tables.by_content import by_their_papers
from tasks.domain.plan.drafting.tables.by_mark import meant_by_rows, owed_by_mark
from tasks.domain.plan.drafting.tables.by_timetable import read_by_timetable
from tasks.domain.plan.drafting.tables.dated_cells import read_dated_cells
from tasks.domain.plan.drafting.tables.dated_columns import read_dated_columns
from tasks.domain.plan.drafting.tables.day_and_whom import read_day_and_whom
from tasks.domain.plan.drafting.tables.day_blocks import read_day_blocks
from tasks.domain.plan.drafting.tables.day_lines import read_day_lines
from tasks.domain.plan.drafting.tables.day_rows import read_day_rows, without_days_again
from tasks.domain.plan.drafting.tables.days_of_groups import read_days_of_groups
from tasks.domain.plan.drafting.tables.fields import read_cards
from tasks.domain.plan.drafting.tables.headers import LOOKS, header_at
from tasks.domain.plan.drafting.tables.in_columns import aligned, filled
from tasks.domain.plan.drafting.tables.led_blocks import read_led_blocks
from tasks.domain.plan.drafting.tables.numbered_blocks import read_numbered_blocks
from tasks.domain.plan.drafting.tables.paper_days import read_paper_days
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, asks_nothing, cells_of, is_clause, owed_of, titles_of
from tasks.domain.plan.drafting.tables.same_day import take_days_of_others
from tasks.domain.plan.drafting.tables.table_days import (
    days_by_kind,
    days_of_paper,
    days_of_row,
    is_timetable,
    with_own_days,
    without_days_of_activities,
)
from tasks.domain.plan.drafting.tables.tall import rows_of_lines
from tasks.domain.plan.drafting.tables.terse import read_terse

_CAPTION = re.compile(r"(?:一览表|清单|[总细务排]表|事项)[^,。;]{0,2}[(:]|(?:一览表|清单|[总细务排]表)$")
_LONGEST_CAPTION = 48  # signs
_LEADS_TO = re.compile(  # …将推荐人选的下列材料统一送交县教师进修学校师训处(行政楼204室):
    rf"^(?=.*(?:{SUBMIT.pattern})).*(?:下列|以下|如下)[^,。;:]{{0,6}}(?:材料|资料|表格)[^。;:]{{0,50}}:$"
)
_BY_THE_TABLE = re.compile(
    rf"^[^。《]*按(?:照)?下表(?![^。]*(?:第\s?[一二三四五六七八九\d]|其中|其余|除|分别))(?:[^,。;]{{0,6}}(?:时间|日期|时限|期限))?[^,。;《]{{0,8}}(?:{SUBMIT.pattern})[^。《]*[。:]?$"
)
_HANDED_IN = re.compile(r"材料|成果|资料|报送|上报|提交|表格|作品(?!形式)|上交|填报|文件|送[到至交]|交[到至给]")
_NEXT_ATTACHED, _RULED = re.compile(r"附\s?[录件表]\s?[A-Z\d一二三四五六]"), re.compile(r"[\t|]")  # 附录B  当天流程
_TELLS_APART = re.compile(r"[^\d,。;]{1,24}")  # 6月25日期末监测 says when the work is, which the day tells apart
_READERS = (  # of what the tables with a head leave
    read_numbered_blocks, read_led_blocks, read_by_timetable, read_day_and_whom, read_paper_days, read_cards,
    read_day_rows, read_day_blocks, read_terse, read_bars,
)  # fmt: skip


def read_tables(page: Page) -> Tabled:
    """What the circular's tables ask for. `lines` are the lines that the tables take up, read or not."""
    calendar, at = read_day_lines(page), 0
    tabled = Tabled(taken={*calendar.taken})
    while at < len(page.lines):
        header, size = header_at(page, at)
        if taken := _dated_within(page, at, tabled) or 1 - bool(header):
            at += taken
            continue
        rows, end = _rows_of(page, at, size, header)
        head = [cell for line in page.lines[at : at + size] for cell in cells_of(line.written)]
        rows = with_own_days(without_days_of_activities(by_their_papers(rows), head))
        over = page.lines[at - (not size) : at + size]  # without a head, what is above
        titles = " ".join(line.text for line in over)
        if rows:
            tabled.taken.update(line.number for line in page.lines[at:end])
        if rows and not _is_of_what_stays(page, at):
            _date_by_caption(page, at, header, rows, tabled)
            if "title" not in header:
                tabled.owed.extend(days_of_paper(page, page.lines[at], rows, titles))
            elif by_kind := days_by_kind(page, page.lines[at], rows, head):
                tabled.owed.extend(by_kind)
            elif _HANDED_IN.search(titles) or "due" in header and not is_timetable(titles, rows, page):
                _read(page, rows, tabled, sure=bool(_HANDED_IN.search(titles)))
            _leave_sentences(page, rows, tabled)
        at = max(end, at + size)
    for read in _READERS:
        read(page, tabled)
    return _with_calendar(page, tabled, calendar)


def _with_calendar(page: Page, tabled: Tabled, calendar: Tabled) -> Tabled:
    """What the tables ask for beside the calendar's lines, which no table has."""
    of_tables = [one for one in tabled.owed if one.line.number not in calendar.taken]
    tabled.owed = without_days_again(of_tables) + calendar.owed
    for owed in tabled.owed:
        owed.is_called(page.full_name(owed.title))
    return tabled


def _dated_within(page: Page, at: int, tabled: Tabled) -> int:
    """How many lines a table takes whose own cells date its papers, in its head, beside each, or for each group."""
    return (
        read_days_of_groups(page, at, tabled)
        or read_dated_columns(page, at, tabled)
        or read_dated_cells(page, at, tabled)
    )


def _is_of_what_stays(page: Page, at: int) -> bool:
    """Whether the sentence over a table says that nothing in it is handed in."""
    above = page.lines[at - 1].text if at else ""
    return bool(re.search(STAYS, above) or stays(above)) and not SUBMIT.search(without_what_stays(above))


def _rows_of(page: Page, at: int, size: int, header: list[str]) -> tuple[list[Row], int]:
    """The rows behind a head of so many lines, 0 where a sentence tells the columns, and the line behind them."""
    wide = size == 1 or len(cells_of(page.lines[at].written)) > 1
    return (_wide if wide else rows_of_lines)(page.lines, at + size, header)


def _date_by_caption(page: Page, at: int, header: list[str], rows: list[Row], tabled: Tabled) -> None:
    """材料报送一览表(均于7月3日17:00前报送), 各校于9月28日将下列材料送交师训处(204室): the day of all its rows, where
    none has its own."""
    caption = page.lines[at - 1] if at else None
    if caption is None or "due" in header:
        _place_by_caption(page, at, header, rows, tabled)
        return
    leads = bool(_LEADS_TO.search(caption.text))
    if not leads and (len(caption.text) > _LONGEST_CAPTION or not _CAPTION.search(caption.text)):
        return
    if any(when.due for when in page.moments(caption)):
        tabled.taken.add(caption.number)
        for row in rows:
            row.cells.setdefault("due", caption.text)
            if leads and "place" not in header:
                row.cells.setdefault("place", caption.text)


def _place_by_caption(page: Page, at: int, header: list[str], rows: list[Row], tabled: Tabled) -> None:
    """各单位登录直报平台,按下表规定的时间报送年报: no paper of its own, and the place of the rows."""
    caption = page.lines[at - 1] if at else None
    if caption is None or "title" not in header or not _BY_THE_TABLE.search(caption.text):
        return
    if not any(when.due for when in page.moments(caption)):  # …,并于3月1日前报总结: which is owed too
        tabled.taken.add(caption.number)
        for row in rows if "place" not in header else ():
            row.cells.setdefault("place", caption.text)


def _wide(lines: tuple[Line, ...], at: int, header: list[str]) -> tuple[list[Row], int]:
    """Rows of one line each. A cell that is empty says nothing; merged cells were filled when the file was opened."""
    rows: list[Row] = []
    while at < len(lines):
        cells = cells_of(lines[at].written)
        if len(cells) < 2 or len(cells) > len(header) or rows and is_clause(lines[at], rows[-1].line, cells, header):
            break
        if rows and _NEXT_ATTACHED.match(lines[at].written) and not _RULED.search(lines[at].written):
            break
        in_place = dict(zip(header, cells, strict=False))
        named = in_place if len(cells) == len(header) or _fits(in_place) else aligned(cells, header)
        rows.append(Row(filled(named, rows, _merged(cells, header)), lines[at]))
        at += 1
    return _with_parties(_with_merged(rows, header)), at


def _with_parties(rows: list[Row]) -> list[Row]:
    """A unit told once, also where one cell below it alone is blank."""
    whole: list[Row] = []
    for row in rows:
        whole.append(Row(filled(row.cells, whole, {"party"}), row.line))
    return whole


def _with_merged(rows: list[Row], header: list[str]) -> list[Row]:
    """Blanks below one another in the middle of rows hold what the cell above them says, as the linter reads them."""
    may = [role in {"due", "place", "party", "count"} for role in header]
    told = merged_down([[row.cells.get(role, "") for role in header] for row in rows], may)
    return [Row(dict(zip(header, texts, strict=True)), row.line) for row, texts in zip(rows, told, strict=True)]


def _fits(named: dict[str, str]) -> bool:
    """Whether cells stand in their columns: what stands under 时间 looks like one."""
    return all(not cell or role not in LOOKS or bool(LOOKS[role].search(cell)) for role, cell in named.items())


def _merged(cells: list[str], header: list[str]) -> set[str]:
    """The columns whose cells are merged with those above: left out at a row's end, empty at its front."""
    front = next((at for at, cell in enumerate(cells) if cell), 0)
    return {*header[:front], *header[len(cells) :]}


def _number(row: Row) -> int:
    seq = row.cells.get("seq", "")
    return int(seq) if seq.isascii() and seq.isdecimal() else 0


def _read(page: Page, rows: list[Row], tabled: Tabled, *, sure: bool) -> None:
    cells = [row.cells.get("title", "") for row in rows]
    take_days_of_others([(_number(row), row.cells.get("title", ""), row.cells) for row in rows])
    pointed = meant_by_rows(page, rows)
    for row in (row for row in rows if not asks_nothing(row.cells)):
        whens = days_of_row(row, page)
        if meant := pointed.get(row.line.number):
            tabled.owed += [owed_by_mark(row, one, when) for one in meant for when in whens or (None,)]
            continue
        for title in titles_of(row.cells.get("title", ""), sure=sure):
            if cells.count(title) > 1 and _TELLS_APART.fullmatch(row.cells.get("group", "")):
                title = row.cells.get("group", "") + title
            again = "group" in row.cells and not whens and any(one.title == title for one in tabled.owed)
            for when in () if again else whens or (None,):
                tabled.owed.append(owed_of(row, title, when))  # one 登记表 for works of each kind is one paper


def _leave_sentences(page: Page, rows: list[Row], tabled: Tabled) -> None:
    """逐户填写《登记表》,于6月5日前发至邮箱 under 要求和时限, of a work that is no paper: left to the sentences."""
    known = {owed.line.number for owed in tabled.owed}
    for row in rows:
        told = row.cells.get("due", "")
        asked = "《" in told and SUBMIT.search(told) and page.moments(row.line, told)
        if asked and row.line.number not in known and len(cells_of(row.line.written)) > 1:
            tabled.taken.discard(row.line.number)
