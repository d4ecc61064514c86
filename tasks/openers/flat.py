"""Office files saved as one XML text: Word and Excel of 2003, and what some programs export under .doc and .xls."""

from __future__ import annotations

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.openers import xml
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.limits import Budget
from tasks.openers.word import tables_of
from tasks.openers.word_text import text_of, without_twice

_NOTHING: frozenset[str] = frozenset()


def open_flat(content: bytes, budget: Budget) -> Contents | None:
    """None when the XML is of no office program."""
    if b"schemas-microsoft-com:office:spreadsheet" in content[:4096]:
        return _workbook(xml.parse(content), budget)
    if b"wordDocument" in content[:4096] or b"xmlPackage" in content[:4096]:
        root = without_twice(xml.parse(content))
        return text_facts(ContentKind.DOCUMENT, "xml", text_of(root), budget, tables=tables_of(root, budget))
    return None


def _workbook(root: xml.Element, budget: Budget) -> Contents:
    tables = []
    for sheet in (e for e in xml.walk(root, _NOTHING) if xml.local(e) == "Worksheet"):
        rows = (_cells(row) for row in xml.walk(sheet, _NOTHING) if xml.local(row) == "Row")
        tables.append(table_facts(xml.attribute(sheet, "Name"), rows, budget))
    text = "\n".join("\t".join(row) for table in tables for row in table.rows)
    filled = [table for table in tables if table.rows]
    return text_facts(ContentKind.SHEET, "xml", text, budget, tables=filled, pages=len(tables))


def _cells(row: xml.Element) -> list[str]:
    """A cell may say at which column it stands; those before it are empty."""
    cells: list[str] = []
    for cell in (e for e in row if xml.local(e) == "Cell"):
        at = xml.attribute(cell, "Index")
        if at.isdecimal() and len(cells) < int(at) - 1 <= 300:
            cells += [""] * (int(at) - 1 - len(cells))
        cells.append("".join("".join(e.itertext()) for e in cell if xml.local(e) == "Data"))
    return cells
