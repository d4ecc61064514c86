"""Spreadsheets, new and old: each sheet a table."""

from __future__ import annotations

import python_calamine

from tasks.domain.evidence.contents import ContentKind, Contents, Opening, Table
from tasks.openers.data import Data
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.limits import Budget, OpeningError, broken
from tasks.openers.names import clean


def open_sheet(data: Data, format_: str, budget: Budget) -> Contents:
    """Raises OpeningError when it is locked or damaged."""
    data.all()  # not larger than what may be held
    data.stream.seek(0)
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(data.stream)
        hidden = _hidden(workbook)
        tables = [_sheet(workbook, name, budget) for name in workbook.sheet_names if name not in hidden]
    except python_calamine.PasswordError as error:
        raise OpeningError(Opening.LOCKED, "文件有密码") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise broken("表格已损坏，打不开") from error
    text = "\n".join("\t".join(row) for table in tables for row in table.rows)
    heading = next((cell for table in tables for row in table.rows for cell in row if cell), "")
    return text_facts(
        ContentKind.SHEET,
        format_,
        text,
        budget,
        heading=heading or (tables[0].name if tables else ""),
        tables=[table for table in tables if table.rows],
        pages=len(tables),
        note=f"隐藏的工作表未计入：{'、'.join(map(clean, sorted(hidden)[:5]))}" if hidden else "",
    )


def _hidden(workbook: python_calamine.CalamineWorkbook) -> set[str]:
    """Lists for drop-downs, last year's table: a reader does not see them. A file that hides all hides none."""
    visible = python_calamine.SheetVisibleEnum.Visible
    hidden = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible != visible}
    return hidden if len(hidden) < len(workbook.sheet_names) else set()


def _sheet(workbook: python_calamine.CalamineWorkbook, name: str, budget: Budget) -> Table:
    try:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=True)
    except python_calamine.WorksheetNotFound:  # a chart on a sheet of its own
        rows = []
    return table_facts(name, rows, budget)
