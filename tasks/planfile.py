"""The plan as it was opened: the files of one version, its calendar, and what is owed under it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from settings.files import CountyFiles, load_files
from tasks.calendars import calendar_for
from tasks.domain.errors import NotOpen
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.expand import expand
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.gaining import Gain, with_gained
from tasks.store import plans as plan_store
from tasks.store.plans import PlanVersion


def version_open(session: Connection, as_of: datetime, plan_id: str | None) -> PlanVersion:
    """The version in force at that moment. Raises NotOpen while none is."""
    version = plan_store.current_version(session, as_of, plan_id)
    if version is None:
        which = f"计划 {plan_id} " if plan_id else "计划"
        raise NotOpen(f"{as_of:%Y-%m-%d %H:%M} 时{which}还没有开季。请先运行 rollcall plan open。")
    return version


def owed_under(
    session: Connection, version: PlanVersion, files: CountyFiles, as_of: datetime
) -> tuple[Obligation, ...]:
    """All obligations of a version, those that were gained later included; extensions are not in them yet."""
    gains = [Gain(g.obligation, g.recorded_at, g.shown_by) for g in plan_store.gained(session, version.plan, as_of)]
    return with_gained(files.plan, files.roster, calendar_of(files), gains, expand)


def load_version(session: Connection, version: PlanVersion, zone: str = "Asia/Shanghai") -> CountyFiles:
    """The domain values of a plan version, from its files as they were."""
    return _loaded(version.year, zone, tuple(sorted(plan_store.files_of(session, version.id).items())))


@lru_cache(maxsize=4)
def _loaded(year: int, zone: str, files: tuple[tuple[str, bytes], ...]) -> CountyFiles:
    return load_files(dict(files), year=year, zone=zone)


def zone_name(as_of: datetime) -> str:
    return as_of.tzinfo.key if isinstance(as_of.tzinfo, ZoneInfo) else "Asia/Shanghai"


def calendar_of(files: CountyFiles) -> Calendar:
    """The calendar for the years around a plan, the operator's own days first."""
    years = {files.plan.starts.year, *range(files.plan.year - 1, files.plan.year + 2)}
    if files.circular is not None and (written := Circular(files.circular).year) is not None:
        years.add(written)  # this year's plan may rest on last year's circular
    return calendar_for(sorted(years), files.calendar_days, files.vacations)
