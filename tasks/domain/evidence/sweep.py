"""Whose pages are looked at in this round, where thousands of them are spread over a day or a night."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil

from tasks.domain.evidence.reading import Scope
from tasks.domain.evidence.source import OpeningHours

_DAY = timedelta(days=1)


def due_in_this_round(
    scopes: Sequence[Scope],
    looked: Mapping[Scope, datetime],
    now: datetime,
    sweep: timedelta,
    every: timedelta,
    hours: OpeningHours | None = None,
) -> frozenset[Scope]:
    """The pages that were not looked at for longest, so many that a round every `every` ends within `sweep`.

    Times are aware. While the site is closed no round takes place: the open hours carry the whole.
    """
    open_share = hours.length / _DAY if hours else 1.0
    share = ceil(len(scopes) * (every / sweep) / open_share)
    waiting = [scope for scope in scopes if scope not in looked or now - looked[scope] >= sweep - every]
    never = now - 1000 * _DAY
    return frozenset(sorted(waiting, key=lambda scope: looked.get(scope, never))[:share])
