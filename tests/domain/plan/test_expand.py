"""Obligations: who owes what, from plan and roster, with figures worked out by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from settings.files import CountyFiles, load_files
from settings.template import template_files
from tasks.calendars import calendar_for
from tasks.domain.plan.expand import expand
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Plan, Requirement


def shipped(year: int | None = None) -> CountyFiles:
    files = {name: data for name, data in template_files().items() if name not in ("rollcall.toml", "secrets.env")}
    return load_files(files, year=year)


def obligations(county: CountyFiles, **shown: frozenset[str]) -> tuple[Obligation, ...]:
    return expand(county.plan, county.roster, calendar_for([county.plan.year]), shown)


# Five schools: a senior, a junior, a primary, a kindergarten, and one of junior and primary; two teachers in each,
# four of them (one at each school but the kindergarten) give an observed lesson.
BY_HAND = {
    **dict.fromkeys(["S1", "S2", "S3", "S4", "S5", "S8"], 4),  # all but the kindergarten
    "S6": 5,  # senior, junior, primary, and the combined school twice
    "S7": 30,  # five schools, six months
    "S9": 5,
    "T1": 10,
    "T2": 10,
    **dict.fromkeys(["T3", "T4", "T5"], 4),
}


@pytest.mark.parametrize("year", [2023, 2026, 2027])
def test_the_shipped_county_owes_what_was_counted_by_hand(year):
    found = obligations(shipped(year))

    assert Counter(obligation.requirement for obligation in found) == BY_HAND
    assert len({obligation.id for obligation in found}) == len(found) == 96


def test_the_combined_school_owes_its_sessions_by_stage():
    sessions = {o.id: (o.count, o.stages, o.pending) for o in obligations(shipped()) if o.requirement == "S6"}

    assert sessions == {
        "S6/sch01/2023": (15, (Stage.SENIOR,), True),
        "S6/sch02/2023": (15, (Stage.JUNIOR,), False),
        "S6/sch03/2023": (11, (Stage.PRIMARY,), False),
        "S6/sch05:junior/2023": (15, (Stage.JUNIOR,), False),
        "S6/sch05:primary/2023": (11, (Stage.PRIMARY,), False),
    }


@pytest.mark.parametrize(
    ("id_", "opens_at", "due_at"),
    [
        ("S1/sch01/2023", "2022-12-01T00:00:00+08:00", "2023-02-24T17:00:00+08:00"),
        ("S6/sch03/2023", "2023-03-01T00:00:00+08:00", "2023-05-08T17:00:00+08:00"),
        ("S7/sch04/2023-03", "2023-03-01T00:00:00+08:00", "2023-03-31T23:59:59+08:00"),
        ("S8/sch05/2023", "2022-12-01T00:00:00+08:00", "2023-06-30T17:00:00+08:00"),
        ("S9/sch04/2023", "2022-12-01T00:00:00+08:00", "2023-03-12T23:59:59+08:00"),
        ("T1/t007/2023", "2022-12-01T00:00:00+08:00", "2023-04-30T23:59:59+08:00"),
    ],
)
def test_the_shipped_moments_are_those_of_the_circular(id_, opens_at, due_at):
    (found,) = [o for o in obligations(shipped()) if o.id == id_]

    assert (found.opens_at.isoformat(), found.due_at.isoformat()) == (opens_at, due_at)


def test_only_the_month_without_a_theme_is_pending():
    pending = {o.period for o in obligations(shipped()) if o.requirement == "S7" and o.pending}

    assert pending == {"2023-02"}


def test_members_and_kinds_are_counted():
    counts = {o.requirement: o.count for o in obligations(shipped()) if o.party == "sch03"}

    assert (counts["S9"], counts["S7"], counts["S1"]) == (2, 3, 1)


def test_a_teacher_whom_an_accepted_session_shows_owes_the_lesson_too():
    before, after = obligations(shipped()), obligations(shipped(), S6=frozenset({"t006", "t001"}))

    assert {o.id for o in after} - {o.id for o in before} == {"T3/t006/2023", "T4/t006/2023", "T5/t006/2023"}


SCHOOLS = (
    School("s1", "第一学校", (Stage.SENIOR, Stage.JUNIOR)),
    School("s2", "第一幼儿园", (Stage.KINDERGARTEN,)),
    School("s3", "第二小学", ()),
)


def expanded(requirement: Requirement, roster: Roster) -> dict[str, Obligation]:
    base = shipped().plan
    plan = Plan("p", 2023, base.starts, (requirement,))
    return {o.party: o for o in expand(plan, roster, calendar_for([2023]))}


def requirement(**more: object) -> Requirement:
    plain = Requirement("A", "《课程表》", PartyKind.SCHOOL, ("mailbox",), "06-01")
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_count_of_nought_is_no_row():
    assert not expanded(requirement(count=0), Roster(SCHOOLS))
    assert set(expanded(requirement(count={Stage.SENIOR: 0, Stage.JUNIOR: 2}), Roster(SCHOOLS))) == {"s1"}


def test_a_combined_school_with_one_stage_that_owes_has_one_row_for_that_stage():
    found = expanded(requirement(count={Stage.SENIOR: 0, Stage.JUNIOR: 2}), Roster(SCHOOLS))["s1"]

    assert (found.stages, found.count) == ((Stage.JUNIOR,), 2)


def test_a_plain_count_is_one_row_for_all_stages_that_are_concerned():
    found = expanded(requirement(stages=(Stage.JUNIOR, Stage.PRIMARY)), Roster(SCHOOLS))

    assert {party: o.stages for party, o in found.items()} == {"s1": (Stage.JUNIOR,)}


def test_a_school_without_a_stated_stage_owes_what_all_stages_owe():
    assert set(expanded(requirement(), Roster(SCHOOLS))) == {"s1", "s2", "s3"}


def test_one_certain_stage_makes_the_row_certain():
    pending = requirement(pending=("senior",))

    assert not expanded(pending, Roster(SCHOOLS))["s1"].pending
    assert expanded(replace(pending, stages=(Stage.SENIOR,)), Roster(SCHOOLS))["s1"].pending
    assert expanded(replace(pending, pending=("06",)), Roster(SCHOOLS))["s1"].pending


def test_a_class_without_teachers_owes_no_members():
    members = requirement(checks=(CheckSpec("members"),))
    roster = Roster(SCHOOLS, (Teacher("t1", "王老师", "s1"), Teacher("t2", "王老师", "s1")))

    assert {party: o.count for party, o in expanded(members, roster).items()} == {"s1": 2}


def test_a_teachers_own_stage_goes_before_the_schools():
    roster = Roster(SCHOOLS, (Teacher("t1", "王老师", "s1", stages=(Stage.SENIOR,)), Teacher("t2", "孙老师", "s1")))
    of_junior = requirement(party=PartyKind.TEACHER, stages=(Stage.JUNIOR,))

    assert set(expanded(of_junior, roster)) == {"t2"}


def test_what_has_no_date_is_listed_and_owed_by_nobody():
    assert not expanded(requirement(due=""), Roster(SCHOOLS))
