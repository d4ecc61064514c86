"""Days that nobody has published yet: what status, mails, rehearsals and the admin are told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tasks.domain.notice.alarm import guessed_days
from tasks.domain.notice.entry import Desktop, entries
from tasks.domain.notice.projection import calendar_note
from tasks.domain.plan.calendar import Calendar, Day, DayKind, Origin
from tasks.domain.plan.obligation import reckon
from tasks.domain.verdict.gaining import _moved
from tasks.domain.verdict.verdict import VerdictKind

CERTAIN = "2023 年放假安排尚未公布：截止日期不变"


def published(*years: int) -> dict[date, Day]:
    """Every day of these years, working, as if published."""
    first = [date(year, 1, 1) for year in years]
    days = [day + timedelta(days=n) for day in first for n in range(366)]
    return {day: Day(day, DayKind.WORKING, Origin.OFFICIAL) for day in days if day.year in years}


@pytest.mark.parametrize(("projected", "says"), [(True, "截止日期依据推算的日历"), (False, CERTAIN)])
def test_a_mail_says_what_rests_on_a_projection(cast, projected, says):
    owed = reckon(cast.owed(projected=projected), Calendar({}))
    verdict = cast.verdict(VerdictKind.AWAITING, owed)
    desk = Desktop(cast.PLAN, cast.ROSTER, {owed.id: verdict}, "兰西县教师进修学校")

    [entry] = entries([verdict], desk, cast.at("02-17 09:00"), overdue=False, digest=False)

    assert says in entry.note


def test_a_day_that_is_published_needs_no_word(cast):
    assert reckon(cast.owed(), Calendar(published(2023))).calendar_note == ""


def test_a_rehearsal_says_that_a_mails_own_day_was_counted_on_a_projection(cast):
    [notice] = cast.decide("02-17 09:00", cast.verdict(VerdictKind.AWAITING)).notices
    owed = {cast.owed().id: cast.owed()}
    days = published(2023)

    assert calendar_note(notice, owed, Calendar(days)) == ""
    assert "推算的日历" in calendar_note(notice, owed, Calendar({d: v for d, v in days.items() if d.day != 20}))


def test_what_is_gained_late_rests_on_the_days_that_were_counted(cast):
    gained = cast.at("02-22 09:00")

    assert _moved(cast.owed(), gained, Calendar({})).projected
    assert not _moved(cast.owed(projected=True), gained, Calendar(published(2023))).projected


@pytest.mark.parametrize(("day", "years"), [("11-14 09:00", []), ("11-15 09:00", [2024]), ("12-01 00:00", [2024])])
def test_the_admin_hears_of_a_missing_year_by_the_first_of_december_before(cast, day, years):
    calendar = Calendar({**published(2023), date(2024, 1, 1): Day(date(2024, 1, 1), DayKind.HOLIDAY, Origin.PROJECTED)})

    found = guessed_days(calendar, [cast.owed()], cast.at(day))

    assert [alarm.what for alarm in found] == [f"{year} 年日历" for year in years]


def test_a_deadline_in_a_missing_year_is_announced_at_once(cast):
    far = replace(cast.owed(), due_at=cast.at("02-24 17:00").replace(year=2024))

    assert [a.what for a in guessed_days(Calendar(published(2023)), [far], cast.at("03-01 09:00"))] == ["2024 年日历"]


def test_a_year_that_is_published_is_not_announced(cast):
    assert guessed_days(Calendar(published(2023, 2024)), [cast.owed()], cast.at("12-01 09:00")) == ()
