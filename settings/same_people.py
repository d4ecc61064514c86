"""Who stands in a workbook more than once is one person, unless his long number says that there are two."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.plan.rosters.listed import ListedTeacher, name_key, school_key, without_county


def not_yet_there(
    known: list[tuple[ListedTeacher, str]], more: Sequence[tuple[ListedTeacher, str]], dropped: list[str]
) -> list[tuple[ListedTeacher, str]]:
    """A workbook often has one sheet of all and one for each school: who stands on two sheets is one person."""
    there: dict[tuple[str, str], list[str]] = {}
    for teacher, mark in known:
        there.setdefault(who(teacher), []).append(mark)
    found = []
    for teacher, mark in more:
        marks = there.get(who(teacher), [])
        same = next((one for one in marks if one == mark or not (one and mark)), None)
        if same is None:
            found.append((teacher, mark))
        else:
            marks.remove(same)
            dropped.append(f"{teacher.place}的{teacher.name}在另一张工作表里已有，按一人算")
    return found


def who(teacher: ListedTeacher) -> tuple[str, str]:
    return name_key(teacher.name), without_county(school_key(teacher.school))
