"""Which of the roster's schools a list means: the same, renamed 更名, merged 合并, new, or no longer there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tasks.domain.plan.party import Roster, School
from tasks.domain.plan.rosters.listed import ListedSchool, RosterList, clean_name, name_key, school_key, without_county

_KIND = re.compile(r"(?:9年1贯制|完全|实验|中心|高级|初级|第)")
_SORT = {"小学": "小", "中学": "中", "高中": "中", "初中": "中", "幼儿园": "幼"}


@dataclass(frozen=True)
class SchoolMatch:
    """`ids`: school key of a list's name -> roster id, for every name that is not new."""

    ids: Mapping[str, str]
    names: Mapping[str, str]  # school key -> the name as the list writes it, in the list's order
    renamed: Mapping[str, str] = field(default_factory=dict)  # roster id -> new name
    shortened: Mapping[str, str] = field(default_factory=dict)  # roster id -> an abbreviation that the list uses
    merged: Mapping[str, str] = field(default_factory=dict)  # roster id that ends -> school key that takes it in
    absent: tuple[str, ...] = ()  # roster ids that the list does not name and nothing explains
    why: Mapping[str, str] = field(default_factory=dict)  # roster id -> the reason of a proposal

    @property
    def new(self) -> tuple[str, ...]:
        """The keys of schools that the roster does not have."""
        return tuple(key for key in self.names if key not in self.ids)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said beforehand: `same` old name -> new name; `new` names that continue nothing."""

    same: Mapping[str, str] = field(default_factory=dict)
    new: frozenset[str] = frozenset()


def match_schools(roster: Roster, listed: RosterList, said: Said) -> SchoolMatch:
    """Known names first; then each school that is not named is followed to where its teachers, or its name, went."""
    names = _names(listed)
    ids = _known(roster, listed, names)
    renamed, why = _renamed_by_id(roster, listed, ids)
    gone = [school for school in roster.schools if school.id not in ids.values()]
    trail = _Trail(roster, listed, said)
    found: dict[str, list[tuple[int, str]]] = {}  # key -> (how many teachers, roster id)
    for school in gone:
        key, count, reason = trail.of(school, names, ids)
        if key:
            found.setdefault(key, []).append((count, school.id))
            why[school.id] = reason
    shortened: dict[str, str] = {}
    merged: dict[str, str] = {}
    for key, claims in found.items():
        claims.sort(key=lambda claim: (-claim[0], claim[1]))
        if key not in ids and key not in trail.new:
            heir = claims.pop(0)[1]
            ids[key] = heir
            into = shortened if _is_short(key, school_key(roster.school[heir].name)) else renamed
            into[heir] = names[key]
        merged |= {id_: key for _, id_ in claims}
    absent = tuple(school.id for school in gone if school.id not in why)
    return SchoolMatch(
        ids=ids, names=names, renamed=renamed, shortened=shortened, merged=merged, absent=absent, why=why
    )


def _names(listed: RosterList) -> dict[str, str]:
    every = (
        *(s.name for s in listed.schools),
        *(t.school for t in listed.teachers),
        *(c.school for c in listed.contacts),
    )
    names: dict[str, str] = {}
    for name in every:
        if school_key(name):
            names.setdefault(school_key(name), clean_name(name))
    return names


def _known(roster: Roster, listed: RosterList, names: Iterable[str]) -> dict[str, str]:
    """Key -> roster id by id, name or alias; without the county's name where only one school fits."""
    exact: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    for school in roster.schools:
        for name in (school.id, school.name, *school.aliases):
            exact.setdefault(school_key(name), school.id)
            bare.setdefault(without_county(school_key(name)), set()).add(school.id)
    by_id = {school_key(s.name): s.id for s in listed.schools if s.id in roster.school}
    found = {}
    for key in names:
        near = bare.get(without_county(key), set())
        id_ = exact.get(key) or (next(iter(near)) if len(near) == 1 else "") or by_id.get(key, "")
        if id_:
            found[key] = id_
    return found


