"""The rules of who has to, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.parties import bounds, left_to_them, makers, parties, stages
from tasks.domain.plan.circular_rules.rule import Rule

RULES: tuple[Rule, ...] = (
    bounds.bounds_overlap,
    parties.who_unclear,
    stages.forgotten_stages,
    makers.makers_exclude,
    left_to_them.left_to_them,
)
