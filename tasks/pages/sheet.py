"""One table as a sheet for Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from tasks.pages.printed import height_of, wide

_NEVER = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the bytes depend on nothing but what is in the table
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def table_sheet(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet of texts with a frozen, filtered head; nothing in it becomes a formula."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        book.set_properties({"created": _NEVER})
        head = book.add_format({"bold": True, "bg_color": "#F2F5F8", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "font_size": 10, "border": 1})
        sheet = book.add_worksheet(title)
        columns = zip(headings, *rows, strict=True)
        widths = [min(max(max(wide(text) for text in column) + 2, 8), 44) for column in columns]
        _write(sheet, (head, cell), headings, rows, widths)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return out.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    looks: tuple[object, object],
    names: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    widths: Sequence[int],
) -> None:
    head, cell = looks
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, height_of(row, widths))
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, cell)
            else:
                sheet.write_string(number, column, value, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
