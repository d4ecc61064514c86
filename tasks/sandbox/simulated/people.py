"""The people of a made-up county, drawn from the seed: schools of all stages, their teachers, and the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tasks.domain.plan.party import Contact, Role, Roster, School, Stage, Teacher
from tasks.sandbox.world import NURSERY, SUBJECTS, SURNAMES, World, office_contacts

_NUMERALS = "一二三四五六七八九十"
_MARKS = ("", "小", "大", "文", "明", "春", "秋", "东", "西", "南")
# what a school may be, how often, its name and its short name
_KINDS: tuple[tuple[tuple[Stage, ...], int, str, str], ...] = (
    ((Stage.PRIMARY,), 34, "第{n}小学", "{n}小"),
    ((Stage.JUNIOR,), 24, "第{n}中学", "{n}中"),
    ((Stage.SENIOR,), 12, "第{n}高级中学", "{n}高"),
    ((Stage.KINDERGARTEN,), 18, "第{n}幼儿园", "{n}幼"),
    ((Stage.JUNIOR, Stage.PRIMARY), 12, "第{n}九年一贯制学校", "{n}校"),
)


@dataclass(frozen=True)
class DrawnWorld(World):
    """So many schools and teachers; the seed says of which kinds, and who gives an observed lesson."""

    schools: int = 12
    teachers_in_all: int = 120
    known: Roster | None = None  # of the same county in another year

    @cached_property
    def roster(self) -> Roster:
        if self.known is not None:
            return self.known
        schools = tuple(self._schools())
        teachers = tuple(teacher for place, school in enumerate(schools) for teacher in self._staff(place, school))
        return Roster(schools, teachers, tuple(_contacts(schools)))

    def _schools(self) -> Iterator[School]:
        chance, counts = self.random("kinds"), dict.fromkeys(range(len(_KINDS)), 0)
        for number in range(1, self.schools + 1):
            weights = [share for _, share, _, _ in _KINDS]
            kind = number - 1 if number <= 2 else chance.choices(range(len(_KINDS)), weights)[0]
            stages, _, name, short = _KINDS[kind]
            counts[kind] += 1
            said = _numeral(counts[kind])
            whole = name.format(n=said)
            id_ = f"sch{number:03}"
            coordinators = (f"c{number:03}", f"d{number:03}") if chance.random() < 0.3 else (f"c{number:03}",)
            yield School(id_, whole, stages, (short.format(n=said),), f"{whole}研培班", coordinators, f"p{number:03}")

    def _staff(self, place: int, school: School) -> Iterator[Teacher]:
        each, more = divmod(self.teachers_in_all, self.schools)
        count = each + (1 if place < more else 0)
        first = place * each + min(place, more)
        chance = self.random("staff", school.id)
        names = chance.sample(_NAMES, min(count, len(_NAMES)))
        for number in range(count):
            yield _teacher(school, first + number + 1, number, names[number % len(names)], chance.random())


_NAMES = tuple(f"{surname}{mark}老师" for mark in _MARKS for surname in SURNAMES)


def _teacher(school: School, number: int, place: int, name: str, lot: float) -> Teacher:
    nursery = Stage.KINDERGARTEN in school.stages
    subjects = NURSERY if nursery else SUBJECTS
    return Teacher(
        id=f"t{number:04}",
        name=name,
        school=school.id,
        subjects=(subjects[place % len(subjects)],),
        account=f"u{10000 + number}",
        gives_observed_lesson=True if not nursery and (place < len(school.stages) * 2 or lot < 0.2) else None,
        stages=(school.stages[place % len(school.stages)],) if len(school.stages) > 1 else (),
    )


def _contacts(schools: tuple[School, ...]) -> Iterator[Contact]:
    for school in schools:
        people = [(id_, "负责人", Role.COORDINATOR) for id_ in school.coordinators]
        for id_, title, role in (*people, (school.principal, "校长", Role.PRINCIPAL)):
            yield Contact(id_, f"{school.name}{title}", role, f"{id_}@{school.id}.example.test", school.stages)
    yield from office_contacts()


def _numeral(number: int) -> str:
    """1 to 99 in Chinese: 七, 十二, 三十."""
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return before + (_NUMERALS[ones - 1] if ones else "")
