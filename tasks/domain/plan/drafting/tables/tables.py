"""Tables flattened to text: rows with tabs or bars between the cells, or one cell a line."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.merged import merged_down
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import PAPER, SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.tables.bars import read_bars
from tasks.domain.plan.drafting.tables.by_content import by_their_papers
from tasks.domain.plan.drafting.tables.by_mark import meant_by_rows, owed_by_mark
from tasks.domain.plan.drafting.tables.by_timetable import read_by_timetable
from tasks.domain.plan.drafting.tables.dated_cells import read_dated_cells
from tasks.domain.plan.drafting.tables.dated_columns import read_dated_columns
from tasks.domain.plan.drafting.tables.day_and_whom import read_day_and_whom
from tasks.domain.plan.drafting.tables.day_blocks import read_day_blocks
from tasks.domain.plan.drafting.tables.day_rows import read_day_rows
from tasks.domain.plan.drafting.tables.fields import read_cards
from tasks.domain.plan.drafting.tables.headers import LOOKS, header_at
from tasks.domain.plan.drafting.tables.paper_days import read_paper_days
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, asks_nothing, cells_of, is_clause, owed_of, titles_of
from tasks.domain.plan.drafting.tables.same_day import take_days_of_others
from tasks.domain.plan.drafting.tables.table_days import (
    days_of_paper,
    days_of_row,
    is_timetable,
    with_own_days,
    without_days_of_activities,
)
from tasks.domain.plan.drafting.tables.terse import read_terse

_CAPTION = re.compile(r"(?:一览表|清单|[总细务排]表|事项)[^,。;]{0,2}[(:]|(?:一览表|清单|[总细务排]表)$")
_HANDED_IN = re.compile(r"材料|成果|资料|报送|上报|提交|表格|作品|上交|填报|文件|送[到至交]|交[到至给]")
_TELLS_APART = re.compile(r"[^\d,。;]{1,24}")  # 6月25日期末监测 says when the work is, which the day tells apart
_A_DAY = re.compile(r"\d\s*[月日号]")
_SOME_TIME = re.compile(  # 报告会结束后尽快报送; 同上: tells a time, if no day
    r"尽[快早]|及时|随时|近期|同上|另行|待定|[前后]$|期[初中末]$|[年季月][初底末]|结束[之以]?后|当[日天]"
)
_ASIDE, _LONGEST_CELL = re.compile(r"\([^()]*\)"), 40  # signs but for its brackets
_STOP = re.compile(r"[。]|^(?:附件\s*\d{0,2}\s*(?:$|[:.、])|联系人|注[:：])")
_READERS = (  # of what the tables with a head leave
    read_by_timetable, read_day_and_whom, read_paper_days, read_cards, read_day_rows, read_day_blocks, read_terse,
    read_bars,
)  # fmt: skip


def read_tables(page: Page) -> Tabled:
    """What the circular's tables ask for. `lines` are the lines that the tables take up, read or not."""
    tabled = Tabled()
    at = 0
    while at < len(page.lines):
        header, size = header_at(page, at)
        if taken := _dated_within(page, at, tabled) or 1 - bool(header):
            at += taken
            continue
        rows, end = _rows_of(page, at, size, header)
        head = [cell for line in page.lines[at : at + size] for cell in cells_of(line.written)]
        rows = with_own_days(without_days_of_activities(by_their_papers(rows), head))
        titles = " ".join(
            line.text for line in page.lines[at - (not size) : at + size]
        )  # without a head, what is above
        if rows:
            _date_by_caption(page, at, header, rows, tabled)
            tabled.taken.update(line.number for line in page.lines[at:end])
            first = page.lines[at]
            if "title" not in header:
                tabled.owed.extend(days_of_paper(page, first, rows, titles))
            elif _HANDED_IN.search(titles) or "due" in header and not is_timetable(titles, rows, page):
                _read(page, rows, tabled, sure=bool(_HANDED_IN.search(titles)))
            _leave_sentences(page, rows, tabled)
        at = max(end, at + size)
    for read in _READERS:
        read(page, tabled)
    for owed in tabled.owed:
        owed.is_called(page.full_name(owed.title))
    return tabled


def _dated_within(page: Page, at: int, tabled: Tabled) -> int:
    """How many lines a table takes whose own cells date its papers, in its head or beside each; 0 for none."""
    return read_dated_columns(page, at, tabled) or read_dated_cells(page, at, tabled)


def _rows_of(page: Page, at: int, size: int, header: list[str]) -> tuple[list[Row], int]:
    """The rows behind a head of so many lines, 0 where a sentence tells the columns, and the line behind them."""
    wide = size == 1 or len(cells_of(page.lines[at].written)) > 1
    return (_wide if wide else _tall)(page.lines, at + size, header)


def _date_by_caption(page: Page, at: int, header: list[str], rows: list[Row], tabled: Tabled) -> None:
    """材料报送一览表(均于7月3日17:00前报送): the day of all its rows, where none has its own."""
    caption = page.lines[at - 1] if at else None
    if caption is None or "due" in header or len(caption.text) > 48 or not _CAPTION.search(caption.text):
        return
    if any(when.due for when in page.moments(caption)):
        tabled.taken.add(caption.number)
        for row in rows:
            row.cells.setdefault("due", caption.text)


