"""Who of the roster a row of a class's member list shows: by account, else by name."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.evidence.index import Index
from tasks.domain.evidence.item import Item, Submission
from tasks.domain.evidence.match import Claim, Match, MatchKind
from tasks.domain.evidence.names import account_key, fold
from tasks.domain.evidence.who import names_in
from tasks.domain.plan.party import Teacher


def identify_member(item: Item, index: Index) -> Match:
    """Claim the school's counted requirement (加入研培班级) for the teacher whom the row shows; 同名 are counted."""
    row = item.submission
    shown, how = _teachers(row, index)
    if not shown:
        where = f"（{row.column}）" if row.column else ""
        return Match(item.id, MatchKind.OTHER_MATTER, reasons=(f"成员 {row.sender_name}{where} 不在花名册",))
    by_school: dict[str, list[Teacher]] = {}
    for teacher in shown:
        by_school.setdefault(teacher.school, []).append(teacher)
    claims = tuple(
        _claim(requirement.id, school, teachers, how, index)
        for requirement in index.plan.requirements
        if requirement.counts_members and row.channel in requirement.channels
        for school, teachers in by_school.items()
        if index.concerns(requirement.id, school)
    )
    if not claims:
        return Match(item.id, MatchKind.OTHER_MATTER, reasons=(*how, "这所学校不须按成员清点"))
    return Match(item.id, MatchKind.CLAIMED, claims, reasons=how)


def _claim(requirement: str, school: str, teachers: Sequence[Teacher], how: tuple[str, ...], index: Index) -> Claim:
    owed = index.owed.get((requirement, school), ())
    return Claim(
        requirement=requirement,
        party=school,
        period=owed[-1].period if owed else str(index.plan.year),
        reasons=how,
        member=teachers[0].id if len(teachers) == 1 else "",
    )


def _teachers(row: Submission, index: Index) -> tuple[tuple[Teacher, ...], tuple[str, ...]]:
    scope = _scope(row, index)
    key = account_key(row.account) if row.account else ""
    by_account = tuple(t for t in index.teachers_by_account.get(key, ()) if not scope or t.school in scope)
    if by_account:
        return by_account, (f"账号 {row.account} 在花名册（{by_account[0].name}）",)
    named = index.teachers_named.get(fold(row.sender_name), ())
    if not named:
        named = tuple(t for name in names_in(row.sender_name, index) for t in index.teachers_named[name])
    # A teacher whose account the roster knows, and who is shown under another one, is somebody else of that name.
    here = tuple(t for t in named if not scope or t.school in scope)
    free = tuple(t for t in here if not (key and t.account and len(here) > 1))
    shown = free or here
    if len({t.school for t in shown}) > 1:
        shown = ()  # a list of all without a column: 同名 in two schools prove neither
    return shown, (f"姓名 {row.sender_name} 在花名册",) if shown else ()


def _scope(row: Submission, index: Index) -> tuple[str, ...]:
    if row.list_party in index.roster.school:
        return (row.list_party,)
    column = fold(row.column)
    classes = tuple(s.id for s in index.roster.schools if column and fold(s.class_name) == column)
    return classes or index.schools.ids_in(row.column)
