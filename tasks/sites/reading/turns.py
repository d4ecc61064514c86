"""Which pages of a sweep have their turn in this reading, and what is said of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tasks.domain.evidence.reading import Scope
from tasks.domain.evidence.source import WebsiteSource
from tasks.domain.evidence.sweep import due_in_this_round
from tasks.sites.reading.targets import Target
from tasks.sites.reading.walk import Walked


def left_out(
    source: WebsiteSource, targets: Sequence[Target], looked: Mapping[Scope, datetime], now: datetime
) -> tuple[frozenset[Scope], list[Walked]]:
    """The pages whose turn it is not, and one remark for each swept list, since nobody looked at them."""
    out: set[Scope] = set()
    remarks = []
    for number, spec in enumerate(source.lists):
        own = [one.scope for one in targets if one.scope.list_name == str(number) and one.scope.party]
        if not spec.sweep or not own:
            continue
        rest = set(own) - due_in_this_round(own, looked, now, spec.sweep, source.every, source.opening_hours)
        out |= rest
        if rest:
            hours = f"{spec.sweep.total_seconds() / 3600:g} 小时轮一遍"
            words = f"列表 {number + 1} 本次轮到 {len(own) - len(rest)} 个，其余 {len(rest)} 个没有轮到（{hours}）"
            remarks.append(Walked(Target(Scope(spec.channel, "", str(number)), spec, ""), short=words))
    return frozenset(out), remarks
