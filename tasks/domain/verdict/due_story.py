"""How a due moment came about: rule, kind of the day, clock, extensions; a Chinese sentence for each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from tasks.domain.plan.calendar import Calendar, DayKind
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Plan, Requirement, RestDay
from tasks.domain.verdict.decision import Act, Decision, speaks_of

_KINDS = {DayKind.WORKING: "工作日", DayKind.REST: "休息日", DayKind.HOLIDAY: "节假日"}
_MOVES = {RestDay.PREVIOUS: "提前到上一个工作日", RestDay.NEXT: "顺延到下一个工作日"}


def due_rule(owed: Obligation, requirement: Requirement, plan: Plan) -> tuple[str, bool]:
    """(the due rule in force for this party, whether it is an override of the party's or its stage's own)."""
    own = [
        o.due
        for o in plan.overrides
        if o.requirement == requirement.id
        and o.due
        and (o.party in {owed.party, owed.party_id} or (o.stage is not None and o.stage in owed.stages))
    ]
    return (own[-1], True) if own else (requirement.due, False)


def how_due(owed: Obligation, plan: Plan, calendar: Calendar, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The steps from the plan's words to `owed.due_at` (in force), in order."""
    requirement = plan.requirement[owed.requirement]
    rule, is_own = due_rule(owed, requirement, plan)
    ruled = _ruled(owed, requirement, plan, calendar)
    steps = [f"计划写明期限“{rule}”{'（对本校或本学段另有规定）' if is_own else ''}"]
    if ruled is not None:
        steps += [*_of_the_day(ruled, requirement, calendar), _clock(ruled.due_at, rule)]
    steps += [_extension(d, owed) for d in _extensions(owed, decisions)]
    if ruled is not None and not _extensions(owed, decisions) and ruled.due_at != owed.due_at:
        steps.append(f"这一项是后来才列入的，截止改为 {owed.due_at:%Y-%m-%d %H:%M}")
    if owed.calendar_note:
        steps.append(owed.calendar_note)
    return tuple(steps)


def _ruled(owed: Obligation, requirement: Requirement, plan: Plan, calendar: Calendar) -> Due | None:
    parties = (owed.party, owed.party_id)
    dues = due_moments(requirement, plan, calendar, stages=owed.stages, parties=parties)
    return next((due for due in dues if due.period == owed.period), None)


def _of_the_day(due: Due, requirement: Requirement, calendar: Calendar) -> Iterator[str]:
    day = calendar.day(due.day)
    note = f"，{day.note}" if day.note else ""
    yield f"按规则是 {due.day:%Y-%m-%d}，{_KINDS[day.kind]}（{day.origin.label}{note}）"
    if due.due_at.date() != due.day:
        yield f"遇休息日{_MOVES.get(requirement.on_rest_day, '')}：{due.due_at:%Y-%m-%d}"
    elif day.kind is not DayKind.WORKING:
        yield "遇休息日不移动，提醒提前到之前的工作日"


def _clock(due_at: datetime, rule: str) -> str:
    if f"{due_at:%H:%M:%S}" == "23:59:59":
        return "没有写钟点，到当天 24 时为止"
    said = "下班前，计划定为" if rule.endswith("cob") else "当天"  # circular L38: 下班前 has no clock time
    return f"{said} {due_at:%H:%M}，那一刻收到的仍算按时"


def _extension(decision: Decision, owed: Obligation) -> str:
    passed = decision.until is not None and decision.until < owed.due_at
    return f"延期：{decision.sentence}{'；现在的截止更晚，以它为准' if passed else ''}"


def _extensions(owed: Obligation, decisions: Iterable[Decision]) -> Sequence[Decision]:
    return [d for d in decisions if d.act is Act.EXTEND and speaks_of(d.target, owed)]
