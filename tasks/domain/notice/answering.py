"""What is answered at once: a receipt for what came, a word on an appeal, a school's own state when it asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.domain.evidence.item import Submission
from tasks.domain.notice.appeal import Appeal
from tasks.domain.notice.correspondence import Reply, schools_of
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.merging import notice_key
from tasks.domain.notice.notice import ANSWER, APPEAL, RECEIPT, Line, Notice
from tasks.domain.notice.recipients import can_be_mailed, school_of
from tasks.domain.notice.reply import ReplyKind
from tasks.domain.notice.window import BUNDLED
from tasks.domain.notice.wording import clean
from tasks.domain.plan.party import Contact
from tasks.domain.verdict.verdict import Standing, Verdict

RECEIPT_WITHIN = timedelta(hours=24)  # later than that a receipt is no news; the next mail lists what came
ANSWER_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Came:
    """A mail with materials: when the store learnt of it, and the items in it that may be one."""

    submission: Submission
    recorded_at: datetime
    items: tuple[tuple[str, str, str], ...]  # id, file, why it lies nowhere yet (Chinese; empty when it is placed)
    verified: bool
    links: tuple[str, ...] = ()  # of each file that is only a link: that it did not come, and until when it lies there


def receipts(
    came: Iterable[Came], verdicts: Mapping[str, Verdict], desk: Desk, since: datetime
) -> tuple[tuple[Notice, ...], dict[str, int]]:
    """One receipt for each sender, for all that was not confirmed yet; and, counted, why others get none."""
    contacts = {c.email.strip().lower(): c for c in desk.roster.contacts if can_be_mailed(c.email)}
    where: dict[int, list[tuple[Verdict, str, bool]]] = {}
    for verdict in verdicts.values():
        for piece in verdict.evidence:
            failed = piece.standing is Standing.FAILED
            where.setdefault(piece.item.submission.id, []).append((verdict, piece.item.id, failed))
    groups: dict[str, list[Came]] = {}
    left: dict[str, int] = {}
    for one in came:
        contact = contacts.get(one.submission.sender_address.lower())
        why = _why_no_receipt(one, contact, desk, since)
        if why:
            left[why] = left.get(why, 0) + 1
        elif contact is not None and not _was_told(contact.id, _rung(RECEIPT, one.submission.id), desk):
            groups.setdefault(contact.id, []).append(one)
    return tuple(_receipt(desk.roster.contact[id_], group, where, desk) for id_, group in groups.items()), left


def answers(
    replies: Sequence[Reply],
    appeals: Sequence[Appeal],
    verdicts: Mapping[str, Verdict],
    desk: Desk,
    since: datetime,
) -> tuple[Notice, ...]:
    """Appeals are confirmed and, once a person has decided, answered; who asks is told how the school stands."""
    found = []
    for reply in replies:
        fresh = since <= reply.at and desk.as_of - reply.at <= ANSWER_WITHIN
        if fresh and reply.said.kind is ReplyKind.QUERY and reply.verified:
            found += _answer(ANSWER, reply, (), verdicts, desk)
    for appeal in appeals:
        fresh = since <= appeal.reply.at and desk.as_of - appeal.reply.at <= ANSWER_WITHIN
        if fresh and (appeal.is_open or appeal.answer):
            words = f"您 {appeal.reply.at:%m月%d日 %H:%M} 来信：{clean(appeal.reply.submission.body)[:60]}"
            found += _answer(APPEAL, appeal.reply, (words,), verdicts, desk)
        if appeal.answer is not None and desk.as_of - appeal.answer.recorded_at <= ANSWER_WITHIN:
            why = f"：{appeal.answer.why}" if appeal.answer.why else ""
            words = f"您 {appeal.reply.at:%m月%d日 %H:%M} 的来信，已经人工核实{why}。目前的情况列在后面。"
            found += _answer(ANSWER, appeal.reply, (words,), verdicts, desk, suffix="a")
    return tuple(found)


def _answer(
    kind: str, reply: Reply, about: tuple[str, ...], verdicts: Mapping[str, Verdict], desk: Desk, suffix: str = ""
) -> list[Notice]:
    """With the school's own state: all that it owes by now."""
    contact, rung = reply.contact, _rung(kind, reply.submission.id) + suffix
    if contact is None or not can_be_mailed(contact.email) or _was_told(contact.id, rung, desk):
        return []
    owed = [
        v.obligation
        for v in verdicts.values()
        if v.obligation.opens_at <= desk.as_of
        and not (kind == APPEAL and v.kind.is_clear)
        and (school := school_of(v.obligation, desk.roster)) is not None
        and school.id == reply.schools[0]
    ]
    if kind == APPEAL:  # what is looked into is what was called late; what is still ahead only when nothing was
        owed = [o for o in owed if o.due_at <= desk.as_of] or owed
    lines = tuple(Line(rung, o.id, o.due_at, reply.at) for o in owed) or (Line(rung, "", reply.at, reply.at),)
    return [_notice(kind, contact, reply.schools[0], lines, about, max(desk.as_of, reply.at + BUNDLED), desk)]


