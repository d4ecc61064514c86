"""Tables without a rule: rows of one cell a line, parted by blank lines, and rows whose heads a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.circulars.order import number_at
from tasks.domain.plan.circulars.table import Cell, Row, Table, cells_of, columns_of, is_head

_TOLD_HEADS = re.compile(  # (表中每行依次为:名称、报送人、数量、时限、去处)
    r"\(?[一-龥]{0,6}(?:每[行项条]|各[列行项栏])[一-龥]{0,4}依次(?:为|是|列出)?\s{0,2}:?\s{0,2}(?P<heads>[一-龥]{2,8}(?:、[一-龥]{2,8}){2,8})[)。:]{0,2}$"
)
_LEAST = 3  # heads

_Line = tuple[int, str]


def tables_by_groups(lines: Sequence[_Line]) -> tuple[Table, ...]:
    """Of numbered, non-blank lines: a blank one shows by the number that is left out."""
    return (*_parted_by_blanks([(number, line.strip()) for number, line in lines]), *_with_told_heads(lines))


def _parted_by_blanks(lines: Sequence[_Line]) -> Iterator[Table]:
    groups: list[list[_Line]] = []
    for number, text in lines:
        if groups and number == groups[-1][-1][0] + 1:
            groups[-1].append((number, text))
        else:
            groups.append([(number, text)])
    for at, head in enumerate(groups):
        heads = tuple(text for _, text in head[1 if number_at(head[0][1])[0] else 0 :])  # 三、提交材料 stands over them
        if len(heads) < _LEAST or not is_head(heads):
            continue
        rows: list[Row] = []
        for group in groups[at + 1 :]:
            if len(group) != len(heads):
                break
            rows.append(Row(group[0][0], tuple(Cell(number, 0, text) for number, text in group)))
        if len(rows) > 1:
            yield Table(columns_of(heads), heads, tuple(rows), aligned=True)


def _with_told_heads(lines: Sequence[_Line]) -> Iterator[Table]:
    for at, (_, text) in enumerate(lines):
        told = _TOLD_HEADS.fullmatch(text.strip())
        heads = tuple(told["heads"].split("、")) if told else ()
        rows: list[Row] = []
        for number, line in lines[at + 1 :] if heads else ():
            cells = cells_of(number, line)
            if len(cells) != len(heads):
                break
            rows.append(Row(number, cells))
        if len(rows) > 1:
            yield Table(columns_of(heads), heads, tuple(rows), aligned=True)
