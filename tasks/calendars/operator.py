"""The county's own word on single days: what calendar.toml says goes before what any list says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tasks.domain.plan.calendar import Day, Origin


def with_operator_days(days: Mapping[date, Day], operator: Iterable[Day]) -> dict[date, Day]:
    return {**days, **{day.date: replace(day, origin=Origin.OPERATOR) for day in operator}}
