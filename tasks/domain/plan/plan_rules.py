"""What a plan leaves open: one function for each kind of defect, by requirement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tasks.domain.plan.calendar import Calendar, Origin
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import Plan, Requirement, Watched, channel_label
from tasks.domain.plan.seasons import ASSUMED, MonthDay, doubly_told_days, untold_days

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class PlanFacts:
    """What the rules look at; `served` are the channels that a source reads."""

    plan: Plan
    calendar: Calendar
    served: frozenset[str]

    def dues(self, requirement: Requirement) -> tuple[Due, ...]:
        """All due moments of the requirement, those of overrides by stage included."""
        found: dict[tuple[str, date], Due] = {}
        for stage in requirement.stages:
            for due in due_moments(requirement, self.plan, self.calendar, stages=(stage,)):
                found[(due.period, due.due_at.date())] = due
        return tuple(found.values())


Rule = Callable[[PlanFacts], Iterator[Defect]]


def no_date(facts: PlanFacts) -> Iterator[Defect]:
    for requirement in facts.plan.requirements:
        if not requirement.due:
            message = "没有期限（due），只列出，不催交；补上 due，或写一条裁定"
            yield defect("no-date", requirement.id, requirement.title, message)


def no_channel(facts: PlanFacts) -> Iterator[Defect]:
    for requirement in facts.plan.requirements:
        if not requirement.channels:
            message = "没有渠道（channels），无处可查；补上 channels，或写一条裁定"
            yield defect("no-channel", requirement.id, requirement.title, message)


def unserved_channels(facts: PlanFacts) -> Iterator[Defect]:
    for requirement in facts.plan.requirements:
        without = [
            channel
            for channel in requirement.channels
            if channel not in facts.served and facts.plan.watched(channel) is Watched.YES
        ]
        if without:
            names = "、".join(f"{channel_label(channel)}（{channel}）" for channel in without)
            message = f'没有来源读取 {names}：在 sources/ 加一个来源，或在 [channels] 写 watched = "by_hand" 或 "no"'
            yield defect("unserved-channel", requirement.id, requirement.title, message)


def count_missing(facts: PlanFacts) -> Iterator[Defect]:
    for requirement in facts.plan.requirements:
        if isinstance(requirement.count, Mapping):
            without = [stage for stage in requirement.stages if stage not in requirement.count]
            if without:
                names = "、".join(stage.label for stage in without)
                message = f"{names} 要交几份没有写（0 表示不用交）"
                yield defect("count-missing", requirement.id, requirement.title, message)


def rest_days(facts: PlanFacts) -> Iterator[Defect]:
    for requirement in facts.plan.requirements:
        resting = sorted({due.due_at.date() for due in facts.dues(requirement)} - _working(facts, requirement))
        if resting:
            projected = any(facts.calendar.day(day).origin is Origin.PROJECTED for day in resting)
            note = "（按推算的日历，尚未公布）" if projected else ""
            message = f"截止日是休息日{note}：{_days(resting)}；要改到工作日，用 on_rest_day"
            yield defect("rest-day", requirement.id, requirement.title, message)


def _working(facts: PlanFacts, requirement: Requirement) -> set[date]:
    days = {due.due_at.date() for due in facts.dues(requirement)}
    return {day for day in days if facts.calendar.is_working_day(day)}


def in_vacation(facts: PlanFacts) -> Iterator[Defect]:
    for requirement in facts.plan.requirements:
        days = sorted(
            {
                due.due_at.date()
                for due in facts.dues(requirement)
                if any(facts.calendar.in_vacation(due.due_at.date(), (stage,)) for stage in requirement.stages)
            }
        )
        if days:
            message = f"截止日在学校假期里：{_days(days)}；提醒会提前到放假以前，没有提醒到的不催不追"
            yield defect("in-vacation", requirement.id, requirement.title, message)


def before_activity_ends(facts: PlanFacts) -> Iterator[Defect]:
    for window in facts.plan.windows:
        for requirement in facts.plan.requirements:
            if requirement.id not in window.requirements:
                continue
            early = sorted(day for due in facts.dues(requirement) if (day := due.due_at.date()) <= window.last)
            if early:
                message = f"活动{window.name}到 {window.last} 才结束，截止却是 {_days(early)}"
                yield defect("before-activity-ends", requirement.id, requirement.title, message)


def conflicting_dates(facts: PlanFacts) -> Iterator[Defect]:
    seen: dict[tuple[str, Stage | None, str], str] = {}
    for override in facts.plan.overrides:
        key = (override.requirement, override.stage, override.party)
        known = seen.setdefault(key, override.due)
        if known != override.due:
            whom = override.party or (override.stage.label if override.stage else "")
            message = f"{whom} 的期限写了两次，{known} 和 {override.due}，以哪个为准"
            yield defect("conflicting-dates", override.requirement, override.due, message)


def untold_close(facts: PlanFacts) -> Iterator[Defect]:
    """下班前 on a day for which close_of_business states no time, or two."""
    seasons = facts.plan.close_of_business
    gaps, doubles = untold_days(seasons), doubly_told_days(seasons)
    if not gaps and not doubles:
        return
    concerned = [
        f"{requirement.id} {due.due_at:%m-%d}"
        for requirement in facts.plan.requirements
        for due in (facts.dues(requirement) if " cob" in f" {requirement.due}".lower() else ())
        if any(_within(due.due_at.date(), stretch) for stretch in (*gaps, *doubles))
    ]
    parts = [f"{_stretches(gaps)} 没有写下班时间，按 {ASSUMED:%H:%M} 算"] if gaps else []
    parts += [f"{_stretches(doubles)} 写了两个下班时间，按先写的算"] if doubles else []
    parts += [f"涉及 {'、'.join(concerned)}"] if concerned else ["现在没有要求在这些天截止"]
    message = f"{'；'.join(parts)}；请在 plan.toml 的 close_of_business 里写全，各段首尾相接"
    quote = "，".join(f"{_day(s.first)}—{_day(s.last)} {s.at:%H:%M}" for s in seasons)
    yield defect("untold-close", "plan.toml", quote, message)


def _within(day: date, stretch: tuple[MonthDay, MonthDay]) -> bool:
    first, last = stretch
    here = (day.month, day.day)
    return first <= here <= last if first <= last else here >= first or here <= last


def _stretches(stretches: Iterable[tuple[MonthDay, MonthDay]]) -> str:
    return "、".join(f"{_day(first)} 到 {_day(last)}" for first, last in stretches)


def _day(day: MonthDay) -> str:
    return f"{day[0]:02d}-{day[1]:02d}"


RULES: Mapping[str, Rule] = {
    "no-date": no_date,
    "no-channel": no_channel,
    "unserved-channel": unserved_channels,
    "count-missing": count_missing,
    "rest-day": rest_days,
    "in-vacation": in_vacation,
    "before-activity-ends": before_activity_ends,
    "conflicting-dates": conflicting_dates,
    "untold-close": untold_close,
}


def _days(days: list[date]) -> str:
    return "、".join(f"{day}（周{_WEEKDAYS[day.weekday()]}）" for day in days)
