"""Mails as their readers see them: calm, complete, and with nothing live in them that came from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from settings.rungs import shipped_rungs
from settings.text_samples import LETTER, SUMMARY
from settings.texts import shipped_texts
from tasks.domain.notice.trend import Trend
from tasks.pages.chart import trend_chart
from tasks.pages.mails import Envelope, Mail, message_id, put_in_envelope, render_letter, render_summary
from tasks.pages.record import Cell, RunState, record_page
from tasks.pages.summary_page import summary_cells

RUNGS = {rung.name: rung for rung in shipped_rungs()}
ENVELOPE = Envelope(
    sender="rollcall@county.test",
    sender_name="教师进修学校",
    to="wang@school.test",
    to_name="王老师",
    message_id="<rollcall.1@county.test>",
    date=datetime(2023, 2, 17, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
    key="T-7|sch01|c-wang|2023-02-17|0",
    copy_to="copy@county.test",
)


@pytest.mark.parametrize("name", ["T-7", "T-1wd", "E0"])
def test_every_rung_names_what_where_and_by_when(name):
    mail = render_letter(LETTER, RUNGS[name], shipped_texts())
    assert "第一小学" in mail.subject
    assert "3 项" in mail.subject
    assert "2月24日" in mail.subject
    for body in (mail.text, mail.html):
        for word in ("《课程表》", "17:00", "指定邮箱", "王老师", "教师进修学校", "没有表格", "2023-02-25 09:00"):
            assert word in body
        assert "缺交" not in body


def test_the_plain_part_is_text_and_no_page():
    mail = render_letter(LETTER, RUNGS["T-7"], shipped_texts())
    assert mail.text.count("【其他还没有交齐的") == 1, "what comes later is listed once"
    assert "<" not in mail.text
    assert "\n\n\n" not in mail.text


def test_the_page_loads_nothing_from_outside_and_carries_its_styles():
    html = render_letter(LETTER, RUNGS["E0"], shipped_texts()).html
    assert "src=" not in html
    assert "href=" not in html
    assert 'style="' in html


def test_what_came_from_outside_stays_text():
    nasty = replace(LETTER, items=('<img src="http://x.test/a.png"><script>1</script>.docx',))
    html = render_letter(nasty, RUNGS["E0"], shipped_texts()).html
    assert "<img" not in html
    assert "<script" not in html


def test_a_school_name_cannot_add_a_header():
    mail = render_letter(replace(LETTER, school="第一小学\r\nBcc: all@x.test"), RUNGS["T-7"], shipped_texts())
    message = put_in_envelope(mail, replace(ENVELOPE, to_name="王老师\nBcc: y@x.test"))
    assert message.get_all("Bcc") == ["copy@county.test"]


def test_other_programs_know_it_for_an_automatic_mail():
    message = put_in_envelope(Mail("题", "文\n", "<p>文</p>"), ENVELOPE)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Id"]
    assert message["Message-ID"] == "<rollcall.1@county.test>"
    assert message["Date"] == "Fri, 17 Feb 2023 09:00:00 +0800"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_no_two_mails_share_a_message_id():
    assert message_id("a1", "rollcall@county.test") == "<rollcall.a1@county.test>"


def test_the_summary_shows_each_count_apart():
    mail = render_summary(SUMMARY, shipped_texts())
    assert "已完成：3" in mail.text
    assert "第一小学" in mail.html
    assert "网站未核对" in mail.text


def test_the_drawing_has_no_scripts_and_needs_something_to_draw():
    svg = trend_chart(SUMMARY.trend)
    assert svg.startswith("<svg")
    assert "截止" in svg
    assert "<script" not in svg
    assert trend_chart(Trend((), 0)) == ""


def test_the_map_is_coloured_in_the_mail_and_on_the_page():
    html = render_summary(SUMMARY, shipped_texts()).html
    page = record_page("报", ENVELOPE.date, RunState.DONE, [Cell("shown", told=summary_cells(SUMMARY)[0])], "")
    for shown in (html, page):
        assert SUMMARY.heat.rows[0].cells[0].colour in shown


@pytest.mark.parametrize("name", ["T-0", "T-1wd", "T-3wd", "open"])
def test_a_mail_of_several_deadlines_counts_apart_what_is_nearest(name):
    letter = replace(LETTER, count=2, nearest_count=2, countdown="今日 17:00 前", merged_count=3)
    mail = render_letter(letter, RUNGS[name], shipped_texts())
    assert "2 项" in mail.subject
    assert "5 项材料今日" not in mail.subject
    assert ("3 项以后截止" in mail.subject) == (name != "open")
    assert name == "open" or "2 项" in mail.text.split("\n")[2]
    if name in {"T-0", "open"}:
        assert "今日截止" in mail.subject
        assert "今日截止" in mail.html


def test_what_came_in_part_is_not_called_missing_altogether():
    half = replace(LETTER.lacking[0], title="《进度表》", verdict="尚未收齐", standing=("指定邮箱：已收齐，不必再交",))
    letter = replace(LETTER, lacking=(LETTER.lacking[0], half), lacking_count=2, part_count=1)
    mail = render_letter(letter, RUNGS["E0"], shipped_texts())
    assert "其中 1 项尚未收到，1 项尚未收齐" in mail.subject
    assert mail.text.index("【尚未收到】") < mail.text.index("《课程表》") < mail.text.index("【尚未收齐】")
    assert mail.text.index("【尚未收齐】") < mail.text.index("《进度表》")


@pytest.mark.parametrize("name", ["E0", "again-2w"])
def test_an_accusing_mail_counts_apart_what_is_still_ahead_and_says_when_that_is_today(name):
    ahead = {"merged_count": 2, "merged_nearest_count": 1, "merged_countdown": "今日 17:00 前"}
    letter = replace(LETTER, count=3, **ahead)
    subject = render_letter(letter, RUNGS[name], shipped_texts()).subject
    assert "3 项材料" in subject
    assert subject.endswith("另有 2 项待交，其中 1 项今日截止")
