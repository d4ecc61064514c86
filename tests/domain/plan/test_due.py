"""Due rules: from the plan's words to moments, checked against a calendar on paper and by properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.domain.errors import BadInput
from tasks.domain.plan.calendar import Calendar, Day, DayKind, Origin
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import CloseOfBusiness, Override, PartyKind, Plan, Requirement, RestDay

SHANGHAI = ZoneInfo("Asia/Shanghai")


def official(*days: tuple[str, DayKind]) -> Calendar:
    """The days of 2022-2024 as weekdays make them, and these."""
    first = date(2022, 1, 1)
    plain = (first + timedelta(days=n) for n in range(3 * 365 + 1))
    known = {d: Day(d, DayKind.REST if d.weekday() > 4 else DayKind.WORKING, Origin.OFFICIAL) for d in plain}
    special = {date.fromisoformat(d): Day(date.fromisoformat(d), kind, Origin.OFFICIAL) for d, kind in days}
    return Calendar({**known, **special})


MAY = official(
    ("2023-04-23", DayKind.WORKING),
    ("2023-05-06", DayKind.WORKING),
    *((f"2023-{d}", DayKind.HOLIDAY) for d in ("04-29", "04-30", "05-01", "05-02", "05-03")),
    ("2023-09-29", DayKind.HOLIDAY),
)


def requirement(due: str, id_: str = "A", **more: object) -> Requirement:
    return Requirement(id_, "《课程表》", PartyKind.SCHOOL, ("mailbox",), due, **more)  # type: ignore[arg-type]


def plan(*requirements: Requirement, year: int = 2023, **more: object) -> Plan:
    starts = more.pop("starts", datetime(year, 1, 1, tzinfo=SHANGHAI))
    return Plan("p", year, starts, requirements, **more)  # type: ignore[arg-type]


def dues(due: str, *others: Requirement, year: int = 2023, **more: object) -> tuple[Due, ...]:
    asked = requirement(due, **more)
    return due_moments(asked, plan(asked, *others, year=year), MAY)


def moments(found: tuple[Due, ...]) -> list[str]:
    return [f"{due.period} {due.due_at:%Y-%m-%d %H:%M:%S}" for due in found]


@pytest.mark.parametrize(
    ("rule", "moment"),
    [
        ("05-08 cob", "2023 2023-05-08 17:00:00"),
        ("5-8", "2023 2023-05-08 23:59:59"),
        ("05-08 24:00", "2023 2023-05-08 23:59:59"),
        ("05-08 9:05", "2023 2023-05-08 09:05:00"),
        ("05-08 00:00", "2023 2023-05-08 00:00:00"),
        ("０５-08 17：30", "2023 2023-05-08 17:30:00"),
        ("next 01-10 cob", "2023 2024-01-10 17:00:00"),
        ("next 02-29", "2023 2024-02-29 23:59:59"),
        ("2023-09-01 12:00", "2023 2023-09-01 12:00:00"),
        ("Last Friday of 5 COB", "2023-05 2023-05-26 17:00:00"),
        ("rrule:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1 cob", "2023 2023-06-30 17:00:00"),
        ("rrule:FREQ=MONTHLY;BYDAY=2WE;UNTIL=20230131", "2023-01 2023-01-11 23:59:59"),
    ],
)
def test_a_rule_gives_the_moment_that_it_says(rule, moment):
    assert moments(dues(rule)) == [moment]


def test_last_fridays_are_the_listed_months_only():
    days = [due.due_at.date().isoformat() for due in dues("last friday of 2-7")]

    assert days == ["2023-02-24", "2023-03-31", "2023-04-28", "2023-05-26", "2023-06-30", "2023-07-28"]


def test_a_monthly_rule_opens_with_its_month_unless_the_plan_says_otherwise():
    own, stated = dues("last friday of 3")[0], dues("last friday of 3", opens="02-15 08:00")[0]

    assert own.opens_at == datetime(2023, 3, 1, tzinfo=SHANGHAI)
    assert stated.opens_at == datetime(2023, 2, 15, 8, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("rule", "others", "opens_at", "due_at"),
    [
        ("first monday of 5", (), "04-01 00:00", "04-28 23:59"),  # 05-01 is a holiday: it moves into April
        ("5 working days after B", ("last friday of 4",), "04-01 00:00", "05-09 23:59"),  # April's own
    ],
)
def test_a_month_opens_before_it_is_due_also_when_the_due_day_leaves_it(rule, others, opens_at, due_at):
    base = tuple(requirement(text, "B") for text in others)
    found = dues(rule, *base, on_rest_day=RestDay.PREVIOUS)[0]

    assert (f"{found.opens_at:%m-%d %H:%M}", f"{found.due_at:%m-%d %H:%M}") == (opens_at, due_at)


def test_a_weekly_rule_has_a_period_for_each_day():
    periods = [due.period for due in dues("rrule:DTSTART=20230301;FREQ=WEEKLY;BYDAY=WE;COUNT=3")]

    assert periods == ["2023-03-01", "2023-03-08", "2023-03-15"]


def test_several_days_in_a_month_have_a_period_each_when_the_rule_is_not_monthly():
    periods = [due.period for due in dues("rrule:FREQ=YEARLY;BYMONTHDAY=1,15;UNTIL=20230201")]

    assert periods == ["2023-01-01", "2023-01-15", "2023-02-01"]


def test_months_without_a_fifth_friday_owe_nothing():
    assert [due.period for due in dues("fifth friday of 1-6")] == ["2023-03", "2023-06"]


def test_working_days_are_counted_over_the_may_day_break():
    other = requirement("05-08 cob", "S6")

    # back from Monday 05-08: 05-06 (a working Saturday), 05-05, 05-04, 04-28, 04-27
    assert moments(dues("5 working days before S6", other)) == ["2023 2023-04-27 23:59:59"]
    assert moments(dues("5 days before S6 cob", other)) == ["2023 2023-05-03 17:00:00"]
    assert moments(dues("1 working day after S6", other)) == ["2023 2023-05-09 23:59:59"]


def test_a_distance_from_a_monthly_rule_is_monthly():
    other = requirement("last friday of 3-4", "S7")

    found = moments(dues("2 working days before S7", other))

    assert found == ["2023-03 2023-03-29 23:59:59", "2023-04 2023-04-26 23:59:59"]


@pytest.mark.parametrize(
    ("policy", "day"),
    [(RestDay.KEEP, "2023-09-29"), (RestDay.PREVIOUS, "2023-09-28"), (RestDay.NEXT, "2023-10-02")],
)
def test_a_rest_day_is_kept_or_moved_as_the_plan_says_and_the_month_stays(policy, day):
    assert moments(dues("last friday of 9", on_rest_day=policy)) == [f"2023-09 {day} 23:59:59"]


def test_close_of_business_follows_the_season_of_the_due_day():
    seasons = (CloseOfBusiness(time(17, 30), (5, 1), (9, 30)), CloseOfBusiness(time(16, 30), (10, 1), (4, 30)))
    may, january = requirement("05-08 cob"), requirement("01-10 cob", "B")
    both = plan(may, january, close_of_business=seasons)

    assert [due_moments(each, both, MAY)[0].due_at.strftime("%H:%M") for each in (may, january)] == ["17:30", "16:30"]


def test_an_override_holds_for_its_stage_and_the_partys_own_goes_first():
    asked = requirement("06-30")
    overrides = (
        Override("A", stage=Stage.SENIOR, due="06-25"),
        Override("A", party="sch07", due="07-05"),
        Override("B", stage=Stage.SENIOR, due="06-01"),
    )
    whole = plan(asked, overrides=overrides)

    def day(*stages: Stage, party: str = "sch01") -> str:
        return f"{due_moments(asked, whole, MAY, stages=stages, parties=(party,))[0].due_at:%m-%d}"

    assert day(Stage.SENIOR) == "06-25"
    assert day(Stage.JUNIOR) == "06-30"
    assert day(Stage.SENIOR, Stage.JUNIOR) == "06-30"  # one obligation for two stages: nobody is late too early
    assert day(Stage.SENIOR, party="sch07") == "07-05"


def test_last_friday_alone_leaves_out_what_lies_before_the_plan():
    asked = requirement("last friday")
    school_year = plan(asked, starts=datetime(2023, 9, 1, tzinfo=SHANGHAI))

    assert [due.period for due in due_moments(asked, school_year, MAY)] == ["2023-09", "2023-10", "2023-11", "2023-12"]


@pytest.mark.parametrize(
    ("rule", "projected"),
    [("05-08 cob", False), ("3 working days before B", True), ("3 days before B", False), ("last friday of 5", False)],
)
def test_only_rules_that_ask_the_calendar_rest_on_a_projected_one(rule, projected):
    asked = requirement(rule)
    whole = plan(asked, requirement("06-30", "B"), year=2027)

    assert {due.projected for due in due_moments(asked, whole, Calendar({}))} == {projected}


def test_a_rest_day_policy_rests_on_a_projected_calendar():
    asked = requirement("05-08", on_rest_day=RestDay.NEXT)

    assert due_moments(asked, plan(asked, year=2027), Calendar({}))[0].projected


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("04-31", "没有 4 月 31 日"),
        ("02-29", "2023 年没有 2 月 29 日"),
        ("13-01", "没有 13 月 1 日"),
        ("2023-02-30", "2023 年没有 2 月 30 日"),
        ("rrule:FREQ=MONTHLY;BYMONTHDAY=1,15", "在 2023-01 给出两个截止日（01-01、01-15）"),
        ("rrule:FREQ=DAILY;BYHOUR=9,12", "里不能写钟点"),
        ("fifth friday of 2", "一次也没有"),
        ("rrule:FREQ=YEARLY;UNTIL=20200101", "一次也没有"),
        ("rrule:FREQ=SECONDLY", "只能是 YEARLY"),
        ("rrule:FREQ=DAILY;UNTIL=20301231", "一千个以上"),
        ("rrule:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "一次也没有"),
        ("rrule:FREQ=WEEKLY;BYDAY=XX", "读不懂重复规则"),
        ("rrule:", "只能是 YEARLY"),
        ("last fryday", "读不懂"),
        ("last friday of 7-2", "从大到小"),
        ("last friday of 13", "读不懂月份"),
        ("5 working days before Z", "没有编号为 Z 的要求"),
        ("5 working days before A", "互相指来指去：A → A"),
        ("5 working days before B", "互相指来指去：A → B → A"),
        ("tomorrow", "可以写"),
    ],
)
def test_a_rule_that_leads_nowhere_is_refused_in_words(rule, said):
    with pytest.raises(BadInput, match=said):
        dues(rule, requirement("1 day after A", "B"))


YEARS = st.integers(2019, 2035)
FAST = settings(max_examples=60, deadline=None)


@FAST
@given(YEARS, st.integers(1, 12), st.sampled_from(["first", "second", "third", "fourth", "last"]), st.integers(0, 6))
def test_an_nth_weekday_is_that_weekday_in_that_month(year, month, nth, weekday):
    name = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][weekday]

    (due,) = dues(f"{nth} {name} of {month}", year=year)

    day = due.due_at.date()
    assert (day.year, day.month, day.weekday(), due.period) == (year, month, weekday, f"{year}-{month:02d}")
    if nth == "last":
        assert (day + timedelta(days=7)).month != month
    else:
        assert ["first", "second", "third", "fourth"][(day.day - 1) // 7] == nth


@FAST
@given(YEARS, st.dates(date(2024, 1, 1), date(2024, 12, 31)).filter(lambda d: (d.month, d.day) != (2, 29)))
def test_a_month_day_is_that_day_of_the_plans_year_in_shanghai(year, day):
    (due,) = dues(f"{day:%m-%d}", year=year)

    assert due.due_at == datetime(year, day.month, day.day, 23, 59, 59, tzinfo=SHANGHAI)
    assert due.due_at.utcoffset() == timedelta(hours=8)
    assert due.opens_at <= due.due_at


@FAST
@given(YEARS, st.dates(date(2023, 1, 1), date(2023, 12, 31)), st.sampled_from([RestDay.PREVIOUS, RestDay.NEXT]))
def test_a_moved_due_day_is_the_nearest_working_day_on_that_side(year, day, policy):
    if (day.month, day.day) == (1, 1):
        return  # may fall before the plan
    asked = requirement(f"{day:%m-%d}", on_rest_day=policy)
    starts = datetime(year - 1, 12, 1, tzinfo=SHANGHAI)

    (due,) = due_moments(asked, replace(plan(asked, year=year), starts=starts), MAY)

    step = timedelta(days=-1 if policy is RestDay.PREVIOUS else 1)
    nominal = date(year, day.month, day.day)
    while not MAY.is_working_day(nominal):
        nominal += step
    assert due.due_at.date() == nominal


@FAST
@given(YEARS, st.integers(1, 60))
def test_working_days_before_and_after_lead_back(year, count):
    back = requirement(f"{count} working days before B", "A")
    there = requirement(f"{count} working days after A", "C")
    base = requirement("06-30", "B", on_rest_day=RestDay.PREVIOUS)
    whole = plan(back, there, base, year=year)

    assert due_moments(there, whole, MAY)[0].due_at == due_moments(base, whole, MAY)[0].due_at


def test_a_school_of_two_stages_does_not_owe_by_the_year_and_by_the_month():
    asked = requirement("06-30 cob")
    whole = plan(asked, overrides=(Override("A", Stage.SENIOR, due="last friday of 6"),))

    assert due_moments(asked, whole, MAY, stages=(Stage.SENIOR,))[0].period == "2023-06"
    with pytest.raises(BadInput, match="A 各学段的期限分期不同"):
        due_moments(asked, whole, MAY, stages=(Stage.SENIOR, Stage.JUNIOR))
