"""Whether a rung that fell due was told, or somebody can read why it was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from tasks.sandbox.simulated.books import Said
from tasks.sandbox.simulated.ladder import Step, accusations, reminders
from tasks.sandbox.simulated.needs import Need, grace_of
from tasks.sandbox.simulated.truth import Quality
from tasks.sandbox.simulated.violation import Kind, Violation

if TYPE_CHECKING:
    from tasks.sandbox.simulated.oracle import Oracle

_OPEN = ((time(8, 30), time(11, 30)), (time(13, 30), time(16, 30)))
_SUPERSEDED, _UNSENT = "重新核催", "没有发出"  # that it was decided anew tells nobody why it never left


def missed(oracle: Oracle, until: datetime, weighed: set[tuple[str, str]]) -> list[Violation]:
    """Every rung that expired by `until` and was not weighed yet."""
    due = [
        (need, step)
        for need in oracle.county.truth.needs.values()
        for step in (*reminders(need, oracle.is_working), *accusations(need, oracle.is_working))
        if step.until <= until and (step.rung, need.id) not in weighed
    ]
    weighed |= {(step.rung, need.id) for need, step in due}
    expected = [(need, step) for need, step in due if _was_to_be_told(oracle, need, step)]
    if not expected:
        return []
    said: dict[tuple[str, str], list[Said]] = {}
    ids = sorted({need.id for need, _ in expected})
    for start in range(0, len(ids), 500):
        for line in oracle.books.said(ids[start : start + 500]):
            said.setdefault((line.rung, line.obligation), []).append(line)
    return list(_silent(oracle, expected, said))


def _silent(
    oracle: Oracle, expected: list[tuple[Need, Step]], said: dict[tuple[str, str], list[Said]]
) -> Iterator[Violation]:
    for need, step in expected:
        lines = said.get((step.rung, need.id), [])
        if not any(_is_told(line) for line in lines):
            became = "；".join(f"{line.state} {line.reason}" for line in lines) or "从没有排过"
            yield Violation(Kind.MISSED, need.school, f"{step.rung} {need.id}（{became}）", step.at)


def _is_told(line: Said) -> bool:
    if line.state in {"sent", "uncertain", "refused", "claimed"}:
        return line.is_live or not line.reason
    return bool(line.reason) and (_UNSENT in line.reason or not line.reason.startswith(_SUPERSEDED))


def _was_to_be_told(oracle: Oracle, need: Need, step: Step) -> bool:
    """Whether the product ran while the rung was due, could know that something lacked, and it lacked to the end."""
    truth, accuses = oracle.county.truth, step.rung.startswith("E")
    rounds = [at for at in oracle.rounds if step.at <= at < step.until and _may_send(oracle, at)]
    moved = oracle.moved.get(need.id)
    if moved is not None and step.at <= moved:  # by the old deadline it fell due at another moment
        return False
    if not rounds or truth.is_filled(need, step.until) or truth.is_waived(need, step.until):
        return False
    if any(truth.has(need, quality, step.until) for quality in (Quality.WAITS, Quality.ODD)):
        return False
    if not accuses:
        return True
    if need.is_pending or oracle.is_quiet(need, step.until) or oracle.was_past(need):
        return False
    return any(_could_prove(oracle, need, at) for at in rounds)


def _could_prove(oracle: Oracle, need: Need, at: datetime) -> bool:
    """Every channel that still lacks something was seen whole after due plus grace, in this very round."""
    for channel in need.channels:
        if not oracle.county.truth.lacks(need, channel, at):
            continue
        seen = oracle.sightings.last(need, channel, at)
        if seen is None or seen < need.due_at + grace_of(channel) or at - seen > timedelta(hours=1):
            return False
    return True


def _may_send(oracle: Oracle, at: datetime) -> bool:
    return oracle.is_working(at.date()) and any(first <= at.time() < last for first, last in _OPEN)
