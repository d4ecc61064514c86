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
from tasks.domain.plan.obligation import Obligation

_KIND, _NAMED = 32, 80  # characters that the outbox has for them


@dataclass(frozen=True, slots=True)
class Decided:
    notices: tuple[Notice, ...]
    left: tuple[Weighed, ...]  # due, but not told now; each with its reason, for the admin


def due_notices(matters: Iterable[Matter], desk: Desk) -> Decided:
    """Every notice that is due and was not told yet, at `desk.as_of`. Pure: the same desk gives the same notices."""
    groups: dict[tuple[str, str, Outcome, str], list[Weighed]] = {}
    stages: dict[str, Obligation] = {}
    left = []
    for matter in matters:
        for weighed in weigh(matter, desk):
            if weighed.outcome is Outcome.LEAVE:
                left.append(weighed)
                continue
            stages[weighed.line.obligation] = matter.obligation
            groups.setdefault(_group(weighed, matter.obligation, desk), []).append(weighed)
    notices = [
        _notice(group, school, [stages[w.line.obligation] for w in group], desk)
        for (_, school, _, _), group in groups.items()
    ]
    return Decided(tuple(notices), tuple(left))


def notice_key(lines: Sequence[Line], school: str, recipient: str) -> str:
    """`rungs|school|recipient|day on which they fell due|hash of the deadlines' versions`; never the day of sending."""
    rungs = sorted({line.rung.partition(" ")[0] for line in lines})  # "receipt 12" is one of many receipts
    day = max(line.fell_due for line in lines).date()
    versions = sorted(f"{line.rung}|{line.obligation}|{line.due_at.astimezone(UTC).isoformat()}" for line in lines)
    digest = hashlib.sha256("\n".join(versions).encode()).hexdigest()[:12]
    return f"{_joined(rungs, _NAMED)}|{school}|{recipient}|{day}|{digest}"


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


def _notice(group: Sequence[Weighed], school: str, owed: Sequence[Obligation], desk: Desk) -> Notice:
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
        send_at=_leaves_at(group, owed, desk),
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
