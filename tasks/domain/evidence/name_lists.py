"""The names in a table of people, and which of them are a school's teachers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.plain_words import plain
from tasks.domain.evidence.rows import Sheet, is_table, read_sheet
from tasks.domain.evidence.sight import leaves
from tasks.domain.plan.party import Teacher

_COLUMNS = ("姓名", "教师", "老师", "成员", "组员", "组长", "任课", "名单", "主任", "负责人", "主备")
_BETWEEN = re.compile(r"[、,，;；/\s]+")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,3}[·\u4e00-\u9fff]{1,8}")
_OTHER = (
    "组长",
    "组员",
    "成员",
    "姓名",
    "学校",
    "小学",
    "中学",
    "语文",
    "数学",
    "英语",
    "年级",
    "合计",
    "备注",
    "学科",
    "科学",
)


def sheets_of(contents: Contents) -> list[Sheet]:
    return [read_sheet(t, ("姓名",)) for _, inner in leaves(contents) for t in inner.tables if is_table(t)]


def names_listed(contents: Contents) -> tuple[str, ...]:
    """What stands in the columns for people, in order, each once. Empty when no column is for people."""
    names: dict[str, None] = {}
    for sheet in sheets_of(contents):
        for place, heading in enumerate(sheet.headings):
            if any(word in plain(heading) for word in _COLUMNS):
                for cell in sheet.cells(place):
                    names.update(dict.fromkeys(_names_in(cell)))
    return tuple(names)


def teachers_shown(contents: Contents, teachers: Sequence[Teacher]) -> frozenset[str]:
    """The ids of teachers who stand anywhere in the text or tables."""
    said = [plain(inner.text) for _, inner in leaves(contents)]
    said += [plain(cell) for sheet in sheets_of(contents) for row in sheet.data for cell in row]
    return frozenset(
        t.id for t in teachers if any(plain(n) in text for n in (t.name, *t.aliases) if n for text in said)
    )


def is_teacher(name: str, teachers: Sequence[Teacher]) -> bool:
    """Whether a name, perhaps with 老师 or a subject behind it, is one of the teachers'."""
    said = plain(name)
    return any(
        said == own or (len(own) > 1 and own in said) for t in teachers for own in map(plain, (t.name, *t.aliases))
    )


def _names_in(cell: str) -> list[str]:
    """ "张 三" is one name, "王老师（组长）、孙老师" are two."""
    text = re.sub(r"[(（].*?[)）]", " ", cell).strip()
    text = re.sub(r"^.*[:：]", "", text)
    if re.fullmatch(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]", text):
        text = plain(text)
    return [name for name in _BETWEEN.split(text) if _NAME.fullmatch(name) and not any(w in name for w in _OTHER)]
