"""The due moments of a requirement: from the plan's words to moments in its year, on China's adjusted calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tasks.domain.errors import BadInput, InACircle, OpensTooLate
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.party import Stage
from tasks.domain.plan.recurring import Occurrence, nth_weekdays, rrule_days
from tasks.domain.plan.requirement import Override, Plan, Requirement, RestDay
from tasks.domain.plan.rule import (
    END_OF_DAY,
    Distance,
    DueClock,
    DueRule,
    MonthDay,
    NthWeekday,
    Recurring,
    read_due,
    read_opening,
)
from tasks.domain.plan.seasons import closing_on


@dataclass(frozen=True, slots=True)
class Due:
    """One due moment of a requirement. `day` is the day that the rule names, before any rest-day policy."""

    period: str
    opens_at: datetime
    due_at: datetime
    day: date
    projected: bool = False  # rests on days whose kind is not published yet


@dataclass(frozen=True, slots=True)
class _Asked:
    """For whom the due moments are asked; `path` holds the requirements asked on the way, to find circles."""

    plan: Plan
    calendar: Calendar
    stages: tuple[Stage, ...] = ()
    parties: tuple[str, ...] = ()
    path: tuple[str, ...] = ()


def due_moments(
    requirement: Requirement,
    plan: Plan,
    calendar: Calendar,
    *,
    stages: tuple[Stage, ...] = (),
    parties: tuple[str, ...] = (),
) -> tuple[Due, ...]:
    """Every due moment of the requirement for a party of these stages, in order of time.

    `parties` are the names an override may use for the party, the nearest first ("sch07:senior", "sch07"). A party of
    several stages whose overrides differ is given the latest moment. A requirement without a due rule has none.
    Raises BadInput for a rule that cannot be read, a day that the year does not have, a rule that yields nothing, a
    circle of rules, an opening later than the due moment.
    """
    if not requirement.due:
        return ()
    return _moments(requirement, _Asked(plan, calendar, stages, parties))


def close_of_business(plan: Plan, day: date) -> time:
    """下班时间 on that day. # circular L38: 下班前 has no clock time; the plan says which, by season."""
    return closing_on(plan.close_of_business, day)


def _moments(requirement: Requirement, asked: _Asked) -> tuple[Due, ...]:
    if requirement.id in asked.path:
        raise InACircle(asked.path[asked.path.index(requirement.id) :])
    asked = replace(asked, path=(*asked.path, requirement.id))
    latest: dict[str, Due] = {}
    rules = {rule: _of_rule(rule, requirement, asked) for rule in _rules(requirement, asked)}
    _refuse_mixed_periods(requirement, rules)
    for dues in rules.values():
        for due in dues:
            known = latest.get(due.period)
            latest[due.period] = due if known is None or due.due_at > known.due_at else known
    return tuple(sorted(latest.values(), key=lambda due: (due.due_at, due.period)))


def _refuse_mixed_periods(requirement: Requirement, rules: Mapping[str, Sequence[Due]]) -> None:
    """A school of two stages would owe the same thing twice: once for the year, once for a month of it."""
    kinds = {len(due.period): rule for rule, dues in rules.items() for due in dues}
    if len(kinds) > 1:
        written = "、".join(f"“{rule}”" for rule in kinds.values())
        twice = "有几个学段的学校同一件会要交两次；请写成同一种"
        raise BadInput(f"{requirement.id} 各学段的期限分期不同（{written}），{twice}")


def _rules(requirement: Requirement, asked: _Asked) -> tuple[str, ...]:
    """The rules that hold for the party: its own override, else one for each of its stages, else the plan's."""
    overrides = [o for o in asked.plan.overrides if o.requirement == requirement.id and o.due]
    for party in asked.parties:
        if own := [o.due for o in overrides if o.party == party]:
            return (own[-1],)
    return tuple(dict.fromkeys(_for_stage(stage, requirement, overrides) for stage in asked.stages or (None,)))


