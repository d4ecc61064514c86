"""Tables as people make them: a title across the top, then the headings, then rows of data, then a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.domain.evidence.contents import Table
from tasks.domain.evidence.plain_words import plain

_LOOK_FOR_HEADINGS = 12  # rows from the top
_NUMBER = re.compile(r"[\d.,%/:：\-—~～第周节()（）]*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its headings found: `headings` and `data` rows as they are, blank and title rows left out."""

    name: str
    headings: tuple[str, ...]
    data: tuple[tuple[str, ...], ...]

    def column(self, *words: str) -> int | None:
        """The first column whose heading has one of the words; earlier words first."""
        for word in words:
            for place, heading in enumerate(self.headings):
                if plain(word) in plain(heading):
                    return place
        return None

    def cells(self, place: int) -> tuple[str, ...]:
        return tuple(row[place] for row in self.data if place < len(row) and row[place].strip())

    def lacks(self, columns: Sequence[str]) -> tuple[str, ...]:
        return tuple(column for column in columns if self.column(column) is None)


def read_sheet(table: Table, columns: Sequence[str] = ()) -> Sheet:
    """Finds the headings: the row that names most of `columns`, else the first row with several words."""
    rows = [row for row in table.rows if any(cell.strip() for cell in row)]
    place = _heading_row(rows, columns)
    if place is None:
        return Sheet(table.name, (), ())
    return Sheet(table.name, _headings(rows, place), tuple(row for row in rows[place + 1 :] if _is_data(row)))


def is_table(table: Table) -> bool:
    """A list in one column, or a box around a paragraph, is none."""
    return any(len(_words(row)) >= 2 for row in table.rows)


def _heading_row(rows: list[tuple[str, ...]], columns: Sequence[str]) -> int | None:
    top = rows[:_LOOK_FOR_HEADINGS]
    wanted = [plain(column) for column in columns]
    named = [len(_words(row)) > 1 and sum(any(word in plain(cell) for cell in row) for word in wanted) for row in top]
    most = max(named) if named else 0
    if most:
        return named.index(most)
    for place, row in enumerate(top):
        words = _words(row)
        if len(set(words)) >= 2 and not _is_caption(words):
            return place
    return None


def _headings(rows: list[tuple[str, ...]], place: int) -> tuple[str, ...]:
    """Two rows of headings, the upper one merged over several columns, are read as one."""
    row = rows[place]
    above = rows[place - 1] if place else ()
    if len(_words(above)) < 2 or _is_caption(_words(above)):
        return row
    return tuple(
        f"{above[n] if n < len(above) else ''}{row[n] if n < len(row) else ''}"
        for n in range(max(len(above), len(row)))
    )


def _words(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _is_caption(words: Sequence[str]) -> bool:
    """学校：第一小学 | 日期：2023年2月 — a line about the table, above its headings."""
    return bool(words) and all("：" in word or ":" in word for word in words)


def _is_data(row: Sequence[str]) -> bool:
    """A form that was not filled in has its serial numbers and nothing else; a signature stands alone."""
    words = _words(row)
    return len(words) >= 2 and not _is_caption(words) and not all(_NUMBER.fullmatch(plain(word)) for word in words)
