"""The workbook of a summary: the map, who lacks what, and one sheet for each requirement; it prints on A4."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.notice.detail import HEADINGS, DetailSheet
from tasks.domain.notice.summary import Summary
from tasks.pages.printed import Printed, Value, printed_book

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (18, 9, 10, 9, 17, 11, 36, 17, 28, 12, 14)
_APART = "各类情况各自计数，不相加。“我方未能核实”不是没有交：我们还没能看全网站或邮箱。"


def summary_book(summary: Summary, sheets: Sequence[DetailSheet]) -> bytes:
    """Chinese headings, filters, frozen heads; a text from outside never becomes a formula."""
    about = summary.due or summary.date
    title = f"{summary.sender} {summary.occasion}（{about}）"
    notes = (f"{summary.date}；{_APART}", *(f"注：{note}" for note in summary.notes))
    return printed_book(
        [
            _map(summary, title, notes),
            _figures(summary, title, notes),
            _lacks(summary, title, notes),
            *(_detail(sheet, about, summary.date) for sheet in sheets),
        ]
    )


def _map(summary: Summary, title: str, notes: tuple[str, ...]) -> Printed:
    rows: list[tuple[Value, ...]] = []
    tints: dict[tuple[int, int], str] = {}
    for number, row in enumerate(summary.heat.rows):
        rows.append((row.requirement, row.title, *(cell.text for cell in row.cells)))
        tints |= {(number, column): cell.colour for column, cell in enumerate(row.cells, 2)}
    widths = (6, 40, *(16 for _ in summary.heat.stages))
    return Printed("完成情况", title, ("编号", "材料", *summary.heat.stages), rows, notes, widths, tints=tints)


def _figures(summary: Summary, title: str, notes: tuple[str, ...]) -> Printed:
    rows: list[tuple[Value, ...]] = [("截止后分列", label, number) for label, number in summary.counts]
    rows += [("判定", label, number) for label, number in summary.figures]
    rows += [(f"{summary.since} 以来", change.label, change.count) for change in summary.changes]
    return Printed("各类情况", title, ("类别", "情况", "项数"), rows, notes, (26, 34, 10), filtered=True)


def _lacks(summary: Summary, title: str, notes: tuple[str, ...]) -> Printed:
    rows = [
        (
            lack.school,
            "、".join(lack.titles),
            "、".join(lack.who),
            lack.standing,
            "\n".join(lack.channels),
            lack.contact,
        )
        for lack in summary.lacks
    ]
    names = ("学校", "材料", "教师或学段", "情况", "各渠道", "联系")
    return Printed("明细", title, names, rows, notes, (22, 28, 26, 14, 44, 24), filtered=True)


def _detail(sheet: DetailSheet, about: str, date: str) -> Printed:
    """A column in which nothing stands is left out: the sheet has to fit on A4."""
    title = f"{sheet.requirement} {sheet.title}"
    notes = (f"{about}；{date} 的情况",)
    kept = [column for column in range(len(HEADINGS)) if any(row[column] for row in sheet.rows)]
    rows = [tuple(row[column] for column in kept) for row in sheet.rows]
    headings, widths = tuple(HEADINGS[column] for column in kept), tuple(_WIDTHS[column] for column in kept)
    return Printed(title, title, headings, rows, notes, widths, filtered=True)
