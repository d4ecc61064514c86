"""What one item says of another: the same photo in two sessions, a plan and its courseware, two essays much alike.

An item alone is examined once; what others make of it is drawn anew whenever one of them changes, and can only turn
accepted into doubtful.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.domain.evidence.finding import Examination, Finding, Result
from tasks.domain.evidence.item import Item
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import CheckSpec, Plan, Requirement
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.placing import Placed

COMPARED = ("photos_differ", "same_lesson", "near_duplicate")
COMPARING_VERSION = 2  # raise it when items are compared otherwise
Comparisons = Mapping[str, Mapping[str, tuple[Finding, ...]]]  # item -> "REQUIREMENT/PARTY" -> what others say of it


@dataclass(frozen=True, slots=True)
class Row:
    """One item for one requirement of one party, as far as others may be compared with it."""

    item: Item
    requirement: Requirement
    party: str
    school: str
    received_at: datetime
    examination: Examination
    is_firm: bool  # whose it is is plain, and it neither failed nor was sent back: others are held against it

    @property
    def claim(self) -> str:
        return f"{self.requirement.id}/{self.party}"

    @property
    def state(self) -> str:
        """All of it that a comparison rests on; while this stands for every row, nothing has to be compared again."""
        told = f"{COMPARING_VERSION}|{self.claim}|{self.received_at}|{self.is_firm}|{self.examination}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def spec(self, check: str) -> CheckSpec | None:
        return next((spec for spec in self.requirement.checks if spec.name == check), None)


def rows_to_compare(placed: Sequence[Placed], plan: Plan, roster: Roster, decisions: Sequence[Decision]) -> list[Row]:
    """The examined items that may be compared with others, oldest first."""
    concerned = _concerned(plan)
    spoken = {d.target: d.act for d in decisions if d.act in {Act.ACCEPT, Act.REJECT, Act.ASSIGN}}
    rows: list[Row] = []
    for one in placed:
        if one.arrival.received_at < plan.starts:
            continue
        for claim, examination in one.alone.items():
            requirement, _, party = claim.partition("/")
            if requirement in concerned:
                teacher = roster.teacher.get(party)
                rows.append(
                    Row(
                        one.item,
                        plan.requirement[requirement],
                        party,
                        teacher.school if teacher else party,
                        one.arrival.received_at,
                        examination,
                        _is_firm(one, requirement, party, examination, spoken.get(one.item.id)),
                    )
                )
    return sorted(rows, key=lambda row: (row.received_at, row.item.submission.id, row.item.id))


def _concerned(plan: Plan) -> set[str]:
    """Requirements with such a check, and those that a check names: courseware is held against its lesson plan."""
    specs = [(r.id, spec) for r in plan.requirements for spec in r.checks if spec.name in COMPARED]
    named = {str(spec.params.get("with", "")) for _, spec in specs} & set(plan.requirement)
    return {id_ for id_, _ in specs} | named


def _is_firm(one: Placed, requirement: str, party: str, examination: Examination, said: Act | None) -> bool:
    if said is Act.REJECT or one.placing.broken:
        return False
    if said is not None:
        return True
    doubted = any(c.doubts for c in one.match.claims if (c.requirement, c.party) == (requirement, party))
    return not doubted and examination.result is not Result.FAILED


def with_comparisons(examination: Examination, said: Sequence[Finding]) -> Examination:
    """The examination with what others say of the item: it stands in the place of the check's own sentence."""
    if not said:
        return examination
    spoken = {finding.check: finding for finding in said}
    findings = tuple(_heard(own, spoken.pop(own.check, None)) for own in examination.findings) + tuple(spoken.values())
    doubted = any(finding.result is Result.DOUBTFUL for finding in findings)
    accepted = examination.result is Result.ACCEPTED
    result = Result.DOUBTFUL if accepted and doubted else examination.result
    keys = next((finding.counts_as for finding in said if finding.counts_as), examination.keys)
    return replace(examination, result=result, findings=findings, keys=keys)


def _heard(own: Finding, said: Finding | None) -> Finding:
    if said is None or own.result is Result.FAILED:
        return own
    return replace(own, result=Result.DOUBTFUL if Result.DOUBTFUL in (own.result, said.result) else own.result,
                   text=said.text if own.result is Result.ACCEPTED else f"{own.text}；{said.text}")  # fmt: skip


def named(row: Row, other: Row) -> str:
    """The other item, as the admin finds it; another school's is not named to this one."""
    if row.school != other.school:
        return f"另一所学校的材料（{other.item.id}）"
    return f"“{other.item.file or other.item.submission.title or '正文'}”（{other.item.id}）"


def gathered(said: Iterator[tuple[Row, Finding]]) -> dict[str, dict[str, tuple[Finding, ...]]]:
    found: dict[str, dict[str, tuple[Finding, ...]]] = {}
    for row, finding in said:
        claims = found.setdefault(row.item.id, {})
        claims[row.claim] = (*claims.get(row.claim, ()), finding)
    return found
