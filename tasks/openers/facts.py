"""Texts and tables as facts: cleaned, counted whole, kept up to the caps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from tasks.domain.evidence.contents import TEXT_CAP, ContentKind, Contents, Opening, Picture, Table, count_text
from tasks.openers.limits import CELL_CHARACTERS, Budget
from tasks.openers.names import clean

HEADING_CAP = 120


def text_facts(
    kind: ContentKind,
    format_: str,
    text: str,
    budget: Budget,
    *,
    heading: str = "",
    tables: Sequence[Table] = (),
    pictures: Sequence[Picture] = (),
    pages: int = 0,
    note: str = "",
) -> Contents:
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    han, words = count_text(text)
    kept = text[: max(0, min(TEXT_CAP, budget.text))]
    budget.text -= len(kept)
    return Contents(
        kind,
        Opening.OPENED,
        format_,
        note=note,
        text=kept,
        han=han,
        words=words,
        heading=clean(heading).strip()[:HEADING_CAP] or first_line(text),
        tables=tuple(tables),
        pictures=tuple(pictures),
        pages=pages,
    )


def first_line(text: str) -> str:
    return next((line.strip()[:HEADING_CAP] for line in text.splitlines() if line.strip()), "")


def table_facts(name: str, rows: Iterable[Sequence[object]], budget: Budget) -> Table:
    """A table with its blank rows left out; cells are texts, cut at 500 characters."""
    kept: list[tuple[str, ...]] = []
    for row in rows:
        cells = [clean(cell_text(cell)).strip()[:CELL_CHARACTERS] for cell in islice(row, 300)]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        budget.cells -= len(cells)
        if budget.cells < 0:
            break
        kept.append(tuple(cells))
    return Table(clean(name)[:HEADING_CAP], tuple(kept))


def cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
