"""The plan linter: what the circular and the plan leave open, and what has been ruled about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tasks.domain.errors import BadInput
from tasks.domain.plan import circular_rules, plan_rules
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.believed import believable, told_once
from tasks.domain.plan.circular_rules.confirmed import of_deadlines, unanswered
from tasks.domain.plan.circular_rules.gaps.drafted import days_off_read
from tasks.domain.plan.circular_rules.half_told import with_the_other_half
from tasks.domain.plan.circular_rules.kinds import KINDS
from tasks.domain.plan.circulars.circular import MAX_SIGNS, Circular
from tasks.domain.plan.circulars.one_writing import in_one_writing
from tasks.domain.plan.consequence import consequence_of
from tasks.domain.plan.defect import Defect, Severity
from tasks.domain.plan.draft import draft
from tasks.domain.plan.plan_rules import PlanFacts
from tasks.domain.plan.requirement import Plan
from tasks.domain.plan.ruling import Ruling

_ORDER = {severity: number for number, severity in enumerate(Severity)}


def lint(
    plan: Plan,
    calendar: Calendar,
    *,
    circular: str | None = None,
    rulings: Sequence[Ruling] = (),
    served: frozenset[str] = frozenset(),
) -> tuple[Defect, ...]:
    """Every defect of the plan and of its circular, each with its ruling; then the rulings that answer nothing.

    `calendar` must hold the plan's year and the circular's. `served`: the channels that a source reads. The plan can
    open when no defect `stops`.
    """
    found = [*lint_plan(plan, calendar, served)]
    if circular is not None:
        found += lint_circular(circular, calendar)
    return (*with_rulings(found, rulings), *_idle_rulings(found, rulings, has_circular=circular is not None))


def lint_circular(text: str, calendar: Calendar) -> tuple[Defect, ...]:
    """The defects of a circular alone, by line. Raises BadInput for a text that is no circular by its length."""
    if len(text) > MAX_SIGNS:
        raise BadInput(
            f"通知有 {len(text) // 10_000} 万字，超过 {MAX_SIGNS // 10_000} 万字，没有检查；"
            "这不像一份通知，请确认文件，或只留正文。"
        )
    circular = Circular(text)
    read = None if circular.is_endless else draft(in_one_writing(text), calendar=calendar)
    found: list[Defect] = []
    for rule in circular_rules.RULES:
        told = rule(circular, calendar)
        looked_at_again = read.requirements if read and rule in circular_rules.OF_ONE_SENTENCE else ()
        left = unanswered(told, circular, looked_at_again)
        owed = read.requirements if read and rule not in circular_rules.OF_ANY_DAY else ()
        found += of_deadlines(left, circular, owed)
    if read is not None:
        found += days_off_read(circular, calendar, found, read)
    found = [*with_the_other_half(found, circular)]
    found = [*told_once(believable(found, circular, read.requirements if read else ()), circular)]
    found = [replace(defect, quote=circular.as_written(defect.line, defect.quote)) for defect in found]
    told = (replace(one, message=f"{one.message}。{consequence_of(one.kind)}") for one in _merged(found))
    return tuple(sorted(told, key=lambda defect: (defect.line, _ORDER[defect.severity], defect.id)))


def lint_plan(plan: Plan, calendar: Calendar, served: frozenset[str]) -> tuple[Defect, ...]:
    """The defects of a plan alone, by kind and in the order of its requirements."""
    facts = PlanFacts(plan, calendar, served)
    return _merged(defect for rule in plan_rules.RULES.values() for defect in rule(facts))


def with_rulings(defects: Iterable[Defect], rulings: Sequence[Ruling]) -> tuple[Defect, ...]:
    """The defects, each with what was ruled about it last."""
    ruled = {ruling.defect: ruling for ruling in sorted(rulings, key=lambda ruling: ruling.date)}
    return tuple(
        replace(found, ruling=f"{ruling.date} {ruling.by}：{ruling.text}") if (ruling := ruled.get(found.id)) else found
        for found in defects
    )


def _merged(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """One defect for each id: several on one line are told together."""
    by_id: dict[str, Defect] = {}
    for found in defects:
        known = by_id.get(found.id)
        if known is None:
            by_id[found.id] = found
        elif found.message not in known.message:
            quote = known.quote if found.quote in known.quote else f"{known.quote} … {found.quote}"
            by_id[found.id] = replace(known, quote=quote, message=f"{known.message}；{found.message}")
    return tuple(by_id.values())


def _idle_rulings(found: Iterable[Defect], rulings: Sequence[Ruling], *, has_circular: bool) -> list[Defect]:
    """Rulings whose defect was not found: unchecked while nobody looked for it, else no longer needed."""
    answered = {defect.id for defect in found}
    idle: dict[str, Defect] = {}
    for ruling in rulings:
        if ruling.defect in answered:
            continue
        on_line = ruling.place.isdecimal()
        looked = has_circular and ruling.kind in KINDS if on_line else ruling.kind in plan_rules.RULES
        one = _needless(ruling) if looked else _unchecked(ruling, has_circular=has_circular)
        known = idle.get(one.id)
        idle[one.id] = replace(known, quote=f"{known.quote} {one.quote}") if known else one
    return list(idle.values())


def _needless(ruling: Ruling) -> Defect:
    message = f"裁定所答的问题已经不在了（{ruling.date} {ruling.by}：{ruling.text}），可以从 rulings.toml 删去"
    return Defect(f"needless-ruling@{ruling.place}", Severity.WARNING, _line(ruling), ruling.defect, message)


def _unchecked(ruling: Ruling, *, has_circular: bool) -> Defect:
    why = "这一类问题本版还不会自动查找" if has_circular else "没有 circular.txt"
    message = f"未核对：{why}，裁定照用（{ruling.date} {ruling.by}：{ruling.text}）"
    return Defect(f"unchecked-ruling@{ruling.place}", Severity.INFO, _line(ruling), ruling.defect, message)


def _line(ruling: Ruling) -> int:
    return int(ruling.place) if ruling.place.isdecimal() else 0
