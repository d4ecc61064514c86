"""What a new list does to the roster: each change as a sentence, and as the cells that it would write."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tasks.domain.plan.party import Roster, School
from tasks.domain.plan.rosters.listed import ListedSchool, RosterList, school_key
from tasks.domain.plan.rosters.schools import SchoolMatch

_COMBINED = re.compile(r"[九十][二五]?年一贯|完全中学|完中")


class ChangeKind(StrEnum):
    RENAMED = "renamed"
    MERGED = "merged"
    MOVED = "moved"
    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return {
            "renamed": "更名",
            "merged": "合并",
            "moved": "调动",
            "new": "新增",
            "changed": "更新",
            "ended": "终止",
        }[self.value]


class Part(StrEnum):
    """Which of the roster's three tables."""

    SCHOOLS = "schools"
    TEACHERS = "teachers"
    CONTACTS = "contacts"

    @property
    def label(self) -> str:
        return {"schools": "学校", "teachers": "教师", "contacts": "联系人"}[self.value]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the roster that appears, ends, or gets other cells. `cells`: column's English name -> text."""

    kind: ChangeKind
    part: Part
    id: str
    sentence: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """`notes` are what a person should know that changes nothing: namesakes, lists that name only some."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    def counted(self) -> tuple[tuple[str, int], ...]:
        """(学校更名, 1), … in the order of the kinds."""
        counts = Counter((change.part, change.kind) for change in self.changes)
        return tuple(
            (f"{part.label}{kind.label}", counts[part, kind])
            for part in Part
            for kind in ChangeKind
            if counts[part, kind]
        )


def new_id(letter: str, words: Sequence[str], taken: Collection[str]) -> str:
    """An id that is the same whenever and in whatever order the list is read: from the words that name its bearer."""
    for attempt in range(1000):
        text = "|".join([*words, *([str(attempt)] if attempt else [])])
        id_ = letter + hashlib.sha256(text.encode()).hexdigest()[:8]
        if id_ not in taken:
            return id_
    raise ValueError(f"no free id for {words}")


def new_school_ids(match: SchoolMatch, listed: RosterList, roster: Roster) -> dict[str, str]:
    """School key -> id, for the schools that the roster does not have; the list's own id is kept if it is free."""
    own = {school_key(school.name): school.id for school in listed.schools}
    taken = {*roster.school, *roster.teacher}
    ids: dict[str, str] = {}
    for key in match.new:
        given = own.get(key, "")
        ids[key] = given if given and is_free(given, taken) else new_id("s", ["school", key], taken)
        taken.add(ids[key])
    return ids


def is_free(id_: str, taken: Collection[str]) -> bool:
    """Whether a list's own id can be kept: begins with a letter, holds nothing that an obligation's id uses."""
    return id_ not in taken and id_[:1].isalpha() and id_.isascii() and all(c.isalnum() or c in "-_." for c in id_)


def school_names(roster: Roster, match: SchoolMatch, ids: Mapping[str, str]) -> dict[str, str]:
    """Roster id -> the school's name now."""
    return {
        **{id_: match.names[key] for key, id_ in ids.items()},
        **{school.id: school.name for school in roster.schools},
        **match.renamed,
    }


def school_changes(
    roster: Roster, listed: RosterList, match: SchoolMatch, new_ids: Mapping[str, str]
) -> tuple[list[Change], list[str]]:
    """What becomes of the schools, and the notes. Contacts are another matter."""
    ids = {**match.ids, **new_ids}
    names = school_names(roster, match, ids)
    by_id = {ids[school_key(s.name)]: s for s in listed.schools if school_key(s.name) in ids}
    aliases = _aliases(roster, match, ids)
    changes: list[Change] = []
    for school in roster.schools:
        if school.id in match.merged:
            into = ids[match.merged[school.id]]
            why = f"{match.why[school.id]}；原校不再有应交，已收的证据保留"
            words = f"{school.name}（{school.id}）并入 {names[into]}（{into}）：{why}"
            changes.append(Change(ChangeKind.MERGED, Part.SCHOOLS, school.id, words))
        else:
            changes += _kept(school, by_id.get(school.id), match, aliases.get(school.id, ()))
    for key, id_ in new_ids.items():
        one = by_id.get(id_, ListedSchool(match.names[key]))
        changes.append(_new(id_, one, aliases.get(id_, ())))
    ended, notes = _absent(roster, listed, match)
    return [*changes, *ended], [*notes, *_without_stages(changes), *_other_sort(changes, roster)]


