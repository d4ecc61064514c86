"""When mail may leave."""

from __future__ import annotations

import pytest

from tasks.domain.notice.window import SendWindow, parse_hours


@pytest.mark.parametrize(
    ("sentence", "now", "leaves"),
    [
        ("in the morning window at once", "02-17 09:00", "02-17 09:00"),
        ("its first minute belongs to it", "02-17 08:30", "02-17 08:30"),
        ("its last does not", "02-17 11:30", "02-17 13:30"),
        ("before it opens", "02-17 03:00", "02-17 08:30"),
        ("at lunch", "02-17 12:15", "02-17 13:30"),
        ("on Friday evening it waits for Monday", "02-17 16:30", "02-20 08:30"),
        ("on Saturday it waits for Monday", "02-18 10:00", "02-20 08:30"),
        ("before the May holiday it waits until its end", "04-28 20:00", "05-04 08:30"),
        ("a made-up Saturday is a day like others", "05-06 10:00", "05-06 10:00"),
    ],
)
def test_it_leaves(cast, sentence, now, leaves):
    assert SendWindow().next_moment(cast.at(now), cast.CALENDAR) == cast.at(leaves), sentence


def test_all_days_means_all_days(cast):
    window = SendWindow(working_days_only=False)
    assert window.next_moment(cast.at("05-01 09:00"), cast.CALENDAR) == cast.at("05-01 09:00")


def test_a_school_on_vacation_gets_nothing(cast):
    calendar = cast.vacation("02-15", "02-19")
    assert SendWindow().next_moment(cast.at("02-16 09:00"), calendar, cast.FIRST.stages) == cast.at("02-20 08:30")


def test_a_range_may_end_with_the_day(cast):
    window = SendWindow(parse_hours(["20:00-24:00"]))
    assert window.is_open(cast.at("02-17 23:59"), cast.CALENDAR)
    assert not window.is_open(cast.at("02-17 19:59"), cast.CALENDAR)


@pytest.mark.parametrize("text", ["8-9", "11:30-08:30", "08:30", ""])
def test_it_refuses_hours_that_are_none(text):
    with pytest.raises(ValueError, match="^|."):
        parse_hours([text])
