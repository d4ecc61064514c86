"""The paper whose day is put off for some of them: 9个村10月20日前送; 库区3个村路远,放宽到10月27日前."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.plan.drafting.days.later_for_some import is_put_off
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.owed import Owed

_NEAR = 1  # lines up to the paper


def put_off(owed: Sequence[Owed], demand: Demand) -> tuple[Meant, ...]:
    """The papers whose day is told right before it; nothing where it names what it hands in, or puts nothing off."""
    if demand.names or demand.references or not is_put_off(demand.text):
        return ()
    told = [(one.due_line.number, one.when.start, one) for one in owed if one.when and one.due_line]
    near = [one for one in told if 0 <= demand.line.number - one[0] <= _NEAR]
    last = max((one[:2] for one in near), default=None)
    return tuple(Meant(one.title, one.line) for *at, one in near if tuple(at) == last)
