"""What a generated school sends: mails and posts whose papers carry the truth of where they belong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from naming.counties import County
from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening, Table
from tasks.domain.evidence.item import Attachment, Blob, Item, Submission, SubmissionKind
from tasks.domain.plan.requirement import Requirement

OTHER = frozenset({"other"})  # no obligation's
PERSON = frozenset({"person"})  # only a person can say


@dataclass(frozen=True)
class File:
    """One attachment with the truth; `members` of a bundle carry their own."""

    name: str
    truth: frozenset[str]
    contents: Contents
    members: tuple[File, ...] = ()


@dataclass(frozen=True)
class Sent:
    manner: str
    county: County
    files: tuple[File, ...]
    title: str = ""
    sender: str = ""
    sender_name: str = ""
    body: str = "请查收附件，谢谢！"
    channel: str = "mailbox"
    more: dict[str, object] = field(default_factory=dict)
    at: str = ""
    body_truth: frozenset[str] = OTHER

    def delivered(self) -> tuple[Submission, dict[str, Contents], tuple[Item, ...]]:
        zone = self.county.files.plan.starts.tzinfo
        moment = datetime.fromisoformat(self.at or f"{self.county.year}-03-10T09:00:00").replace(tzinfo=zone)
        attachments = tuple(Attachment(f.name, blob=Blob(_sha(self, f, n), 9)) for n, f in enumerate(self.files, 1))
        is_mail = self.channel == "mailbox"
        submission = Submission(
            source="mail" if is_mail else "web", channel=self.channel, key="1", version="1",
            kind=SubmissionKind.MAIL if is_mail else SubmissionKind.POST,
            title=self.title, sender_address=self.sender, sender_name=self.sender_name, body=self.body,
            received_at=moment if is_mail else None, first_seen_at=moment, attachments=attachments, id=1, **self.more,
        )  # fmt: skip
        contents = {a.blob.sha256: f.contents for a, f in zip(attachments, self.files, strict=True) if a.blob}
        text = sha256(self.body.encode()).hexdigest()
        contents[text] = document("", self.body)
        items = [Item("e0", "body", None, text if self.body else "", len(self.body), submission)]
        items += [
            Item(f"e{n}", f"a{n}", a.name, a.blob.sha256, 9, submission) for n, a in enumerate(attachments, 1) if a.blob
        ]
        return submission, contents, tuple(items)


def _sha(sent: Sent, file: File, number: int) -> str:
    return sha256(f"{sent.title}|{file.name}|{number}|{id(file)}".encode()).hexdigest()


def document(heading: str, text: str = "", han: int = 0) -> Contents:
    said = f"{heading}\n{text}" if heading else text
    return Contents(ContentKind.DOCUMENT, Opening.OPENED, "docx", text=said, han=han or len(said), heading=heading)


def sheet(heading: str, name: str = "Sheet1") -> Contents:
    rows = (*(((heading,),) if heading else ()), ("序号", "姓名", "内容"), ("1", "甲", "乙"), ("2", "丙", "丁"))
    text = "\n".join("\t".join(row) for row in rows)
    return Contents(
        ContentKind.SHEET,
        Opening.OPENED,
        "xlsx",
        text=text,
        han=len(text),
        heading=heading,
        tables=(Table(name, rows),),
    )


def picture() -> Contents:
    return Contents(ContentKind.IMAGE, Opening.OPENED, "jpg")


def pack(files: Iterable[tuple[str, Contents]], seed: object = "") -> Contents:
    members = tuple(Member(name, sha256(f"{seed}{name}".encode()).hexdigest(), 9, inner) for name, inner in files)
    return Contents(ContentKind.ARCHIVE, Opening.OPENED, "zip", members=members)


def bundle(name: str, files: Iterable[File], seed: object) -> File:
    files = tuple(files)
    return File(name, frozenset(), pack([(f.name, f.contents) for f in files], seed), files)


def is_table(requirement: Requirement) -> bool:
    return any(check.name == "table" for check in requirement.checks)


def is_essay(requirement: Requirement) -> bool:
    return any(check.name == "han_count" for check in requirement.checks)


def contents_of(requirement: Requirement, heading: str = "") -> Contents:
    if is_table(requirement):
        return sheet(heading)
    return document(
        heading,
        "为了做好本项工作，结合本校实际，现将有关情况说明如下。" * 3,
        han=1200 if is_essay(requirement) else 120,
    )


def ending(requirement: Requirement, rng: random.Random) -> str:
    return rng.choice([".xls", ".xlsx", ".et"] if is_table(requirement) else [".doc", ".docx", ".wps", ".pdf", ".DOCX"])


def short(title: str) -> str:
    """A title as people write it in a file's name: without its marks and what stands in brackets."""
    return "".join(c for c in title.split("（")[0] if c not in '《》“”"')


def truth(requirement: Requirement, party: str, period: object) -> frozenset[str]:
    return frozenset({f"{requirement.id}/{party}/{period}"})


Manner = Callable[[County, random.Random], Sent]
MANNERS: dict[str, Manner] = {}
HELD_OUT: dict[str, Manner] = {}


def manner(make: Manner) -> Manner:
    MANNERS[make.__name__] = make
    return make


def held_out(make: Manner) -> Manner:
    HELD_OUT[make.__name__] = make
    return make


def renamed(sent: Sent, name: str) -> Sent:
    return replace(sent, manner=name)
