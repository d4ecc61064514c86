"""A whole PDF as the lines that were written: paragraphs in one line each, a line with tabs for each row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import IO

from tasks.openers.printed.bare_table import bare_tables
from tasks.openers.printed.lines import Line, joined, lines_of
from tasks.openers.printed.page import Page, Sign, pages_of
from tasks.openers.printed.paragraphs import paragraphs, shape_of
from tasks.openers.printed.ruled_table import RuledTable, tables_of
from tasks.openers.printed.running import notes_apart, without_running

Rows = list[tuple[str, ...]]
_PAGES = 80  # of a circular; what lies behind them is not read as one
_NUMBERED = {"序号", "编号"}
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d.{0,2}|[之以]?前")  # the end of a deadline


@dataclass(slots=True)
class _Block:
    page: int
    top: float
    text: str = ""
    rows: Rows | None = None
    edges: tuple[float, ...] = ()


def written_text(stream: IO[bytes]) -> str:
    """The text without page numbers, running heads and the breaks of the pages; notes stand at the end.

    "" where the signs bear no meaning (a font that does not tell which character is which).
    """
    pages = list(pages_of(stream, _PAGES))
    signs = [sign for page in pages for sign in page.signs]
    if not signs or sum(sign.text.startswith("(cid:") for sign in signs) * 20 > len(signs):
        return ""
    size = median(sign.size for sign in signs)
    tables = [tables_of(page.ruled) for page in pages]
    beside = without_running([(p, lines_of(_outside(p, held))) for p, held in zip(pages, tables, strict=True)])
    parted = [notes_apart(page, lines, size) for page, lines in zip(pages, beside, strict=True)]
    blocks = [*_ruled(pages, tables), *_plain([text for text, _ in parted], pages)]
    notes = [line.text for _, lines in parted for line in lines]
    return "\n".join([*_told(sorted(blocks, key=lambda block: (block.page, block.top))), *notes])


def _outside(page: Page, tables: Sequence[RuledTable]) -> list[Sign]:
    return [sign for sign in page.signs if not any(table.holds(sign) for table in tables)]


def _ruled(pages: Sequence[Page], tables: Sequence[Sequence[RuledTable]]) -> Iterable[_Block]:
    for number, (page, held) in enumerate(zip(pages, tables, strict=True)):
        for table in held:
            rows = table.rows([sign for sign in page.signs if table.holds(sign) and not sign.text.isspace()])
            yield _Block(number, table.top, rows=rows, edges=table.edges)


def _plain(lines: Sequence[Sequence[Line]], pages: Sequence[Page]) -> Iterable[_Block]:
    """Paragraphs, and tables without upright lines."""
    rest: list[list[Line]] = []
    for number, page in enumerate(lines):
        tables, others = bare_tables(page)
        yield from (_Block(number, table.top, rows=table.rows) for table in tables)
        rest.append(others)
    if any(rest):
        shape = shape_of(rest)
        for at, top, text in paragraphs(rest, shape, pages[0].width):
            yield _Block(at, top, text)


def _told(blocks: Sequence[_Block]) -> Iterable[str]:
    whole: list[_Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before is not None and before.rows and block.rows and _is_same_table(before, block):
            before.rows = with_rows_of_next_page(before.rows, block.rows)
            before.page = block.page
        else:
            whole.append(block)
    for block in whole:
        yield from ["\t".join(row) for row in block.rows] if block.rows is not None else [block.text]


def _is_same_table(before: _Block, block: _Block) -> bool:
    """Whether it goes on with a table of the page before, with nothing in between."""
    both = list(zip(before.edges, block.edges, strict=False))
    even = len(before.edges) == len(block.edges) and all(abs(a - b) < 6 for a, b in both)
    return block.page == before.page + 1 and bool(both) and even


def with_rows_of_next_page(rows: Rows, more: Rows) -> Rows:
    """Rows of the next page: without the repeated headings; a row that the page's end cut is put together."""
    head = rows[0]
    more = more[1:] if more and more[0] == head else more
    if not more or not _is_rest(head, rows[-1], more[0]):
        return [*rows, *more]
    cut, rest = rows[-1], more[0]
    whole = tuple(joined(pair) for pair in zip(cut, rest, strict=True))
    told = [tuple(w if c and c == r else c for c, r, w in zip(row, rest, whole, strict=True)) for row in more[1:]]
    return [*rows[:-1], whole, *told]


def _is_rest(head: tuple[str, ...], cut: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether it has no number where the others have one, but a cell or two of many, or ends what was begun."""
    if head[0] in _NUMBERED:
        return not row[0]
    if not row[0] and sum(map(bool, row)) * 2 < len(row):
        return True
    return any(_is_open(a) and not _is_open(a + b) or _CLOCK.fullmatch(b) for a, b in zip(cut, row, strict=True))


def _is_open(cell: str) -> bool:
    """A bracket or a title that is not closed."""
    return any(cell.count(begin) > cell.count(end) for begin, end in ("《》", "（）", "“”", "()"))
