"""All checks together: the worst finding decides, and what an item counts as."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tasks.domain.errors import BadInput
from tasks.domain.evidence.checks import check_names, find_check, problems_of
from tasks.domain.evidence.contents import Opening
from tasks.domain.evidence.examine import examine
from tasks.domain.evidence.finding import Result
from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.membership import key_of_member, teachers_present
from tasks.domain.plan.check_list import CHECKS
from tasks.domain.plan.party import Teacher
from tasks.domain.plan.requirement import CheckSpec

MONTH = (CheckSpec("month_items"),)


def test_the_worst_finding_decides(asked: Any, seen: Any) -> None:
    checks = (CheckSpec("document"), CheckSpec("han_count", {"min": 100}))
    assert examine(asked(seen.text("字" * 100), checks=checks)).result is Result.ACCEPTED
    assert examine(asked(seen.text("字" * 95), checks=checks)).result is Result.DOUBTFUL
    found = examine(asked(seen.text("字" * 50), checks=checks))
    assert found.result is Result.FAILED
    assert [finding.result for finding in found.findings] == [Result.ACCEPTED, Result.FAILED]


def test_without_checks_the_file_must_open(asked: Any, seen: Any) -> None:
    assert examine(asked(seen.text(""))).result is Result.ACCEPTED
    assert examine(asked(seen.closed(Opening.BROKEN))).result is Result.FAILED
    assert examine(asked(seen.closed(Opening.LOCKED))).result is Result.DOUBTFUL


def test_an_item_counts_as_its_bytes(asked: Any, seen: Any) -> None:
    assert examine(asked(seen.text("字"))).keys == ("a" * 64,)
    assert examine(asked(seen.text("字"), sha256="")).keys == ("e1",)


@pytest.mark.parametrize(
    ("file", "title", "text", "keys", "result"),
    [
        ("三月培训.docx", "", "内容", ("培训",), Result.ACCEPTED),
        (None, "四月考核情况", "内容", ("考核",), Result.ACCEPTED),
        ("考核.docx", "3月网报（培训、考核、新闻）", "内容", ("考核",), Result.ACCEPTED),
        (None, "3月网报（培训、考核、新闻）", "内容", ("培训", "考核", "新闻"), Result.DOUBTFUL),
        (
            None,
            "3月网报（培训、考核、新闻）",
            "一、培训\n一\n二、考核\n二\n三、新闻\n三",
            ("培训", "考核", "新闻"),
            Result.ACCEPTED,
        ),
        (None, "3月材料", "培训：一\n考核：二\n新闻：三", ("培训", "考核", "新闻"), Result.ACCEPTED),
        (None, "教师研修简讯", "内容", ("培训",), Result.ACCEPTED),
        (None, "如何上好新学期第一课", "内容", ("培训", "考核", "新闻"), Result.DOUBTFUL),
    ],
)
def test_a_monthly_item_counts_for_the_kinds_it_names(
    file: str | None, title: str, text: str, keys: tuple[str, ...], result: Result, asked: Any, seen: Any
) -> None:
    found = examine(asked(seen.text(text), file, title=title, checks=MONTH))
    assert (found.keys, found.result) == (keys, result)


def test_the_column_tells_the_kind_when_nothing_else_does(asked: Any, seen: Any) -> None:
    found = examine(asked(seen.text("内容"), None, title="三月活动", column="校园新闻", checks=MONTH))
    assert (found.keys, found.result) == (("新闻",), Result.ACCEPTED)


def test_a_member_counts_as_the_teacher(asked: Any, seen: Any) -> None:
    checks = (CheckSpec("members"),)
    teachers = (Teacher("t1", "王老师", "sch01"), Teacher("t2", "孙老师", "sch01"))

    def keys(name: str, account: str = "") -> tuple[str, ...]:
        row = asked(seen.text(""), None, kind=SubmissionKind.MEMBER, sender_name=name, account=account, checks=checks)
        found = examine(row)
        assert found.result is Result.ACCEPTED
        return found.keys

    assert keys("王 老师") == ("t1",)
    assert keys("第一小学孙老师（数学）") == ("t2",)
    assert keys("访客") == ()
    placed = asked(
        seen.text(""), None, kind=SubmissionKind.MEMBER, sender_name="网名", teacher=teachers[1], checks=checks
    )
    assert examine(placed).keys == ("t2",)


def test_teachers_of_one_name_are_matched_by_account_else_counted(asked: Any, seen: Any) -> None:
    teachers = (
        Teacher("t1", "王老师", "s", account="wang1"),
        Teacher("t2", "王老师", "s"),
        Teacher("t3", "王老师", "s"),
    )

    def key(account: str, row: str) -> str:
        sent = asked(seen.text(""), None, kind=SubmissionKind.MEMBER, sender_name="王老师", account=account, key=row)
        return key_of_member(sent.item.submission, teachers)

    assert key("wang1", "1") == "t1"
    assert teachers_present([key("wang1", "1"), key("x", "2")], teachers) == {"t1", "t2"}
    assert teachers_present([key("x", "2"), key("y", "3")], teachers) == {"t2", "t3"}


def test_each_check_of_the_plans_list_has_its_file_and_the_same_parameters() -> None:
    assert set(check_names()) == set(CHECKS)
    for name, listed in CHECKS.items():
        params = find_check(name).params
        assert {key: str(takes) for key, takes in listed.takes.items()} == {key: p.kind for key, p in params.items()}
        assert set(listed.needed) == {key for key, param in params.items() if param.default is None}


def test_a_check_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(BadInput, match="是不是“document”"):
        find_check("documents")


@pytest.mark.parametrize(
    ("name", "params", "word"),
    [
        ("han_count", {"mim": 3}, "是不是 min"),
        ("han_count", {"min": "多"}, "整数"),
        ("han_count", {"doubtful_from": 2}, "0 到 1"),
        ("archive_parts", {}, "缺少参数 parts"),
        ("archive_parts", {"parts": ["照片>3"]}, "照片>3"),
        ("readable", {"kinds": ["ppt"]}, "ppt"),
    ],
)
def test_wrong_parameters_are_said_in_a_sentence(name: str, params: dict[str, object], word: str) -> None:
    (problem,) = problems_of(name, params)
    assert word in problem


def test_a_changed_check_looks_again_and_the_others_stand(
    asked: Any, seen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.domain.evidence import examine as examining

    question = asked(seen.text("字" * 100), checks=(CheckSpec("document"), CheckSpec("han_count", {"min": 100})))
    before = examine(question)
    assert examining.is_up_to_date(before, question.requirement)
    looked: list[str] = []

    def newer(name: str) -> Any:
        check = find_check(name)
        again = replace(check, check=lambda question: looked.append(name) or check.check(question))
        return replace(again, version=2) if name == "han_count" else again

    monkeypatch.setattr(examining, "find_check", newer)
    assert not examining.is_up_to_date(before, question.requirement)
    after = examine(question, before)
    assert (looked, after.result) == (["han_count"], before.result)
    assert after.findings[0] is before.findings[0]
    assert examining.is_up_to_date(after, question.requirement)
    stricter = replace(question.requirement, checks=(CheckSpec("document"), CheckSpec("han_count", {"min": 200})))
    assert not examining.is_up_to_date(after, stricter)
    assert examine(replace(question, requirement=stricter), after).result is Result.FAILED
