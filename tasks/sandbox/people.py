"""The people of a made-up county: twelve schools of all stages, one of them combined, and their teachers."""

from __future__ import annotations

from dataclasses import dataclass

_SURNAMES = ("王", "孙", "赵", "李", "周", "吴", "郑", "陈", "冯", "蒋")
_SCHOOLS = (
    ("g1", "第一高级中学", "senior", "一高;高级中学"),
    ("j1", "第一初级中学", "junior", "一中"),
    ("j2", "第二初级中学", "junior", "二中"),
    ("j3", "第三初级中学", "junior", "三中"),
    ("p1", "第一小学", "primary", "一小"),
    ("p2", "第二小学", "primary", "二小"),
    ("p3", "第三小学", "primary", "三小"),
    ("p4", "第四小学", "primary", "四小"),
    ("p5", "第五小学", "primary", "五小"),
    ("c1", "第一实验学校", "primary;junior", "实验学校"),
    ("k1", "第一幼儿园", "kindergarten", "一幼"),
    ("k2", "第二幼儿园", "kindergarten", "二幼"),
)
SUBJECTS = ("语文", "数学", "英语", "科学", "音乐", "美术", "体育", "历史", "地理", "生物")


@dataclass(frozen=True, slots=True)
class Person:
    """A teacher: the same names occur in every school; the account tells them apart."""

    id: str
    name: str
    school: str
    subject: str
    account: str
    observed: bool  # gives an observed lesson


@dataclass(frozen=True, slots=True)
class Place:
    """A school with the people it is reached through."""

    id: str
    name: str
    stages: str
    aliases: str
    teachers: tuple[Person, ...]

    @property
    def class_name(self) -> str:
        return f"{self.id}-2023"

    @property
    def address(self) -> str:
        """The coordinator's mailbox."""
        return f"{self.id}@school.example"

    @property
    def mailbox(self) -> str:
        """The designated mailbox of its stage (the combined school writes to the secondary one)."""
        return "secondary" if self.stages in {"senior", "junior", "primary;junior"} else "primary"


def schools(teachers: int = 120) -> tuple[Place, ...]:
    """The county's schools, `teachers` people spread evenly over them."""
    each = max(teachers // len(_SCHOOLS), 2)
    return tuple(
        Place(id_, name, stages, aliases, tuple(_teacher(id_, stages, number) for number in range(each)))
        for id_, name, stages, aliases in _SCHOOLS
    )


def _teacher(school: str, stages: str, number: int) -> Person:
    name = f"{_SURNAMES[number % 10]}老师" + (str(number // 10) if number >= 10 else "")
    return Person(
        id=f"{school}t{number:02d}",
        name=name,
        school=school,
        subject=SUBJECTS[number % 10],
        account=f"{school}u{number:02d}",
        observed=number < 2 and stages != "kindergarten",
    )