def _for_stage(stage: Stage | None, requirement: Requirement, overrides: Iterable[Override]) -> str:
    return next((o.due for o in overrides if stage is not None and o.stage is stage), requirement.due)


def _of_rule(text: str, requirement: Requirement, asked: _Asked) -> tuple[Due, ...]:
    rule = read_due(text)
    days = _days(rule, asked)
    if not days:
        raise BadInput(f"期限“{text}”在 {asked.plan.year} 年一次也没有")
    dues = tuple(_due(occurrence, projected, rule, requirement, asked) for occurrence, projected in days)
    for due in dues:
        if due.opens_at > due.due_at:
            written = f"开始 {due.opens_at:%Y-%m-%d %H:%M} 晚于截止 {due.due_at:%Y-%m-%d %H:%M}"
            raise OpensTooLate(f"{requirement.id} 的{written}", guessed=due.projected)
    return dues


def _days(rule: DueRule, asked: _Asked) -> tuple[tuple[Occurrence, bool], ...]:
    """The days that the rule names, each with whether it rests on a projected calendar."""
    year = asked.plan.year
    match rule.what:
        case MonthDay() as month_day:
            return ((Occurrence(month_day.in_year(year), str(year)), False),)
        case NthWeekday() as nth:
            named = nth_weekdays(nth, year)
            # "last friday" alone is every month of the plan; months that are written out are meant
            return tuple((o, False) for o in named if nth.months or o.day >= asked.plan.starts.date())
        case Recurring() as recurring:
            return tuple((o, False) for o in rrule_days(recurring, year) if o.day >= asked.plan.starts.date())
        case Distance() as distance:
            return _at_distance(distance, asked)


def _at_distance(distance: Distance, asked: _Asked) -> tuple[tuple[Occurrence, bool], ...]:
    other = asked.plan.requirement.get(distance.requirement)
    if other is None:
        raise BadInput(f"没有编号为 {distance.requirement} 的要求")
    if not other.due:
        raise BadInput(f"{distance.requirement} 自己没有期限")
    found = []
    for due in _moments(other, asked):
        start = due.due_at.date()
        if distance.working:
            day = asked.calendar.working_days_from(start, distance.days)
            rests = asked.calendar.is_guessed(start, day)
        else:
            day, rests = start + timedelta(days=distance.days), False
        found.append((Occurrence(day, due.period), due.projected or rests))
    return tuple(found)


def _due(occurrence: Occurrence, projected: bool, rule: DueRule, requirement: Requirement, asked: _Asked) -> Due:
    day = _moved(occurrence.day, requirement.on_rest_day, asked.calendar)
    if requirement.on_rest_day is not RestDay.KEEP:
        projected = projected or asked.calendar.is_guessed(occurrence.day, day)
    zone = ZoneInfo(asked.plan.timezone)
    due_at = datetime.combine(day, _clock(rule.clock, asked.plan, day), zone)
    return Due(
        occurrence.period, _opens_at(occurrence.period, day, requirement, asked.plan), due_at, occurrence.day, projected
    )


def _moved(day: date, policy: RestDay, calendar: Calendar) -> date:
    if policy is RestDay.KEEP or calendar.is_working_day(day):
        return day
    return calendar.working_days_from(day, -1 if policy is RestDay.PREVIOUS else 1)


def _clock(clock: DueClock, plan: Plan, day: date) -> time:
    return close_of_business(plan, day) if clock.cob else clock.at or END_OF_DAY


def _opens_at(period: str, due_day: date, requirement: Requirement, plan: Plan) -> datetime:
    zone = ZoneInfo(plan.timezone)
    if requirement.opens:
        opening = read_opening(requirement.opens)
        assert isinstance(opening.what, MonthDay)
        return datetime.combine(opening.what.in_year(plan.year), opening.clock.at or time(), zone)
    if len(period) == len("2023-03"):  # a month's own obligation opens with the month; with the due day's, if that
        month = date.fromisoformat(f"{period}-01")  # a holiday on the first has moved into the month before
        return datetime.combine(min(month, due_day.replace(day=1)), time(), zone)
    return plan.starts
