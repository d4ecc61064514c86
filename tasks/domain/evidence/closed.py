"""Websites that close at night: a look that failed while one was closed is no failure of anybody's."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import Source, WebsiteSource


def is_closed(source: Source, moment: datetime) -> bool:
    """Whether `moment` (aware, in the plan's zone, whose clock the hours mean) lies outside its opening hours."""
    hours = source.opening_hours if isinstance(source, WebsiteSource) else None
    return hours is not None and not hours.include(moment.time())


def closed_now(source: Source) -> str:
    """What is said of a site that is closed (Chinese)."""
    hours = source.opening_hours if isinstance(source, WebsiteSource) else None
    return f"现在不在开放时间（{hours}）内"


def failed_while_closed(source: Source, reading: Reading, zone: tzinfo | None) -> bool:
    """Whether it did not answer, or not to the end, and was closed when the reading began or before it ended.

    One that refused the login did answer: that is for a person, at any hour.
    """
    has_failed = reading.state in {ReadingState.PARTIAL, ReadingState.UNREACHABLE}
    moments = (reading.began_at.astimezone(zone), reading.ended_at.astimezone(zone))
    return has_failed and any(is_closed(source, moment) for moment in moments)
