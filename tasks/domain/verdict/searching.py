"""Searching 查找: every place where a name or a word stands, among people, what is owed, what came and who sent it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from tasks.domain.evidence.contents import Contents
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.placing import Placed
from tasks.domain.verdict.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. `kind`: school, teacher, contact, obligation, item; `where`: which of its texts holds the words."""

    kind: str
    id: str
    name: str
    where: str  # Chinese
    standing: str = ""  # Chinese
    at: datetime | None = None


@dataclass(frozen=True)
class Searched:
    """All that is searched, as known at one moment. `contents` is by sha256."""

    plan: Plan
    roster: Roster
    verdicts: Mapping[str, Verdict]
    placed: Sequence[Placed]
    contents: Mapping[str, Contents]


def search(words: Sequence[str], among: Searched) -> tuple[Found, ...]:
    """What every word fits, people first, then what is owed, then what came, the newest first."""
    wanted = [_plain(word) for word in " ".join(words).split()]
    if not wanted:
        return ()

    def fits(*texts: str) -> bool:
        whole = _plain(" ".join(texts))
        return all(word in whole for word in wanted)

    items = sorted(_items(fits, among), key=lambda found: (found.at is None, found.at), reverse=True)
    return (*_people(fits, among.roster), *_owed(fits, among), *items)


Fits = Callable[..., bool]


def _people(fits: Fits, roster: Roster) -> Iterator[Found]:
    for school in roster.schools:
        if fits(school.id, school.name, *school.aliases, school.class_name):
            yield Found("school", school.id, school.name, "学校", "、".join(stage.label for stage in school.stages))
    for teacher in roster.teachers:
        if fits(teacher.id, teacher.name, *teacher.aliases, teacher.account):
            yield Found("teacher", teacher.id, teacher.name, "教师", roster.name_of(teacher.school))
    for contact in roster.contacts:
        if fits(contact.id, contact.name, contact.email):
            yield Found("contact", contact.id, contact.name, "联系人", contact.role.label)


def _owed(fits: Fits, among: Searched) -> Iterator[Found]:
    for verdict in among.verdicts.values():
        owed = verdict.obligation
        title = among.plan.requirement[owed.requirement].title
        if fits(owed.id, title, owed.party_name, owed.period):
            yield Found("obligation", owed.id, f"{owed.party_name} {title}", "应交", verdict.kind.label)


def _items(fits: Fits, among: Searched) -> Iterator[Found]:
    for one in among.placed:
        submission, file = one.item.submission, one.item.file or ""
        contents = among.contents.get(one.item.sha256)
        members = [member.name for member in contents.members] if contents else []
        texts = {
            "文件名": [file],
            "标题": [submission.title],
            "发件人": [submission.sender_name, submission.sender_address, submission.account],
            "压缩包里的文件名": members,
            "文内标题": [contents.heading] if contents else [],
        }
        if fits(one.item.id, *(text for group in texts.values() for text in group)):
            where = next((label for label, group in texts.items() if fits(*group)), "标题和名称")
            name = file or submission.title or "正文"
            yield Found("item", one.item.id, name, where, one.match.kind.label, one.arrival.received_at)


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold().translate(_QUOTES)


_QUOTES = dict.fromkeys(map(ord, "《》“”\"'"))
