"""Who owes and who is told: schools, teachers, contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Stage(StrEnum):
    """学段, in the order in which people list them."""

    SENIOR = "senior"
    JUNIOR = "junior"
    PRIMARY = "primary"
    KINDERGARTEN = "kindergarten"

    @property
    def label(self) -> str:
        return {"senior": "高中", "junior": "初中", "primary": "小学", "kindergarten": "幼儿园"}[self.value]


class Role(StrEnum):
    COORDINATOR = "coordinator"
    PRINCIPAL = "principal"
    STAGE_CONTACT = "stage_contact"
    BUREAU = "bureau"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        return {
            "coordinator": "负责人",
            "principal": "校长",
            "stage_contact": "联系人",
            "bureau": "县教体局",
            "admin": "管理员",
        }[self.value]


@dataclass(frozen=True, slots=True)
class School:
    id: str
    name: str
    stages: tuple[Stage, ...]
    aliases: tuple[str, ...] = ()
    class_name: str = ""  # the school's class 研培班级 on the website
    coordinators: tuple[str, ...] = ()  # contact ids, tried in this order
    principal: str = ""  # contact id


@dataclass(frozen=True, slots=True)
class Teacher:
    id: str
    name: str
    school: str  # school id
    subjects: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    account: str = ""  # on the website
    gives_observed_lesson: bool | None = None
    stages: tuple[Stage, ...] = ()  # stated at a combined school; else the school's


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    name: str
    role: Role
    email: str = ""
    stages: tuple[Stage, ...] = ()
    phone: str = ""


@dataclass(frozen=True)
class Roster:
    """花名册: everybody the plan can concern, as one version of it says."""

    schools: tuple[School, ...] = ()
    teachers: tuple[Teacher, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @cached_property
    def school(self) -> Mapping[str, School]:
        return {school.id: school for school in self.schools}

    @cached_property
    def teacher(self) -> Mapping[str, Teacher]:
        return {teacher.id: teacher for teacher in self.teachers}

    @cached_property
    def contact(self) -> Mapping[str, Contact]:
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def teachers_of(self) -> Mapping[str, tuple[Teacher, ...]]:
        """School id -> its teachers, in roster order; a school without teachers has an empty tuple."""
        of: dict[str, list[Teacher]] = {school.id: [] for school in self.schools}
        for teacher in self.teachers:
            of.setdefault(teacher.school, []).append(teacher)
        return {school: tuple(teachers) for school, teachers in of.items()}

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address of the roster, in lower case."""
        return frozenset(contact.email.strip().lower() for contact in self.contacts if contact.email.strip())

    def name_of(self, party: str) -> str:
        """The name of a school or teacher by its id; a `:STAGE` behind it is shown in Chinese."""
        id_, _, stage = party.partition(":")
        if id_ in self.school:
            name = self.school[id_].name
        elif id_ in self.teacher:
            name = self.teacher[id_].name
        else:
            name = id_
        return f"{name}（{Stage(stage).label}）" if stage else name
