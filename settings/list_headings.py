"""Which column of a school's own list means what: the headings that people write, and the row they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from settings.any_table import Grid
from tasks.domain.errors import BadInput

_LOOK_FOR_HEADINGS = 40  # rows from the top
_DEEPEST = 3  # rows of headings
_BRACKETS = re.compile(r"[(（\[【<《].*?[)）\]】>》]")
_RUNNING = {"序号", "序", "no", "no.", "行号", "#", "排序", "顺序"}
_WORDS: Mapping[str, str] = {
    "name": "姓名 教师姓名 老师姓名 教师名称 教师 老师 学员姓名 学员 名字 名称 联系人姓名 负责人姓名 name",
    "school": "学校 单位 学校名称 单位名称 学校全称 单位全称 校名 园名 幼儿园名称 所在学校 所在单位 所属学校 所属单位 "
    "工作单位 工作学校 任教学校 任职学校 任职单位 现单位 现工作单位 学校单位 单位学校 学校(园) school",
    "id": "编号 教师编号 学校编号 联系人编号 id",
    "subjects": "学科 任教学科 科目 所教学科 任教科目 所教科目 任课学科 任课科目 教学科目 教学学科 授课学科 "
    "专业学科 subjects subject",
    "stages": "学段 任教学段 所教学段 办学学段 学校学段 办学类型 学校类型 学校类别 办学层次 stages stage",
    "account": "账号 帐号 网站账号 网站帐号 平台账号 用户名 登录名 登录账号 account",
    "gives_observed_lesson": "出课教师 是否出课 出课 是否出课教师 gives_observed_lesson",
    "aliases": "别名 简称 学校简称 单位简称 曾用名 aliases",
    "class": "研培班级 网站班级 班级地址 班级编号 班级 class",
    "coordinator": "负责人 研培负责人 教研负责人 学校负责人 业务负责人 联系人 学校联系人 联络人 联络员 coordinator",
    "principal": "校长 园长 校长姓名 校长园长 园长校长 校(园)长 principal",
    "email": "邮箱 电子邮箱 邮箱地址 电子邮件 邮件地址 邮件 负责人邮箱 联系人邮箱 联系邮箱 工作邮箱 发件邮箱 "
    "qq邮箱 email e-mail mail",
    "phone": "电话 联系电话 手机 手机号 手机号码 电话号码 联系方式 移动电话 负责人电话 联系人电话 phone",
    "role": "角色 role",
    "adopt": "采用",
}
_FIELDS = {word: field for field, words in _WORDS.items() for word in words.split()}
_SHOWN_ONLY = {"收到次数", "最近一次"}  # our own confirmation sheet's columns


class Kind(StrEnum):
    """What a sheet lists."""

    SCHOOLS = "学校"
    TEACHERS = "教师"
    CONTACTS = "联系人"


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of one sheet: where they stand, which column is what, and which the roster has no room for."""

    kind: Kind
    columns: Mapping[str, int]
    unknown: tuple[str, ...]
    cells: tuple[str, ...]
    begins: int  # place in the grid's rows of the first row under the headings
    title: str  # what stands above them


def find_head(grid: Grid, file: str) -> Head | None:
    """The heading row under the title rows, None for a sheet that lists nobody.

    Raises BadInput when two columns claim to be the same thing.
    """
    rows = [cells for _, cells in grid.rows[:_LOOK_FOR_HEADINGS]]
    place, last = _band(rows)
    fields = _fields(rows[place : last + 1])
    if not fields & {"name", "school"} or (len(fields) == 1 and len(set(filter(None, rows[place]))) > 3):
        return None
    cells = tuple(_heading(rows, place, last, column) for column in range(len(rows[place])))
    title = " ".join(dict.fromkeys(cell for row in rows[:place] for cell in row if cell.strip()))
    kind = _kind(fields, grid.name, title)
    return Head(kind, _columns(cells, kind, file, grid.name), _unknown(cells, kind), cells, last + 1, title)


def field_of(heading: str) -> str:
    """The column that a heading means, "" for none: "*姓 名（必填）" is `name`."""
    word = _plain(heading)
    return _FIELDS.get(word) or _FIELDS.get(_BRACKETS.sub("", word), "")


