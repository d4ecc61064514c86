"""A table with ruled lines: its rows, the words of a merged cell in each row that the cell covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tasks.openers.printed.lines import joined, lines_of
from tasks.openers.printed.page import Ruled, Sign

_NEAR = 4.0  # points: lines that come so near to each other meet
_MOST = 1200  # lines on a page; more is a drawing


@dataclass(frozen=True)
class RuledTable:
    """`edges` and `floors` are where its columns and rows begin and end."""

    edges: tuple[float, ...]
    floors: tuple[float, ...]
    ruled: tuple[Ruled, ...]

    @property
    def top(self) -> float:
        return self.floors[0]

    @property
    def bottom(self) -> float:
        return self.floors[-1]

    def holds(self, sign: Sign) -> bool:
        x, y = sign.middle
        return self.edges[0] - _NEAR <= x <= self.edges[-1] + _NEAR and self.top <= y <= self.bottom

    @cached_property
    def cells(self) -> dict[tuple[int, int], tuple[int, int]]:
        """(row, column) of the grid -> the first such place of the cell that covers it."""
        told: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.floors) - 1):
            for column in range(len(self.edges) - 1):
                told[row, column] = (row, column)
                if column and not self._wall(row, column):
                    told[row, column] = told[row, column - 1]
                elif row and not self._floor(row, column):
                    told[row, column] = told[row - 1, column]
        return told

    def _wall(self, row: int, column: int) -> bool:
        y, x = (self.floors[row] + self.floors[row + 1]) / 2, self.edges[column]
        return any(r.upright and abs((r.left + r.right) / 2 - x) < _NEAR and r.top <= y <= r.bottom for r in self.ruled)

    def _floor(self, row: int, column: int) -> bool:
        x, y = (self.edges[column] + self.edges[column + 1]) / 2, self.floors[row]
        return any(
            not r.upright and abs((r.top + r.bottom) / 2 - y) < _NEAR and r.left <= x <= r.right for r in self.ruled
        )

    def rows(self, signs: Iterable[Sign]) -> list[tuple[str, ...]]:
        """What is merged downwards stands in each row, what is merged across, once; a row of blanks is none."""
        held: dict[tuple[int, int], list[Sign]] = {}
        for sign in signs:
            x, y = sign.middle
            place = _between(self.floors, y), _between(self.edges, x)
            held.setdefault(self.cells[place], []).append(sign)
        texts = {first: joined(line.text.replace("\t", " ") for line in lines_of(held[first])) for first in held}
        told = [tuple(self._row(row, texts)) for row in range(len(self.floors) - 1)]
        return [row for row in told if any(row)]

    def _row(self, row: int, texts: dict[tuple[int, int], str]) -> Iterator[str]:
        before = None
        for column in range(len(self.edges) - 1):
            cell = self.cells[row, column]
            yield texts.get(cell, "") if cell != before else ""
            before = cell


def _between(marks: Sequence[float], at: float) -> int:
    return max(0, min(len(marks) - 2, sum(mark <= at for mark in marks) - 1))


def tables_of(ruled: Sequence[Ruled]) -> list[RuledTable]:
    """Each group of lines that meet and make at least two cells; a box around a text is no table."""
    if len(ruled) > _MOST:
        return []
    found = [table for group in _groups(ruled) if (table := _table(group)) is not None]
    return sorted(found, key=lambda table: table.top)


def _groups(ruled: Sequence[Ruled]) -> list[list[Ruled]]:
    groups: list[list[Ruled]] = []
    for line in sorted(ruled, key=lambda one: one.top):
        meet = [group for group in groups if any(_meets(line, other) for other in group)]
        rest = [group for group in groups if group not in meet]
        groups = [*rest, [line, *(one for group in meet for one in group)]]
    return groups


def _meets(one: Ruled, other: Ruled) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _table(group: Sequence[Ruled]) -> RuledTable | None:
    upright = [line for line in group if line.upright]
    level = [line for line in group if not line.upright]
    if not upright or len(level) < 2:
        return None
    edges = _marks([(r.left + r.right) / 2 for r in upright] + [x for r in level for x in (r.left, r.right)])
    floors = _marks([(r.top + r.bottom) / 2 for r in level] + [y for r in upright for y in (r.top, r.bottom)])
    if len(edges) < 2 or len(floors) < 2 or (len(edges) - 1) * (len(floors) - 1) < 2:
        return None
    table = RuledTable(tuple(edges), tuple(floors), tuple(group))
    return table if len(set(table.cells.values())) > 1 else None


def _marks(at: Iterable[float]) -> list[float]:
    """Places that lie close together are one."""
    marks: list[list[float]] = []
    for place in sorted(at):
        if marks and place - marks[-1][-1] < _NEAR:
            marks[-1].append(place)
        else:
            marks.append([place])
    return [sum(mark) / len(mark) for mark in marks]
