"""What comes back to our mails: replies, and mails that could not be delivered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.keeping import BARE_REPLY, LETTER
from tasks.domain.evidence.wording import is_trifle
from tasks.domain.notice.reply import ReplyKind, Said, read_reply
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.party import Contact, Roster

_SUBJECT_MARKS = re.compile(r"^\s*(?:re|回复|回覆|答复|答覆)\s*(?:\[\d+\]|[(（]\d+[)）])?\s*[:：]\s*", re.I)
_AUTOMATIC = ("自动回复", "本系统发出的邮件")
_LETTERS = (LETTER, BARE_REPLY)
_ID = re.compile(r"[^<>\s,;]+@[^<>\s,;]+")
_QUERY_SUBJECT = re.compile(r"^\s*[\[【]?查询[\]】]?\s*$")


@dataclass(frozen=True, slots=True)
class SentMail:
    """One of our mails that was handed over. `message_id` without its angle brackets."""

    message_id: str
    subject: str
    recipient: str  # contact id
    address: str
    school: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """A mail without a file that answers one of ours, or asks how things stand. `item` is the id of its text."""

    submission: Submission
    item: str
    at: datetime
    said: Said
    contact: Contact | None  # whose roster address it came from
    schools: tuple[str, ...]  # for which it speaks
    verified: bool


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail that came back: the address does not work until something comes from it, or the roster names another."""

    address: str
    at: datetime
    submission: int


@dataclass(frozen=True)
class Letters:
    """What we sent, as that which comes back is compared with it."""

    sent: Sequence[SentMail]
    roster: Roster
    calendar: Calendar | None = None  # by which 清明节后 has its day

    @cached_property
    def by_id(self) -> Mapping[str, SentMail]:
        return {mail.message_id: mail for mail in self.sent if mail.message_id}

    @cached_property
    def by_subject(self) -> Mapping[str, SentMail]:
        return {_bare(mail.subject): mail for mail in self.sent if mail.subject}

    def answered(self, submission: Submission) -> SentMail | None:
        """The mail that this one answers, by its Message-ID, else by its subject."""
        headers = submission.headers
        named = _ID.findall(f"{headers.get('in_reply_to', '')} {headers.get('references', '')}")
        for number in reversed(named):
            if number in self.by_id:
                return self.by_id[number]
        if not _SUBJECT_MARKS.match(submission.title):
            return None
        return self.by_subject.get(_bare(submission.title))


def replies(
    arrived: Iterable[tuple[Submission, str]], letters: Letters, is_verified: Callable[[Submission], bool]
) -> tuple[Reply, ...]:
    """`arrived`: submissions with the item id of their text, in row order. Automatic ones are never replies."""
    contacts = {c.email.strip().lower(): c for c in letters.roster.contacts if c.email}
    found = []
    for submission, item in arrived:
        if submission.kind is not SubmissionKind.MAIL or _is_automatic(submission):
            continue
        if not all(is_trifle(file) for file in submission.attachments):
            continue
        mail = letters.answered(submission)
        asks = bool(_QUERY_SUBJECT.match(submission.title))
        contact = contacts.get(submission.sender_address.lower())
        if mail is None and not asks and not (submission.set_aside in _LETTERS and contact):
            continue
        at = submission.received_at or submission.first_seen_at
        schools = schools_of(contact, letters.roster) or ((mail.school,) if mail and mail.school else ())
        if at is None or not schools:
            continue
        said = Said(ReplyKind.QUERY) if asks else _read(submission, at.date(), contact, schools, letters)
        if not (mail or asks) and submission.set_aside == BARE_REPLY and said.kind is not ReplyKind.DISPUTED:
            continue  # it answers somebody else's mail: only that something was sent long ago is for us
        found.append(Reply(submission, item, at, said, contact, schools, is_verified(submission)))
    return tuple(found)


def bounces(arrived: Iterable[tuple[Submission, str]], letters: Letters) -> tuple[Bounce, ...]:
    """The addresses to which a mail of ours could not be delivered; one from which something came later works again."""
    ours = {mail.address.lower() for mail in letters.sent}
    found: dict[str, Bounce] = {}
    for submission, _ in arrived:
        at = submission.received_at or submission.first_seen_at
        if submission.kind is not SubmissionKind.MAIL or at is None:
            continue
        if "退信" not in submission.set_aside:
            found.pop(submission.sender_address.lower(), None)
            continue
        for address in _returned(submission, letters, ours):
            found[address] = Bounce(address, at, submission.id)
    return tuple(found.values())


def schools_of(contact: Contact | None, roster: Roster) -> tuple[str, ...]:
    """The schools whose coordinator or principal somebody is."""
    if contact is None:
        return ()
    return tuple(s.id for s in roster.schools if contact.id in s.coordinators or contact.id == s.principal)


def _returned(submission: Submission, letters: Letters, ours: set[str]) -> set[str]:
    headers = submission.headers
    if headers.get("report_action", "failed") not in {"failed", ""}:
        return set()  # delayed, relayed, displayed: the mail is not lost
    if (failed := headers.get("failed_recipient", "").lower()) in ours:
        return {failed}
    named = _ID.findall(f"{headers.get('returned_message_id', '')} {submission.body}")
    by_id = {letters.by_id[number].address.lower() for number in named if number in letters.by_id}
    return by_id or {number.lower() for number in named} & ours


def _read(
    submission: Submission, today: date, contact: Contact | None, schools: Sequence[str], letters: Letters
) -> Said:
    names = [contact.name if contact else "", submission.sender_name]
    for id_ in schools:
        school = letters.roster.school.get(id_)
        names += [school.name, *school.aliases] if school else []
    return read_reply(submission.body, today, names, letters.calendar)


def _is_automatic(submission: Submission) -> bool:
    return any(word in submission.set_aside for word in _AUTOMATIC) or "退信" in submission.set_aside


def _bare(subject: str) -> str:
    while (match := _SUBJECT_MARKS.match(subject)) is not None:
        subject = subject[match.end() :]
    return re.sub(r"\s+", "", subject)
