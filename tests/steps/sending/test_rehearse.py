"""The rehearsal written out: every mail as it would read on its day, and nothing queued."""

from __future__ import annotations

import json

import pytest

from flows.answers import rehearse
from flows.session import Session


def test_the_page_shows_each_reader_every_mail_of_the_coming_days(town, capsys: pytest.CaptureFixture[str]):
    town.open("02-10 09:00")
    rehearse(Session.of(town.home, "2023-02-16T09:00"), 14, json=False)
    [page] = (town.home / "state" / "records").glob("*rehearse*.html")
    assert str(page) in capsys.readouterr().out
    text = page.read_text("utf-8")
    for word in ("王老师", "第一小学", "《课程表》", "尚未收到", "孙老师", "wan****@school.test"):
        assert word in text
    assert "缺交" not in text
    assert town.post.mails == []
    assert town.states("02-16 10:00") == []


def test_as_json_it_is_json_alone(town, capsys: pytest.CaptureFixture[str]):
    town.open("02-10 09:00")
    rehearse(Session.of(town.home, "2023-02-16T09:00"), 14, json=True)
    assert {row["state"] for row in json.loads(capsys.readouterr().out)} <= {"waiting", "held"}
    assert not list((town.home / "state").rglob("*rehearse*.html"))
