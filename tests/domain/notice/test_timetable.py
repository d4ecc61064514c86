"""The shipped ladder laid along real calendars: which rung falls on which day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from settings.rungs import shipped_rungs


def days(cast, due: str, **more: object) -> dict[str, str]:
    opens = more.pop("opens", "02-01 00:00")
    desk = cast.desk("02-10 09:00", rungs=shipped_rungs(), **more)
    owed = replace(cast.owed("T1", "t1", due), opens_at=cast.at(str(opens)))
    return {rung.name: f"{moment:%m-%d %H:%M}" for rung, moment, _ in desk.timetable(owed)}


def test_a_working_day_at_close_of_business(cast):
    assert days(cast, "02-24 17:00", opens="02-01 00:00") == {
        "open": "02-01 08:30",
        "T-14": "02-10 08:30",
        "T-7": "02-17 08:30",
        "T-3wd": "02-21 08:30",
        "T-1wd": "02-23 08:30",
        "T-0": "02-24 08:30",
        "T-2h": "02-24 15:00",
        "E0": "02-27 08:30",
        "E1": "03-01 08:30",
        "E2": "03-03 08:30",
        "again-1w": "03-03 08:30",
        "E3": "03-10 08:30",
        "again-2w": "03-10 08:30",
        "again-3w": "03-17 08:30",
        "again-4w": "03-24 08:30",
    }


def test_a_sunday_in_a_holiday_has_no_day_itself_and_its_list_comes_the_working_day_before(cast):
    found = days(cast, "04-30 23:59")
    assert "T-0" not in found
    assert (found["T-1wd"], found["T-2h"], found["E0"]) == ("04-28 08:30", "04-28 15:00", "05-04 08:30")


def test_after_the_may_holiday_each_reminder_keeps_its_day(cast):
    found = days(cast, "05-08 17:00")
    wanted = {"T-14": "04-24", "T-7": "04-28", "T-3wd": "05-04", "T-1wd": "05-06", "T-0": "05-08"}
    assert {name: found[name][:5] for name in wanted} == wanted


def test_reminders_that_a_vacation_pushes_together_become_one(cast):
    found = days(cast, "02-24 17:00", calendar=cast.vacation("02-11", "02-28"))
    assert found["T-7"] == found["T-14"] == "02-08 08:30", "none comes after a nearer one: T-3wd is on that day"
    assert (found["T-3wd"], found["T-1wd"]) == ("02-08 08:30", "02-10 08:30")
    assert found["E0"] == "03-01 08:30"


@pytest.mark.parametrize(("due", "moment"), [("03-06 12:00", "03-06 10:00"), ("03-06 08:00", "03-03 13:30")])
def test_the_call_list_leaves_while_people_can_still_be_called(cast, due, moment):
    assert days(cast, due)["T-2h"] == moment


def test_pace_notices_come_every_two_weeks_until_the_reminders_begin(cast):
    found = days(cast, "05-08 17:00", opens="03-01 00:00")
    assert [day for name, day in found.items() if name.startswith("pace")] == [
        "03-15 08:30",
        "03-29 08:30",
        "04-12 08:30",
    ]
