"""A school that signs with a name nobody listed: an admin says whose it is, once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.drills.other_county import test_other_county_decisions as other

county = other.county
AT = "2026-02-20T10:00"


def send_as(county: Any, hand: Any, name: str, sender: str) -> None:
    table = hand.xlsx(("周一", "周二"), ("语文", "数学"), ("英语", "体育"))
    raw = hand.letter(f"{name}课程表", sender, hand.Paper(f"{name}课程表.xlsx", table))
    county.append("post", raw, "2026-02-20T08:00")


def test_a_merged_name_is_known_from_then_on_until_it_is_undone(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock=other.OPENED)
    send_as(county, hand, "红星完小", "someone@qq.example")
    county.look("2026-02-20T09:00")
    assert other.verdict(county, "A2/p1/2026", AT) == "awaiting"
    said = county.run("decide", "merge", "红星完小", "第一小学", "--by", "王老师", clock=AT)
    assert said.code == 0, said.err
    assert "红星完小" in said.out
    county.run("judge", clock=AT)
    row = county.rows(AT)["A2/p1/2026"]
    assert row["verdict"] == "needs_review", "its name is known now; its address is still nobody's"
    assert len(county.rows(AT, "--party", "红星完小")) == 2
    again = county.run("decide", "merge", "第一小学", "红星完小", clock=AT)
    assert (again.code, "已经是同一个" in again.err) == (2, True)

    later = "2026-02-20T11:00"
    assert county.run("decide", "undo", "1", clock=later).code == 0
    county.run("judge", clock=later)
    assert other.verdict(county, "A2/p1/2026", later) == "awaiting"
    assert county.rows(later, "--as-of", AT)["A2/p1/2026"]["verdict"] == "needs_review"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("第一小学", "第二小学"), "是两个"),
        (("红星完小", "东风完小"), "都不在花名册里"),
        (("第一小学",), "两个名称"),
        (("第一小学", "第一小学"), "两个名称"),
        (("第一小学", "红" * 80), "太长"),
    ],
)
def test_names_that_cannot_be_merged_are_refused(county: Any, names: tuple[str, ...], told: str) -> None:
    county.run("plan", "open", clock=other.OPENED)
    said = county.run("decide", "merge", *names, clock=AT)
    assert (said.code, told in said.err) == (2, True), said.err
    assert county.run("records", "decisions", "--format", "json", clock=AT).json == []
