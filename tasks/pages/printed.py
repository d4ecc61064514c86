"""Sheets that are printed, filled in and stamped: A4 across, one page wide, the head on every page, 填表/审核/盖章."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

Value = str | int | float
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_BAD = str.maketrans("[]:*?/\\", "（）：＊？／＼")
_A4 = 9
_PAGE = 128  # widths of columns that fill the page: a narrower table would cut its title and the line to sign
_FONT = {"font_name": "宋体"}
SIGNED = "填表：________________    审核：________________    单位（盖章）：________________    日期：____年__月__日"


@dataclass(frozen=True, slots=True)
class Printed:
    """One sheet: a title, lines under it, headings and rows; `signed` adds the line to sign and stamp.

    `filtered` gives the head its filters; `tints` are colours by (row, column) of the rows.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    notes: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    signed: bool = False
    filtered: bool = False
    tints: Mapping[tuple[int, int], str] = field(default_factory=dict)


def printed_book(sheets: Sequence[Printed], made_at: datetime | None = None) -> bytes:
    """An XLSX whose bytes depend on nothing but what is in it; a text that looks like a formula stays a text."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        moment = (made_at or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"created": moment})
        border = {**_FONT, "border": 1, "text_wrap": True, "valign": "vcenter", "font_size": 10}
        looks = {
            "title": book.add_format({**_FONT, "bold": True, "font_size": 15, "align": "center", "valign": "vcenter"}),
            "note": book.add_format(
                {**_FONT, "text_wrap": True, "font_size": 9, "font_color": "#444444", "valign": "top"}
            ),
            "head": book.add_format({**border, "bold": True, "bg_color": "#F2F5F8", "align": "center"}),
            "cell": book.add_format(border),
            "figure": book.add_format({**border, "align": "center"}),
            "sign": book.add_format({**_FONT, "font_size": 11, "valign": "vcenter"}),
        }
        names: set[str] = set()
        for one in sheets:
            tints = {c: book.add_format({**border, "align": "center", "bg_color": c}) for c in set(one.tints.values())}
            _write(book.add_worksheet(_name(one.name, names)), one, {**looks, **tints})
    return out.getvalue()


def _name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 signs, none of those it refuses, and no other sheet's."""
    plain = wanted.translate(_BAD).strip("'")[:31] or "表"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: 31 - len(str(number)) - 1]}-{number}"
    taken.add(name.lower())
    return name


def _write(sheet: Any, one: Printed, looks: dict[str, Any]) -> None:
    last, widths = len(one.headings) - 1, _widths(one)
    _across(sheet, 0, last, one.title, looks["title"], 28)
    for row, note in enumerate(one.notes, 1):
        _across(sheet, row, last, note, looks["note"], 16 * (1 + int(wide(note) // sum(widths))))
    head = 1 + len(one.notes)
    sheet.set_row(head, height_of(one.headings, widths))
    for column, (heading, width) in enumerate(zip(one.headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(head, column, heading, looks["head"])
    for number, cells in enumerate(one.rows):
        sheet.set_row(head + 1 + number, height_of(cells, widths))
        for column, cell in enumerate(cells):
            tint = looks.get(one.tints.get((number, column), ""))
            if isinstance(cell, str):
                sheet.write_string(head + 1 + number, column, cell, tint or looks["cell"])
            else:
                sheet.write_number(head + 1 + number, column, cell, tint or looks["figure"])
    if one.filtered:
        sheet.autofilter(head, 0, head + max(len(one.rows), 1), last)
    if one.signed:
        _across(sheet, head + len(one.rows) + 2, last, SIGNED, looks["sign"], 30)
    sheet.freeze_panes(head + 1, 0)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def height_of(cells: Sequence[Value], widths: Sequence[float]) -> float:
    """Room for every line of the fullest cell: not every program makes it by itself."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, str):
            room = max(int(width * 1.08) - 1, 1)  # a width counts signs of 11 points, the cells are written in 10
            lines = max(lines, sum(1 + max(wide(line) - 1, 0) // room for line in cell.split("\n")))
    return min(6 + 13.5 * lines, 400)


def _across(sheet: Any, row: int, last: int, text: str, look: Any, height: float) -> None:
    sheet.set_row(row, height)
    if last:
        sheet.merge_range(row, 0, row, last, "", look)
    sheet.write_string(row, 0, text, look)


def _widths(one: Printed) -> tuple[float, ...]:
    """As given, else by the longest text, a Chinese sign being two wide; stretched to the width of the page."""
    columns = zip(one.headings, *[[str(cell) for cell in row] for row in one.rows[:500]], strict=True)
    own = one.widths or tuple(min(max(max(wide(text) for text in column) + 2, 6), 44) for column in columns)
    stretch = max(_PAGE / sum(own), 1)
    return tuple(width * stretch for width in own)


def wide(text: str) -> int:
    return max((sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in text.split("\n")), default=0)
