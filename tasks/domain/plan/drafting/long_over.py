"""What was asked for in another year, and is only recalled: 去年的排查,原定2025年2月28日收齐,实际拖到4月才收完."""

from __future__ import annotations

import re
from datetime import timedelta

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand

_LONG = timedelta(days=31)  # before the day of issue; what lies behind it may be late by a slip of the clerk's
_RECALLS = re.compile(
    r"去年|前年|[上往]一?年|[上往]一?届|上一?次|原定|本应|当时|实际|结果|曾|引以为戒|教训|才[收报交送]"
    r"|[错迟误拖漏晚][^,。;]{0,4}[了到交报寄送]"
)


def without_past(page: Page, asked: tuple[Demand, ...]) -> tuple[Demand, ...]:
    """The demands of one sentence; none where it recalls deadlines that lie long before the circular's own day. A year
    that is only written wrong, 请于2025年3月20日前报送 in 2026, is kept."""
    days = [when.day for demand in asked for when in demand.whens]
    issued = page.frame.issued
    over = issued is not None and bool(days) and all(day is not None and day < issued - _LONG for day in days)
    return () if over and _RECALLS.search(asked[0].sentence) else asked
