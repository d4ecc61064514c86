"""One cast, and facts as an opener would give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening, Picture, Table, count_text
from tasks.domain.evidence.finding import Question
from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.plan.party import School, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Requirement

SCHOOL = School("sch01", "第一小学", (Stage.PRIMARY,))
TEACHERS = (Teacher("t1", "王老师", "sch01"), Teacher("t2", "孙老师", "sch01"))


class Seen:
    """Contents, the way openers give them."""

    @staticmethod
    def text(text: str, *tables: tuple[tuple[str, ...], ...], kind: str = "document", **more: Any) -> Contents:
        han, words = count_text(text)
        heading = next((line for line in text.splitlines() if line.strip()), "")
        return Contents(
            ContentKind(kind),
            Opening.OPENED,
            more.pop("format", "docx"),
            text=text,
            han=han,
            words=words,
            heading=heading,
            tables=tuple(Table(f"表{n}", rows) for n, rows in enumerate(tables, 1)),
            **more,
        )

    @staticmethod
    def photo(look: int = 0, side: int = 800) -> Contents:
        spread = (look * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        return Contents(ContentKind.IMAGE, Opening.OPENED, "jpg", pictures=(Picture(side, side, spread),))

    @staticmethod
    def closed(opening: Opening, kind: str = "document", format_: str = "docx") -> Contents:
        return Contents(ContentKind(kind), opening, format_, reason="原因")

    @staticmethod
    def archive(files: Mapping[str, Contents]) -> Contents:
        members = tuple(
            Member(name, f"sha-{name}-{seen.text}-{seen.pictures}", 9, seen) for name, seen in files.items()
        )
        return Contents(ContentKind.ARCHIVE, Opening.OPENED, "zip", members=members)


@pytest.fixture
def seen() -> Seen:
    return Seen()


Asked = Callable[..., Question]


@pytest.fixture
def asked() -> Asked:
    def question(
        contents: Contents,
        file: str | None = "材料.docx",
        *,
        checks: tuple[CheckSpec, ...] = (),
        teachers: tuple[Teacher, ...] = TEACHERS,
        teacher: Teacher | None = None,
        sha256: str = "a" * 64,
        params: Mapping[str, object] | None = None,
        **submission: Any,
    ) -> Question:
        kind = submission.pop("kind", SubmissionKind.POST)
        sent = Submission("site", "class_share", submission.pop("key", "1"), "v", kind, **submission)
        return Question(
            item=Item("e1", "a1" if file else "body", file, sha256, 9, sent),
            contents=contents,
            requirement=Requirement("S1", "材料", PartyKind.SCHOOL, ("mailbox",), "02-24 cob", checks=checks),
            school=SCHOOL,
            teachers=teachers,
            teacher=teacher,
            params=params or {},
        )

    return question
