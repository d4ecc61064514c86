"""Waiting at a mailbox: the server calls when mail comes, and one that cannot is left to the regular rounds."""

from __future__ import annotations

import threading

import pytest

from tasks.domain.errors import CannotReach
from tasks.mailboxes import waiting
from tasks.mailboxes.waiting import wait_for_mail


def test_it_is_called_when_mail_comes_and_stops_when_told(account, make_mail, cast, monkeypatch):
    monkeypatch.setattr(waiting, "_CHECK_SECONDS", 0.05)
    ready, came, over = threading.Event(), threading.Event(), threading.Event()
    monkeypatch.setattr(waiting.Wire, "idle", lambda self, idle=waiting.Wire.idle: (idle(self), ready.set()))
    ended: list[bool] = []
    listening = threading.Thread(
        target=lambda: ended.append(wait_for_mail(account.source, cast.secret, over.is_set, came.set))
    )
    listening.start()
    assert ready.wait(10)
    assert not came.is_set()
    account.append(make_mail("第一小学课程表"))
    assert came.wait(10)
    over.set()
    listening.join(10)
    assert ended == [True]
    assert account.read().new == 1  # nothing was taken or marked by waiting


def test_an_idle_is_renewed_before_the_server_forgets_it(account, cast, monkeypatch):
    monkeypatch.setattr(waiting, "_CHECK_SECONDS", 0.01)
    monkeypatch.setattr(waiting, "RENEW_SECONDS", 0.02)
    begun: list[int] = []
    idle = waiting.Wire.idle
    monkeypatch.setattr(waiting.Wire, "idle", lambda self: (begun.append(1), idle(self)))
    assert wait_for_mail(account.source, cast.secret, lambda: len(begun) >= 3, lambda: None)


def test_a_provider_without_it_is_left_to_the_rounds(account, cast, monkeypatch):
    monkeypatch.setattr(waiting.Wire, "has_capability", lambda self, name: name != "IDLE")
    assert not wait_for_mail(account.source, cast.secret, lambda: False, lambda: pytest.fail("called"))


def test_a_lost_connection_is_told(account, cast, monkeypatch):
    monkeypatch.setattr(waiting.Wire, "idle_check", lambda self, timeout: [(b"BYE", b"going down")])
    with pytest.raises(CannotReach):
        wait_for_mail(account.source, cast.secret, lambda: False, lambda: None)
