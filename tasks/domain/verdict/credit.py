"""学时: what the plan's rules give each teacher, with what is behind it; proposals and approvals apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tasks.domain.plan.party import Roster, Teacher
from tasks.domain.plan.requirement import PartyKind, Plan
from tasks.domain.verdict.entry import Entry, EntryKind, figure, standing_entries
from tasks.domain.verdict.verdict import Standing, Verdict, VerdictKind

TOTAL = 36  # circular L8: 36 hours for each teacher
SCHOOL_BASED = "校本研培"  # circular L11: reported by the school, approved by the training school


@dataclass(frozen=True, slots=True)
class CreditRule:
    """One category: its hours, and where they come from: met requirements (all of them), or a school's list."""

    category: str
    hours: float
    requirements: tuple[str, ...] = ()
    late: bool = True  # whether what came late counts


@dataclass(frozen=True, slots=True)
class CreditRules:
    total: float
    rules: tuple[CreditRule, ...]

    @property
    def unassigned(self) -> float:
        """The hours of which the plan does not say where they come from."""
        return max(self.total - sum(rule.hours for rule in self.rules), 0)


def credit_rules(credit: Mapping[str, Any]) -> CreditRules:
    """The plan's [credit], already checked; without it 36 hours of which nothing is known."""
    rules = [
        CreditRule(rule["category"], rule["hours"], _ids(rule.get("requirement", ())), rule.get("late", True))
        for rule in credit.get("rule", ())
    ]
    if credit.get("school_based"):
        rules.insert(0, CreditRule(SCHOOL_BASED, credit["school_based"]))
    return CreditRules(credit.get("total", TOTAL), tuple(rules))


def _ids(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One category of one teacher: `most` hours by the rule, what is proposed, what is approved, and why."""

    category: str
    most: float
    proposed: float
    approved: float
    reasons: tuple[str, ...]

    @property
    def open(self) -> float:
        """What the category would still give."""
        return max(self.most - max(self.proposed, self.approved), 0)


@dataclass(frozen=True)
class CreditAccount:
    teacher: Teacher
    school: str  # its name
    total: float
    unassigned: float
    lines: tuple[CreditLine, ...]

    @cached_property
    def approved(self) -> float:
        return sum(line.approved for line in self.lines)

    @cached_property
    def proposed(self) -> float:
        """Proposed and not yet approved."""
        return sum(max(line.proposed - line.approved, 0) for line in self.lines)


def credit_ledger(
    plan: Plan, roster: Roster, verdicts: Iterable[Verdict], entries: Sequence[Entry]
) -> tuple[CreditAccount, ...]:
    """One account for each teacher, in roster order."""
    rules = credit_rules(plan.credit)
    standing = standing_entries(entries)
    by_party: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        by_party.setdefault((verdict.obligation.requirement, verdict.obligation.party_id), []).append(verdict)
    extra: dict[str, list[str]] = {}
    for kind, party, category in standing:
        if kind is not EntryKind.POINTS and category not in {rule.category for rule in rules.rules}:
            extra.setdefault(party, []).append(category)
    accounts = []
    for teacher in roster.teachers:
        own = [*rules.rules, *(CreditRule(name, 0) for name in dict.fromkeys(extra.get(teacher.id, ())))]
        lines = tuple(_line(rule, teacher, plan, by_party, standing) for rule in own)
        school = roster.school.get(teacher.school)
        accounts.append(
            CreditAccount(teacher, school.name if school else teacher.school, rules.total, rules.unassigned, lines)
        )
    return tuple(accounts)


def _line(
    rule: CreditRule,
    teacher: Teacher,
    plan: Plan,
    verdicts: Mapping[tuple[str, str], Sequence[Verdict]],
    entries: Mapping[tuple[EntryKind, str, str], Entry],
) -> CreditLine:
    reported = entries.get((EntryKind.REPORTED, teacher.id, rule.category))
    approved = entries.get((EntryKind.APPROVED, teacher.id, rule.category))
    reasons = [] if rule.hours else ["计划的学时规则里没有这个类别，不计入"]
    proposed = 0.0
    if rule.requirements:
        met, why = _met(rule, teacher, plan, verdicts)
        proposed, reasons = (rule.hours if met else 0.0), [*reasons, *why]
    elif reported is None and rule.hours:
        reasons.append("学校还没有上报名单")
    if reported is not None:
        proposed = max(proposed, min(reported.amount, rule.hours))
        reasons.append(reported.sentence)
    given = min(approved.amount, rule.hours) if approved else 0.0
    reasons += [approved.sentence] if approved else []
    if any(entry is not None and entry.amount > rule.hours for entry in (reported, approved)) and rule.hours:
        reasons.append(f"超出本类 {figure(rule.hours)} 学时的部分不计")
    return CreditLine(rule.category, rule.hours, proposed, given, tuple(reasons))


def _met(
    rule: CreditRule, teacher: Teacher, plan: Plan, verdicts: Mapping[tuple[str, str], Sequence[Verdict]]
) -> tuple[bool, list[str]]:
    """Whether every requirement is met, and what says so; what we could not see is said, and proves nothing."""
    counts = {VerdictKind.SATISFIED} | ({VerdictKind.SATISFIED_LATE} if rule.late else set())
    met, reasons = True, []
    for id_ in rule.requirements:
        requirement = plan.requirement.get(id_)
        of_school = requirement is not None and requirement.party is PartyKind.SCHOOL
        own = list(verdicts.get((id_, teacher.school if of_school else teacher.id), ()))
        if of_school and teacher.stages:
            own = [v for v in own if not v.obligation.stage or v.obligation.stage in teacher.stages]
        met = met and bool(own) and all(verdict.kind in counts for verdict in own)
        reasons += [_behind(verdict, counted=verdict.kind in counts) for verdict in own] or [f"{id_} 不涉及本人"]
    return met, reasons


def _behind(verdict: Verdict, *, counted: bool) -> str:
    items = [
        f"{piece.item.id} {piece.item.file or piece.item.submission.title or '正文'}"
        for piece in verdict.evidence
        if piece.standing is Standing.ACCEPTED
    ]
    named = f"：{'、'.join(items[:3])}{' 等' if len(items) > 3 else ''}" if items else ""
    return f"{verdict.obligation.id} {verdict.kind.label}{named}{'' if counted else '，暂不计'}"
