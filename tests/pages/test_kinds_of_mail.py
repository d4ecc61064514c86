"""Every kind of mail, on one full and one empty letter: nothing live, nothing remote, and never 缺交."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from settings.rungs import shipped_rungs
from settings.text_samples import EMPTY_LETTER, LETTER, SUMMARY
from settings.texts import shipped_texts
from tasks.domain.notice.notice import EVENTS
from tasks.domain.notice.wording import masked_address, masked_phone, unlinked
from tasks.pages.mails import Enclosure, Envelope, put_in_envelope, render_letter, render_summary, templates_of

TEXTS = shipped_texts()
KINDS = {rung.name: rung for rung in shipped_rungs()} | {kind: templates_of(kind, TEXTS) for kind in EVENTS}
_FILE = Path(__file__).resolve().parents[2] / "deploy" / "bench" / "whole_mail.py"
_SPEC = spec_from_file_location("whole_mail", _FILE)
WHOLE = module_from_spec(_SPEC)
_SPEC.loader.exec_module(WHOLE)
ENVELOPE = Envelope(
    sender="rollcall@county.test",
    sender_name="教师进修学校",
    to="wang@school.test",
    to_name="王老师",
    message_id="<rollcall.1@county.test>",
    date=datetime(2023, 2, 17, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
    key="k",
    threads=("aa", "bb"),
)


@pytest.mark.parametrize("letter", [LETTER, EMPTY_LETTER], ids=["full", "empty"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_well(kind, letter):
    mail = render_letter(letter, KINDS[kind], TEXTS)
    assert mail.subject
    assert "缺交" not in mail.subject + mail.text + mail.html
    assert "<" not in mail.text
    for live in ("<script", "<img", "href=", "src=", "http:", "https:"):
        assert live not in mail.html


@pytest.mark.parametrize("kind", ["E0", "E2", "again-1w"])
def test_a_mail_that_accuses_shows_its_readings_and_what_the_school_sent(kind):
    mail = render_letter(LETTER, KINDS[kind], TEXTS)
    for body in (mail.text, mail.html):
        assert "2023-02-25 09:00 完整查看指定邮箱" in body
        assert "课程表.docx（合格）" in body
        assert "请补正" in body


def test_the_call_list_has_names_and_numbers():
    mail = render_letter(LETTER, KINDS["T-2h"], TEXTS)
    assert "0455-5000001" in mail.text
    assert "0455-5000001" in mail.html


def test_the_checklist_says_what_where_when_and_under_which_name():
    text = render_letter(LETTER, KINDS["open"], TEXTS).text
    for word in ("《课程表》", "primary@county.test", "2月24日", "第一小学_课程表.xlsx", "教师 58 人"):
        assert word in text


@pytest.mark.parametrize("kind", [*KINDS, "summary"])
def test_every_kind_travels_with_all_that_a_mail_must_have(kind):
    sample = replace(LETTER, readings=("2023-02-25 09:00—09:03 完整查看指定邮箱",))
    mail = render_summary(SUMMARY, TEXTS) if kind == "summary" else render_letter(sample, KINDS[kind], TEXTS)
    accuses = getattr(KINDS.get(kind), "accuses", False)
    message = put_in_envelope(mail, ENVELOPE, [Enclosure("趋势.png", "image/png", b"png", "trend")])
    assert list(WHOLE.troubles(kind, message, accuses=accuses, others=["第二小学"])) == []
    assert list(WHOLE.troubles(kind, message, accuses=accuses, others=["第一小学"])) or kind == "alarm"


def test_mails_about_one_deadline_are_shown_together():
    message = put_in_envelope(render_letter(LETTER, KINDS["E0"], TEXTS), ENVELOPE)
    assert message["In-Reply-To"] == "<rollcall.group.aa@county.test>"
    assert message["References"] == "<rollcall.group.aa@county.test> <rollcall.group.bb@county.test>"


def test_a_picture_travels_inside_the_page_and_a_sheet_beside_it():
    picture = Enclosure("趋势.png", "image/png", b"png", "trend")
    sheet = Enclosure("汇总.xlsx", "application/octet-stream", b"xlsx")
    message = put_in_envelope(render_summary(SUMMARY, TEXTS), ENVELOPE, (sheet, picture))
    [attached] = message.iter_attachments()
    assert attached.get_filename() == "汇总.xlsx"
    related = [part for part in message.walk() if part["Content-ID"] == "<trend>"]
    assert [part.get_content_type() for part in related] == ["image/png"]


def test_a_name_from_outside_becomes_no_link():
    assert unlinked("看 http://x.test/a?b@c 和 www.x.test\n下行") == "看 http：//x.test/a?b＠c 和 www．x.test 下行"
    shown = replace(LETTER, arrivals=(replace(LETTER.arrivals[0], file="<a href='http://x.test'>x</a>"),))
    html = render_letter(shown, KINDS["receipt"], TEXTS).html
    assert "<a " not in html


@pytest.mark.parametrize(
    ("number", "masked"),
    [("18212342923", "182****2923"), ("0455-5712345", "045*-***2345"), ("", ""), ("110", "***")],
)
def test_a_number_is_masked_as_the_circular_masks_it(number, masked):
    assert masked_phone(number) == masked


def test_an_address_is_masked_as_the_circular_masks_it():
    assert masked_address("syp6123@126.com") == "syp6****@126.com"
    assert masked_address("ab@126.com") == "a****@126.com"
    assert masked_address("") == ""
