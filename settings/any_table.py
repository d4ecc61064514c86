"""Any table that a school sends: XLSX, XLS, CSV or a page saved as .xls, as cells of text with merged cells filled."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from settings.hidden_rows import hidden_rows
from settings.toml_text import decode
from tasks.domain.errors import BadInput

_MOST = 40_000_000  # bytes; a county's roster has less than a tenth of it
_DELIMITERS = ",\t;，；|"
Rows = list[list[str]]
_TRIAL = """
import io, resource, sys
from python_calamine import CalamineError, CalamineWorkbook, PasswordError
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
try:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for place in range(len(book.sheet_names)):
        book.get_sheet_by_index(place).to_python(skip_empty_area=False)
except (CalamineError, PasswordError):
    pass  # told by the reading itself
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: (row number from 1, cells) of what a reader of the sheet sees; `hidden` are the rows left out."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    hidden: tuple[int, ...] = ()


def read_grids(name: str, data: bytes) -> tuple[Grid, ...]:
    """The visible sheets of a file, told by its content, not by its ending.

    Raises BadInput for a file that is no table, is empty, is locked with a password or is far too large.
    """
    if not data.strip():
        raise BadInput(f"{name} 是空文件，没有导入。")
    if len(data) > _MOST:
        raise BadInput(f"{name} 有 {len(data) // 1_000_000} MB，不像一份名单，没有导入。请只留名单所在的工作表再试。")
    if data[:4] == b"PK\x03\x04" or data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return tuple(_of_workbook(name, data))
    text = decode(data)
    if text is None or "\x00" in text:
        raise BadInput(f"{name} 不是表格文件，没有导入。请用 Excel 或 WPS 另存为 .xlsx 或 CSV。")
    if text.lstrip().startswith("<"):
        return tuple(_of_page(name, data))
    return (Grid("", _numbered(_of_csv(text))),)


def _of_workbook(name: str, data: bytes) -> Iterator[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    if data[:2] != b"PK" and not _survives(data):
        raise _broken(name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = hidden_rows(data)
        for place, sheet in enumerate(book.sheets_metadata):
            if sheet.visible is not SheetVisibleEnum.Visible:
                continue
            found = book.get_sheet_by_index(place)
            rows = [[cell_text(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]
            _fill(rows, found.merged_cell_ranges or [])
            left_out = hidden.get(sheet.name, frozenset())
            yield Grid(sheet.name, _numbered(rows, left_out), tuple(sorted(left_out)))
    except PasswordError:
        raise BadInput(f"{name} 加了密码，打不开，没有导入。请去掉密码另存一份。") from None
    except CalamineError:
        raise _broken(name) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the reader raises where it gives up; no Exception
            raise
        raise _broken(name) from None


def _broken(name: str) -> BadInput:
    return BadInput(f"打不开 {name}：它不完整，或者不是 Excel 表格，没有导入。请用 Excel 或 WPS 另存为 .xlsx。")


def _survives(data: bytes) -> bool:
    """Whether a process of its own reads the old workbook without falling over: a broken one may end its reader."""
    try:
        ran = subprocess.run((sys.executable, "-c", _TRIAL), input=data, capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def _fill(rows: Rows, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Every cell of a merged area says what its first cell says."""
    for (top, left), (bottom, right) in ranges:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for row in rows[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = value


def _of_csv(text: str) -> Rows:
    """Comma, tab, semicolon or the Chinese comma: the one that most lines hold."""
    lines = [line for line in text.split("\n") if line.strip()][:50]
    counted = Counter({sign: sum(sign in line for line in lines) for sign in _DELIMITERS})
    best = max(_DELIMITERS, key=lambda sign: counted[sign])
    csv.field_size_limit(_MOST)
    return list(csv.reader(io.StringIO(text), delimiter=best))


def _of_page(name: str, data: bytes) -> Iterator[Grid]:
    """Many systems write a web page and call it .xls; areas over several cells are filled here too."""
    from lxml import html

    text = decode(data) or ""
    page = html.fromstring(text.split("?>", 1)[1] if text.lstrip().startswith("<?xml") and "?>" in text else text)
    tables = page.xpath("//table[not(.//table)]")
    if not tables:
        raise BadInput(f"{name} 是网页，里面没有表格，没有导入。请用 Excel 或 WPS 另存为 .xlsx。")
    for number, table in enumerate(tables, 1):
        yield Grid(f"表{number}", _numbered(_page_rows(table.xpath(".//tr"))))


def _page_rows(lines: Sequence[object]) -> Rows:
    taken: dict[tuple[int, int], str] = {}
    for row, line in enumerate(lines):
        column = 0
        for cell in line.xpath("./td|./th"):  # type: ignore[attr-defined]
            while (row, column) in taken:
                column += 1
            down, across = (_span(cell.get(key)) for key in ("rowspan", "colspan"))
            text = " ".join(cell.text_content().split())
            taken |= {(row + r, column + c): text for r in range(down) for c in range(across)}
    width = max((column for _, column in taken), default=-1) + 1
    return [[taken.get((row, column), "") for column in range(width)] for row in range(len(lines))]


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 500) if text and text.isdecimal() else 1


def _numbered(rows: Rows, left_out: frozenset[int] = frozenset()) -> tuple[tuple[int, tuple[str, ...]], ...]:
    numbered = ((number, tuple(row)) for number, row in enumerate(rows, 1) if number not in left_out)
    return tuple((number, row) for number, row in numbered if any(cell.strip() for cell in row))


def cell_text(cell: object) -> str:
    """A cell as a person reads it: 13900001111, not 13900001111.0; a date without its midnight."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != datetime.min.time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
