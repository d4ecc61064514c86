"""After an accusing mail: thanks when it clears, "no longer open" when it lapses, a correction when we were wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from tasks.domain.notice.escalation import Desk, Told
from tasks.domain.notice.merging import notice_key
from tasks.domain.notice.notice import CLOSED, CORRECTION, THANKS, Line, Notice
from tasks.domain.notice.window import BUNDLED
from tasks.domain.verdict.verdict import Standing, Verdict, VerdictKind

_NEWS_FOR = 10  # working days


@dataclass(frozen=True, slots=True)
class Accusation:
    """One line of an accusing mail that left: who was told what of whom, and when."""

    recipient: str
    address: str
    school: str  # "" in a digest
    obligation: str
    due_at: datetime  # the deadline's version
    fell_due: datetime
    verdict: str  # as it was said
    at: datetime


def aftermath(accused: Iterable[Accusation], verdicts: Mapping[str, Verdict], desk: Desk) -> tuple[Notice, ...]:
    """What is to be said now to those who were told that something was lacking; each of it once."""
    groups: dict[tuple[str, str, str], dict[str, Accusation]] = {}
    for one in accused:
        kind = word_for(one, verdicts.get(one.obligation))
        if not kind or (not one.school and kind != CORRECTION):
            continue  # digests are read again the next time; only a mistake of ours is taken back there
        if Told(one.recipient, kind, one.obligation, one.due_at) not in desk.told:
            groups.setdefault((one.recipient, one.school, kind), {})[one.obligation] = one
    return tuple(
        _notice(recipient, school, kind, list(group.values()), verdicts, desk)
        for (recipient, school, kind), group in groups.items()
    )


def with_thanks(receipts: Sequence[Notice], after: Sequence[Notice]) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """One mail for one arrival: the receipt of what made it complete says the thanks as well."""
    left = list(after)
    confirmed = []
    for receipt in receipts:
        thanks = [one for one in left if one.kind == THANKS and _is_thanked_by(receipt, one)]
        left = [one for one in left if one not in thanks]
        more = tuple(line for one in thanks for line in one.lines)
        said = tuple(words for one in thanks for words in one.about)
        confirmed.append(replace(receipt, lines=(*receipt.lines, *more), about=(*receipt.about, *said)))
    return tuple(confirmed), tuple(left)


def _is_thanked_by(receipt: Notice, thanks: Notice) -> bool:
    return (
        receipt.recipient == thanks.recipient
        and bool(receipt.items)
        and (receipt.school == thanks.school or set(thanks.obligations) <= set(receipt.obligations))
    )


def word_for(one: Accusation, verdict: Verdict | None) -> str:
    """Thanks, closed, correction; empty while it still stands, or waits for a person."""
    if verdict is None or verdict.kind is VerdictKind.EXCUSED:
        return CLOSED
    if verdict.kind.is_clear:
        return CORRECTION if _was_there(one, verdict) else THANKS
    moved = verdict.obligation.due_at > one.due_at
    return CLOSED if moved and verdict.kind in {VerdictKind.AWAITING, VerdictKind.PARTIAL} else ""


def _was_there(one: Accusation, verdict: Verdict) -> bool:
    """Whether all that counts now had come before we said that it was lacking."""
    counted = [piece for piece in verdict.evidence if piece.standing is Standing.ACCEPTED]
    if not counted or any(piece.mended_from for piece in counted):
        return False
    return all(piece.received_at <= one.at for piece in counted)


def _notice(
    recipient: str, school: str, kind: str, group: Sequence[Accusation], verdicts: Mapping[str, Verdict], desk: Desk
) -> Notice:
    lines = tuple(
        Line(kind, one.obligation, one.due_at, one.fell_due, verdicts[one.obligation].kind.value)
        if one.obligation in verdicts
        else Line(kind, one.obligation, one.due_at, one.fell_due)
        for one in sorted(group, key=lambda one: (one.due_at, one.obligation))
    )
    until = desk.calendar.working_days_from(desk.as_of.date(), _NEWS_FOR) + timedelta(days=1)
    contact = desk.roster.contact.get(recipient)
    return Notice(
        key=notice_key(lines, school, recipient),
        kind=kind,
        recipient=recipient,
        address=contact.email if contact and contact.email else group[-1].address,
        school=school,
        lines=lines,
        accuses=False,
        decided_at=desk.as_of,
        send_at=desk.as_of + BUNDLED if kind == CORRECTION else desk.leaves_at(None),
        expires_at=datetime.combine(until, time(0), desk.as_of.tzinfo),
        about=tuple(words for one in group if (words := _words(kind, one, verdicts.get(one.obligation), desk))),
    )


def _words(kind: str, one: Accusation, verdict: Verdict | None, desk: Desk) -> str:
    if verdict is None:
        return f"{one.obligation}：已不在计划里"
    title = desk.plan.requirement[verdict.obligation.requirement].title
    who = verdict.obligation.party_name if verdict.obligation.party_id in desk.roster.teacher else ""
    when, zone = f"{one.at:%m月%d日}", desk.as_of.tzinfo
    if kind == CORRECTION:
        said = "需要补正" if one.verdict == VerdictKind.REJECTED.value else "尚未收到"
        return f"{who}{title}：{when}的来信说{said}，经核实在那之前已经收到并合格"
    if kind == THANKS:
        return f"{who}{title}：已补齐，感谢"
    if verdict.kind is VerdictKind.EXCUSED:
        return f"{who}{title}：已豁免，不必再交"
    return f"{who}{title}：截止延至 {verdict.obligation.due_at.astimezone(zone):%Y-%m-%d %H:%M}，{when}的来信不再作数"
