"""Which backups are kept: the last of each of the newest days and months, and never none."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.backups import Made, is_read_again, thinned

ZONE = ZoneInfo("Asia/Shanghai")


def nightly(days: int, last: str = "2023-06-30T03:40") -> list[Made]:
    end = datetime.fromisoformat(last).replace(tzinfo=ZONE)
    return [Made(f"{end - timedelta(days=n):%Y%m%d}", end - timedelta(days=n)) for n in range(days)]


def test_of_a_year_of_nights_two_weeks_of_days_and_a_year_of_months_stay():
    made = nightly(400)
    left = {one.name for one in made} - thinned(made, daily=14, monthly=12)
    assert {f"202306{day:02d}" for day in range(17, 31)} <= left
    assert {"20230531", "20230228", "20220731"} <= left
    assert len(left) == 14 + 11


@pytest.mark.parametrize(
    ("clocks", "daily", "monthly", "gone"),
    [
        ([], 14, 12, set()),
        (["06-30T03:40"], 1, 0, set()),
        (["06-29T10:00", "06-30T03:40"], 1, 0, set()),  # made by hand the day before
        (["06-20T08:00", "06-20T17:00", "06-30T03:40"], 14, 12, {"06-20T08:00"}),
        (["05-02T03:40", "05-31T03:40", "06-30T03:40"], 1, 2, {"05-02T03:40"}),
        (["06-28T03:40", "06-29T03:39", "06-30T03:40"], 1, 0, {"06-28T03:40", "06-29T03:39"}),
    ],
    ids=["none", "the only one", "just made", "two on one day", "months count", "one day alone"],
)
def test_what_goes_and_what_stays(clocks, daily, monthly, gone):
    made = [Made(clock, datetime.fromisoformat(f"2023-{clock}").replace(tzinfo=ZONE)) for clock in clocks]
    assert thinned(made, daily, monthly) == gone


def test_each_kept_file_is_read_again_on_one_day_of_thirty():
    for sha256 in ("0" * 64, "f" * 64, "1a2b3c4d" + "0" * 56):
        days = [day for day in range(60) if is_read_again(sha256, date(2023, 3, 1) + timedelta(days=day))]
        assert len(days) == 2
        assert days[1] - days[0] == 30
