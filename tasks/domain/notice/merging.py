"""One mail for each recipient and school: what was weighed line by line becomes notices with stable keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tasks.domain.notice.escalation import Desk, Outcome, Weighed, weigh
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.notice import Line, Notice, NoticeState
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.rung import Rung, rung_named
from tasks.domain.notice.window import midnight_after
from tasks.domain.plan.obligation import Obligation

_KIND, _NAMED = 32, 80  # characters that the outbox has for them
_NEXT = "今天这封信之后才到期，并入下一封"


@dataclass(frozen=True, slots=True)
class Decided:
    notices: tuple[Notice, ...]
    left: tuple[Weighed, ...]  # due, but not told now; each with its reason, for the admin


def due_notices(matters: Iterable[Matter], desk: Desk) -> Decided:
    """Every notice that is due and was not told yet, at `desk.as_of`. Pure: the same desk gives the same notices."""
    groups: dict[tuple[str, str, Outcome, str], list[Weighed]] = {}
    owed: dict[str, Obligation] = {}
    left: list[Weighed] = []
    for matter in matters:
        for weighed in weigh(matter, desk):
            if weighed.outcome is Outcome.LEAVE:
                left.append(weighed)
                continue
            owed[weighed.line.obligation] = matter.obligation
            groups.setdefault(_group(weighed, matter.obligation, desk), []).append(weighed)
    notices = []
    for (_, school, outcome, _), group in groups.items():
        leaves = _leaves_at(group, [owed[w.line.obligation] for w in group], desk)
        parts, later = _by_day(group, school, leaves, desk) if outcome is Outcome.TELL else ([group], [])
        notices += [_notice(part, school, leaves, desk) for part in parts]
        left += later
    return Decided(tuple(notices), tuple(left))


def notice_key(lines: Sequence[Line], school: str, recipient: str) -> str:
    """`rungs|school|recipient|day on which they fell due|hash of the deadlines' versions`; never the day of sending.

    All of those lines that fell due first: what joins a mail that had to wait does not make another mail of it.
    """
    earliest = min(line.fell_due for line in lines)
    first = [line for line in lines if line.fell_due == earliest]
    rungs = sorted({line.rung.partition(" ")[0] for line in first})  # "receipt 12" is one of many receipts
    versions = sorted(f"{line.rung}|{line.obligation}|{line.due_at.astimezone(UTC).isoformat()}" for line in first)
    digest = hashlib.sha256("\n".join(versions).encode()).hexdigest()[:12]
    return f"{_joined(rungs, _NAMED)}|{school}|{recipient}|{earliest.date()}|{digest}"


def narrowed(notice: Notice, lines: Sequence[Line], rungs: Sequence[Rung]) -> Notice:
    """The notice with the lines that still stand: what only the others said is neither in its words nor its tone."""
    named = {line.rung: rung for line in lines if (rung := rung_named(line.rung, rungs)) is not None}
    names = sorted(named, key=lambda name: (named[name].accuses, named[name].order), reverse=True)
    if not names:
        return replace(notice, lines=tuple(lines))
    accuses = any(rung.accuses for rung in named.values())
    return replace(notice, lines=tuple(lines), kind=_joined(names, _KIND), accuses=accuses)


def _joined(names: Sequence[str], most: int) -> str:
    """As many of the names, the first ones, as have room: a mail after an outage may carry a dozen rungs."""
    while len("+".join(names)) > most:
        names = names[:-1]
    return "+".join(names)


def _group(weighed: Weighed, obligation: Obligation, desk: Desk) -> tuple[str, str, Outcome, str]:
    school = school_of(obligation, desk.roster)
    reason = weighed.reason if weighed.outcome is Outcome.HOLD else ""
    name = "" if weighed.rung.is_digest or school is None else school.id
    return weighed.to.recipient, name, weighed.outcome, reason


def _by_day(
    group: Sequence[Weighed], school: str, leaves: datetime, desk: Desk
) -> tuple[list[Sequence[Weighed]], list[Weighed]]:
    """The day's mail as it leaves when nothing hinders it, whenever the outbox is drained; and what is for the next.

    A reader and school have one mail a day: what fell due after it could leave waits, but for a list of several
    schools that is worth nothing tomorrow.
    """
    first = desk.window.next_moment(min(w.line.fell_due for w in group), desk.calendar)
    until = max(first, desk.window.opens_on(leaves))
    now = [w for w in group if w.line.fell_due <= until]
    rest = [w for w in group if w.line.fell_due > until]
    tomorrow = desk.window.next_moment(midnight_after(leaves), desk.calendar)
    lost = [w for w in rest if not school and w.expires_at <= tomorrow]
    later = [replace(w, outcome=Outcome.LEAVE, reason=_NEXT) for w in rest if w not in lost]
    return [part for part in (now, lost) if part], later


def _notice(group: Sequence[Weighed], school: str, leaves: datetime, desk: Desk) -> Notice:
    to = group[0].to
    lines = tuple(sorted((w.line for w in group), key=lambda line: (line.due_at, line.obligation, line.rung)))
    rungs = sorted({w.rung for w in group}, key=lambda rung: (rung.accuses, rung.order), reverse=True)
    state, reason = _state(group, to.problem)
    return Notice(
        key=notice_key(lines, school, to.recipient),
        kind=_joined([rung.name for rung in rungs], _KIND),
        recipient=to.recipient,
        address=to.address,
        school=school,
        lines=lines,
        accuses=any(rung.accuses for rung in rungs),
        decided_at=desk.as_of,
        send_at=leaves,
        expires_at=max(w.expires_at for w in group),
        state=state,
        reason=reason,
    )


def _state(group: Sequence[Weighed], problem: str) -> tuple[NoticeState, str]:
    reasons = "；".join(dict.fromkeys(w.reason for w in group if w.reason))
    match group[0].outcome:
        case Outcome.DROP:
            return NoticeState.DROPPED, reasons
        case Outcome.HOLD:
            return NoticeState.HELD, "；".join(filter(None, [reasons, problem]))
        case _:
            return (NoticeState.HELD, problem) if problem else (NoticeState.WAITING, reasons)


def _leaves_at(group: Sequence[Weighed], owed: Sequence[Obligation], desk: Desk) -> datetime:
    if group[0].rung.is_digest:
        return desk.leaves_at(None)
    return min(desk.leaves_at(o.stages) for o in owed)
