"""A run that is ended while it waits for its turn says nothing; what went wrong is said as before."""

from __future__ import annotations

import logging
from logging.handlers import BufferingHandler
from signal import SIGTERM

import pytest
from prefect.exceptions import TerminationSignal

from tasks.cell import under_prefect  # a flow's process has its cells before anything runs

ASYNCIO, ENGINE = logging.getLogger("asyncio"), logging.getLogger("prefect.engine")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[logging.LogRecord]:
    kept = BufferingHandler(10)
    for logger in (ASYNCIO, ENGINE):
        monkeypatch.setattr(logger, "handlers", [kept])
        monkeypatch.setattr(logger, "propagate", False)
    assert not under_prefect()
    return kept.buffer


def test_a_run_that_was_ended_while_it_waited_says_nothing(said: list[logging.LogRecord]) -> None:
    ASYNCIO.error("unhandled exception during asyncio.run() shutdown", exc_info=TerminationSignal(SIGTERM))
    ENGINE.error("Finished in state Submitting(type=PENDING)")
    assert said == []


def test_what_went_wrong_is_still_said(said: list[logging.LogRecord]) -> None:
    ASYNCIO.error("unhandled exception", exc_info=ValueError("13 months"))
    ENGINE.error("Finished in state Crashed('the process was killed', type=CRASHED)")
    assert [record.name for record in said] == ["asyncio", "prefect.engine"]