def is_running(heading: str) -> bool:
    """序号 and the like: it counts rows and tells nothing of whom they name."""
    return _plain(heading) in _RUNNING


def is_heading_again(head: Head, cells: Sequence[str]) -> bool:
    """A printed list repeats its headings on each page."""
    same = [name for name, at in head.columns.items() if at < len(cells) and field_of(cells[at]) == name]
    return len(same) >= min(2, len(head.columns))


def _plain(heading: str) -> str:
    word = unicodedata.normalize("NFKC", heading).lower()
    return re.sub(r"[\s*:：、/\\_·]+", "", word) if not word.isascii() else word.strip(" *:")


def _fields(rows: Sequence[Sequence[str]]) -> set[str]:
    return {field for row in rows for cell in row if (field := field_of(cell))}


def _band(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The first and last row of the headings: those that together name most columns, the higher ones first."""
    bands = [(place, _last_of(rows, place)) for place in range(len(rows))]
    return max(bands, key=lambda band: len(_fields(rows[band[0] : band[1] + 1])), default=(0, 0))


def _last_of(rows: Sequence[Sequence[str]], place: int) -> int:
    last = place
    while last + 1 < len(rows) and last - place < _DEEPEST - 1 and _goes_on(rows[place : last + 1], rows[last + 1]):
        last += 1
    return last


def _goes_on(upper: Sequence[Sequence[str]], lower: Sequence[str]) -> bool:
    """Whether a row is the lower half of headings over two rows: merged downwards, or left empty below.

    It says again what stands above it, or names more columns; and it holds nothing where a column has its name.
    """
    known = {at: field_of(cell) for row in upper for at, cell in enumerate(row) if field_of(cell)}
    if not known or any(cell.strip() and field_of(cell) != known[at] for at, cell in enumerate(lower) if at in known):
        return False
    again = {known[at] for at, cell in enumerate(lower) if at in known and cell.strip()}
    return len(again) * 2 >= len(set(known.values())) or bool(_fields([lower]) - set(known.values()))


def _heading(rows: Sequence[Sequence[str]], place: int, last: int, column: int) -> str:
    """The lowest heading of a column that says something: 基本信息 above, 性别 below."""
    parts = [rows[n][column] for n in range(place, last + 1) if column < len(rows[n])]
    return next((part for part in parts if field_of(part)), next((p for p in reversed(parts) if p.strip()), ""))


def _kind(fields: set[str], sheet: str, title: str) -> Kind:
    if "name" not in fields:
        return Kind.SCHOOLS
    if "role" in fields or any(word in sheet + title for word in ("联系人", "负责人", "通讯录", "通信录")):
        return Kind.CONTACTS
    of_teachers = fields & {"subjects", "account", "gives_observed_lesson"} or "教师" in sheet + title
    return Kind.CONTACTS if "email" in fields and not of_teachers else Kind.TEACHERS


_TAKES = {
    Kind.SCHOOLS: "school id stages aliases class coordinator principal email phone adopt name",
    Kind.TEACHERS: "name school id subjects stages account gives_observed_lesson aliases",
    Kind.CONTACTS: "name school id role email stages phone",
}


def _columns(cells: Sequence[str], kind: Kind, file: str, sheet: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(cells):
        field = field_of(heading)
        if field not in _TAKES[kind].split():
            continue
        if field in found and field in ("name", "school"):
            before = cells[found[field]]
            raise BadInput(
                f"{file} {sheet} 里“{before}”和“{heading}”都像是{kind}的同一列，没有导入。请只留一列，"
                "左右并排的两栏名单请改成上下一栏。"
            )
        found.setdefault(field, at)
    return found


def _unknown(cells: Sequence[str], kind: Kind) -> tuple[str, ...]:
    takes = _TAKES[kind].split()
    words = (cell.strip() for cell in cells if field_of(cell) not in takes)
    return tuple(dict.fromkeys(w for w in words if w and not is_running(w) and _plain(w) not in _SHOWN_ONLY))
