"""China's adjusted calendar: published, projected, and the county's own word."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.calendar import Day, DayKind, Origin, Vacation
from tasks.domain.plan.party import Stage


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2023-01-27", DayKind.HOLIDAY),
        ("2023-04-23", DayKind.WORKING),
        ("2023-05-06", DayKind.WORKING),
        ("2023-05-01", DayKind.HOLIDAY),
        ("2023-09-29", DayKind.HOLIDAY),
        ("2024-02-24", DayKind.REST),
        ("2024-06-30", DayKind.REST),
        ("2026-09-25", DayKind.HOLIDAY),
        ("2023-02-24", DayKind.WORKING),
    ],
)
def test_published_days_are_as_the_state_council_says(day, kind):
    found = calendar_for([int(day[:4])]).day(date.fromisoformat(day))

    assert (found.kind, found.origin) == (kind, Origin.OFFICIAL)


@pytest.mark.parametrize("year", [2035, 2050])
def test_a_year_that_is_not_published_is_projected_and_says_so(year):
    calendar = calendar_for([year])

    assert calendar.day(date(year, 10, 1)) == Day(date(year, 10, 1), DayKind.HOLIDAY, Origin.PROJECTED, "国庆节")
    assert calendar.day(date(year, 6, 30)).origin is Origin.PROJECTED


def test_the_years_around_are_there_too():
    assert {day.year for day in calendar_for([2023]).days} == {2022, 2023, 2024}


def test_the_countys_own_word_goes_first():
    own = Day(date(2035, 10, 6), DayKind.WORKING, Origin.PROJECTED, "调休")

    found = calendar_for([2035], [own]).day(own.date)

    assert (found.kind, found.origin, found.note) == (DayKind.WORKING, Origin.OPERATOR, "调休")


def test_vacations_differ_by_stage():
    calendar = calendar_for([2023], (), [Vacation(date(2023, 7, 10), date(2023, 8, 25), (Stage.PRIMARY,))])

    assert not calendar.is_school_day(date(2023, 7, 10), (Stage.PRIMARY,))
    assert calendar.is_school_day(date(2023, 7, 10), (Stage.PRIMARY, Stage.JUNIOR))
