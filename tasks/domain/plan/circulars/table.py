"""Tables of a circular, flattened to text: rows of a line each, cells between tabs, bars or spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from tasks.domain.plan.circulars.column import Column, column_of, columns_of
from tasks.domain.plan.circulars.merged import merged_down

_ASKEW = 4  # signs that a cell between blanks may stand beside its column
_RULE = re.compile(r"[|\s:+]*(?:[-—─=]{3,}[|\s:+]*)+")  # | --- | --- |, between a head and its rows
_BETWEEN = re.compile(r"\t+ *|[|│┃｜]")
_RULED = re.compile(r"[\t|│┃｜]")
_SPACES, _SPACE = re.compile(r" {2,}"), re.compile(r" +")
_WIDE = "\u3000"
_GOES_ON = re.compile(r" +(?=\(|\d{1,2}:\d{2}|前|[上下]午)")  # 3月7日 17:00: no two cells
_HEADS = (
    "序号", "编号", "材料", "名称", "项目", "内容", "时间", "期限", "日期", "方式", "数量", "份数",
    "单位", "对象", "学校",
)  # fmt: skip
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?|[-—/无]")
_SCORE = re.compile(r"分值|满分|^得分|自评分|权重")


_MERGED = {Column.DUE, Column.DATE, Column.CHANNEL, Column.COUNT, Column.WHO}
_LONGEST = 60  # rows until its sum
NOWHERE = 1_000_000  # where a text that was taken over from the row above would stand


@dataclass(frozen=True, slots=True)
class Cell:
    line: int
    start: int  # in the stripped line
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    line: int  # of its first cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    aligned: bool  # False: cells are missing somewhere in a table of one cell a line

    @property
    def lines(self) -> frozenset[int]:
        return frozenset(cell.line for row in self.rows for cell in row.cells)

    def name_of(self, row: Row) -> str:
        """The cell that says what the row asks for; "" where no column does, or the row lacks cells."""
        at = self.columns.index(Column.NAME) if Column.NAME in self.columns else len(row.cells)
        whole = self.aligned or len(row.cells) == len(self.columns)
        return row.cells[at].text if whole and at < len(row.cells) else ""

    def is_due_cell(self, line: int, at: int) -> bool:
        """Whether the sign `at` of a line lies in a column of deadlines."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=False):
                if cell.line == line and cell.start <= at < cell.start + max(1, len(cell.text)):
                    return column is Column.DUE
        return False


def tables_of(lines: Sequence[tuple[int, str]]) -> tuple[Table, ...]:
    """The tables among numbered, non-blank lines (not stripped: a leading tab is an empty cell)."""
    return tuple(_in_one_line([(number, line) for number, line in lines if not _RULE.fullmatch(line)]))


def _in_one_line(lines: Sequence[tuple[int, str]]) -> Iterator[Table]:
    at = 0
    while at < len(lines):
        head = cells_of(*lines[at])
        single = _apart(*lines[at])
        by_space = _stand_apart(single, len(head), lines[at + 1 : at + 2])
        head = single if by_space else head
        at += 1
        counted = at < len(lines) and _counts(head, cells_of(*lines[at]))
        if (len(head) < 3 and not _is_pair(lines, at, head)) or not (
            is_head([cell.text for cell in head])
            or counted
            or _heads_below(lines, at, head)
            or _is_summed(lines, at, head)
            or _is_led_in(lines, at, head)
        ):
            continue
        rows: list[Row] = []
        by_blanks = not _RULED.search(lines[at - 1][1])
        while at < len(lines) and len(cells := _cells_as_wide(*lines[at], len(head))) >= (len(head) if by_space else 2):
            if not by_blanks and not _RULED.search(lines[at][1]) and len(cells) < len(head) - 1:
                break  # 4  督查指导: the next part, and no row between tabs
            rows.append(Row(lines[at][0], _with_gap(cells, rows[-1].cells) if rows and by_blanks else cells))
            at += 1
        if rows:
            heads = tuple(cell.text for cell in head)
            columns = columns_of(heads)
            yield Table(columns, heads, tuple(_with_merged(columns, rows)), aligned=True)


def _apart(number: int, line: str) -> tuple[Cell, ...]:
    """The cells of a line without a rule between single spaces, as a clerk parts them by one wide space."""
    if _RULED.search(line):
        return ()
    joined = _GOES_ON.sub(lambda gap: _WIDE * len(gap[0]), line.strip())
    return tuple(replace(cell, text=cell.text.replace(_WIDE, " ")) for cell in cells_of(number, joined, _SPACE))


def _stand_apart(head: Sequence[Cell], known: int, below: Sequence[tuple[int, str]]) -> bool:
    """序号　材料名称　截止日期, above a line of as many cells: heads between single spaces."""
    if len(head) < 3 or len(head) <= known or any(not re.fullmatch(r"[^\d]{2,14}", cell.text) for cell in head):
        return False
    return is_head([cell.text for cell in head]) and any(
        len(_cells_as_wide(*one, len(head))) == len(head) for one in below
    )


def _cells_as_wide(number: int, line: str, width: int) -> tuple[Cell, ...]:
    """The cells of a row, parted by single spaces where so there are as many as heads."""
    cells = cells_of(number, line)
    if len(cells) == width:
        return cells
    single = _apart(number, line)
    return single if len(single) == width else cells


