"""Papers told a cell a line below 上报以下材料:, without a head: 《汇总表》, 1份, 6月24日17:00前, 送302室."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.tables.in_columns import aligned
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of, whens_of

_COLUMNS = ["party", "count", "due", "place", "note"]  # behind the name
_FEWEST, _CELLS, _LONGEST_CELL = 2, 3, 60  # rows; cells of a row; signs
_ASIDE = re.compile(r"\([^()]*\)")


def read_led_blocks(page: Page, tabled: Tabled) -> None:
    """Each such list, where every paper of it has its day."""
    for at, lead in enumerate(page.lines):
        if not lead.text.endswith(":") or not SUBMIT.search(lead.text) or lead.number in tabled.taken:
            continue
        cells = [*takewhile(_is_cell, page.lines[at + 1 :])]
        rows = [*_rows(cells)]
        told = [(row, aligned([line.text for line in row[1:]], _COLUMNS)) for row in rows]
        dated = [(row[0], cells, whens_of(cells.get("due", ""), page, row[0])) for row, cells in told]
        if len(rows) < _FEWEST or not all(whens for _, _, whens in dated):
            continue
        tabled.taken.update({lead.number, *(line.number for row in rows for line in row)})
        for line, named, whens in dated:
            row = Row({"title": line.text, **named}, line)
            tabled.owed += [owed_of(row, title, when) for title in titles_of(line.text, sure=True) for when in whens]


def _is_cell(line: Line) -> bool:
    return not line.kind and len(line.text) <= _LONGEST_CELL and not re.search("[。;]|[一-龥]:", line.text)


def _rows(cells: Sequence[Line]) -> Iterator[list[Line]]:
    """Each paper's name with the cells below it; nothing where the first cell names none, or a row is too short."""
    starts = [at for at, line in enumerate(cells) if _names_a_paper(line)]
    rows = [[*cells[at:end]] for at, end in zip(starts, [*starts[1:], len(cells)], strict=False)]
    if starts[:1] == [0] and all(len(row) >= _CELLS for row in rows):
        yield from rows


def _names_a_paper(line: Line) -> bool:
    bare = _ASIDE.sub("", line.text).strip()
    return any(name.title.strip("《》") == bare.strip("《》") for name in names_in(bare))
