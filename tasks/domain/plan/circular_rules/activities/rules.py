"""The rules of what goes on, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.activities import activity_ends, counted_to, drawn, reported_before
from tasks.domain.plan.circular_rules.rule import Rule

RULES: tuple[Rule, ...] = (
    activity_ends.before_activity_ends,
    drawn.drawn_too_soon,
    counted_to.counted_to_later,
    reported_before.reported_before,
)
