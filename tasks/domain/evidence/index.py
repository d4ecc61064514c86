"""The plan and the roster, arranged so that names are found quickly: built once for a judging."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from tasks.domain.evidence.names import Hit, Lexicon, account_key, fold, without_fillers, without_years
from tasks.domain.evidence.near import Finder, nothing_near
from tasks.domain.evidence.near_people import Readings, only_itself
from tasks.domain.evidence.schoolnames import SchoolNames
from tasks.domain.evidence.source import Source
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Contact, Roster, School, Teacher
from tasks.domain.plan.requirement import PartyKind, Plan, Requirement

K = TypeVar("K")
V = TypeVar("V")
_QUOTED = re.compile(r"[“\"「『‘]([^”\"」』’]{2,})[”\"」』’]\s*(.{2,})$")
SLIM = 4  # signs that must be left of a title without its fillers
_ASIDE = re.compile(r"[(（〔\[][^)）〕\]]*[)）〕\]]")


@dataclass(frozen=True)
class Index:
    plan: Plan
    roster: Roster
    obligations: tuple[Obligation, ...]
    calendar: Calendar = field(default_factory=lambda: Calendar({}))
    sources: tuple[Source, ...] = ()  # they say whether a sender is verified, and whose mailbox it is
    finder: Callable[[Iterable[str]], Finder] = lambda _names: nothing_near  # of mistyped names
    readings: Readings = only_itself  # of one sign, for people's names

    @cached_property
    def source(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def schools(self) -> SchoolNames:
        return SchoolNames(self.roster)

    @cached_property
    def titles(self) -> Lexicon:
        """All titles and aliases of the plan's requirements, also without their years and asides."""
        return Lexicon.of((name, r.id) for r in self.plan.requirements for name in title_forms(r))

    @cached_property
    def title_hits(self) -> dict[str, list[Hit]]:
        """Folded text -> the titles found in it, kept by titles.py: hundreds of archives hold files of one name."""
        return {}

    @cached_property
    def likenesses(self) -> dict[str, Mapping[str, float]]:
        """What is left of a name -> requirement -> how much it resembles its title, kept by likeness.py."""
        return {}

    @cached_property
    def pairs(self) -> Mapping[str, frozenset[str]]:
        """Two signs that stand side by side in titles -> the requirements whose titles they are in."""
        sides = ((name[n : n + 2], ids) for name, ids in self.titles.names.items() for n in range(len(name) - 1))
        return {pair: frozenset().union(*ids) for pair, ids in _grouped(sides).items()}

    @cached_property
    def slim_titles(self) -> Lexicon:
        """The same without 工作, 活动, 信息 …, which people leave out or put in as they like."""
        slim = ((without_fillers(fold(name)), id_) for name, ids in self.titles.names.items() for id_ in ids)
        return Lexicon.of((name, id_) for name, id_ in slim if len(name) >= SLIM)

    @cached_property
    def near_titles(self) -> Finder:
        return self.finder(self.every_title)

    @cached_property
    def every_title(self) -> Mapping[str, frozenset[str]]:
        """Folded title, whole or without its fillers -> the requirements that bear it."""
        return {**self.slim_titles.names, **self.titles.names}

    @cached_property
    def near_schools(self) -> Finder:
        return self.finder(self.schools.clear.names)

    @cached_property
    def split_titles(self) -> tuple[tuple[str, str, str], ...]:
        """(activity, paper, requirement) of titles such as “推门听课”教案, between which a subject may stand."""
        found = ((_QUOTED.search(name), r.id) for r in self.plan.requirements for name in (r.title, *r.aliases))
        return tuple((fold(split[1]), fold(split[2].rstrip("》")), id_) for split, id_ in found if split)

    @cached_property
    def session_activities(self) -> tuple[tuple[str, str], ...]:
        """(activity, requirement) of the requirements that count sessions: 推门听课 of “推门听课”材料."""
        return tuple((activity, id_) for activity, _, id_ in self.split_titles if self._counts_sessions(id_))

    def _counts_sessions(self, requirement: str) -> bool:
        return self.plan.requirement[requirement].counts_sessions

    @cached_property
    def teachers_named(self) -> Mapping[str, tuple[Teacher, ...]]:
        """Folded name or alias -> the teachers who bear it."""
        named: dict[str, list[Teacher]] = {}
        for teacher in self.roster.teachers:
            for name in dict.fromkeys(fold(name) for name in (teacher.name, *teacher.aliases)):
                named.setdefault(name, []).append(teacher)
        return {name: tuple(teachers) for name, teachers in named.items() if name}

    @cached_property
    def teacher_names(self) -> Lexicon:
        return Lexicon.of((name, name) for name in self.teachers_named)

    @cached_property
    def teachers_by_account(self) -> Mapping[str, tuple[Teacher, ...]]:
        return _grouped((account_key(t.account), t) for t in self.roster.teachers if t.account.strip())

    @cached_property
    def contacts_by_address(self) -> Mapping[str, tuple[Contact, ...]]:
        """Mail address in lower case -> contacts; one cell may hold several addresses."""
        return _grouped((address, c) for c in self.roster.contacts for address in addresses_in(c.email))

    @cached_property
    def schools_of_contact(self) -> Mapping[str, tuple[School, ...]]:
        """Contact id -> the schools that list it as coordinator or principal."""
        return _grouped((id_, s) for s in self.roster.schools for id_ in dict.fromkeys((*s.coordinators, s.principal)))

    @cached_property
    def owed(self) -> Mapping[tuple[str, str], tuple[Obligation, ...]]:
        """(requirement, school or teacher id) -> its obligations, earliest due first."""
        return _grouped(((o.requirement, o.party_id), o) for o in sorted(self.obligations, key=lambda o: o.due_at))

    @cached_property
    def of_requirement(self) -> Mapping[str, tuple[Obligation, ...]]:
        return _grouped((o.requirement, o) for o in sorted(self.obligations, key=lambda o: o.due_at))

    def taking(self, channel: str) -> frozenset[str]:
        """The requirements that take a channel's items; member lists are counted, never filled with items."""
        return frozenset(r.id for r in self.plan.requirements if channel in r.channels and not r.counts_members)

    def kind(self, requirement: str) -> PartyKind:
        return self.plan.requirement[requirement].party

    def concerns(self, requirement: str, party: str) -> bool:
        """Whether the party owes it; whoever may yet be shown to owe it (“听课”出课教师) counts too."""
        if (requirement, party) in self.owed:
            return True
        wanted = self.plan.requirement[requirement]
        teacher = self.roster.teacher.get(party)
        if wanted.only is None or teacher is None or wanted.party is not PartyKind.TEACHER:
            return False
        school = self.roster.school.get(teacher.school)
        stages = teacher.stages or (school.stages if school else ())
        return any(stage in wanted.stages for stage in stages)


def title_forms(requirement: Requirement) -> tuple[str, ...]:
    """The names by which a requirement is found: as written, without an aside in brackets, without its year."""
    written = [requirement.title, *requirement.aliases]
    plain = [form for name in written if len(fold(form := _ASIDE.sub("", name))) >= 2]
    dated = [rest for name in plain if len(rest := without_years(fold(name))) >= 3]
    return tuple(dict.fromkeys(written + plain + dated))


def addresses_in(text: str) -> tuple[str, ...]:
    """The mail addresses in a cell or a letter, in lower case."""
    return tuple(dict.fromkeys(re.findall(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", text.casefold())))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
