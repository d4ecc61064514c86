"""The people of the made-up county: schools, teachers and contacts, with addresses that exist nowhere."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property

from tasks.domain.plan.party import Contact, Role, Roster, School, Stage, Teacher

COMBINED = "sch12"
PER_SCHOOL = 10
SAME_NAMES = ("sch03", "sch07")  # two 王老师 in one school
WITHOUT_ACCOUNTS = ("sch03",)  # the roster does not know its same-named teachers' accounts
RARE = "欧阳老师"  # borne by two teachers, of different schools

_SCHOOLS: tuple[tuple[str, tuple[Stage, ...], tuple[str, ...]], ...] = (
    ("第一高级中学", (Stage.SENIOR,), ("一高", "第一高中")),
    ("第二高级中学", (Stage.SENIOR,), ("二高", "第二高中")),
    ("第一中学", (Stage.JUNIOR,), ("一中",)),
    ("第二中学", (Stage.JUNIOR,), ("二中",)),
    ("第三中学", (Stage.JUNIOR,), ("三中",)),
    ("第一小学", (Stage.PRIMARY,), ("一小",)),
    ("第二小学", (Stage.PRIMARY,), ("二小",)),
    ("第三小学", (Stage.PRIMARY,), ("三小",)),
    ("中心幼儿园", (Stage.KINDERGARTEN,), ("中心园",)),
    ("第一幼儿园", (Stage.KINDERGARTEN,), ("一幼",)),
    ("第二幼儿园", (Stage.KINDERGARTEN,), ("二幼",)),
    ("实验九年一贯制学校", (Stage.JUNIOR, Stage.PRIMARY), ("实验学校",)),
)
SURNAMES = "王孙赵李周吴郑陈刘张杨黄徐朱林何郭马罗梁宋谢韩唐冯董萧程曹袁邓许傅沈曾彭吕"
SUBJECTS = ("语文", "数学", "英语", "科学", "音乐", "体育", "美术", "历史", "地理", "信息技术")
NURSERY = ("健康", "语言", "社会", "科学", "艺术")


@dataclass(frozen=True)
class World:
    """Twelve schools of the four stages, ten teachers each; the seed gives the teachers their names."""

    seed: int = 7

    @cached_property
    def roster(self) -> Roster:
        schools = tuple(_school(number, *facts) for number, facts in enumerate(_SCHOOLS, start=1))
        teachers = tuple(teacher for school in schools for teacher in self._teachers(school))
        return Roster(schools, teachers, _contacts(schools))

    def school(self, id_: str) -> School:
        return self.roster.school[id_]

    def teachers(self, school: str) -> tuple[Teacher, ...]:
        return self.roster.teachers_of[school]

    def address(self, school: str) -> str:
        """The address from which a school's coordinator writes."""
        return self.roster.contact[self.school(school).coordinators[0]].email

    def random(self, *key: object) -> random.Random:
        """A source of chance for one thing: the same seed and key give the same numbers on every machine."""
        return random.Random("/".join(map(str, (self.seed, *key))))

    def _teachers(self, school: School) -> tuple[Teacher, ...]:
        number = int(school.id[3:])
        return tuple(
            _teacher(school, (number - 1) * PER_SCHOOL + place, place, name)
            for place, name in enumerate(self._names(school.id), start=1)
        )

    def _names(self, school: str) -> list[str]:
        names = [f"{surname}老师" for surname in self.random("names", school).sample(SURNAMES[1:], PER_SCHOOL)]
        names[0] = "王老师"
        if school in SAME_NAMES:
            names[1] = "王老师"
        if school in ("sch04", "sch08"):
            names[-1] = RARE
        return names


def _school(number: int, name: str, stages: tuple[Stage, ...], aliases: tuple[str, ...]) -> School:
    coordinators = ("c12", "c13") if number == 12 else (f"c{number:02}",)
    return School(f"sch{number:02}", name, stages, aliases, f"{name}研培班", coordinators, f"p{number:02}")


def _teacher(school: School, number: int, place: int, name: str) -> Teacher:
    nursery = Stage.KINDERGARTEN in school.stages
    stages: tuple[Stage, ...] = ()
    if len(school.stages) > 1:
        stages = (school.stages[place % 2],)
    observed = not nursery and place in ((1, 2, 3, 4) if school.id == COMBINED else (3, 5, 7))
    known = school.id not in WITHOUT_ACCOUNTS or place > 2
    subjects = NURSERY if nursery else SUBJECTS
    return Teacher(
        id=f"t{number:03}",
        name=name,
        school=school.id,
        subjects=(subjects[(place - 1) % len(subjects)],),
        account=f"u{1000 + number}" if known else "",
        gives_observed_lesson=True if observed else None,
        stages=stages,
    )


def _contacts(schools: tuple[School, ...]) -> tuple[Contact, ...]:
    both = (("c", "负责人", Role.COORDINATOR), ("p", "校长", Role.PRINCIPAL))
    people = [
        Contact(f"{letter}{s.id[3:]}", f"{s.name}{title}", role, f"{letter}@{s.id}.example.test", s.stages)
        for letter, title, role in both
        for s in schools
    ]
    people.append(Contact("c13", "实验学校第二负责人", Role.COORDINATOR, "c2@sch12.example.test", schools[-1].stages))
    return (*people, *office_contacts())


def office_contacts() -> tuple[Contact, ...]:
    """Who sits in the office of any made-up county, and the bureau above it."""
    office = "office.example.test"
    return (
        Contact("k01", "孙老师", Role.STAGE_CONTACT, f"sun@{office}", (Stage.SENIOR, Stage.JUNIOR)),
        Contact("k02", "赵老师", Role.STAGE_CONTACT, f"zhao@{office}", (Stage.PRIMARY, Stage.KINDERGARTEN)),
        Contact("a01", "王老师", Role.ADMIN, f"admin@{office}"),
        Contact("b01", "县教体局", Role.BUREAU, "bureau@bureau.example.test"),
    )
