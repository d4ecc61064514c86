"""A file that could not be opened is marked and not tried again; what all checks say of it alike is told once."""

from __future__ import annotations

import sys
from email.message import EmailMessage
from pathlib import Path

from other_site import County

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "deploy" / "bench"))

from gallery.archives import Exhibit, bomb, cut, packed  # noqa: E402
from gallery.page import Shown, page_of  # noqa: E402

PLAN = """
[plan]
id = "poison"
year = 2026
[[requirement]]
id = "S6"
title = "听课材料"
party = "school"
channels = ["mailbox"]
due = "03-27 cob"
checks = [{ name = "archive_parts", parts = ["签到", "照片>=3"] }, "one_session", "photos_differ"]
"""


def letter(school: int, name: str, content: bytes) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = f"k{school}@school.example", "听课材料"
    made["Date"], made["Message-ID"] = "Fri, 20 Mar 2026 10:00:00 +0800", f"<{school}@school.example>"
    made.set_content("见附件")
    made.add_attachment(content, "application", "zip", filename=name)
    return b"Received: from a by b; Fri, 20 Mar 2026 10:00:00 +0800\r\n" + made.as_bytes()


def test_a_poison_file_is_marked_once_and_not_opened_for_ever(county: County) -> None:
    halved = cut(packed({"签到.txt": b"1" * 3000}))
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": "编号,学校,学段,负责人\ns1,第一小学,小学,k1\ns2,第二小学,小学,k2\n",
            "roster/contacts.csv": "编号,姓名,角色,邮箱\nk1,王老师,负责人,k1@school.example\n"
            "k2,孙老师,负责人,k2@school.example\na1,赵老师,管理员,a@county.example\n",
            "sources/box.toml": 'kind = "maildir"\npath = "incoming/mail"\n',
            "incoming/mail/new/1": letter(1, "听课材料.zip", bomb()),
            "incoming/mail/new/2": letter(2, "听课材料.zip", halved),
            "incoming/mail/cur/.keep": b"",
            "incoming/mail/tmp/.keep": b"",
        }
    ).opened("2026-03-01T09:00")
    county.look("2026-03-20T11:00")

    def told(at: str) -> dict[str, tuple[str, str, str]]:
        return {
            id_: (row["verdict"], row["evidence"][0]["sha256"], row["evidence"][0]["findings"][0]["text"])
            for id_, row in county.rows(at).items()
        }

    first = told("2026-03-20T11:01")
    assert [verdict for verdict, _, _ in first.values()] == ["needs_review", "rejected"]
    assert "炸弹" in first["S6/s1/2026"][2]
    said = county.run("explain", "S6/s2/2026", at="2026-03-20T11:01").words
    assert said.count("可能上传时被截断") == 1, said
    mails = county.run("rehearse", "--format", "json", at="2026-03-20T11:02").out
    assert "S6/s2/2026" in mails

    for _, sha256, _ in first.values():  # whoever opens it now finds none
        (county.home / "state" / "evidence" / sha256).rename(county.home / "incoming" / sha256)
    county.write({"plan.toml": PLAN.replace('party = "school"', 'aliases = ["推门听课"]\nparty = "school"')})
    county.opened("2026-03-21T09:00")
    county.look("2026-03-21T11:00")
    assert told("2026-03-21T11:01") == first


def test_the_gallery_shows_names_as_text_and_nothing_of_them_lives() -> None:
    name = "<img src=x onerror=alert(1)>.zip"
    member = Member("<script>alert(1)</script>", "0" * 64, 1, Contents(ContentKind.OTHER, Opening.BROKEN, reason="<b>"))
    contents = Contents(ContentKind.ARCHIVE, Opening.OPENED, "zip", members=(member,) * 14)
    findings = [{"result": "failed", "text": f"“{name}”打不开"}] * 3
    row, item = (
        {"verdict": "rejected", "party_name": "<i>第一小学"},
        {"file": name, "sha256": "0", "findings": findings},
    )

    page = page_of((Shown(Exhibit("坏的", name, bytes, "rejected", "打不开"), row, item, contents, b""),))

    assert not any(tag in page for tag in ("<img", "<script", "<b>", "<i>"))
    assert (page.count("打不开</li>"), page.count("&lt;script&gt;"), "另有 2 个文件" in page) == (1, 12, True)
