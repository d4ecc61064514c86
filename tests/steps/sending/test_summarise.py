"""The summary after a deadline."""

from __future__ import annotations

from io import BytesIO

from python_calamine import CalamineWorkbook


def test_it_tells_the_stage_contact_once_who_lacks_what(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    for when in ("02-27 09:00", "02-27 10:00", "02-28 09:00"):
        town.summarise(when)
        town.send(when)
    [mail] = town.post.mails
    assert mail["To"] == "孙老师 <sun@county.test>"
    assert "应交 4 项" in mail["Subject"]
    text = mail.get_body(("plain",)).get_content()
    assert "尚未收到：4" in text
    assert "第一小学" in text
    assert "缺交" not in text
    sheet, chart = mail.iter_attachments()
    book = CalamineWorkbook.from_filelike(BytesIO(sheet.get_content()))
    assert len(book.get_sheet_by_name("明细").to_python()) == 5
    assert "<svg" in str(chart.get_content(), "utf-8") if isinstance(chart.get_content(), bytes) else True


def test_it_waits_for_the_deciding_look_until_the_next_working_day(town):
    town.open("02-10 09:00")
    assert town.summarise("02-25 09:00").queued == ()
    [notice] = town.summarise("02-27 09:00").queued
    town.send("02-27 09:00")
    assert notice.recipient == "c-sun"
    assert "我方未能核实：4" in town.post.mails[0].get_body(("plain",)).get_content()


def test_it_draws_what_each_stage_has_done(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    assert "<svg" in town.summarise("02-27 09:00").told.svg


def test_a_deadline_before_the_opening_is_no_news(town):
    town.open("02-26 09:00")
    assert town.summarise("02-27 09:00").queued == ()
