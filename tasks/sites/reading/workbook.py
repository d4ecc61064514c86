"""The sheet to tick as a workbook for Excel or WPS: lists to choose from, the head always in sight, printed on A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from tasks.domain.evidence.hand_sheet import COUNT, HEADINGS, SEEN

Rows = list[list[str]]
_WIDTHS = (20, 20, 26, 24, 16, 10, 16, 9, 9, 18)  # of the headings, in their order
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone; the bytes depend on the rows alone
_CHOICES = 60  # a longer list cannot be held by a cell, and nobody scrolls it
_COUNT, _SEEN = (HEADINGS.index(name) for name in (COUNT, SEEN))


def workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows of a fresh sheet, cell for cell where the CSV has them; what is to be filled in is yellow."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        book.set_properties({"created": _NEVER})
        looks = _looks(book)
        sheet = book.add_worksheet("人工核对表")
        head = next(number for number, row in enumerate(rows) if tuple(row) == HEADINGS)
        for number, row in enumerate(rows[:head]):
            for column, text in enumerate(row):
                is_answer = number > 0 and column == 1
                sheet.write_string(number, column, text, looks["fill" if is_answer else "note" if column else "title"])
        sheet.write_row(head, 0, rows[head], looks["head"])
        for number, row in enumerate(rows[head + 1 :], head + 1):
            _write(sheet, number, row, looks)
        _lay_out(sheet, head, len(rows))
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_size": 10}
    # "@": a date that is typed in stays the text that was typed
    return {
        "title": book.add_format({"bold": True}),
        "note": book.add_format({"font_color": "#444444"}),
        "head": book.add_format({**cell, "bold": True, "bg_color": "#F2F5F8", "align": "center"}),
        "cell": book.add_format(cell),
        "fill": book.add_format({**cell, "bg_color": "#FFF8DC", "num_format": "@"}),
    }


def _write(sheet: Any, number: int, row: Sequence[str], looks: dict[str, Any]) -> None:
    for column, text in enumerate(row):
        # an apostrophe keeps a CSV's cell from being a formula; here no text is one
        sheet.write_string(number, column, text.removeprefix("'"), looks["fill" if column >= _SEEN else "cell"])
    wanted = int(row[_COUNT])
    choices = ["√"] if wanted == 1 else [str(n) for n in range(min(wanted, _CHOICES) + 1)]
    told = "看到了选 √，没有看到留空" if wanted == 1 else f"要 {wanted} 份，看到几份就选几"
    choice = {"validate": "list", "source": choices, "input_message": told, "error_type": "warning"}
    sheet.data_validation(number, _SEEN, number, _SEEN, {**choice, "error_title": "已看到", "error_message": told})


def _lay_out(sheet: Any, head: int, rows: int) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.autofilter(head, 0, max(rows - 1, head + 1), len(HEADINGS) - 1)
    sheet.freeze_panes(head + 1, 0)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def rows_of_workbook(data: bytes) -> Rows | str:
    """The first sheet's cells as texts, hidden rows included (a filter hides, it does not untick); else why not."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        found = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except PasswordError:
        return "加了密码，打不开；请去掉密码再存一次"
    except CalamineError:
        return _BROKEN
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the reader raises where it gives up; no Exception
            raise
        return _BROKEN
    return [[_text(cell) for cell in row] for row in found]


_BROKEN = "是打不开的工作簿，请在 Excel 或 WPS 里重新存为 .xlsx，或另存为 CSV"


def _text(cell: object) -> str:
    """A cell as it was typed: 2, not 2.0; a moment to the minute."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell + timedelta(milliseconds=500)).isoformat(" ", "minutes")  # a cell's fraction may fall just short
    return cell.isoformat() if isinstance(cell, date) else str(cell)