def _why_no_receipt(one: Came, contact: Contact | None, desk: Desk, since: datetime) -> str:
    if not one.items or one.submission.received_at is None or one.recorded_at < since:
        return "开通发送之前收到，或没有材料" if one.items else "没有材料"
    if contact is None:
        return "发件地址不在花名册里，不发回执"
    if not one.verified:
        return "发件人未经核实，不发回执"
    if contact.email.lower() in desk.bounced:
        return "收件地址退信，不发回执"
    if desk.as_of - one.submission.received_at > RECEIPT_WITHIN:
        return "收到已超过一天，不再单发回执，下一封信里列出"
    return ""


def _receipt(
    contact: Contact, group: Sequence[Came], where: Mapping[int, list[tuple[Verdict, str, bool]]], desk: Desk
) -> Notice:
    lines: dict[tuple[str, str], Line] = {}
    about: list[str] = []
    for one in group:
        rung, at = _rung(RECEIPT, one.submission.id), one.submission.received_at or one.recorded_at
        placed = where.get(one.submission.id, [])
        for verdict, item, failed in placed:
            owed = verdict.obligation
            kind = "rejected" if failed else verdict.kind.value
            lines[rung, owed.id] = Line(rung, owed.id, owed.due_at, at, kind)
            about.append(item)
        if not placed:
            lines[rung, ""] = Line(rung, "", at, at)
        about += one.links
        seen = {item for _, item, _ in placed}
        about += [
            f"{at:%m-%d %H:%M} 收到 {clean(file)}：{why}" for id_, file, why in one.items if id_ not in seen and why
        ]
    school = _school_of(contact, (v for one in group for v, _, _ in where.get(one.submission.id, [])), desk)
    leaves = max(desk.as_of, min(one.recorded_at for one in group) + BUNDLED)
    return _notice(RECEIPT, contact, school, tuple(lines.values()), tuple(dict.fromkeys(about)), leaves, desk)


def _school_of(contact: Contact, verdicts: Iterable[Verdict], desk: Desk) -> str:
    """The school that the pieces are for; none when they are for several, the writer's own when for nobody yet."""
    found = {school.id for v in verdicts if (school := school_of(v.obligation, desk.roster)) is not None}
    if len(found) > 1:
        return ""
    return next(iter(found), "") or next(iter(schools_of(contact, desk.roster)), "")


def _notice(
    kind: str, to: Contact, school: str, lines: tuple[Line, ...], about: tuple[str, ...], leaves: datetime, desk: Desk
) -> Notice:
    key = notice_key(lines, school, to.id)
    return Notice(key, kind, to.id, to.email, school, lines, False, desk.as_of, leaves, about=about)


def _rung(kind: str, submission: int) -> str:
    return f"{kind} {submission}"


def _was_told(recipient: str, rung: str, desk: Desk) -> bool:
    return (recipient, rung) in desk.told_rungs
