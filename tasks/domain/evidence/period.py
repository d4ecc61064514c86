"""Which month or year an item belongs to, by what it names and else by when it came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tasks.domain.evidence.index import Index
from tasks.domain.evidence.match import Doubt, Match
from tasks.domain.evidence.spoken import dates_in, theme_month
from tasks.domain.evidence.wording import Wording
from tasks.domain.evidence.years import other_year
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Plan, Requirement

UNCLEAR_WITHIN = 5  # working days after a due day
_MONTHLY = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods an item may fill; none of them means that the plan has none that it names."""

    periods: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()


def periods_of(
    requirement: Requirement, party: str, words: Wording, received_at: datetime | None, index: Index
) -> Periods:
    """The period, of those that the party owes, to which an item belongs. `received_at` is aware."""
    owed = index.owed.get((requirement.id, party), ()) or index.of_requirement.get(requirement.id, ())
    other = other_year(requirement, words, index)
    if len({o.period for o in owed}) <= 1:
        return _in_year(Periods((owed[0].period if owed else str(index.plan.year),)), other)
    named, label = _named_months(words, index.plan)
    if named:
        return _by_name(named, label, owed)
    return _in_year(_by_receipt(owed, received_at, index), other)


def _in_year(found: Periods, other: str) -> Periods:
    """`found`, for a person to look at when `other` says that the names speak of other years only."""
    if not other:
        return found
    return Periods(found.periods, (*found.doubts, Doubt.OTHER_YEAR), (*found.reasons, other))


def _named_months(words: Wording, plan: Plan) -> tuple[list[tuple[int, int]], str]:
    """(year or 0, month) as the first text that names a month has it, and what that text is called."""
    for label, texts in (words.levels[0], words.levels[3], *words.levels[1:3]):
        if label == "文件内的名称" and len(texts) > 3:
            continue
        found = [dates_in(text) for text in texts]
        named = [pair for one in found for pair in one.year_months]
        years = [year for one in found for year in one.years]
        year = years[0] if len(years) == 1 else 0
        named += [(year, month) for one in found for month in one.months]
        themes = [(0, month) for text in texts if (month := theme_month(text, plan))]
        if named or themes:
            return list(dict.fromkeys(named or themes)), label
    return [], ""


def _by_name(named: Sequence[tuple[int, int]], label: str, owed: Sequence[Obligation]) -> Periods:
    words = "、".join(f"{year}年{month}月" if year else f"{month}月" for year, month in named)
    whole = _existing(named, owed)
    if whole:
        doubts = (Doubt.MONTH_UNCLEAR,) if len(whole) > 1 else ()
        return Periods(whole, doubts, (f"{label}指明{words}",))
    same_month = _existing([(0, month) for _, month in named], owed)
    if same_month:
        return Periods(same_month, (Doubt.OTHER_YEAR,), (f"{label}指明{words}，不在本计划年度",))
    return Periods((), (), (f"{label}指明{words}，本计划没有这个月的应交",))


def _existing(named: Iterable[tuple[int, int]], owed: Sequence[Obligation]) -> tuple[str, ...]:
    periods = dict.fromkeys(o.period for o in owed)
    return tuple(p for p in periods if any(_is_month(p, year, month) for year, month in named))


def _is_month(period: str, year: int, month: int) -> bool:
    parts = period.split("-")
    return len(parts) >= 2 and int(parts[1]) == month and year in {0, int(parts[0])}


def _by_receipt(owed: Sequence[Obligation], received_at: datetime | None, index: Index) -> Periods:
    """No month is named: the calendar month of the receipt, or the one just past due, for a person to say."""
    if received_at is None:
        return Periods((), (), ("没有指明月份，也没有收到时间",))
    at = received_at.astimezone(owed[0].due_at.tzinfo)
    past = [o for o in owed if o.due_at < at]
    just_past = past[-1].period if past and _is_within(past[-1].due_at.date(), at.date(), index) else ""
    if _MONTHLY.fullmatch(owed[0].period):
        own = f"{at:%Y-%m}" if any(o.period == f"{at:%Y-%m}" for o in owed) else ""
    else:
        own = next((o.period for o in owed if o.due_at >= at), "")
    if own and just_past in {"", own}:
        return Periods((own,), (), (f"没有指明月份，按收到的 {at:%Y-%m-%d} 计入 {own}",))
    if own or past:
        options = tuple(dict.fromkeys(p for p in (just_past or past[-1].period, own) if p))
        return Periods(
            options, (Doubt.MONTH_UNCLEAR,), (f"没有指明月份，{at:%Y-%m-%d} 收到，可能属于{'或'.join(options)}",)
        )
    return Periods((owed[0].period,), (Doubt.MONTH_UNCLEAR,), (f"没有指明月份，{at:%Y-%m-%d} 收到，早于第一期",))


def _is_within(due: date, day: date, index: Index) -> bool:
    return day <= index.calendar.working_days_from(due, UNCLEAR_WITHIN)


def lift_months(match: Match, lacks: Callable[[str, str, str], bool]) -> Match:
    """Lift MONTH_UNCLEAR where the month just past no longer lacks what the item could be.

    `lacks(requirement, party, period)` says whether an earlier month still lacks the item's kind. Claims on months
    that lack nothing fall away, and where one month is left it is no longer doubtful.
    """
    kept = []
    for claim in match.claims:
        rivals = [
            other
            for other in match.claims
            if (other.requirement, other.party) == (claim.requirement, claim.party)
            and Doubt.MONTH_UNCLEAR in other.doubts
        ]
        if Doubt.MONTH_UNCLEAR not in claim.doubts or len(rivals) < 2:
            kept.append(claim)
            continue
        newest = max(other.period for other in rivals)
        open_ = [o for o in rivals if o.period == newest or lacks(o.requirement, o.party, o.period)]
        if claim in open_:
            doubts = tuple(d for d in claim.doubts if d is not Doubt.MONTH_UNCLEAR or len(open_) > 1)
            kept.append(replace(claim, doubts=doubts))
    return replace(match, claims=tuple(kept))
