"""What came on paper, by WeChat or on a stick is registered by an admin, and the wrong ways of doing so are refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.drills.other_county import test_other_county_decisions as other

OPENED, AFTER = other.OPENED, other.AFTER
county = other.county


def test_paper_is_registered_with_its_day_its_way_and_its_file(county: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    county.look(AFTER)
    county.write("扫描件.pdf", b"%PDF-1.4 scanned")
    at = "2026-03-03T10:00"
    said = county.run(
        "decide", "vouch", "一小", "课程表", "--on", "2026-03-02", "--how", "纸质", "--by", "王老师", "--why", "停电",
        "--file", str(county.home / "扫描件.pdf"), clock=at,
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "王老师代收登记 2026-03-02 收到，纸质，附扫描件.pdf：停电" in said.out
    row = county.rows(at)["A2/p1/2026"]
    assert row["verdict"] == "satisfied"
    [shown] = row["evidence"]
    assert (shown["id"], shown["source"], shown["file"]) == ("v1", "代收登记", "扫描件.pdf")
    assert (county.home / "state/evidence" / shown["sha256"]).read_bytes() == b"%PDF-1.4 scanned"
    assert "代收登记" in "".join(row["reasons"])
    assert "代收登记" in county.run("explain", "A2/p1/2026", clock=at).out

    scope = ("decide", "代收登记", "A2/@primary/2026", "--how", "微信")
    assert county.run(*scope, clock=at).code == 1
    assert county.run(*scope, "--yes", clock=at).code == 0
    kinds = {id_: row["verdict"] for id_, row in county.rows(at).items() if id_.startswith("A2/p")}
    assert kinds == {"A2/p1/2026": "satisfied", "A2/p2/2026": "satisfied_late", "A2/p3/2026": "satisfied_late"}
    county.run("decide", "undo", "1", clock=at)
    assert county.rows(at)["A2/p1/2026"]["verdict"] == "satisfied_late"
    assert county.rows(at, "--as-of", "2026-03-03T09:00")["A2/p1/2026"]["verdict"] == "missing"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("vouch", "A2/p1/2026", "--on", "2026-02-04"), "不能晚于现在"),
        (("vouch", "A2/p1/2026", "--on", "2025-12-30"), "之前"),
        (("vouch", "A2/p1/2026", "--member", "t1"), "--member"),
        (("vouch", "A2/p1/2026", "--channel", "class_share"), "没有渠道"),
        (("vouch", "A2/p1/2026", "--file", "nowhere.pdf"), "nowhere.pdf"),
        (("vouch", "A9/p1/2026"), "A9/p1/2026"),
        (("waive", "A2/p1/2026", "--how", "纸质"), "只用于代收登记"),
        (("waive", "A2/p1/2026", "--member", "nobody"), "--member"),
    ],
)
def test_a_vouching_that_cannot_be_is_refused_in_one_sentence(county: Any, words: tuple[str, ...], told: str) -> None:
    county.run("plan", "open", clock=OPENED)
    said = county.run("decide", *words, clock="2026-02-02T09:00")
    assert (said.code, told in said.err) == (2, True), said.err
    assert len(said.err.strip().splitlines()) == 1
    assert county.run("records", "decisions", "--format", "json", clock="2026-02-02T09:00").json == []
