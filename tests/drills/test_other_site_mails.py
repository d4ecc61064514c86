"""Another county's mails as they really leave: one a day for each reader, and no accusation without proof."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest
from other_papers import LONG, docx
from other_site import County, Sink, Site

PLAN = """
[plan]
id = "mails"
year = 2026
starts = "03-01"
grace = { website = "1h" }
[[requirement]]
id = "A"
title = "《教研工作计划》"
party = "school"
channels = ["class_share"]
due = "03-27 cob"
checks = ["document"]
[[requirement]]
id = "B"
title = "《作息时间表》"
party = "school"
channels = ["class_share"]
due = "03-27 cob"
checks = ["document"]
[[requirement]]
id = "C"
title = "《安全预案》"
party = "school"
channels = ["class_share"]
due = "03-27 cob"
pending = true
"""
SCHOOLS = """编号,学校,学段,别名,班级,负责人,校长
s1,第一小学,小学,一小,c1,k1,p1
s2,第二小学,小学,二小,c2,k2,p1
s3,第三小学,小学,三小,c3,k1,p1
s4,第四小学,小学,四小,c4,,p1
"""
CONTACTS = """编号,姓名,角色,邮箱,学段,电话
k1,王老师,负责人,wang@school.example,,0451-1
k2,孙老师,负责人,sun@school.example,,
p1,李老师,校长,li@school.example,,
t1,赵老师,联系人,zhao@county.example,小学,
a1,钱老师,管理员,qian@county.example,,
"""
APP = """
sending = "{sending}"
name = "邻县教师发展中心"
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "notice@county.example"
reply_to = "desk@county.example"
per_hour = 200
per_day = 500
"""
SOURCE = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
[[list]]
channel = "class_share"
url = "/{{class}}"
container = "ul"
row = "li"
fields = {{ title = "a", link = "a@href", date = "time" }}
[list.detail]
body = ".text"
attachments = ".text a@href"
"""


@pytest.fixture
def other(county: County, site: Site, sink: Sink) -> County:
    county.write(
        {
            "rollcall.toml": APP.format(sending="on", port=sink.port),
            "plan.toml": PLAN,
            "roster/schools.csv": SCHOOLS,
            "roster/contacts.csv": CONTACTS,
            "sources/w.toml": SOURCE.format(url=site.url),
        }
    )
    site.pages |= {f"/c{n}": listing() for n in (1, 2, 3, 4)}
    site.pages["/f.docx"] = docx("教研工作计划", LONG)
    site.pages["/p/A"] = "<div class='text'><a href='/f.docx'>教研工作计划.docx</a></div>"
    site.pages["/p/B"] = f"<div class='text'>作息时间表{LONG}</div>"
    site.pages["/p/C"] = f"<div class='text'>安全预案{LONG}</div>"
    return county.opened("2026-03-02T09:00")


def listing(*titles: str) -> str:
    of = {"教研工作计划": "A", "作息时间表": "B", "安全预案": "C"}
    rows = "".join(f"<li><a href='/p/{of[title]}'>{title}</a><time>2026-03-20</time></li>" for title in titles)
    return f"<html><body><ul>{rows}</ul></body></html>"


def day(county: County, at: str, *, reads: bool = True, code: int = 0) -> None:
    """One round of the day: read, judge, send."""
    if reads:
        county.run("read", at=at)
    assert county.run("judge", at=at).code in (0, 1)
    said = county.run("send", at=at)
    assert said.code == code, said.words


def texts(mail: EmailMessage) -> tuple[str, str]:
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content(), html.get_content()


def notices(county: County, at: str) -> list[dict[str, Any]]:
    found = county.run("records", "notices", "--format", "json", at=at).json
    keys = {"key", "rung", "recipient", "send_at", "subject", "obligations", "state"}
    states = {"held", "waiting", "claimed", "sent", "refused", "uncertain", "rehearsed", "dropped"}
    assert all(set(notice) >= keys and notice["state"] in states for notice in found), found
    assert len({notice["key"] for notice in found}) == len(found)
    return list(found)


