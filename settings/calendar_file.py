"""calendar.toml: the county's own working days and holidays, and the schools' vacations."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from settings.mistakes import Mistakes
from settings.rulings_file import full_date
from settings.table import Table
from settings.toml_text import Document
from tasks.domain.errors import BadInput
from tasks.domain.plan.calendar import Day, DayKind, Origin, Vacation
from tasks.domain.plan.rule import MonthDay, read_opening

FILE = "calendar.toml"


class _Kind(StrEnum):
    HOLIDAY = "holiday"
    WORKDAY = "workday"


def read_calendar(doc: Document, year: int, mistakes: Mistakes) -> tuple[tuple[Day, ...], tuple[Vacation, ...]]:
    """Month-days of vacations are those of `year`, the plan's."""
    top = Table(doc, mistakes)
    days: dict[date, Day] = {}
    for table in top.tables("day"):
        day = _day(table)
        if day and day.date in days:
            table.wrong("date", f"{day.date} 写了两次", "每天只写一次")
        if day:
            days[day.date] = day
    vacations = tuple(filter(None, (_vacation(table, year) for table in top.tables("vacation"))))
    top.close()
    return tuple(days.values()), vacations


def _day(table: Table) -> Day | None:
    day = full_date(table, "date", needed=True)
    kind = table.choice("kind", _Kind, _Kind.HOLIDAY, needed=True)
    note = table.text("note")
    table.close()
    if day is None:
        return None
    return Day(day, DayKind.WORKING if kind is _Kind.WORKDAY else DayKind.HOLIDAY, Origin.OPERATOR, note)


def _vacation(table: Table, year: int) -> Vacation | None:
    first, last = (_either_date(table, key, year) for key in ("from", "to"))
    stages = table.stages("stages")
    table.close()
    if first is None or last is None:
        return None
    if last < first:
        table.wrong("to", f"假期结束 {last} 早于开始 {first}", "先 from 后 to")
        return None
    return Vacation(first, last, stages)


def _either_date(table: Table, key: str, year: int) -> date | None:
    """A full date, or a month-day of the plan's year ("previous 12-30")."""
    text = table.day_text(key, needed=True, example="2023-07-15")
    if not text:
        return None
    try:
        what = read_opening(text).what
        return what.in_year(year) if isinstance(what, MonthDay) else None
    except BadInput as error:
        table.wrong(key, str(error))
        return None
