"""与去年不同: a draft beside last year's plan — what is new, gone, moved, and on which weekday it falls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tasks.domain.errors import BadInput
from tasks.domain.plan.draft import Draft, DraftRequirement
from tasks.domain.plan.drafting.papers.names.same_names import plain, same_name
from tasks.domain.plan.requirement import Plan, Requirement
from tasks.domain.plan.rule import MonthDay, read_due


@dataclass(frozen=True, slots=True)
class Moved:
    """One requirement of both years: its due rules, and the dates they mean in their years (None: no single date)."""

    title: str
    before: str
    after: str | None
    day_before: date | None
    day_after: date | None

    @property
    def is_same_rule(self) -> bool:
        return self.before == self.after

    @property
    def sentence(self) -> str:
        return f"{self.title}：{_said(self.before, self.day_before)} → {_said(self.after, self.day_after)}"


@dataclass(frozen=True, slots=True)
class Against:
    plan: str
    new: tuple[DraftRequirement, ...]
    gone: tuple[Requirement, ...]
    moved: tuple[Moved, ...]  # another rule
    weekdays: tuple[Moved, ...]  # the same rule on another weekday

    @property
    def lines(self) -> tuple[str, ...]:
        """What a person reads, one line for each difference."""
        told = [f"新增：{one.title}（{one.due or '期限待定'}，第 {one.line} 行）" for one in self.new]
        told += [f"没有了：{one.id} {one.title}（{one.due}）" for one in self.gone]
        told += [f"改期：{one.sentence}" for one in self.moved]
        told += [f"日期不变，星期变了：{one.sentence}" for one in self.weekdays]
        return (f"与去年不同（{self.plan}）：", *(told or ["没有不同。"]))


def against(draft: Draft, plan: Plan) -> Against:
    """Set a draft against a plan; requirements are the same when their names are, and their party."""
    left = list(plan.requirements)
    new: list[DraftRequirement] = []
    both: list[Moved] = []
    for one in draft.requirements:
        old = next((old for exact in (True, False) for old in left if _is_same(one, old, exact=exact)), None)
        if old is None:
            new.append(one)
            continue
        left.remove(old)
        both.append(Moved(one.title, old.due, one.due, _day(old.due, plan.year), _day(one.due or "", draft.year)))
    moved = tuple(one for one in both if not one.is_same_rule)
    weekdays = tuple(one for one in both if one.is_same_rule and weekday(one.day_before) != weekday(one.day_after))
    return Against(plan.id, tuple(new), tuple(left), moved, weekdays)


def _is_same(one: DraftRequirement, old: Requirement, *, exact: bool) -> bool:
    if one.party is not None and one.party is not old.party:
        return False
    names = [(a, b) for a in (one.title, *one.aliases) for b in (old.title, *old.aliases)]
    return any(plain(a) == plain(b) if exact else same_name(a, b) for a, b in names)


def _day(rule: str, year: int | None) -> date | None:
    if not rule or year is None:
        return None
    try:
        what = read_due(rule).what
        return what.in_year(year) if isinstance(what, MonthDay) else None
    except BadInput:
        return None


def weekday(day: date | None) -> str:
    """周五; "" for no single day."""
    return f"周{'一二三四五六日'[day.weekday()]}" if day else ""


def _said(rule: str | None, day: date | None) -> str:
    if not rule:
        return "待定"
    return f"{rule}（{day.year} 年{weekday(day)}）" if day else rule
