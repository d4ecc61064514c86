"""When a post on a website was in time: what we saw, what it says of itself, and what disproves it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.finding import Result
from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.verdict.punctual import Arrival
from tasks.domain.verdict.verdict import VerdictKind


@pytest.fixture
def site(county, require):
    county.requirements = (require("S1", "class_share"),)
    return county


def test_seen_by_the_due_moment_is_in_time_whatever_date_it_bears(site):
    site.came("class_share", "02-24T16:00:00", stated="02-28T10:00:00")
    assert site.verdict("02-28T11:00:00").kind is VerdictKind.SATISFIED


def test_a_complete_look_after_the_deadline_that_did_not_show_it_proves_it_late(site):
    site.looked("site", "02-25T09:00:00")
    site.came("class_share", "02-27T09:00:00", stated="02-23T10:00:00")
    verdict = site.verdict("02-27T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED_LATE
    assert verdict.evidence[0].received_at.day == 27


def test_a_partial_look_disproves_nothing(site):
    site.looked("site", "02-25T09:00:00", whole=False)
    site.came("class_share", "02-27T09:00:00", stated="02-23T10:00:00")
    assert site.verdict("02-27T09:00:00").kind is VerdictKind.SATISFIED


def test_our_own_delay_is_not_the_schools(site):
    site.came("class_share", "02-27T09:00:00", stated="02-24T16:59:00")
    verdict = site.verdict("02-27T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED
    assert f"{verdict.evidence[0].received_at:%m-%d %H:%M}" == "02-24 16:59"


def test_its_own_date_after_the_deadline_makes_it_late(site):
    site.came("class_share", "02-27T09:00:00", stated="02-24T17:00:01")
    assert site.verdict("02-27T09:00:00").kind is VerdictKind.SATISFIED_LATE


def test_a_date_without_a_time_cannot_prove_close_of_business(site):
    site.came("class_share", "02-27T09:00:00", stated="02-24T00:00:00", stated_time=False)
    verdict = site.verdict("02-27T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED
    assert any("下班前" in reason for reason in verdict.evidence[0].reasons)


def test_without_any_date_it_is_in_time_and_says_when_it_was_first_seen(site):
    site.came("class_share", "02-27T09:00:00")
    verdict = site.verdict("02-27T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED
    assert any("首次看到 2023-02-27" in reason for reason in verdict.evidence[0].reasons)


def test_what_another_list_showed_in_time_counts_when_it_is_moved(site):
    site.came("class_share", "02-23T09:00:00", key="same", link="personal_article||/p/1", claims=())
    site.looked("site", "02-25T09:00:00")
    site.came("class_share", "02-27T09:00:00", key="same", link="class_share|sch01|/p/1", stated="02-27T08:00:00")
    assert site.verdict("02-27T09:00:00").kind is VerdictKind.SATISFIED


def test_an_edited_post_is_received_when_the_new_version_is_first_shown(site):
    site.came("class_share", "02-20T09:00:00", Result.DOUBTFUL, key="old", link="class_share|sch01|/p/1")
    site.came("class_share", "02-27T09:00:00", key="new", link="class_share|sch01|/p/1", stated="02-19T08:00:00")
    verdict = site.verdict("02-27T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED_LATE
    assert verdict.evidence[-1].received_at.day == 27


def test_a_good_item_mends_what_failed_in_time(site):
    site.came("class_share", "02-20T09:00:00", Result.FAILED)
    site.looked("site", "02-25T09:00:00")
    site.came("class_share", "02-27T09:00:00", stated="02-27T08:00:00")
    verdict = site.verdict("02-27T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED
    assert verdict.evidence[-1].mended_from == "e1"


@pytest.mark.parametrize(("day", "kind"), [("03-02", VerdictKind.SATISFIED), ("03-03", VerdictKind.SATISFIED_LATE)])
def test_mending_ends_three_working_days_after_the_first_notice(site, day, kind):
    site.came("class_share", "02-20T09:00:00", Result.FAILED)
    site.told_to_mend["S1/sch01/2023"] = datetime(2023, 2, 27, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    site.came("class_share", f"{day}T09:00:00", stated=f"{day}T08:00:00")
    assert site.verdict("03-10T09:00:00").kind is kind


def test_an_empty_file_is_replaced_not_mended(site):
    site.came("class_share", "02-20T09:00:00", Result.FAILED, hollow=True)
    site.looked("site", "02-25T09:00:00")
    site.came("class_share", "02-27T09:00:00", stated="02-27T08:00:00")
    assert site.verdict("02-27T09:00:00").kind is VerdictKind.SATISFIED_LATE


def test_a_date_that_does_not_exist_is_quoted_where_it_decides_nothing():
    zone = ZoneInfo("Asia/Shanghai")
    seen, note = datetime(2023, 2, 27, 9, tzinfo=zone), "日期无法识别：2023-2-30"
    post = Submission("site", "class_share", "k", "v", SubmissionKind.POST, "课程表", first_seen_at=seen, notes=(note,))
    told = Arrival(post, seen).in_time(datetime(2023, 2, 24, 17, tzinfo=zone))
    assert (told.yes, told.reason.startswith(note)) == (True, True)


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ((), "收到时间 2023-02-24 17:00:00"),
        (("在垃圾邮件夹中", "略去正文中的小图片 2 个"), "收到时间 2023-02-24 17:00:00（在垃圾邮件夹中）"),
        (
            ("收到时间未经证实（取自文件时间）", "由管理人员带入"),
            "收到时间 2023-02-24 17:00:00（收到时间未经证实（取自文件时间）；由管理人员带入）",
        ),
    ],
)
def test_where_a_mail_lay_and_that_its_time_is_not_proved_is_said_where_it_counts(notes, said):
    due = datetime(2023, 2, 24, 17, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    mail = Submission("box", "mailbox", "k", "v", SubmissionKind.MAIL, received_at=due, notes=notes)
    punctual = Arrival(mail, due).in_time(due)
    assert (punctual.yes, punctual.reason) == (True, said)
