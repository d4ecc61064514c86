"""The hour that stands behind a day: 6月12日（周五）下午5:30."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.dates import Mention, number_of

_HAN = "[一二两三四五六七八九十]"
_DIGITS, _WORDS = r"\d{1,2}\s{0,2}[:点时]\s{0,2}\d{0,2}", f"{_HAN}{{1,3}}[点时]半?"  # 17:30, 五点半
HOUR = rf"(?:上午|中午|下午|晚上?)?\s{{0,2}}(?:{_DIGITS}|{_WORDS})"
_BEHIND = re.compile(rf"\s{{0,2}}(?:\([^()]{{0,12}}\))?\s{{0,2}}({HOUR})")
_PARTS = re.compile(
    r"(?P<part>[^\d一二两三四五六七八九十]{0,4}?)(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s{0,2}[:点时]\s{0,2}(?P<minute>半|\d{0,2})"
)


def hour_behind(mention: Mention) -> str:
    """Its words, 下午5:30; empty where none is told."""
    found = _BEHIND.match(mention.behind)
    return found[1].strip() if found else ""


def minutes_of(clock: str) -> int | None:
    """下午5:30 -> 1050, since midnight; None for no hour."""
    found = _PARTS.match(clock)
    if found is None:
        return None
    hour, minute = number_of(found["hour"]), 30 if found["minute"] == "半" else int(found["minute"] or 0)
    late = found["part"].strip() in {"下午", "晚", "晚上"} and hour < 12
    return (hour + 12 * late) * 60 + minute


def are_other_hours(one: str, other: str) -> bool:
    """Whether both are told and are not one: 下午5:00 and 17点 are."""
    here, there = minutes_of(one), minutes_of(other)
    return here is not None and there is not None and here != there