def _renamed_by_id(roster: Roster, listed: RosterList, ids: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """A row that bears a school's id and another name: (id -> new name, id -> why)."""
    renamed = {}
    for one in listed.schools:
        school = roster.school.get(ids.get(school_key(one.name), ""))
        if school is not None and one.id == school.id:
            known = {without_county(school_key(name)) for name in (school.name, *school.aliases)}
            if without_county(school_key(one.name)) not in known:
                renamed[school.id] = clean_name(one.name)
    return renamed, dict.fromkeys(renamed, "编号相同")


class _Trail:
    """Where a school that is no longer named went."""

    def __init__(self, roster: Roster, listed: RosterList, said: Said) -> None:
        self._roster = roster
        self._same = {school_key(old): school_key(new) for old, new in said.same.items()}
        self.new = {school_key(name) for name in said.new}
        self._is_wide = len(_names(listed)) * 2 >= len(roster.schools)
        self._teachers: dict[str, set[str]] = {}
        self._schools: dict[str, ListedSchool] = {school_key(s.name): s for s in listed.schools}
        for teacher in listed.teachers:
            self._teachers.setdefault(school_key(teacher.school), set()).add(name_key(teacher.name))

    def of(self, school: School, names: Mapping[str, str], ids: Mapping[str, str]) -> tuple[str, int, str]:
        """(key of the list's school, teachers found there, why), or three times nothing."""
        for name in (school.id, school.name, *school.aliases):
            if (said := self._same.get(school_key(name))) in names:
                return str(said), len(self._roster.teachers_of[school.id]), "由人指明"
        own = {name_key(teacher.name) for teacher in self._roster.teachers_of[school.id]}
        counts = {key: len(own & self._who_came(key, ids)) for key in names if key not in self.new}
        best = max(counts, key=lambda key: counts[key], default="")
        enough = 1 if self._is_wide and best not in ids else 2
        if best and counts[best] * 2 >= len(own) and counts[best] >= enough and (self._is_wide or best not in ids):
            return best, counts[best], f"原 {len(own)} 名教师中有 {counts[best]} 名在“{names[best]}”"
        unknown = [key for key in names if key not in ids and key not in self.new and self._may_be(school, key)]
        for why, test in (
            ("名称只差字样", self._same_stem),
            ("负责人或校长相同", self._same_people),
            ("名称相近", self._lies_within),
        ):
            fitting = [key for key in unknown if test(school, key)]
            if len(fitting) == 1:
                return fitting[0], 0, why
        return "", 0, ""

    def _who_came(self, key: str, ids: Mapping[str, str]) -> set[str]:
        """The names listed at a school that the roster does not already have there."""
        there = {name_key(t.name) for t in self._roster.teachers_of.get(ids.get(key, ""), ())}
        return self._teachers.get(key, set()) - there

    def _may_be(self, school: School, key: str) -> bool:
        """Not when both lists name teachers and not one is the same, or the stages are others."""
        listed = self._schools.get(key)
        if listed and listed.stages and school.stages and not set(listed.stages) & set(school.stages):
            return False
        return not (self._teachers.get(key) and self._roster.teachers_of[school.id])

    def _same_stem(self, school: School, key: str) -> bool:
        return _stem(school_key(school.name)) == _stem(key) and bool(_stem(key)[0])

    def _lies_within(self, school: School, key: str) -> bool:
        """第1小学 and 城关第1小学, where the list leaves no other that it could be."""
        names = [school_key(name) for name in (school.name, *school.aliases)]
        return self._is_wide and any(len(name) >= 4 and (name in key or key in name) for name in names)

    def _same_people(self, school: School, key: str) -> bool:
        listed = self._schools.get(key)
        if listed is None:
            return False
        contacts = [self._roster.contact.get(id_) for id_ in (*school.coordinators, school.principal)]
        own = {name_key(contact.name) for contact in contacts if contact}
        emails = {contact.email.lower() for contact in contacts if contact and contact.email}
        people = {name_key(name) for name in (*listed.coordinators, listed.principal) if name}
        return bool(own & people) or (bool(listed.email) and listed.email.lower() in emails)


def _stem(key: str) -> tuple[str, str]:
    """(what is left without the words every school has, its sort): 兰西县红星镇中心小学 is (红星, 小)."""
    sort = next((short for word, short in _SORT.items() if word in key), "")
    bare = _KIND.sub("", without_county(key))
    bare = re.sub(r"小学|中学|学校|高中|初中|幼儿园|[镇乡]", "", bare)
    return bare, sort


def _is_short(key: str, name: str) -> bool:
    """1小 stands for 第1小学: its signs come in the name, in this order."""
    signs = iter(name)
    return len(key) < len(name) and all(sign in signs for sign in key)
