"""What an admin decides, what is known at a moment, and what the command line says when something is not right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PLAN = """
[plan]
id = "jiaoxue-2026"
year = 2026

[[requirement]]
id = "A1"
title = "《教学工作总结》"
aliases = ["教学总结"]
party = "school"
channels = ["mailbox"]
due = "06-26 17:00"
checks = ["document"]

[[requirement]]
id = "A2"
title = "《课程表》"
party = "school"
channels = ["mailbox"]
due = "03-02 cob"
checks = [{ name = "table", rows = 2 }]
"""
OPENED, DUE, AFTER = "2026-02-01T09:00", "2026-03-02T17:00:00+08:00", "2026-03-02T18:00"


@pytest.fixture
def county(bare: Any, user: Callable[[], str]) -> Any:
    bare.write("rollcall.toml", "")
    bare.write("plan.toml", PLAN)
    rows = "".join(f"p{n},第{'一二三'[n - 1]}小学,小学,{'一二三'[n - 1]}小,k{n}\n" for n in (1, 2, 3))
    bare.write("roster/schools.csv", "id,name,stages,aliases,coordinator\n" + rows + "j1,第一中学,初中,一中,k4\n")
    people = "".join(f"k{n},孙老师{n},coordinator,k{n}@school.example\n" for n in (1, 2, 3, 4))
    bare.write("roster/contacts.csv", "id,name,role,email\n" + people + "a1,王老师,admin,a1@county.example\n")
    bare.mailbox("post", user())
    return bare


def send_table(county: Any, hand: Any, number: int, at: str, name: str = "课程表.xlsx", box: str = "post") -> None:
    table = hand.xlsx(("周一", "周二"), ("语文", "数学"), ("英语", f"体育{number}"))
    raw = hand.letter(name.rpartition(".")[0], f"k{number}@school.example", hand.Paper(name, table))
    county.append(box, raw, at)


def verdict(county: Any, id_: str, clock: str, *more: str) -> str:
    return str(county.rows(clock, *more)[id_]["verdict"])


def test_decisions_move_verdicts_and_each_can_be_undone(county: Any, hand: Any) -> None:
    assert county.run("plan", "open", clock=OPENED).code == 0
    send_table(county, hand, 1, "2026-03-03T08:00")
    read, judged = county.look("2026-03-03T09:00")
    assert (read.code, judged.code) == (0, 0), judged.out + judged.err
    at = "2026-03-03T10:00"
    before = {id_: row["verdict"] for id_, row in county.rows(at).items() if id_.startswith("A2")}
    assert before == {"A2/p1/2026": "satisfied_late", "A2/p2/2026": "missing", "A2/p3/2026": "missing",
                      "A2/j1/2026": "missing"}  # fmt: skip

    longer = ("decide", "extend", "A2/@primary/2026", "--until", "2026-03-06T12:00", "--why", "大雪")
    scope = county.run(*longer, clock=at)
    assert scope.code == 1
    assert "3" in scope.err
    assert verdict(county, "A2/p2/2026", at) == "missing"
    assert county.run(*longer, "--yes", clock=at).code == 0
    rows = county.rows(at)
    assert [rows[f"A2/{p}/2026"]["verdict"] for p in ("p1", "p2", "p3", "j1")] == [
        "satisfied", "awaiting", "awaiting", "missing",
    ]  # fmt: skip
    assert rows["A2/p2/2026"]["due_at"] == "2026-03-06T12:00:00+08:00"
    assert "延期" in "".join(rows["A2/p2/2026"]["reasons"])

    waived = county.run("decide", "waive", "三小", "课程表", "--by", "王老师", "--why", "新校", clock=at)
    assert waived.code == 0, waived.err
    assert verdict(county, "A2/p3/2026", at) == "excused"
    listed = county.run("records", "decisions", "--format", "json", clock=at).json
    assert [one["act"] for one in listed] == ["extend", "waive"]
    assert county.run("decide", "undo", str(listed[1]["id"]), clock=at).code == 0
    assert verdict(county, "A2/p3/2026", at) == "awaiting"

    extended_over = "2026-03-06T12:30"
    assert verdict(county, "A2/p2/2026", extended_over) == "unknown", "the earlier reading proves nothing any more"
    county.look(extended_over)
    assert verdict(county, "A2/p2/2026", extended_over) == "missing"
    assert county.run("decide", "extend", "A2/p2/2026", "--until", "2026-03-09", clock=extended_over).code == 0
    assert county.rows(extended_over)["A2/p2/2026"]["due_at"] == "2026-03-09T23:59:59+08:00", "a day ends at its end"
    assert county.run("decide", "undo", str(listed[0]["id"]), clock=extended_over).code == 0
    assert verdict(county, "A2/p1/2026", extended_over) == "satisfied_late"


def test_wrong_decisions_end_in_one_sentence_and_change_nothing(county: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    at = "2026-02-02T09:00"
    for words in (
        ("waive", "A9/p1/2026"),
        ("waive", "课程表"),
        ("extend", "A2/p1/2026"),
        ("extend", "A2/p1/2026", "--until", "2026-02-03"),
        ("extend", "A2/p1/2026", "--until", "明天"),
        ("waive", "A2/p1/2026", "--by", "孙老师"),
        ("waive", "A2/p1/2026", "--channel", "class_share"),
        ("accept", "e99"),
        ("assign", "e99", "--to", "A2/p1/2026"),
        ("undo", "7"),
        ("praise", "A2/p1/2026"),
    ):
        said = county.run("decide", *words, "--yes", clock=at)
        assert said.code == 2, (words, said)
        assert said.err.strip().startswith("rollcall: "), said.err
        assert "Traceback" not in said.err
    assert county.run("records", "decisions", "--format", "json", clock=at).json == []


def test_items_are_accepted_rejected_and_assigned_by_a_person(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    send_table(county, hand, 1, "2026-02-20T08:00", name="新建表格.xlsx")
    send_table(county, hand, 2, "2026-02-20T08:01")
    locked = hand.archive({"a.xlsx": b"x"}, locked=True)
    sealed = hand.letter("三小课程表", "k3@school.example", hand.Paper("课程表.zip", locked))
    county.append("post", sealed, "2026-02-20T08:02")
    _, judged = county.look("2026-02-20T09:00")
    assert judged.code == 1
    at = "2026-02-20T10:00"
    rows = county.rows(at)
    assert [rows[f"A2/p{n}/2026"]["verdict"] for n in (1, 2, 3)] == ["awaiting", "satisfied", "needs_review"]

    item = rows["A2/p3/2026"]["evidence"][0]["id"]
    assert county.run("decide", "accept", item, "--by", "王老师", clock=at).code == 0
    other = rows["A2/p2/2026"]["evidence"][0]["id"]
    assert county.run("decide", "reject", other, "--why", "少一个班", clock=at).code == 0
    rows = county.rows(at)
    assert [rows[f"A2/p{n}/2026"]["verdict"] for n in (2, 3)] == ["rejected", "satisfied"]
    assert "少一个班" in str(rows["A2/p2/2026"])

    stray = f"e{int(other[1:]) - 2}"
    explained = county.run("explain", stray, "--format", "json", clock=at)
    assert explained.code == 0, explained.err
    assert "新建表格.xlsx" in explained.out
    assert county.run("decide", "assign", stray, "--to", "一小 课程表", clock=at).code == 0
    assert verdict(county, "A2/p1/2026", at) == "received"
    assert county.run("judge", clock=at).code == 0
    assert verdict(county, "A2/p1/2026", at) == "satisfied"
    assert county.run("decide", "reject", "二小", "课程表", "--why", "再说一次", clock=at).code == 0


def test_what_was_known_at_a_moment_is_told_the_same_for_ever(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    send_table(county, hand, 1, "2026-02-20T08:00")
    county.look("2026-02-20T09:00")
    moments = ("2026-02-01T09:00", "2026-02-20T09:00", "2026-02-25T00:00", AFTER)
    county.look(AFTER)
    asked = [("status", "--format", "json"), ("status",), ("explain", "A2/p1/2026"), ("status", "--format", "csv"),
             ("records", "readings", "--format", "json")]  # fmt: skip
    then = {(m, words): county.run(*words, "--as-of", m, clock=AFTER) for m in moments for words in asked}
    assert {said.code for said in then.values()} == {0}
    assert then[(moments[3], asked[0])].json["as_of"] == "2026-03-02T18:00:00+08:00"
    kinds = [then[(m, asked[0])].json["rows"][1] for m in moments]
    assert [row["id"] for row in kinds] == ["A1/p2/2026"] * 4

    send_table(county, hand, 2, "2026-03-01T08:00")
    county.look("2026-03-03T09:00")
    county.run("decide", "waive", "A2/p3/2026", clock="2026-03-03T10:00")
    county.run("decide", "extend", "A2/p1/2026", "--until", "2026-04-01", clock="2026-03-03T10:00")
    county.write("plan.toml", PLAN.replace("06-26", "06-29"))
    assert county.run("plan", "open", "--yes", clock="2026-03-04T10:00").code == 0
    county.look("2026-03-05T09:00")

    late = "2026-03-05T09:30"
    again = {(m, words): county.run(*words, "--as-of", m, clock=late) for m in moments for words in asked}
    for key, said in then.items():
        assert again[key].out == said.out, key
    assert verdict(county, "A2/p2/2026", late) == "satisfied"
    apart = county.run("status", "--format", "json", "--as-of", moments[1], apart=True)
    assert apart.out == then[(moments[1], asked[0])].out


def test_a_mail_that_arrives_between_reading_and_judging_is_neither_lost_nor_missed(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    assert county.run("read", clock=AFTER).code == 0
    send_table(county, hand, 1, "2026-03-02T16:59")
    assert verdict(county, "A2/p1/2026", AFTER) == "unknown", "read, but not judged: what came was not looked at"
    county.run("judge", clock=AFTER)
    assert verdict(county, "A2/p1/2026", AFTER) == "missing"
    assert county.run("read", clock="2026-03-02T18:10").code == 0
    assert verdict(county, "A2/p1/2026", "2026-03-02T18:10") == "received"
    assert county.run("judge", clock="2026-03-02T18:10").code == 0
    assert verdict(county, "A2/p1/2026", "2026-03-02T18:10") == "satisfied"


def test_a_mail_from_after_the_clock_is_kept_and_not_yet_there(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    send_table(county, hand, 1, "2026-03-02T18:30")
    locked = hand.archive({"a.xlsx": b"x"}, locked=True)
    county.append("post", hand.letter("你好", "x@qq.example", hand.Paper("课程表.zip", locked)), "2026-03-02T18:31")
    read, judged = county.look(AFTER)
    assert (read.code, judged.code) == (0, 0), judged.out
    row = county.rows(AFTER)["A2/p1/2026"]
    assert (row["verdict"], row["evidence"]) == ("missing", [])
    _, judged = county.look("2026-03-02T19:00")
    assert judged.code == 1
    rows = county.rows("2026-03-02T19:00")
    assert rows["A2/p1/2026"]["verdict"] == "satisfied_late"
    assert rows["A2/p1/2026"]["evidence"][0]["received_at"] == "2026-03-02T18:30:00+08:00"


def test_the_clock_does_not_run_backwards(county: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    county.run("read", clock="2026-02-20T09:00")
    for words in (("judge",), ("read",), ("status",), ("plan", "open"), ("decide", "waive", "A2/p1/2026"), ("send",),
                  ("summarise",), ("rehearse",)):  # fmt: skip
        said = county.run(*words, clock="2026-02-19T09:00")
        assert said.code == 2, (words, said)
        assert "早于" in said.err
    assert county.run("status", clock="2026-02-20T09:00").code == 0
    assert county.run("status", "--as-of", "2026-02-10", clock="2026-02-20T09:00").code == 0
    assert county.run("status", clock="gestern").code == 2


def test_nothing_is_judged_while_no_plan_is_open(county: Any) -> None:
    for words in (("judge",), ("read",), ("status",), ("explain", "A2/p1/2026"), ("decide", "waive", "A2/p1/2026"),
                  ("rehearse",), ("summarise",)):  # fmt: skip
        said = county.run(*words, clock=OPENED)
        assert said.code == 2, (words, said)
        assert "开季" in said.err
    for words in (("plan", "lint"), ("plan", "show"), ("roster", "check"), ("records",), ("records", "decisions"),
                  ("records", "notices"), ("records", "readings")):  # fmt: skip
        said = county.run(*words, clock=OPENED)
        assert said.code == 0, (words, said)
    county.run("plan", "open", clock=OPENED)
    assert county.run("status", "--as-of", "2026-01-31", clock=OPENED).code == 2
    assert county.run("judge", "--plan", "other-2026", clock=OPENED).code == 2


def test_a_mailbox_that_cannot_be_seen_leaves_unknown_and_never_missing(county: Any, user: Callable[[], str]) -> None:
    county.mailbox("second", user(), port="1")
    county.write("sources/second.toml", (county.home / "sources/second.toml").read_text("utf-8").replace('"1"', "1"))
    county.run("plan", "open", clock=OPENED)
    read, judged = county.look(AFTER)
    assert read.code == 3
    assert judged.code == 0
    document = county.status(AFTER)
    states = {s["id"]: (s["state"], s["complete_through"]) for s in document["sources"]}
    assert states == {"post": ("complete", "2026-03-02T18:00:00+08:00"), "second": ("unreachable", None)}
    row = next(r for r in document["rows"] if r["id"] == "A2/p1/2026")
    assert (row["verdict"], row["channels"]["mailbox"]["state"]) == ("unknown", "unknown")
    assert "second" in "".join(row["reasons"])
    assert county.run("read", "post", clock=AFTER).code == 0
    assert county.run("read", "third", clock=AFTER).code == 2


def test_a_refused_login_and_a_missing_secret_are_said_in_a_sentence(county: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    county.environ["ROLLCALL_SECRET_POST"] = "wrong"
    refused = county.run("read", clock=AFTER)
    assert refused.code == 3
    assert "post" in refused.out + refused.err
    county.run("judge", clock=AFTER)
    document = county.status(AFTER)
    assert document["sources"][0]["state"] == "refused"
    assert {r["verdict"] for r in document["rows"] if r["requirement"] == "A2"} == {"unknown"}

    del county.environ["ROLLCALL_SECRET_POST"]
    missing = county.run("read", clock=AFTER)
    assert missing.code == 2
    assert "ROLLCALL_SECRET_POST" in missing.out + missing.err
    county.write("secrets.env", "ROLLCALL_SECRET_POST=abcd-efgh-ijkl\n")
    (county.home / "secrets.env").chmod(0o600)
    assert county.run("read", clock=AFTER).code == 0


def test_a_changed_roster_is_shown_before_it_changes_an_open_plan(county: Any) -> None:
    assert "8" in county.run("plan", "open", clock=OPENED).out
    again = county.run("plan", "open", clock="2026-02-02T09:00")
    assert (again.code, "没有变化" in again.out) == (0, True)
    schools = county.home / "roster/schools.csv"
    text = schools.read_text("utf-8")
    schools.write_text(text.replace("j1,第一中学,初中,一中,k4\n", "p4,第四小学,小学,四小,k4\n"), "utf-8")
    at = "2026-02-27T09:00"
    asked = county.run("plan", "open", clock=at)
    assert asked.code == 1
    for shown in ("A2/p4/2026", "A2/j1/2026"):
        assert shown in asked.err
    assert "A2/p4/2026" not in county.rows(at)
    assert county.run("plan", "open", "--yes", clock=at).code == 0
    rows = county.rows(at)
    assert "A2/j1/2026" not in rows
    assert rows["A2/p4/2026"]["due_at"] == "2026-03-05T23:59:59+08:00", "five working days on, the Saturday among them"
    assert rows["A2/p1/2026"]["due_at"] == DUE
    assert "A2/j1/2026" in county.rows(at, "--as-of", "2026-02-26T09:00")


def test_several_plans_are_open_and_one_item_fills_one_only(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    later = PLAN.replace("year = 2026", 'year = 2026\nstarts = "02-15"')
    county.write("plan.toml", later.replace("jiaoxue-2026", "qiuji-2026"))
    opened = county.run("plan", "open", clock="2026-02-10T09:00")
    assert opened.code == 0, opened.err
    send_table(county, hand, 1, "2026-02-20T08:00")
    county.look("2026-02-20T09:00")
    county.run("judge", "--plan", "jiaoxue-2026", clock="2026-02-20T09:00")
    document = county.status("2026-02-20T09:00")
    assert document["plan"] == "qiuji-2026"
    kinds = [
        verdict(county, "A2/p1/2026", "2026-02-20T09:00", "--plan", plan) for plan in ("qiuji-2026", "jiaoxue-2026")
    ]
    assert kinds == ["satisfied", "awaiting"], "judged first by default: the plan that started last"

    at = "2026-02-20T10:00"
    item = county.rows(at)["A2/p1/2026"]["evidence"]
    moved = county.run("decide", "assign", item[0]["id"], "--to", "A2/p1/2026", "--plan", "jiaoxue-2026", clock=at)
    assert moved.code == 0, moved.err
    for plan in ("qiuji-2026", "jiaoxue-2026"):
        county.run("judge", "--plan", plan, clock=at)
    assert [verdict(county, "A2/p1/2026", at, "--plan", plan) for plan in ("qiuji-2026", "jiaoxue-2026")] == [
        "awaiting", "satisfied",
    ]  # fmt: skip


def test_words_find_an_obligation_and_several_hits_are_listed(county: Any) -> None:
    county.run("plan", "open", clock=OPENED)
    one = county.run("explain", "一小", "课程表", "--format", "json", clock=OPENED)
    assert one.code == 0
    assert "A2/p1/2026" in one.out
    several = county.run("explain", "课程表", clock=OPENED)
    assert several.code == 0
    assert all(f"A2/{p}/2026" in several.out for p in ("p1", "p2", "p3", "j1"))
    nothing = county.run("explain", "五小", "课程表", clock=OPENED)
    assert nothing.code == 2
    assert len(county.rows(OPENED, "--party", "一小")) == 2
    assert len(county.rows(OPENED, "--requirement", "A1")) == 4
    assert len(county.rows(OPENED, "--verdict", "awaiting", "--due-before", "2026-03-03")) == 4
