"""A wall clock that was set back hides nothing that came meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.times import clock_of
from settings.app import County
from tasks.clock import Clock
from tasks.domain.errors import BadInput
from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.store import readings
from tasks.store.session import open_store, writing

WALL = Clock().now()


def known_until(tmp_path, moment):
    """A county whose store knows of a reading at this moment."""
    (tmp_path / "rollcall.toml").write_text('name = "教师进修学校"\n')
    county = County.at(tmp_path, {})
    with writing(open_store(county.database_url)) as session:
        readings.record_reading(session, Reading("box", moment, moment, ReadingState.COMPLETE), moment)
    return county


@pytest.mark.parametrize("hours", [1, 8])
def test_time_stands_still_until_the_wall_has_caught_up(tmp_path, hours):
    ahead = WALL + timedelta(hours=hours)
    assert clock_of(known_until(tmp_path, ahead), None).now() == ahead


def test_a_clock_that_is_right_is_the_walls(tmp_path):
    assert clock_of(known_until(tmp_path, WALL - timedelta(hours=1)), None).now() >= WALL


def test_days_are_no_setting_back_and_a_person_must_look(tmp_path):
    county = known_until(tmp_path, WALL + timedelta(days=3))
    with pytest.raises(BadInput, match="核对本机时间"):
        clock_of(county, None)
    assert clock_of(county, "2023-02-24T09:00").now().year == 2023
