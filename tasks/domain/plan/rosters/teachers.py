"""What becomes of the teachers when a list comes: kept by name and school, moved 调动, new, or no longer there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tasks.domain.plan.party import Roster, Teacher
from tasks.domain.plan.rosters.changes import Change, ChangeKind, Part, ended_schools, is_free, new_id, school_names
from tasks.domain.plan.rosters.listed import ListedTeacher, RosterList, name_key, school_key
from tasks.domain.plan.rosters.repeats import without_repeats
from tasks.domain.plan.rosters.schools import Said, SchoolMatch

_Person = TypeVar("_Person", Teacher, ListedTeacher)
_TOO_FEW = 4  # a school with fewer teachers may change all of them in one summer


@dataclass
class _Tables:
    """The pairs found so far, and who is left on either side."""

    pairs: list[tuple[Teacher, ListedTeacher]] = field(default_factory=list)
    left: list[Teacher] = field(default_factory=list)
    new: list[ListedTeacher] = field(default_factory=list)

    def pair(self, teacher: Teacher, listed: ListedTeacher) -> None:
        self.pairs.append((teacher, listed))
        self.left.remove(teacher)
        self.new.remove(listed)


def teacher_changes(
    roster: Roster, listed: RosterList, match: SchoolMatch, ids: Mapping[str, str], said: Said
) -> tuple[list[Change], list[str]]:
    """`ids`: school key -> roster id, new schools included. A list speaks only for the schools that it names."""
    now_at = {school.id: school.id for school in roster.schools} | {old: ids[key] for old, key in match.merged.items()}
    covered = {ids[school_key(t.school)] for t in listed.teachers if school_key(t.school) in ids}
    present = [t for t in roster.teachers if now_at.get(t.school) in covered]
    tables = _Tables(left=present.copy(), new=[t for t in listed.teachers if school_key(t.school) in ids])
    _pair_in_schools(tables, now_at, ids)
    _pair_by_account(tables, roster)
    notes = without_repeats(tables.new)
    notes += _pair_moved(tables, said)
    names = school_names(roster, match, ids)
    changes = [
        c
        for teacher, one in tables.pairs
        for c in _kept(teacher, one, ids[school_key(one.school)], match, names, roster)
    ]
    changes += _new(tables.new, roster, ids, names)
    ended, spared = _ended(tables, roster, covered, now_at, names)
    ended += _ended_with_school(roster, ended_schools(roster, listed, match), tables)
    ended += _taken_along(roster, match, now_at, names, [*changes, *ended])
    notes += [*spared, *_elsewhere(tables.new, roster, covered, now_at), *_without_school(listed)]
    return [*changes, *ended], notes


def _pair_in_schools(tables: _Tables, now_at: Mapping[str, str], ids: Mapping[str, str]) -> None:
    """One after another: the same id, the same account, name and subject, the name alone."""
    tests: tuple[Callable[[Teacher, ListedTeacher], bool], ...] = (
        lambda t, one: t.id == one.id and _same_name(t, one),
        lambda t, one: bool(t.account) and t.account == one.account,
        lambda t, one: _same_name(t, one) and bool(set(t.subjects) & set(one.subjects)),
        lambda t, one: _same_name(t, one) and not _other_account(t, one),
    )
    for test in tests:
        by_school: dict[str, list[Teacher]] = {}
        for teacher in tables.left:
            by_school.setdefault(now_at[teacher.school], []).append(teacher)
        for one in tables.new.copy():
            here = by_school.get(ids[school_key(one.school)], [])
            found = next((teacher for teacher in here if test(teacher, one)), None)
            if found is not None:
                here.remove(found)
                tables.pair(found, one)


def _pair_by_account(tables: _Tables, roster: Roster) -> None:
    """The website's account goes with the person, whatever school the list names."""
    paired = {teacher.id for teacher, _ in tables.pairs}
    by_account = {t.account: t for t in roster.teachers if t.account and t.id not in paired}
    for one in tables.new.copy():
        found = by_account.get(one.account) if one.account else None
        if found is not None and _same_name(found, one):
            if found not in tables.left:
                tables.left.append(found)
            tables.pair(found, one)


def _pair_moved(tables: _Tables, said: Said) -> list[str]:
    """Missing at one school and new at another, one of each by that name: the same person. More are not guessed."""
    apart = {name_key(name) for name in said.new}
    missing = _by_name(tables.left)
    notes = []
    for key, arrived in _by_name(tables.new).items():
        left = missing.get(key, [])
        if not left or key in apart:
            continue
        if len(left) == len(arrived) == 1:
            tables.pair(left[0], arrived[0])
        else:
            names = f"{arrived[0].name}：名单里新出现 {len(arrived)} 位，花名册里少了 {len(left)} 位"
            notes.append(f"同名，分不清谁调动，按新增和终止算。{names}；要保留原编号请在名单里加“编号”一列")
    return notes


def _by_name(people: Iterable[_Person]) -> dict[str, list[_Person]]:
    found: dict[str, list[_Person]] = {}
    for one in people:
        found.setdefault(name_key(one.name), []).append(one)
    return found


def _same_name(teacher: Teacher, one: ListedTeacher) -> bool:
    return name_key(one.name) in {name_key(name) for name in (teacher.name, *teacher.aliases)}


def _other_account(teacher: Teacher, one: ListedTeacher) -> bool:
    return bool(teacher.account and one.account and teacher.account != one.account)


