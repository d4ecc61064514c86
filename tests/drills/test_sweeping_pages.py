"""Personal pages that are read in turn: whose page was not looked at since the due moment is accused of nothing."""

from __future__ import annotations

from other_site import County, Site

PLAN = """
[plan]
id = "lunliu"
year = 2026
grace = { website = "0m" }
[[requirement]]
id = "T"
title = "学习体会"
party = "teacher"
channels = ["personal_article"]
due = "03-20 12:00"
"""
SOURCE = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
[[list]]
channel = "personal_article"
url = "/u/{{account}}"
sweep = "4h"
container = "ul"
row = "li"
fields = {{ title = "a", link = "a@href", date = "time" }}
[[list]]
channel = "personal_article"
url = "/new"
newest = true
container = "ul"
row = "li"
fields = {{ title = "a", link = "a@href", date = "time", account = "i" }}
"""


def page(*rows: str) -> str:
    return f"<html><body><ul>{''.join(rows)}</ul></body></html>"


def test_whose_turn_has_not_come_is_unknown_and_what_is_new_is_seen_at_once(county: County, site: Site) -> None:
    teachers = "".join(f"t{n},王老师,s1,u{n}\n" for n in range(4))
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": "id,name,stages\ns1,第一小学,primary\n",
            "roster/teachers.csv": "id,name,school,account\n" + teachers,
            "sources/wang.toml": SOURCE.format(url=site.url),
        }
    ).opened("2026-03-01T09:00")
    site.pages |= {f"/u/u{n}": page() for n in range(4)} | {"/new": page()}

    said = county.look("2026-03-20T13:00")
    assert "其余 3 个没有轮到（4 小时轮一遍）" in said.out
    verdicts = list(county.verdicts("2026-03-20T13:01").values())
    assert sorted(verdicts) == ["missing", "unknown", "unknown", "unknown"]
    [channel] = county.run("status", "--format", "json", at="2026-03-20T13:02").json["sources"]
    assert (channel["state"], channel["complete_through"]) == ("complete", None)

    row = "<li><a href='/p/9'>学习体会</a><time>2026-03-20 11:00</time><i>u3</i></li>"
    site.pages |= {"/new": page(row)}
    county.look("2026-03-20T14:00")
    found = county.verdicts("2026-03-20T14:01")
    assert sorted(found.values())[:2] == ["missing", "missing"]
    assert found["T/t3/2026"] not in ("missing", "unknown")  # the newest list showed it before its turn

    county.run("read", "wang", at="2026-03-20T15:00")
    county.run("judge", at="2026-03-20T15:00")
    assert list(county.verdicts("2026-03-20T15:01").values())[:3] == ["missing"] * 3
    [channel] = county.run("status", "--format", "json", at="2026-03-20T15:02").json["sources"]
    assert channel["complete_through"] == "2026-03-20T15:00:00+08:00"
