"""roster.xlsx: the same tables as sheets 学校, 教师, 联系人."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from settings.mistakes import Mistakes


def sheet_rows(file: str, data: bytes, sheet: str, mistakes: Mistakes) -> Sequence[Sequence[str]] | None:
    """The sheet's cells as texts, None when the book has no such sheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if sheet not in book.sheet_names:
            if sheet == "学校":
                mistakes.add(file, "", "没有“学校”这张工作表", "工作表：学校、联系人、教师")
            return None
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except CalamineError as error:
        mistakes.add(file, "", f"打不开这个工作簿（{error}）", "用 Excel 或 WPS 另存为 .xlsx")
        return None
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # numbers and telephone numbers come as floats
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