def _aliases(roster: Roster, match: SchoolMatch, ids: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Names that a school is still known by: its old one, an abbreviation, those of the schools it took in."""
    found: dict[str, list[str]] = {}
    for id_ in match.renamed:
        found.setdefault(id_, []).append(roster.school[id_].name)
    for id_, name in match.shortened.items():
        found.setdefault(id_, []).append(name)
    for id_, key in match.merged.items():
        found.setdefault(ids[key], []).extend((roster.school[id_].name, *roster.school[id_].aliases))
    return {id_: tuple(names) for id_, names in found.items()}


def _kept(school: School, listed: ListedSchool | None, match: SchoolMatch, aliases: Sequence[str]) -> Iterable[Change]:
    kind = ChangeKind.RENAMED if school.id in match.renamed else ChangeKind.CHANGED
    name = match.renamed.get(school.id, school.name)
    cells, told = (
        ({"name": name}, [f"{school.name} → {name}（{match.why[school.id]}；原名留作别名）"])
        if kind is ChangeKind.RENAMED
        else ({}, [])
    )
    known = {school_key(word) for word in (name, *school.aliases)}
    more = _fresh((*aliases, *(listed.aliases if listed else ())), known)
    if more:
        cells["aliases"] = ";".join((*school.aliases, *more))
        told += [f"别名增加 {'、'.join(more)}"] if kind is ChangeKind.CHANGED else []
    if listed is not None and listed.stages and listed.stages != school.stages:
        cells["stages"] = ";".join(stage.label for stage in listed.stages)
        told.append(
            f"学段 {'、'.join(s.label for s in school.stages) or '（空）'} → {cells['stages'].replace(';', '、')}"
        )
    if listed is not None and listed.class_name and listed.class_name != school.class_name:
        cells["class"] = listed.class_name
        told.append(f"班级 {school.class_name or '（空）'} → {listed.class_name}")
    if cells:
        yield Change(kind, Part.SCHOOLS, school.id, f"{school.name}（{school.id}）：{'；'.join(told)}", cells)


def _fresh(words: Iterable[str], known: set[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in words:
        if school_key(word) not in known:
            found.setdefault(school_key(word), word)
    return tuple(found.values())


def _new(id_: str, listed: ListedSchool, aliases: Sequence[str]) -> Change:
    stages = ";".join(stage.label for stage in listed.stages) or _stage_in(listed.name)
    more = _fresh((*listed.aliases, *aliases), {school_key(listed.name)})
    cells = {"id": id_, "name": listed.name, "stages": stages, "aliases": ";".join(more), "class": listed.class_name}
    words = f"{listed.name}（{id_}），学段 {stages.replace(';', '、') or '未写明'}"
    return Change(ChangeKind.NEW, Part.SCHOOLS, id_, words, cells)


def _stage_in(name: str) -> str:
    """The stage that a name alone tells; 中学 may be either, or both."""
    words = {"小学": "小学", "幼儿园": "幼儿园", "高级中学": "高中", "高中": "高中", "初级中学": "初中", "初中": "初中"}
    found = {stage for word, stage in words.items() if word in name}
    return found.pop() if len(found) == 1 and "学校" not in name else ""


def ended_schools(roster: Roster, listed: RosterList, match: SchoolMatch) -> tuple[str, ...]:
    """A school ends when a list of schools that names at least half of them leaves it out."""
    whole = listed.whole and listed.schools and len(match.absent) * 2 <= len(roster.schools)
    return match.absent if whole else ()


def _absent(roster: Roster, listed: RosterList, match: SchoolMatch) -> tuple[list[Change], list[str]]:
    if not match.absent:
        return [], []
    names = "、".join(roster.school[id_].name for id_ in match.absent[:10])
    if not ended_schools(roster, listed, match):
        words = f"名单没有提到 {len(match.absent)} 所学校，未动：{names}{'等' if len(match.absent) > 10 else ''}"
        return [], [words] if listed.whole and (listed.schools or listed.teachers) else []
    ended = [
        Change(ChangeKind.ENDED, Part.SCHOOLS, id_, f"{roster.school[id_].name}（{id_}）不在名单里；已收的证据保留")
        for id_ in match.absent
    ]
    return ended, [f"如果其中有更名或合并的学校，请加 --same 旧名=新名：{names}"]


def _other_sort(changes: Iterable[Change], roster: Roster) -> list[str]:
    """红旗镇初级中学 is now 红旗镇九年一贯制学校: what it owes goes by its stages, and no list told them."""
    several = [
        f"{roster.school[c.id].name} → {c.cells['name']}"
        for c in changes
        if c.kind is ChangeKind.RENAMED
        and "stages" not in c.cells
        and _COMBINED.search(c.cells["name"])
        and not _COMBINED.search(roster.school[c.id].name)
        and len(roster.school[c.id].stages) < 2
    ]
    return [f"更名后像是有几个学段，名单没有写明，学段未动，请核对：{'、'.join(several)}"] if several else []


def _without_stages(changes: Iterable[Change]) -> list[str]:
    names = [c.cells["name"] for c in changes if c.kind is ChangeKind.NEW and not c.cells["stages"]]
    return [f"新学校没有写学段，导入后请在 roster/schools.csv 补上：{'、'.join(names)}"] if names else []
