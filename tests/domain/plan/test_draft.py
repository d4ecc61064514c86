"""Drafting a plan from circulars: measured on circulars of invented counties, and on the shipped one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from settings.mistakes import Mistakes
from settings.rulings_file import read_rulings
from settings.template import template_files
from settings.toml_text import read_toml
from tasks.domain.plan.draft import Draft, DraftRequirement, draft
from tasks.domain.plan.drafting.days.moments import find_whens
from tasks.domain.plan.drafting.days.when import Frame
from tasks.domain.plan.drafting.page import narrow
from tasks.domain.plan.drafting.papers.names.same_names import plain, same_name
from tasks.domain.plan.party import Stage
from tasks.domain.plan.ruling import Ruling

DATA = Path(__file__).resolve().parents[2] / "data" / "circulars_draft"
CIRCULARS = sorted(path.stem for path in DATA.glob("*.txt"))
CHANNELS = {
    **{f"S{n}": ("mailbox", "class_share") for n in (1, 2, 3, 4, 5, 6, 8)},
    "S7": ("web_report",),
    "S9": ("class_membership",),
    **{f"T{n}": ("personal_article",) for n in range(1, 6)},
}
DUE = {
    **{f"S{n}": "02-24 cob" for n in range(1, 6)},
    "S6": "05-08 cob",
    "S7": "last friday",
    "S8": "06-30 cob",
    "S9": "03-12",
    **{f"T{n}": "04-30" for n in range(1, 6)},
}


@dataclass(frozen=True, slots=True)
class Pair:
    expected: dict[str, Any]
    found: DraftRequirement | None


def drafted(name: str) -> Draft:
    return draft((DATA / f"{name}.txt").read_text("utf-8"))


def expected_of(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def paired(name: str) -> tuple[list[Pair], list[DraftRequirement]]:
    """Each expected requirement with the one that was found, and what was found but not expected."""
    left = list(drafted(name).requirements)
    pairs = []
    for wanted in expected_of(name).get("requirement", []):
        fits = [one for one in left if plain(one.title) == plain(wanted["title"])]
        fits = fits or [one for one in left if same_name(one.title, wanted["title"])]
        fits.sort(key=lambda one: (one.due or "") != wanted["due"])
        if fits:
            left.remove(fits[0])
        pairs.append(Pair(wanted, fits[0] if fits else None))
    return pairs, left


def same_places(found: Sequence[str], expected: list[str]) -> bool:
    """宁川教育云 is meant by “宁川教育云”平台“艺术展演”栏目, and 县档案馆 by U盘送县档案馆."""
    bare = [re.sub(r"[“”]", "", word) for word in found]
    return len(bare) == len(expected) and all(any(word in one for one in bare) for word in expected)


@pytest.mark.parametrize("name", CIRCULARS)
def test_nothing_is_invented(name: str) -> None:
    assert paired(name)[1] == []


@pytest.mark.parametrize("name", CIRCULARS)
def test_the_year_is_the_one_that_the_circular_speaks_of(name: str) -> None:
    assert drafted(name).year == expected_of(name)["year"]


def test_nine_in_ten_requirements_have_the_right_due_date_channels_party_and_count() -> None:
    pairs = [pair for name in CIRCULARS for pair in paired(name)[0]]
    found = [pair for pair in pairs if pair.found]
    right = {
        "due": sum((p.found.due or "") == p.expected["due"] for p in found if p.found),
        "channels": sum(same_places(p.found.channels or (), p.expected["channels"]) for p in found if p.found),
        "party": sum((p.found.party or "") == p.expected["party"] for p in found if p.found),
        "count": sum(p.found.count == p.expected.get("count", p.found.count) for p in found if p.found),
    }
    assert len(pairs) >= 60
    assert {key: value for key, value in right.items() if value < 0.9 * len(pairs)} == {}


@pytest.mark.parametrize("name", CIRCULARS)
def test_every_requirement_cites_its_line_and_says_how_sure_it_is(name: str) -> None:
    lines = (DATA / f"{name}.txt").read_text("utf-8").split("\n")
    for one in drafted(name).requirements:
        assert one.quote
        assert one.quote in lines[one.line - 1]
        assert 0 < one.confidence <= 1


@pytest.mark.parametrize("name", CIRCULARS)
def test_a_requirement_without_a_date_is_told_with_its_reason(name: str) -> None:
    found = drafted(name)
    for one in found.requirements:
        if one.due is None:
            assert any(unread.line in {one.line, one.due_line} and unread.why for unread in found.unread), one.title


def test_the_shipped_circular_gives_all_fourteen_requirements() -> None:
    files = template_files()
    mistakes = Mistakes()
    rulings = read_rulings(read_toml("rulings.toml", files["rulings.toml"], mistakes), None, mistakes)
    found = draft(files["circular.txt"].decode("utf-8"), rulings=rulings)
    of = {one.id: one for one in found.requirements}

    assert {id_: one.due for id_, one in of.items()} == DUE
    assert {id_: set(one.channels or ()) for id_, one in of.items()} == {
        id_: set(names) for id_, names in CHANNELS.items()
    }
    assert {id_: one.count for id_, one in of.items() if one.count != 1} == {
        "S6": {Stage.SENIOR: 15, Stage.JUNIOR: 15, Stage.PRIMARY: 11}  # circular L30: 中学 15 次, 小学 11 次
    }
    assert [(one.first, one.last) for one in found.windows] == [
        ("previous 12-02", "02-28"),
        ("02-06", "02-19"),
        ("03-01", "04-30"),  # ruled: L18 says 4年31日
    ]
    assert list(found.themes) == [3, 4, 5, 6, 7]
    assert [contact.line for contact in found.contacts] == [56, 57]


FRAME = Frame(2026, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("3月15日前", "03-15"),
        ("二〇二六年三月五日下班前", "03-05 cob"),
        ("４月３０日１７：００前", "04-30 17:00"),
        ("5月29日下午5点半前", "05-29 17:30"),
        ("3月12日24时", "03-12"),
        ("即日起至4月10日", "04-10"),
        ("本月底前", "03-31"),
        ("下月5日前", "04-05"),
        ("本周五前", "03-06"),
        ("明天下班前", "03-03 cob"),
        ("2月底前", "02-28"),
        ("2027年1月10日前", "next 01-10"),
        ("每月25日前", "rrule:FREQ=MONTHLY;BYMONTHDAY=25"),
        ("每月底前", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("3月至6月每月10日前", "rrule:FREQ=MONTHLY;BYMONTH=3,4,5,6;BYMONTHDAY=10"),
        ("每周五12:00前", "rrule:FREQ=WEEKLY;BYDAY=FR 12:00"),
        ("每季度末月25日前", "rrule:FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("每月最后一个星期五上传", "last friday"),
        ("3-6月每月第二个周三前", "second wednesday of 3-6"),
        ("4月31日前", None),
        ("4月上旬", None),
        ("放假前", None),
        ("活动结束后三个工作日内", None),
    ],
)
def test_a_moment_is_read_as_the_plan_would_write_it(text: str, due: str | None) -> None:
    (when,) = find_whens(narrow(text), FRAME)
    assert when.due == due
    assert when.due or when.why


def test_a_day_that_no_calendar_has_is_null_with_its_reason_until_a_ruling_names_one() -> None:
    text = "各校于2026年4月31日前将《课程表》报送至邮箱 a@example.com。"
    (open_,) = draft(text).requirements
    assert open_.due is None
    assert "4 月只有 30 天" in draft(text).unread[0].why

    ruled = draft(text, rulings=[Ruling("impossible-date@1", date(2026, 3, 1), "管理员", "按 4 月 30 日")])
    assert ruled.requirements[0].due == "04-30"
    assert ruled.unread == ()


def test_two_deadlines_for_one_paper_in_one_channel_are_left_to_a_person() -> None:
    text = "一、各校于3月10日前将《课程表》发至邮箱。\n二、《课程表》请于3月20日前发至邮箱。"
    (one,) = draft(text).requirements
    assert one.due is None
    assert "有几个不同的期限" in draft(text).unread[0].why


def test_meetings_windows_laws_and_the_day_of_issue_are_not_owed() -> None:
    text = (
        "根据《中华人民共和国教育法》（2021年4月29日修正），定于3月10日上午9:00召开会议。\n"
        "活动时间：2026年4月1日至4月30日。\n联系人：王老师 0400-1234567\n甲县教育局\n2026年3月1日"
    )
    found = draft(text)
    assert found.requirements == ()
    assert [(window.first, window.last) for window in found.windows] == [("04-01", "04-30")]
    assert [contact.name for contact in found.contacts] == ["王老师"]


@pytest.mark.parametrize("text", ["", "\n\n", "一" * 5000, "（" * 3000, "第一、" * 2000, "《" * 4000])
def test_a_text_that_asks_for_nothing_gives_an_empty_draft(text: str) -> None:
    assert draft(text).requirements == ()
