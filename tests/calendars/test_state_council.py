"""Due rules on the real calendar, 2019-2035, with the State Council's published lists as the oracle."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.calendars import calendar_for
from tasks.domain.plan.calendar import Calendar, Day, DayKind, Origin
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.requirement import PartyKind, Plan, Requirement, RestDay

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = calendar_for(range(2019, 2036))
LAST_PUBLISHED = 2026

# 国务院办公厅关于 2023、2024、2025 年部分节假日安排的通知: each break's first and last day, then the worked weekends
HOLIDAYS = {
    2023: ["01-01..01-02", "01-21..01-27", "04-05..04-05", "04-29..05-03", "06-22..06-24", "09-29..10-06"],
    2024: ["01-01..01-01", "02-10..02-17", "04-04..04-06", "05-01..05-05", "06-10..06-10", "09-15..09-17",
           "10-01..10-07"],
    2025: ["01-01..01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02", "10-01..10-08"],
}  # fmt: skip
WORKED = {
    2023: ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"],
    2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
}
years = st.integers(2019, 2035)
rest_days = st.sampled_from(RestDay)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def is_worked(day: date) -> bool:
    """By the lists above alone."""
    if f"{day:%m-%d}" in WORKED[day.year]:
        return True
    off = any(first <= f"{day:%m-%d}" <= last for first, last in (r.split("..") for r in HOLIDAYS[day.year]))
    return not off and day.weekday() < 5


def due_of(rule: str, year: int, policy: RestDay = RestDay.KEEP, calendar: Calendar = CALENDAR) -> Due:
    base = Requirement("B", "期末总结", PartyKind.SCHOOL, ("mailbox",), "05-08 cob")
    asked = Requirement("A", "《课程表》", PartyKind.SCHOOL, ("mailbox",), rule, on_rest_day=policy)
    [due] = due_moments(asked, Plan("p", year, datetime(year - 1, 12, 1, tzinfo=SHANGHAI), (base, asked)), calendar)
    return due


@pytest.mark.parametrize("year", HOLIDAYS)
def test_every_day_of_a_published_year_is_as_the_notice_says(year):
    wrong = [day for day in days_of(year) if CALENDAR.is_working_day(day) != is_worked(day)]

    assert not wrong
    assert {CALENDAR.day(day).origin for day in days_of(year)} == {Origin.OFFICIAL}


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(31, 330), rest_days)
def test_a_due_day_moves_to_the_nearest_day_that_the_notice_calls_worked(year, number, policy):
    day = days_of(year)[number]
    due = due_of(f"{day:%m-%d} cob", year, policy)

    step = timedelta(days={RestDay.PREVIOUS: -1, RestDay.NEXT: 1}.get(policy, 0))
    expected = day
    while step and not is_worked(expected):
        expected += step
    assert (due.due_at.date(), due.projected) == (expected, False)


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(1, 40), st.sampled_from(["before", "after"]))
def test_working_days_from_another_deadline_are_those_of_the_notice(year, count, side):
    due = due_of(f"{count} working days {side} B", year).due_at.date()

    low, high = sorted((due, date(year, 5, 8)))
    between = [low + timedelta(days=n) for n in range((high - low).days + 1)]
    assert is_worked(due)
    assert sum(map(is_worked, between)) - 1 == count  # 05-08 was worked in all these years but is not counted


def test_the_base_of_the_count_above_was_worked_or_is_not_counted():
    assert all(is_worked(date(year, 5, 8)) for year in HOLIDAYS)


@settings(max_examples=200)
@given(years, st.integers(0, 364), rest_days)
def test_no_year_crashes_and_none_is_guessed_in_silence(year, number, policy):
    day = days_of(year)[number]
    if f"{day:%m-%d}" == "02-29":
        return
    due = due_of(f"{day:%m-%d}", year, policy)

    passed = sorted((day, due.due_at.date()))
    guessed = any(d.year > LAST_PUBLISHED for d in passed)
    assert due.projected == (guessed and policy is not RestDay.KEEP)
    assert policy is RestDay.KEEP or CALENDAR.is_working_day(due.due_at.date())
    assert due.due_at.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("year", range(LAST_PUBLISHED + 1, 2036))
def test_each_day_of_a_year_to_come_says_that_it_is_projected(year):
    calendar = calendar_for([year])

    assert {calendar.day(day).origin for day in days_of(year)} == {Origin.PROJECTED}
    assert due_of("5 working days before B", year, calendar=calendar).projected


def test_two_deadlines_on_one_day_stay_two():
    last_friday, summary = due_of("last friday of 6", 2023), due_of("06-30 cob", 2023)

    assert last_friday.due_at.date() == summary.due_at.date()
    assert (last_friday.period, summary.period) == ("2023-06", "2023")
    assert last_friday.due_at != summary.due_at


def test_a_year_typed_in_whole_by_the_county_is_no_longer_projected():
    must = [d for d in calendar_for([2027]).days.values() if d.date.year == 2027 and d.kind is DayKind.HOLIDAY]
    typed = [Day(d.date, DayKind.HOLIDAY, Origin.PROJECTED, d.note) for d in must]

    whole, but_one = calendar_for([2027], typed), calendar_for([2027], typed[1:])

    assert not whole.is_guessed(date(2027, 1, 1), date(2027, 12, 31))
    assert whole.day(date(2028, 1, 10)).origin is Origin.PROJECTED
    assert but_one.day(date(2027, 3, 1)).origin is Origin.PROJECTED
    assert not due_of("5 working days before B", 2027, calendar=whole).projected