def _with_gap(cells: tuple[Cell, ...], above: Sequence[Cell]) -> tuple[Cell, ...]:
    """A row parted by blanks that lacks one cell, with an empty one where those behind stand under the next columns."""
    if len(cells) != len(above) - 1:
        return cells
    at = next((k for k, cell in enumerate(cells) if abs(cell.start - above[k].start) > _ASKEW), len(cells))
    moved = zip(cells[at:], above[at + 1 :], strict=True)
    if at == len(cells) or any(abs(cell.start - under.start) > _ASKEW for cell, under in moved):
        return cells
    return (*cells[:at], Cell(cells[at].line, above[at].start, ""), *cells[at:])


def _with_merged(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Row]:
    """Rows whose blank cells say what the merged cell above them says; such a text stands nowhere in their own line."""
    told = merged_down([[cell.text for cell in row.cells] for row in rows], [column in _MERGED for column in columns])
    for row, texts in zip(rows, told, strict=True):
        cells = [
            cell if cell.text == text else Cell(cell.line, NOWHERE, text)
            for cell, text in zip(row.cells, texts, strict=False)
        ]
        more = [Cell(row.line, NOWHERE, text) for text in texts[len(cells) :]]
        yield Row(row.line, (*cells, *more) if any(cell.text for cell in more) else tuple(cells))


def _is_pair(lines: Sequence[tuple[int, str]], at: int, head: Sequence[Cell]) -> bool:
    """单位, 名额（个） between tabs, above a name and its number; 材料名称, 报送时限, above a name and its day."""
    below = cells_of(*lines[at]) if at < len(lines) else ()
    if not _RULED.search(lines[at - 1][1]) or len(head) != 2 or len(below) != 2:
        return False
    timed = column_of(head[0].text) is Column.NAME and column_of(head[1].text) is Column.DUE
    return below[1].text.isdecimal() or (timed and bool(re.search(r"月.{1,3}[日号]", below[1].text)))


def _heads_below(lines: Sequence[tuple[int, str]], at: int, head: Sequence[Cell]) -> bool:
    """阶段, 事项, 截止时间 between tabs or bars, above a line of as many cells."""
    if not _RULED.search(lines[at - 1][1]) or at >= len(lines) or len(cells_of(*lines[at])) != len(head):
        return False
    known = any(word in cell.text for cell in head for word in _HEADS)
    return known and all(len(cell.text) <= 14 and not re.search(r"[\d。,]", cell.text) for cell in head)


def _is_summed(lines: Sequence[tuple[int, str]], at: int, head: Sequence[Cell]) -> bool:
    """养护站, 路线, 里程（公里） between tabs or bars, above rows of as many cells of which one is the sum."""
    if not _RULED.search(lines[at - 1][1]) or any(not cell.text or re.search(r"[\d。,]", cell.text) for cell in head):
        return False
    below = takewhile(lambda row: len(row) == len(head), (cells_of(*line) for line in lines[at : at + _LONGEST]))
    return any(re.fullmatch(r"[合总共]\s{0,2}计", row[0].text) for row in below)


def _is_led_in(lines: Sequence[tuple[int, str]], at: int, head: Sequence[Cell]) -> bool:
    """组别, 队数, 赛制 right below 各组别队数如下:, above rows of as many cells with a column of numbers."""
    below = takewhile(lambda row: len(row) == len(head), (cells_of(*line) for line in lines[at : at + _LONGEST]))
    rows = [[cell.text for cell in row] for row in below]
    led = at > 1 and lines[at - 2][1].rstrip().endswith(("如下:", "如下。", "下表:"))
    named = all(re.fullmatch(r"[^\d。,:]{2,14}", cell.text) for cell in head)
    return (
        led and named and len(rows) > 1 and any(all(map(str.isdecimal, column)) for column in zip(*rows, strict=True))
    )


def _counts(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """单位类型, 案例, 资源 above 幼儿园, 2, —: names above numbers; 项目, 分值, 自评分 above 组织领导, 15, blank."""
    scored = any(_SCORE.search(cell.text) for cell in head)
    row = tuple(cell for cell in row if cell.text) if scored else row
    as_long = len(head) == len(row) or (scored and 1 < len(row) < len(head))
    named = as_long and all(re.fullmatch(r"[^\d:]{2,14}", cell.text) for cell in head)
    return named and len(row) > 1 and all(_NUMBER.fullmatch(cell.text) for cell in row[1:])


def cells_of(number: int, line: str, spaces: re.Pattern[str] = _SPACES) -> tuple[Cell, ...]:
    line = line.strip("\n\r ")
    bars = "\t" not in line
    if bars:
        line = line.strip("|│┃｜")
    stripped_left = len(line) - len(line.lstrip())
    spaced = bars and not _BETWEEN.search(line)
    between = spaces if spaced else _BETWEEN if bars else re.compile(r"\t")
    cells, start = [], 0
    for found in (*between.finditer(line), None):
        end = found.start() if found else len(line)
        text = line[start:end]
        inset = len(text) - len(text.lstrip())
        cells.append(Cell(number, max(0, start + inset - stripped_left), text.strip()))
        start = found.end() if found else end
    return tuple(cells)


def is_head(heads: Sequence[str]) -> bool:
    named = [head for head in heads if head]
    known = sum(any(word in head for word in _HEADS) for head in named)
    return len(named) >= 2 and known >= 2 and all(len(head) <= 14 and not head.endswith(":") for head in named)