def _kept(
    teacher: Teacher, one: ListedTeacher, school: str, match: SchoolMatch, names: Mapping[str, str], roster: Roster
) -> Iterable[Change]:
    stages = roster.school[school].stages if school in roster.school else ()
    cells: dict[str, str] = {}
    told = []
    kind = ChangeKind.CHANGED
    if school != teacher.school:
        cells["school"] = school
        kind = ChangeKind.MERGED if teacher.school in match.merged else ChangeKind.MOVED
        told.append(f"{names.get(teacher.school, teacher.school)} → {names[school]}")
    given = {
        "subjects": (";".join(teacher.subjects), ";".join(one.subjects), "任教学科"),
        "account": (teacher.account, one.account, "账号"),
        "stages": (_labels(teacher), _labels(one), "学段"),
        "gives_observed_lesson": (_yes_no(teacher), _yes_no(one), "出课教师"),
    }
    if not teacher.stages and set(one.stages) >= set(stages):
        del given["stages"]  # the list repeats what the school says
    for column, (old, new, label) in given.items():
        if new and set(new.split(";")) != set(old.split(";")):
            cells[column] = new
            told.append(f"{label} {old.replace(';', '、') or '（空）'} → {new.replace(';', '、')}")
    if cells:
        yield Change(kind, Part.TEACHERS, teacher.id, f"{teacher.name}（{teacher.id}）：{'；'.join(told)}", cells)


def _new(
    listed: Sequence[ListedTeacher], roster: Roster, ids: Mapping[str, str], names: Mapping[str, str]
) -> Iterable[Change]:
    taken = {*roster.teacher, *roster.school, *ids.values()}
    for one in listed:
        school = ids[school_key(one.school)]
        id_ = one.id if is_free(one.id, taken) else new_id("t", [school, name_key(one.name)], taken)
        taken.add(id_)
        cells = {"id": id_, "name": one.name, "school": school, "subjects": ";".join(one.subjects),
                 "aliases": ";".join(one.aliases), "account": one.account,
                 "gives_observed_lesson": _yes_no(one), "stages": _labels(one)}  # fmt: skip
        words = f"{one.name}（{id_}），{names[school]}{'，' + '、'.join(one.subjects) if one.subjects else ''}"
        yield Change(ChangeKind.NEW, Part.TEACHERS, id_, words, cells)


def _ended(
    tables: _Tables, roster: Roster, covered: Iterable[str], now_at: Mapping[str, str], names: Mapping[str, str]
) -> tuple[list[Change], list[str]]:
    """Who is not in the list of his school; but a list that has less than half of a school is not its whole list."""
    ended, notes = [], []
    for school in sorted(covered):
        left = [t for t in tables.left if now_at[t.school] == school]
        before = sum(now_at.get(t.school) == school for t in roster.teachers)
        if before >= _TOO_FEW and len(left) * 2 > before:
            some = "、".join(t.name for t in left[:5])
            notes.append(
                f"{names[school]}：名单里只有原来 {before} 人中的 {before - len(left)} 人，"
                f"当作不全，其余未动（{some} 等）"
            )
            continue
        ended += [
            Change(
                ChangeKind.ENDED,
                Part.TEACHERS,
                t.id,
                f"{t.name}（{t.id}），{names[school]}，不在名单里；已收的证据保留",
            )
            for t in left
        ]
    return ended, notes


def _ended_with_school(roster: Roster, ends: Iterable[str], tables: _Tables) -> list[Change]:
    """Teachers of schools that end, unless the list has them elsewhere."""
    paired = {teacher.id for teacher, _ in tables.pairs}
    words = "所在学校不在名单里；已收的证据保留"
    return [
        Change(ChangeKind.ENDED, Part.TEACHERS, t.id, f"{t.name}（{t.id}），{roster.school[t.school].name}，{words}")
        for t in roster.teachers
        if t.school in ends and t.id not in paired
    ]


def _taken_along(
    roster: Roster, match: SchoolMatch, now_at: Mapping[str, str], names: Mapping[str, str], done: Iterable[Change]
) -> list[Change]:
    """Teachers of a merged school whom no list of teachers mentions go with it."""
    settled = {c.id for c in done if c.kind is ChangeKind.ENDED or "school" in c.cells}
    return [
        Change(
            ChangeKind.MERGED,
            Part.TEACHERS,
            t.id,
            f"{t.name}（{t.id}）：{names[t.school]} → {names[now_at[t.school]]}",
            {"school": now_at[t.school]},
        )
        for t in roster.teachers
        if t.school in match.merged and t.id not in settled
    ]  # fmt: skip


def _elsewhere(
    new: Sequence[ListedTeacher], roster: Roster, covered: Iterable[str], now_at: Mapping[str, str]
) -> list[str]:
    """The same name at a school that the list does not speak for: perhaps a namesake, perhaps moved."""
    others = _by_name(t for t in roster.teachers if now_at.get(t.school) not in set(covered))
    notes = []
    for one in new:
        for teacher in others.get(name_key(one.name), []):
            at = roster.school[teacher.school].name if teacher.school in roster.school else teacher.school
            notes.append(
                f"{one.name} 按新增算；{at}也有一位{teacher.name}（{teacher.id}），如果是调动，请把两校名单一起导入"
            )
    return notes


def _without_school(listed: RosterList) -> list[str]:
    lost = [t for t in listed.teachers if not school_key(t.school)]
    return [f"{len(lost)} 人看不出在哪所学校，没有导入（{lost[0].place} {lost[0].name} 等）"] if lost else []


def _labels(one: Teacher | ListedTeacher) -> str:
    return ";".join(stage.label for stage in one.stages)


def _yes_no(one: Teacher | ListedTeacher) -> str:
    return {True: "是", False: "否", None: ""}[one.gives_observed_lesson]
