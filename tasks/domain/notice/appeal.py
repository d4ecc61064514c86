"""An appeal 申诉: somebody says that it was sent, or what no rule can read. Nobody is chased until it is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tasks.domain.notice.correspondence import Reply
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.reply import ReplyKind
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.party import Roster
from tasks.domain.verdict.decision import ITEM_ACTS, Decision
from tasks.domain.verdict.verdict import Verdict

PAUSE_AT_MOST = 5  # working days that a promise stops the coordinator's rungs
ANSWER_WITHIN = 2  # working days until the admin is alarmed


@dataclass(frozen=True, slots=True)
class Appeal:
    """One reply that a person has to answer. `answer` is the decision on its text, once there is one."""

    reply: Reply
    obligations: tuple[str, ...]  # of the party, that are not done: none of them is chased meanwhile
    answer: Decision | None = None

    @property
    def is_open(self) -> bool:
        return self.answer is None and bool(self.obligations)


@dataclass(frozen=True, slots=True)
class Pause:
    """The coordinator's rungs of a school rest through this day."""

    until: date
    reason: str


def appeals(
    replies: Sequence[Reply], decisions: Sequence[Decision], verdicts: Mapping[str, Verdict], roster: Roster
) -> tuple[Appeal, ...]:
    """Every appeal, in the order in which they came; answered ones with their answer."""
    answers = {d.target: d for d in decisions if d.act in ITEM_ACTS}
    open_of: dict[str, list[str]] = {}
    for verdict in verdicts.values():
        school = school_of(verdict.obligation, roster)
        if school is not None and not verdict.kind.is_clear:
            open_of.setdefault(school.id, []).append(verdict.obligation.id)
    return tuple(
        Appeal(
            reply, tuple(id_ for school in reply.schools for id_ in open_of.get(school, ())), answers.get(reply.item)
        )
        for reply in replies
        if reply.said.kind.is_appeal
    )


def appealed_schools(found: Sequence[Appeal]) -> Mapping[str, str]:
    """School id -> why nobody of it is accused (Chinese)."""
    return {
        school: f"{appeal.reply.at:%m-%d %H:%M} 有来信申诉（{appeal.reply.item}），人工核实之前不催办"
        for appeal in found
        if appeal.is_open
        for school in appeal.reply.schools
    }


def pauses(replies: Sequence[Reply], calendar: Calendar) -> Mapping[str, Pause]:
    """School id -> the day that its latest promise names, at most five working days after the promise."""
    found: dict[str, Pause] = {}
    for reply in replies:
        if reply.said.kind is not ReplyKind.PROMISED or reply.said.until is None:
            continue
        latest = calendar.working_days_from(reply.at.date(), PAUSE_AT_MOST)
        until = min(reply.said.until, latest)
        words = f"{reply.at:%m-%d %H:%M} 来信答应 {reply.said.until:%m-%d} 前补交，到 {until:%m-%d} 为止不再提醒"
        found.update({school: Pause(until, words) for school in reply.schools})
    return found


def overdue_answers(found: Sequence[Appeal], calendar: Calendar, at: datetime) -> tuple[Appeal, ...]:
    """The open appeals that came more than two working days ago."""
    return tuple(
        appeal
        for appeal in found
        if appeal.is_open and calendar.working_days_from(appeal.reply.at.date(), ANSWER_WITHIN) <= at.date()
    )