def _wide(lines: tuple[Line, ...], at: int, header: list[str]) -> tuple[list[Row], int]:
    """Rows of one line each. A cell that is empty says nothing; merged cells were filled when the file was opened."""
    rows: list[Row] = []
    while at < len(lines):
        cells = cells_of(lines[at].written)
        if len(cells) < 2 or len(cells) > len(header) or rows and is_clause(lines[at], rows[-1].line, cells, header):
            break
        in_place = dict(zip(header, cells, strict=False))
        named = in_place if len(cells) == len(header) or _fits(in_place) else _aligned(cells, header)
        rows.append(Row(_filled(named, rows, _merged(cells, header)), lines[at]))
        at += 1
    return _with_merged(rows, header), at


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
    inner = {role for role, cell in zip(header, cells, strict=False) if role == "party" and not cell}
    return {*header[:front], *header[len(cells) :], *inner}


def _filled(named: dict[str, str], rows: list[Row], merged: set[str]) -> dict[str, str]:
    dated = "due" in named and bool(named["due"])
    for role in ("due", "place", "party", "group", *(["title"] if dated else [])) if rows else ():
        same = role in merged and not named.get(role) or named.get(role, "") in {"〃", "同上", "″"}
        if role in rows[-1].cells and same:
            named[role] = rows[-1].cells[role]
    return named


def _tall(lines: tuple[Line, ...], at: int, header: list[str]) -> tuple[list[Row], int]:
    """One cell a line: a row begins with its number, or after as many cells as there are columns."""
    rows: list[Row] = []
    joined = at > 0 and lines[at].number - lines[at - 1].number == 1  # no blank line under the head, and none below
    while at < len(lines) and not (joined and lines[at].number - lines[at - 1].number > 1):
        held = _next_row(lines, at, header)
        if not held:
            break
        cells = [line.text for line in held]
        named = dict(zip(header, cells, strict=True)) if len(cells) == len(header) else _aligned(cells, header)
        titled = next((line for line in held if line.text == named.get("title")), held[0])
        rows.append(Row(_filled(named, rows, set()), titled))
        at += len(held)
    return rows, at


def _next_row(lines: tuple[Line, ...], at: int, header: list[str]) -> list[Line]:
    held: list[Line] = []
    numbered = header[0] == "seq"
    width = _width(lines, at, header)
    for line in lines[at : at + width]:
        is_number = bool(re.fullmatch(r"\d{1,2}", line.text))
        if line.kind in {"cn", "cn()"} or len(_ASIDE.sub("", line.text)) > _LONGEST_CELL or _STOP.search(line.text):
            break
        counts = is_number and len(held) < len(header) and header[len(held)] == "count"  # 份数 2, and no row 2
        if numbered and is_number == bool(held) and (is_number or not held) and not counts:
            break
        held.append(line)
    enough = len(held) == width or (numbered and len(held) >= 2)
    return held if enough else []


def _width(lines: tuple[Line, ...], at: int, header: list[str]) -> int:
    """How many cells the next row has: one less where only its day is missing, and the row behind it is whole."""
    whole = len(header)
    if "due" not in header or header[0] == "seq" or _is_timed(lines[at : at + whole], header):
        return whole
    behind = lines[at + whole - 1 : at + 2 * whole - 1]
    lacks = not any(_A_DAY.search(line.text) for line in lines[at : at + whole - 1])
    return whole - 1 if lacks and _is_dated(behind, header) else whole


def _is_timed(row: tuple[Line, ...], header: list[str]) -> bool:
    told = row[header.index("due")].text if len(row) == len(header) else ""
    return bool(LOOKS["due"].search(told) or _SOME_TIME.search(told))


def _is_dated(row: tuple[Line, ...], header: list[str]) -> bool:
    return len(row) == len(header) and bool(LOOKS["due"].search(row[header.index("due")].text))


def _aligned(cells: list[str], header: list[str]) -> dict[str, str]:
    """Cells of a row that lacks some, given to columns by what they look like, else in order."""
    rest = list(cells)
    named: dict[str, str] = {}
    for role, looks in LOOKS.items():
        cell = next((cell for cell in rest if looks.search(cell) and (role != "party" or not PAPER.search(cell))), None)
        if role in header and cell is not None:
            named[role] = cell
            rest.remove(cell)
    for role in (role for role in header if role not in LOOKS):
        if rest:
            named[role] = rest.pop(0)
    return named


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
            for when in whens or (None,):
                tabled.owed.append(owed_of(row, title, when))


def _leave_sentences(page: Page, rows: list[Row], tabled: Tabled) -> None:
    """逐户填写《登记表》,于6月5日前发至邮箱 under 要求和时限, of a work that is no paper: left to the sentences."""
    known = {owed.line.number for owed in tabled.owed}
    for row in rows:
        told = row.cells.get("due", "")
        asked = "《" in told and SUBMIT.search(told) and page.moments(row.line, told)
        if asked and row.line.number not in known and len(cells_of(row.line.written)) > 1:
            tabled.taken.discard(row.line.number)
