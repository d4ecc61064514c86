"""Rows of a member list, sessions of a combined school, and reports whose month is unclear."""

from __future__ import annotations

import pytest

from tasks.domain.evidence.identity import Claim, Doubt, Match, MatchKind, lift_months
from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.plan.party import Stage

PRIMARY, JUNIOR = Stage.PRIMARY, Stage.JUNIOR


def _member(county, **fields):
    fields = {"kind": SubmissionKind.MEMBER} | fields
    ((_, match),) = county.post("class_membership", "", "", **fields).matches(county.index)
    return match


@pytest.mark.parametrize(
    ("shows", "fields", "member"),
    [
        ("a name", {"list_party": "p1", "sender_name": "王 老师"}, "t1"),
        ("an account, whatever the name", {"list_party": "p1", "sender_name": "小太阳", "account": "71"}, "t1"),
        ("a name with its school", {"list_party": "p1", "sender_name": "一小-孙老师"}, "t2"),
        ("a list of all with a column", {"sender_name": "王老师", "column": "一中班"}, "t3"),
        ("somebody else", {"list_party": "p1", "sender_name": "来宾"}, None),
        ("同名 on a list of all", {"sender_name": "王老师"}, None),
    ],
)
def test_a_member_row_shows_a_teacher(qingshan, shows, fields, member):
    match = _member(qingshan, **fields)
    assert (match.claims[0].member if match.claims else None) == member, shows


def test_who_joined_in_an_earlier_year_is_a_member_this_year(qingshan):
    match = _member(qingshan, list_party="p1", sender_name="王老师", first_seen_at="2022-03-05T08:00:00")
    assert [(claim.member, claim.period) for claim in match.claims] == [("t1", str(qingshan.index.plan.year))]


def test_teachers_of_that_name_in_another_school_do_not_matter_on_an_own_list(qingshan):
    match = _member(qingshan, list_party="m1", sender_name="孙老师")
    assert match.claims[0].member == "t4"
    assert match.claims[0].party == "m1"


@pytest.mark.parametrize(
    ("file", "inside", "stage"),
    [
        ("校本教研 三年级语文.zip", "签到.jpg, 教案.doc", PRIMARY),
        ("校本教研 八年级.zip", "签到.jpg, 教案.doc", JUNIOR),
        ("校本教研 初二.zip", "签到.jpg, 教案.doc", JUNIOR),
        ("校本教研 小学部.zip", "签到.jpg, 教案.doc", PRIMARY),
        ("校本教研 7年(1)班.zip", "签到.jpg", JUNIOR),
        ("校本教研.zip", "签到.jpg, 二年级教案.doc", PRIMARY),
        ("孙老师校本教研.zip", "签到.jpg, 教案.doc", PRIMARY),
        ("王老师校本教研.zip", "签到.jpg, 教案.doc", JUNIOR),
        ("校本教研 高一.zip", "签到.jpg, 教案.doc", None),
        ("校本教研 三年级和八年级.zip", "签到.jpg, 教案.doc", None),
        ("实验学校校本教研第三次.zip", "签到.jpg, 教案.doc", None),
    ],
)
def test_a_session_of_a_combined_school_names_its_stage(qingshan, file, inside, stage):
    ((_, match),) = qingshan.mail("five@qs.example", "", {file: f"zip: {inside}"}).matches(qingshan.index)
    assert [claim.stage for claim in match.claims] == [stage]


def test_a_school_of_one_stage_needs_none(qingshan):
    ((_, match),) = qingshan.mail("one@qs.example", "", {"校本教研三年级.zip": "zip: 签到.jpg"}).matches(qingshan.index)
    assert match.claims[0].stage is None


def _unclear():
    claims = tuple(Claim("X6", "p1", m, doubts=(Doubt.MONTH_UNCLEAR,)) for m in ("2024-03", "2024-04"))
    return Match("e1", MatchKind.CLAIMED, claims)


def test_a_report_is_this_months_when_the_last_month_lacks_nothing():
    (claim,) = lift_months(_unclear(), lambda *_: False).claims
    assert (claim.period, claim.doubts) == ("2024-04", ())


def test_a_person_places_a_report_that_the_last_month_still_lacks():
    kept = lift_months(_unclear(), lambda *_: True).claims
    assert [(claim.period, claim.doubts) for claim in kept] == [
        ("2024-03", (Doubt.MONTH_UNCLEAR,)),
        ("2024-04", (Doubt.MONTH_UNCLEAR,)),
    ]
