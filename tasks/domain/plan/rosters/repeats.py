"""Rows of a list that say of a teacher what a row above says already, word for word: one person, copied twice."""

from __future__ import annotations

from tasks.domain.plan.rosters.listed import ListedTeacher


def without_repeats(new: list[ListedTeacher]) -> list[str]:
    """Take them out of those whom the roster does not have yet, and say which.

    A namesake whom the roster knows is paired before this is asked, so that two of one name stay two.
    """
    notes = []
    for one in new.copy():
        if one.again:
            new.remove(one)
            notes.append(
                f"{one.place}的{one.name}和{one.again}一字不差，按一人算；真是两位的，请在名单里加“学科”或“编号”一列分开"
            )
    return notes
