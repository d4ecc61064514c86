"""Lists for the ledgers: hours that a school reports (姓名、学时), points that are given by hand (学校、项目、得分)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from settings.any_table import Grid, read_grids
from settings.list_headings import field_of
from tasks.domain.errors import BadFiles, BadInput, Mistake
from tasks.domain.plan.rosters.listed import clean_name

_MORE: Mapping[str, str] = {
    "hours": "学时 学时数 申报学时 认定学时 上报学时 校本学时 校本研培学时 合计学时 学时合计",
    "category": "类别 学时类别 培训类别",
    "points": "得分 分数 评分 分值 考核得分 考评分",
    "aspect": "项目 考核项目 考评项目 评分项目",
    "why": "理由 原因 依据 说明 备注 评语",
}
_FIELDS = {word: field for field, words in _MORE.items() for word in words.split()}
_TOTAL = re.compile(r"^(合计|总计|小计|共计|平均)")
_IN_TITLE = re.compile(r"[\u4e00-\u9fff]{2,18}?(?:小学|中学|学校|幼儿园|高中|初中)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: who (a teacher, or "" for the school itself), at which school, for what, how much, and why."""

    place: str
    name: str
    school: str
    about: str  # the category of hours, the aspect of points; "" where the list does not say
    amount: float
    why: str = ""
    id: str = ""  # of the teacher, where a column tells namesakes apart
    headed: str = ""  # the title of the list, and the heading of its amounts


def read_hours(file: str, data: bytes) -> tuple[Figure, ...]:
    """A school's list of hours. Raises BadInput without headings 姓名 and 学时, BadFiles for amounts that are none."""
    return _figures(file, data, "name", "hours", "category", "姓名、学时")


def read_points(file: str, data: bytes) -> tuple[Figure, ...]:
    """Points by hand. Raises BadInput without headings 学校 and 得分, BadFiles for amounts that are none."""
    return _figures(file, data, "school", "points", "aspect", "学校、项目、得分、理由")


def _figures(file: str, data: bytes, who: str, amount: str, about: str, example: str) -> tuple[Figure, ...]:
    mistakes: list[Mistake] = []
    found: list[Figure] = []
    headed = False
    for grid in read_grids(file, data):
        begins, columns = _head(grid, {who, amount})
        if columns:
            headed = True
            found += _rows(grid, begins, columns, (file, who, amount, about), mistakes)
    if not headed:
        raise BadInput(f"{file} 里找不到表头，没有导入。要有一行列名：{example}。")
    if mistakes:
        raise BadFiles(mistakes)
    if not found:
        raise BadInput(f"{file} 有表头，表头下面没有可以登记的行，没有导入。要有一行列名：{example}，下面一人一行。")
    return tuple(found)


def _head(grid: Grid, needed: set[str]) -> tuple[int, dict[str, int]]:
    for place, (_, row) in enumerate(grid.rows[:40]):
        columns: dict[str, int] = {}
        for at, heading in enumerate(row):
            word = re.sub(r"[\s*:：]|[(（].*?[)）]", "", heading)
            field = _FIELDS.get(word) or field_of(heading)
            if field in columns and field == "name":
                raise BadInput(f"“{heading}”有两列，没有导入。左右并排的两栏名单请改成上下一栏。")
            columns.setdefault(field, at)
        if needed <= columns.keys():
            return place + 1, columns
    return 0, {}


def _rows(
    grid: Grid, begins: int, columns: Mapping[str, int], wanted: Sequence[str], mistakes: list[Mistake]
) -> Iterator[Figure]:
    file, who, amount, about = wanted
    school, headed = _told_above(grid, begins, columns[amount])
    school = school if who == "name" else ""
    for number, row in grid.rows[begins:]:
        cells = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
        first = next(cell.strip() for cell in row if cell.strip())
        name = clean_name(cells.get(who, ""))
        text = cells.get(amount, "")
        if not name or not text or _TOTAL.match(re.sub(r"\s", "", first)) or field_of(cells.get(who, "")) == who:
            continue
        given = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:个?学时|分)?", text)
        place = f"{file} {grid.name} 第 {number} 行".replace("  ", " ")
        if given is None:
            mistakes.append(Mistake(file, f"第 {number} 行", f"“{text}”不是数", "只写数字，如 12"))
            continue
        school = clean_name(cells.get("school", "")) or school
        yield Figure(
            place=place,
            name=name if who == "name" else "",
            school=school,
            about=cells.get(about, ""),
            amount=float(given.group(1)),
            why=cells.get("why", ""),
            id=cells.get("id", ""),
            headed=headed,
        )


def _told_above(grid: Grid, begins: int, amounts: int) -> tuple[str, str]:
    """The school that the title or the sheet's name gives ("" where none does), and what all the amounts are headed."""
    above = " ".join(cell for _, row in grid.rows[: begins - 1] for cell in row)
    title = _IN_TITLE.search(clean_name(above)) or _IN_TITLE.search(clean_name(grid.name))
    headed = re.sub(r"\s+", "", f"{above} {grid.name} {grid.rows[begins - 1][1][amounts]}")
    return title.group() if title else "", headed
