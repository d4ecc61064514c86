"""Whatever a person may type wrongly ends in one clear sentence, the right exit code, and nothing half-written."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from other_site import County, Forge

PLAN = """[plan]
id = "small"
year = 2026
[channels.class_share]
watched = "no"
[[requirement]]
id = "A"
title = "总结"
party = "school"
channels = ["class_share"]
due = "06-30"
"""
SCHOOLS = "编号,学校,学段,别名\ns1,第一小学,小学,一小\ns2,第二小学,小学,二小\n"
GOOD: dict[str, str] = {"rollcall.toml": "", "plan.toml": PLAN, "roster/schools.csv": SCHOOLS}

MAIL = 'kind = "imap"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nusername = "a@b.cn"\n'
WEB = 'kind = "html_list"\nbase_url = "http://127.0.0.1:9"\n[[list]]\nchannel = "class_share"\nurl = "/"\n'


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("rollcall.toml", 'sendng = "on"\n', ("rollcall.toml", "第 1 行", "sending")),
        ("rollcall.toml", 'sending = "on"\n', ("rollcall.toml", "host", "sender")),
        ("rollcall.toml", 'name = “某县”\n', ("rollcall.toml", "第 1 行", 'name = "某县"')),
        ("rollcall.toml", '[smtp]\nhost = "smtp.x.cn"\nsecurity = "none"\n', ("第 3 行", "tls")),
        ("rollcall.toml", '[send_window]\nhours = ["25:00-26:00"]\n', ("第 2 行",)),
        ("rollcall.toml", 'timezone = "Asia/Lanxi"\n', ("第 1 行", "Asia/Shanghai")),
        ("rollcall.toml", '[database]\nurl = "mysql://x"\n', ("第 2 行", "sqlite")),
        ("plan.toml", PLAN.replace("06-30", "04-31"), ("plan.toml", "第 11 行", "4 月 31 日")),
        ("plan.toml", PLAN.replace('"06-30"', "“06-30”"), ("plan.toml", "第 11 行", 'due = "06-30"')),
        ("plan.toml", PLAN.replace("due =", "deu ="), ("plan.toml", "第 11 行", "due")),
        ("plan.toml", PLAN.replace('"06-30"', '"first fryday of 3"'), ("第 11 行", "friday")),
        ("plan.toml", PLAN + 'stages = ["middle"]\n', ("第 12 行", "middle", "junior")),
        ("plan.toml", PLAN + 'checks = ["documnt"]\n', ("第 12 行", "document")),
        ("plan.toml", PLAN + "checks = [{ name = \"document\", min_hna = 3 }]\n", ("第 12 行", "min_han")),
        ("plan.toml", PLAN.replace('channels = ["class_share"]', 'channels = ["class_shar"]'), ("class_share",)),
        ("plan.toml", PLAN + '[[override]]\nrequirement = "A"\nparty = "s9"\ndue = "06-01"\n', ("s9",)),
        ("plan.toml", PLAN + '[[requirement]]\nid = "A"\ntitle = "又"\nparty = "school"\nchannels = []\n', ("两次",)),
        ("plan.toml", PLAN.replace('"06-30"', '"5 working days before Z"'), ("Z",)),
        ("plan.toml", PLAN.replace('"06-30"', '"5 working days before A"'), ("A",)),
        ("roster/schools.csv", SCHOOLS.replace(",二小", ",一小"), ("schools.csv", "一小", "第一小学")),
        ("roster/schools.csv", SCHOOLS.replace("s2,第二小学,小学", "s2,第二小学,大学"), ("大学", "小学")),
        ("roster/schools.csv", SCHOOLS.replace("s2,", "s1,"), ("s1",)),
        ("roster/schools.csv", SCHOOLS.replace("学段", "学断"), ("学断", "学段")),
        ("roster/schools.csv", b"\xff\xfe\x00\xd8", ("schools.csv",)),
        ("roster/teachers.csv", "编号,姓名,学校\nt1,王老师,s7\n", ("teachers.csv", "s7")),
        ("roster/teachers.csv", "编号,姓名,学校,出课教师\nt1,王老师,s1,也许\n", ("也许", "是")),
        ("roster/contacts.csv", "编号,姓名,角色,邮箱\nc1,孙老师,负责人,sun at x.cn\n", ("contacts.csv", "sun at x.cn")),
        ("roster/contacts.csv", "编号,姓名,角色,邮箱\nc1,孙老师,门卫,\n", ("门卫", "负责人")),
        ("sources/Mail.toml", MAIL.format(port=1), ("Mail",)),
        ("sources/m.toml", MAIL.format(port=1).replace("127.0.0.1", "imap.x.cn"), ("第 4 行", "tls")),
        ("sources/m.toml", MAIL.format(port=1).replace("imap", "pop3", 1), ("pop3", "imap")),
        ("sources/w.toml", WEB, ("w.toml", "container", "row")),
        ("sources/w.toml", WEB + 'container = "main"\nrow = "li"\nfields = { titel = "a" }\n', ("title",)),
        ("sources/w.toml", WEB.replace("http://", "ftp://"), ("第 2 行", "https://127.0.0.1:9")),
        ("rulings.toml", '[[ruling]]\ndefect = "x@1"\ndate = "昨天"\nby = "a"\ntext = "b"\n', ("rulings.toml", "date")),
        ("calendar.toml", '[[day]]\ndate = 2026-05-01\nkind = "holyday"\n', ("calendar.toml", "holiday")),
        ("roster/techers.csv", "a\n", ("techers.csv", "teachers.csv")),
        ("plann.toml", "", ("plann.toml", "plan.toml")),
        ("rungs/10-x/rung.toml", 'when = "T-x"\n', ("rungs/10-x", "subject.txt")),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)  # fmt: skip
def test_a_file_that_cannot_be_loaded_is_named_with_its_line_and_what_would_be_right(
    county: County, file: str, text: str | bytes, words: tuple[str, ...]
) -> None:
    county.write({**GOOD, file: text})
    said = county.run("plan", "open")
    said.is_refusal(*words)
    assert not (county.home / "state" / "rollcall.db").exists(), "nothing half-written"
    assert len(said.words) < 1500, said.words


def test_all_mistakes_of_all_files_come_together(county: County) -> None:
    county.write(
        {
            **GOOD,
            "plan.toml": PLAN.replace("06-30", "04-31").replace("title =", "titel ="),
            "roster/schools.csv": SCHOOLS.replace("小学,二小", "大学,二小"),
            "roster/teachers.csv": "编号,姓名,学校\nt1,王老师,s7\nt1,孙老师,s1\n",
        }
    )
    county.run("plan", "show").is_refusal("4 月 31 日", "titel", "大学", "s7", "teachers.csv", "schools.csv")


def test_what_is_not_there_or_cannot_be_read_as_a_moment_is_said(county: County, forge: Forge, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for command in (["status"], ["plan", "lint"], ["doctor"], ["judge"], ["records"]):
        forge.run("--home", str(nowhere), *command).is_refusal("nowhere", "init")
    assert not nowhere.exists()
    county.write(GOOD)
    for command in (["status"], ["judge"], ["read"], ["explain", "A"], ["rehearse"]):
        county.run(*command).is_refusal("plan open")
    county.run("plan", "show", at="昨天").is_refusal("昨天", "2023-02-25T09:00")
    county.run("status", "--as-of", "02-30").is_refusal("02-30")
    county.run("serve", at="2026-03-01T09:00").is_refusal("--clock")
    for wrong in (["status", "--formt", "json"], ["statsu"], ["status", "--format", "yaml"], ["plan", "opn"], ["init"]):
        said = county.run(*wrong)
        assert said.code == 2, wrong
        assert "Traceback" not in said.words
    county.opened("2026-03-01T09:00")
    at = "2026-03-02T09:00"
    county.run("status", "--plan", "other", at=at).is_refusal("other")
    county.run("status", "--requirement", "Z", at=at).is_refusal("Z", "A")
    county.run("status", "--verdict", "lost", at=at).is_refusal("lost", "missing")
    county.run("explain", "校车", at=at).is_refusal("校车")
    county.run("read", "nobody", at=at).is_refusal("nobody")
    county.run("records", "things", at=at).is_refusal("things", "notices")
    county.run("decide", "waive", "Z/s1/2026", "--why", "x", "--by", "y", at=at).is_refusal("Z/s1/2026")
    county.run("decide", "forgive", "A/s1/2026", at=at).is_refusal("forgive", "waive")


def test_a_database_that_cannot_be_opened_is_named(county: County, tmp_path: Path) -> None:
    county.write({**GOOD, "rollcall.toml": '[database]\nurl = "sqlite:////proc/nowhere/x.db"\n'})
    county.run("status").is_refusal("database", code=3)
    county.run("plan", "open").is_refusal("database", code=3)
    county.write({"rollcall.toml": '[database]\nurl = "postgresql+psycopg://u@127.0.0.1:9/x"\n'})
    county.run("status").is_refusal("database", code=3)
    (tmp_path / "junk.db").write_bytes(b"this is no database, it is a letter of many words" * 100)
    county.write({"rollcall.toml": f'[database]\nurl = "sqlite:///{tmp_path}/junk.db"\n'})
    county.run("status").is_refusal("database", code=3)


def test_an_unreachable_host_and_a_missing_secret_are_told_apart(county: County) -> None:
    plan = PLAN.replace('channels = ["class_share"]', 'channels = ["class_share", "mailbox"]')
    county.write({**GOOD, "plan.toml": plan, "sources/box-1.toml": MAIL.format(port=9)}).opened("2026-03-01T09:00")
    county.run("read", at="2026-03-01T10:00").is_refusal("ROLLCALL_SECRET_BOX_1")
    county.env["ROLLCALL_SECRET_BOX_1"] = "x"
    county.run("read", at="2026-03-01T11:00").is_refusal("box-1", code=3)
    county.run("doctor", at="2026-03-01T11:00").is_refusal("box-1", "127.0.0.1", code=3)
    [source] = county.run("status", "--format", "json", at="2026-03-01T11:01").json["sources"]
    assert source == {"id": "box-1", "channel": "mailbox", "complete_through": None, "state": "unreachable"}


def test_init_touches_nothing_that_is_there(forge: Forge, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "plan.toml").write_text("mine")
    forge.run("init", str(full)).is_refusal("full", "--add-missing")
    assert [path.name for path in full.iterdir()] == ["plan.toml"]
    forge.run("init", str(full / "plan.toml")).is_refusal("plan.toml")
    forge.run("init", "/proc/nowhere/x").is_refusal("/proc/nowhere")
    assert forge.run("init", str(full), "--add-missing").code == 0
    assert (full / "plan.toml").read_text() == "mine"
    assert (full / "secrets.env").stat().st_mode & 0o777 == 0o600
    fresh = tmp_path / "a" / "b"
    assert forge.run("init", str(fresh)).code == 0
    assert forge.run("init", str(fresh)).code == 2


@pytest.fixture(scope="module")
def shipped(forge: Forge, tmp_path_factory: pytest.TempPathFactory) -> County:
    made = County(tmp_path_factory.mktemp("shipped") / "county", forge)
    assert forge.run("init", str(made.home)).code == 0
    return made


@pytest.mark.parametrize("year", [2023, 2026, 2027])
def test_the_shipped_plan_shows_every_due_moment_of_a_year(shipped: County, year: int) -> None:
    shown = shipped.run("plan", "show", "--year", str(year), "--format", "json").json
    by_id: dict[str, Any] = {r["id"]: r for r in shown["requirements"]}
    assert set(by_id) == {f"S{n}" for n in range(1, 10)} | {f"T{n}" for n in range(1, 6)}
    assert shown["year"] == year
    assert shown["plan"] == f"lanxi-{year}"

    def due(id_: str) -> list[str]:
        return [moment["due_at"] for moment in by_id[id_]["due_moments"]]

    assert due("S1") == [f"{year}-02-24T17:00:00+08:00"]
    assert due("S6") == [f"{year}-05-08T17:00:00+08:00"]
    assert due("T1") == [f"{year}-04-30T23:59:59+08:00"]
    assert due("S9") == [f"{year}-03-12T23:59:59+08:00"]
    fridays = [date.fromisoformat(moment[:10]) for moment in due("S7")]
    assert [day.month for day in fridays] == [2, 3, 4, 5, 6, 7]
    assert all(day.weekday() == 4 and (day.day > 22 or day.month == 2) for day in fridays)
    opens = [datetime.fromisoformat(m["opens_at"]) for m in by_id["S7"]["due_moments"]]
    assert [(o.year, o.day) for o in opens] == [(year, 1)] * 6


def test_lint_finds_what_the_circular_leaves_open_and_says_what_was_ruled(shipped: County) -> None:
    said = shipped.run("plan", "lint", "--format", "json")
    assert said.code == 0, said.words
    found = said.json
    assert all(set(d) == {"id", "severity", "line", "quote", "message", "ruling"} for d in found)
    assert all(d["severity"] in ("error", "warning", "info") for d in found)
    ids = {d["id"] for d in found}
    assert {"impossible-date@18", "impossible-date@19"} <= ids, ids
    assert all(d["ruling"] for d in found if d["severity"] == "error"), found
    alone = shipped.forge.run("plan", "lint", str(shipped.home / "circular.txt"), "--format", "json")
    assert alone.code == 1
    assert {d["id"] for d in alone.json if d["severity"] == "error"} >= {"impossible-date@18"}
    assert shipped.forge.run("plan", "lint", "/nowhere/x.txt").code == 2


def test_an_unruled_error_stops_the_opening(forge: Forge, tmp_path: Path) -> None:
    made = County(tmp_path / "unruled", forge)
    forge.run("init", str(made.home))
    (made.home / "rulings.toml").unlink()
    assert made.run("plan", "lint").code == 1
    said = made.run("plan", "open", at="2023-02-01T09:00")
    assert said.code == 1, said.words
    assert "impossible-date@18" in said.words
    made.run("status", at="2023-02-01T09:00").is_refusal("plan open")
    (made.home / "circular.txt").unlink()
    assert made.run("plan", "lint").code == 0


def test_a_changed_plan_is_shown_and_needs_yes(county: County) -> None:
    county.write(GOOD).opened("2026-03-01T09:00")
    county.write({"plan.toml": PLAN.replace("06-30", "06-26")})
    said = county.run("plan", "open", at="2026-03-02T09:00")
    assert said.code == 1, said.words
    assert "06-26" in said.words
    assert county.rows("2026-03-02T09:01")["A/s1/2026"]["due_at"] == "2026-06-30T23:59:59+08:00"
    county.opened("2026-03-02T10:00")
    assert county.rows("2026-03-02T10:01")["A/s1/2026"]["due_at"] == "2026-06-26T23:59:59+08:00"
    assert county.rows("2026-03-02T10:01", as_of="2026-03-01T12:00")["A/s1/2026"]["due_at"].startswith("2026-06-30")
    assert county.run("plan", "open", at="2026-03-03T10:00").code == 0  # nothing changed
    said = county.run("plan", "open", "--year", "2027", at="2026-03-04T10:00")
    assert said.code == 0, said.words
    both = county.run("status", "--plan", "small", "--format", "json", at="2026-03-04T10:01").json
    assert both["plan"] == "small"
