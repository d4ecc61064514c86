"""A report that names no month and comes just after a due day: whose month it is, where the rest makes it plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tasks.domain.evidence.finding import Examination, Result
from tasks.domain.evidence.identity import lift_months
from tasks.domain.evidence.match import Doubt
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.placing import Placed


def settle_months(placed: Sequence[Placed], plan: Plan) -> list[Placed]:
    """March's late item never fills April: it waits only while the month before still lacks what it could be."""
    there = _kinds_there(placed)

    def settled(one: Placed) -> Placed:
        if not any(Doubt.MONTH_UNCLEAR in claim.doubts for claim in one.match.claims):
            return one

        def lacks(requirement: str, party: str, period: str) -> bool:
            wanted = set(plan.requirement[requirement].month_kinds)
            could_be = set(_kinds(one.examinations, requirement, party)) or wanted
            return bool((could_be & wanted or could_be) - there.get((requirement, party, period), set()))

        placing = replace(one.placing, match=lift_months(one.match, lacks))
        return replace(one, placing=placing)

    return [settled(one) for one in placed]


def _kinds_there(placed: Sequence[Placed]) -> dict[tuple[str, str, str], set[str]]:
    """(requirement, party, period) -> the kinds that undoubted, accepted items already give it."""
    there: dict[tuple[str, str, str], set[str]] = {}
    for one in placed:
        for claim in one.match.claims:
            examination = one.examinations.get(f"{claim.requirement}/{claim.party}")
            if not claim.doubts and examination is not None and examination.result is Result.ACCEPTED:
                there.setdefault((claim.requirement, claim.party, claim.period), set()).update(examination.keys)
    return there


def _kinds(examinations: Mapping[str, Examination], requirement: str, party: str) -> Sequence[str]:
    examination = examinations.get(f"{requirement}/{party}")
    return examination.keys if examination else ()
