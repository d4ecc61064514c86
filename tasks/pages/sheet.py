"""One table as a sheet for Excel."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def table_sheet(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet of texts with a frozen, filtered head; nothing in it becomes a formula."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        head = book.add_format({"bold": True, "bg_color": "#F2F5F8", "border": 1})
        sheet = book.add_worksheet(title)
        widths = [min(max((len(row[i]) for row in [headings, *rows]), default=8) * 2, 60) for i in range(len(headings))]
        _write(sheet, head, headings, rows, widths)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return out.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    head: object,
    names: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    widths: Sequence[int],
) -> None:
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            else:
                sheet.write_string(number, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