def test_a_season_of_mails(other: County, site: Site, sink: Sink) -> None:
    # T-7 is 03-20, a Friday
    foreseen = other.run("rehearse", "--days", "30", "--format", "json", at="2026-03-02T10:00").json
    assert {"key", "rung", "recipient", "send_at", "subject", "obligations", "state"} <= set(foreseen[0])
    assert not sink.take()
    day(other, "2026-03-20T08:00")
    assert not sink.take()  # before the window
    day(other, "2026-03-20T09:00")
    mails = sink.take()
    assert sorted(to for to, _ in mails) == ["sun@school.example", "wang@school.example", "wang@school.example"]
    subjects = {str(mail["Subject"]) for _, mail in mails}
    for to, mail in mails:
        plain, html = texts(mail)
        for text in (plain, html):
            assert "教研工作计划" in text
            assert "作息时间表" in text
            assert "3月27日" in text
            assert "17:00" in text
            assert "缺交" not in text
        assert mail["Reply-To"] == "desk@county.example"
        assert mail["From"].addresses[0].addr_spec == "notice@county.example"
        assert mail["Message-ID"]
        assert to in str(mail["To"])
    assert all(any("一" <= sign <= "鿿" for sign in subject) for subject in subjects)
    day(other, "2026-03-20T09:10")
    day(other, "2026-03-20T14:00")
    assert not sink.take()  # nothing twice

    site.pages["/c2"] = listing("教研工作计划")
    day(other, "2026-03-26T09:00")  # T-1 wd
    mails = sink.take()
    [to_sun] = [mail for to, mail in mails if to == "sun@school.example"]
    assert "作息时间表" in texts(to_sun)[0]
    assert "教研工作计划" not in texts(to_sun)[0], texts(to_sun)[0]

    # past due on Friday; the site is down on Monday morning: no proof, no accusation
    site.pages["/c1"] = (503, "坏了")
    day(other, "2026-03-27T20:00")
    day(other, "2026-03-30T08:40")
    mails = sink.take()
    assert [to for to, _ in mails if to == "wang@school.example"] == ["wang@school.example"]  # the third school's
    told = {to: texts(mail) for to, mail in mails}
    assert "第一小学" not in told["wang@school.example"][0]
    rows = other.rows("2026-03-30T08:41")
    assert rows["A/s1/2026"]["verdict"] == "unknown"
    assert rows["A/s3/2026"]["verdict"] == "missing"
    assert rows["C/s3/2026"]["verdict"] == "missing"
    for to, (plain, html) in told.items():
        if to.endswith("school.example"):
            assert "缺交" not in plain + html
            assert "尚未收到" in plain
            assert "安全预案" not in plain, plain  # rests on a ruling still to come: never accused
            assert "2026-03-30 08:40" in plain  # the reading that it rests on
    day(other, "2026-03-30T09:40", reads=False)
    assert not sink.take()

    # the site is back: the first school is proved to lack, its mail leaves; what came meanwhile is not asked for
    site.pages["/c1"] = listing("作息时间表")
    site.pages["/c3"] = listing("教研工作计划", "作息时间表")
    day(other, "2026-03-31T09:00")
    mails = sink.take()
    thanked = [mail for to, mail in mails if "感谢" in str(mail["Subject"])]  # the third school, which sent meanwhile
    [to_wang] = [mail for to, mail in mails if to == "wang@school.example" and mail not in thanked]
    assert "教研工作计划" in texts(to_wang)[0]
    assert "第三小学" not in texts(to_wang)[0]

    found = notices(other, "2026-03-31T10:00")
    assert {n["state"] for n in found} >= {"sent"}
    sent = [n for n in found if n["state"] == "sent"]
    assert all(n["rung"] and n["obligations"] for n in sent)
    page = other.run("explain", "A/s1/2026", at="2026-03-31T10:01").out
    assert "缺交" in page
    assert "E0" in page


def test_the_summary_goes_to_the_stage_contact_once(other: County, sink: Sink) -> None:
    day(other, "2026-03-27T20:00")
    other.run("read", at="2026-03-30T08:40")
    other.run("judge", at="2026-03-30T08:40")
    assert other.run("summarise", at="2026-03-30T08:45").code == 0
    assert other.run("summarise", at="2026-03-30T08:50").code == 0
    day(other, "2026-03-30T09:00", reads=False)
    mails = [mail for to, mail in sink.take() if to == "zhao@county.example"]
    assert len(mails) == 1
    plain, html = texts(mails[0])
    assert "第四小学" in plain
    assert "没有登记负责人" in plain
    assert "12" in plain
    assert "第二小学" in html


def test_stale_proof_and_past_accusations_are_held_back(other: County, site: Site, sink: Sink) -> None:
    day(other, "2026-03-27T20:00")
    sink.take()
    day(other, "2026-03-30T09:00", reads=False)  # proof of Friday night is 61 hours old
    assert not [to for to, _ in sink.take() if to.endswith("school.example")]
    assert other.verdicts("2026-03-30T09:01")["A/s1/2026"] == "missing"
    site.pages["/c2"] = listing("教研工作计划", "作息时间表", "安全预案")
    other.run("read", at="2026-03-30T10:00")
    other.run("judge", at="2026-03-30T10:00")
    site.pages["/c2"] = listing()
    other.run("send", at="2026-03-30T10:05")
    mails = sink.take()
    assert sorted(to for to, _ in mails if "school" in to) == ["wang@school.example"] * 2, mails  # one for each school


def test_what_is_only_rehearsed_never_leaves_and_blocks_nothing(other: County, sink: Sink) -> None:
    other.write({"rollcall.toml": APP.format(sending="rehearse", port=sink.port)})
    day(other, "2026-03-20T09:00")
    assert not sink.take()
    assert {n["state"] for n in notices(other, "2026-03-20T09:01")} == {"rehearsed"}
    other.write({"rollcall.toml": APP.format(sending="on", port=sink.port)})
    day(other, "2026-03-26T09:00")
    assert len(sink.take()) == 3
    # what was past due when sending was switched on accuses nobody
    other.write({"rollcall.toml": APP.format(sending="rehearse", port=sink.port)})
    day(other, "2026-03-30T09:00")
    other.write({"rollcall.toml": APP.format(sending="on", port=sink.port)})
    day(other, "2026-03-31T09:00")
    assert not [to for to, _ in sink.take() if to.endswith("school.example")]
    assert "held" in {n["state"] for n in notices(other, "2026-03-31T09:01")}


def test_a_refused_address_and_a_dead_server_are_told_apart(other: County, sink: Sink) -> None:
    sink.refuses = {"sun@school.example": "550 no such user"}
    day(other, "2026-03-20T09:00", code=1)  # a person has to mend the address
    assert {to for to, _ in sink.take()} == {"wang@school.example"}
    states = {n["recipient"]: n["state"] for n in notices(other, "2026-03-20T09:01")}
    assert states["k2"] == "refused"
    assert states["k1"] == "sent"
    sink.close()
    other.run("read", at="2026-03-26T09:00")
    other.run("judge", at="2026-03-26T09:00")
    said = other.run("send", at="2026-03-26T09:00")
    assert said.code == 3, said.words
    assert "Traceback" not in said.words
    assert "waiting" in {n["state"] for n in notices(other, "2026-03-26T09:01")}
