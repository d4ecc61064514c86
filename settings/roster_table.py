"""A roster's table, from CSV or a sheet: headings in English or Chinese, cells that know where they stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from settings.mistakes import Mistakes
from settings.toml_text import decode
from settings.words import right_one

_SPACE = " \t\u3000\u00a0\ufeff\u200b"


def cell_name(row: int, column: int) -> str:
    """Row and column from 0 -> "B7 单元格"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1} 单元格"


@dataclass(frozen=True)
class Row:
    """One row by its columns' English names."""

    file: str
    number: int  # from 0, as a spreadsheet counts
    cells: Mapping[str, str]
    columns: Mapping[str, int]
    mistakes: Mistakes

    def get(self, name: str) -> str:
        return self.cells.get(name, "")

    def several(self, name: str) -> tuple[str, ...]:
        parts = (part.strip(_SPACE) for part in re.split(r"[;；]", self.get(name)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def place(self, name: str) -> str:
        return cell_name(self.number, self.columns[name]) if name in self.columns else f"第 {self.number + 1} 行"

    def wrong(self, name: str, wrong: str, right: str = "") -> None:
        self.mistakes.add(self.file, self.place(name), wrong, right)

    def warn(self, name: str, wrong: str, right: str = "") -> None:
        self.mistakes.warn(self.file, self.place(name), wrong, right)


def csv_rows(file: str, data: bytes, mistakes: Mistakes) -> Sequence[Sequence[str]] | None:
    """The cells of a CSV file, None where it cannot be read as one."""
    text = decode(data)
    if text is None:
        mistakes.add(file, "", "认不出文件的编码", "另存为 CSV UTF-8")
        return None
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = "\t" if "\t" in first and "," not in first else ","
    if "," not in first and "\t" not in first and "，" in first:
        mistakes.add(file, "第 1 行", "列之间用了中文逗号", first.replace("，", ","))
        return None
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        mistakes.add(file, "", f"CSV 读不通（{error}）", "一格里有引号或换行时，整格用英文双引号括起来")
        return None


def read_rows(
    file: str, rows: Sequence[Sequence[str]], headings: Mapping[str, str], needed: tuple[str, ...], mistakes: Mistakes
) -> Iterator[Row]:
    """The rows under the heading row; blank ones are left out. `headings`: Chinese heading -> English name."""
    filled = [(number, [cell.strip(_SPACE) for cell in row]) for number, row in enumerate(rows)]
    filled = [(number, row) for number, row in filled if any(row)]
    if not filled:
        mistakes.add(file, "", "是空的", "第一行写列名：" + "、".join(headings))
        return
    top, head = filled[0]
    columns = _columns(file, top, head, headings, mistakes)
    for name in needed:
        if name not in columns:
            chinese = next(word for word, english in headings.items() if english == name)
            mistakes.add(file, f"第 {top + 1} 行", f"缺少“{chinese}”这一列（{name}）", "、".join(headings))
            return
    for number, row in filled[1:]:
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        for at, extra in enumerate(row[len(head) :], len(head)):
            if extra:
                mistakes.add(file, cell_name(number, at), f"“{extra}”这一格没有列名", "多个值写在一格里，用 ; 分开")
        yield Row(file, number, cells, columns, mistakes)


def _columns(
    file: str, top: int, head: Sequence[str], headings: Mapping[str, str], mistakes: Mistakes
) -> dict[str, int]:
    names = {**headings, **{english: english for english in headings.values()}}
    found: dict[str, int] = {}
    for at, heading in enumerate(head):
        if not heading:
            continue
        name = names.get(heading) or names.get(heading.lower())
        if name is None and "，" in heading:
            mistakes.add(file, cell_name(top, at), f"列名“{heading}”里有中文逗号", heading.replace("，", ","))
        elif name is None:
            choices = headings.values() if heading.isascii() else headings
            mistakes.add(file, cell_name(top, at), f"不认识的列名“{heading}”", right_one(heading, choices))
        elif name in found:
            mistakes.add(file, cell_name(top, at), f"列名“{heading}”出现两次", "只留一列")
        else:
            found[name] = at
    return found
