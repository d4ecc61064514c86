"""Members of a school's class on the website, and which roster teacher each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.domain.evidence.item import Submission
from tasks.domain.evidence.plain_words import plain
from tasks.domain.plan.party import Teacher

SAME_NAME = "同名:"  # 同名:王老师:ACCOUNT — one of several teachers of that name, which one is not known


def key_of_member(member: Submission, teachers: Sequence[Teacher]) -> str:
    """The teacher's id; `同名:NAME:ACCOUNT` where the name has several teachers; "" for nobody on the roster."""
    account = plain(member.account)
    if account and (found := [t for t in teachers if plain(t.account) == account]):
        return found[0].id
    name = plain(member.sender_name) or account
    fitting = [t for t in teachers if name and name in _names(t)]
    if not fitting:  # 第一小学王老师（语文）: the name stands within what the member calls himself
        inside = [t for t in teachers if any(len(own) > 1 and own in name for own in _names(t))]
        longest = max((len(t.name) for t in inside), default=0)
        fitting = [t for t in inside if len(t.name) == longest]
    if len({t.id for t in fitting}) > 1:
        # a teacher whose account is known, and is another one, is not this member
        open_ = [t for t in fitting if not (account and t.account)] or fitting
        return open_[0].id if len(open_) == 1 else f"{SAME_NAME}{fitting[0].name}:{account or member.key}"
    return fitting[0].id if fitting else ""


def teachers_present(keys: Iterable[str], teachers: Sequence[Teacher]) -> frozenset[str]:
    """Teacher ids shown by members' keys. Of teachers with one name, as many are present as members bear it."""
    keys = set(keys)
    present = {teacher.id for teacher in teachers if teacher.id in keys}
    for key in sorted(key for key in keys if key.startswith(SAME_NAME)):
        name = key.removeprefix(SAME_NAME).partition(":")[0]
        free = [t for t in teachers if plain(name) in _names(t) and t.id not in present]
        free.sort(key=lambda teacher: bool(teacher.account))  # whose account is known would have come under it
        present |= {teacher.id for teacher in free[:1]}
    return frozenset(present)


def _names(teacher: Teacher) -> tuple[str, ...]:
    """Without the marks that lists put behind a name: 王老师(2), 王老师（一小）."""
    return tuple(plain(re.sub(r"[(（].*?[)）]", "", name)) for name in (teacher.name, *teacher.aliases))
