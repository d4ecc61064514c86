"""When a rung falls due, and how late it may still be told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tasks.domain.notice.rung import When, expires, falls_due

GRACE = timedelta(hours=2)


@pytest.mark.parametrize(
    ("sentence", "when", "due", "expected"),
    [
        ("seven days before a Friday is the Friday before", "T-7", "02-24 17:00", "02-17 08:30"),
        ("seven days before 05-08 lies in the May holiday and moves before it", "T-7", "05-08 17:00", "04-28 08:30"),
        ("a made-up Sunday is a working day", "T-7", "04-30 23:59", "04-23 08:30"),
        ("one working day before a Friday is Thursday", "T-1wd", "02-24 17:00", "02-23 08:30"),
        ("one working day before a Sunday in a holiday is the last working day", "T-1wd", "04-30 23:59", "04-28 08:30"),
        ("one working day before Monday 05-08 is the made-up Saturday", "T-1wd", "05-08 17:00", "05-06 08:30"),
        ("three working days before a Sunday in a holiday", "T-3wd", "04-30 23:59", "04-26 08:30"),
        ("two hours before close", "T-2h", "02-24 17:00", "02-24 15:00"),
        ("the day itself", "T-0", "02-24 17:00", "02-24 08:30"),
        ("one working day after a Friday is Monday", "+1wd", "02-24 17:00", "02-27 08:30"),
        ("a Sunday's next working day is Monday, grace or not", "+1wd", "03-12 23:59", "03-13 08:30"),
        ("after the May holiday", "+1wd", "04-30 23:59", "05-04 08:30"),
    ],
)
def test_it_falls_due(cast, sentence, when, due, expected):
    rung = cast.T7.__class__("x", 1, When.read(when), cast.T7.to, cast.T7.verdicts)
    assert falls_due(rung, cast.owed(due=due), (), cast.CALENDAR, GRACE) == cast.at(expected), sentence


def test_it_never_accuses_before_due_plus_grace(cast):
    rung = cast.E0.__class__("E", 1, When.read("+0wd"), cast.E0.to, cast.E0.verdicts, accuses=True, within=10)
    assert falls_due(rung, cast.owed(), (), cast.CALENDAR, GRACE) == cast.at("02-24 19:00")


def test_it_leaves_out_the_day_itself_when_that_is_a_rest_day(cast):
    rung = cast.T7.__class__("T-0", 1, When.read("T-0"), cast.T7.to, cast.T7.verdicts, skips_rest_days=True)
    assert falls_due(rung, cast.owed(due="03-12 23:59"), (), cast.CALENDAR, GRACE) is None


def test_it_moves_reminders_before_a_vacation_and_accusations_behind_it(cast):
    calendar = cast.vacation("02-18", "03-05")
    stages = cast.FIRST.stages
    assert falls_due(cast.T1, cast.owed(), stages, calendar, GRACE) == cast.at("02-17 08:30")
    assert falls_due(cast.E0, cast.owed(), stages, calendar, GRACE) == cast.at("03-06 08:30")


def test_even_the_list_for_the_stage_contact_moves_before_a_vacation(cast):
    rung = cast.T7.__class__("T-2h", 1, When.read("T-2h"), cast.T7.to, cast.T7.verdicts)
    fell_due = falls_due(rung, cast.owed(), cast.FIRST.stages, cast.vacation("02-18", "03-05"), GRACE)
    assert fell_due == cast.at("02-17 15:00")


def test_a_reminder_runs_out_at_the_next_rung_or_the_due_moment(cast):
    moments = [cast.at("02-17 08:30"), cast.at("02-23 08:30")]
    assert expires(cast.T7, moments[0], moments, cast.owed(), cast.CALENDAR) == moments[1]
    assert expires(cast.T1, moments[1], moments, cast.owed(), cast.CALENDAR) == cast.at("02-24 17:00")


def test_an_accusation_runs_out_after_ten_working_days(cast):
    assert expires(cast.E0, cast.at("02-27 08:30"), [], cast.owed(), cast.CALENDAR) == cast.at("03-14 00:00")


@pytest.mark.parametrize("text", ["T7", "T-", "+", "open3", "+2h", "明天", ""])
def test_it_refuses_what_is_no_moment(text):
    with pytest.raises(ValueError, match="^|."):
        When.read(text)
