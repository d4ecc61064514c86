"""The summary after a deadline."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from python_calamine import CalamineWorkbook


def cells(table):
    return [cell.text for row in table.rows for cell in row.cells]


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
    sheet, paper = mail.iter_attachments()
    book = CalamineWorkbook.from_filelike(BytesIO(sheet.get_content()))
    assert [row[0] for row in book.get_sheet_by_name("明细").to_python()][-2:] == ["第一小学", "第二小学"]
    assert [name[:2] for name in book.sheet_names][-2:] == ["S1", "S4"]
    assert "尚未收到" in "".join(
        text for table in Document(BytesIO(paper.get_content())).tables for text in cells(table)
    )
    assert any(part["Content-ID"] == "<trend>" for part in mail.walk())


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
    told = town.summarise("02-27 09:00").cells
    assert told[0].tints
    assert "<svg" in told[1].svg


def test_a_deadline_before_the_opening_is_no_news(town):
    town.open("02-26 09:00")
    assert town.summarise("02-27 09:00").queued == ()


def test_a_week_without_a_deadline_has_its_summary_once_with_what_changed(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    town.summarise("02-27 09:00")
    town.send("02-27 09:00")
    for when in ("03-06 08:35", "03-06 10:00", "03-07 09:00", "03-09 09:00"):
        town.summarise(when)
    [notice] = [n for n in town.notices("03-09 09:00") if "week" in n.key]
    assert "每周汇总" in notice.subject
    town.send("03-06 10:00")
    assert "全无：4" in town.post.mails[-1].get_body(("plain",)).get_content()


def test_a_week_without_news_has_none(town):
    town.open("01-02 08:00")
    assert town.summarise("01-09 09:00").queued == ()
