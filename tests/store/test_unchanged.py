"""What was drawn from the store is drawn anew as soon as anybody wrote, or a transaction was undone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine

from tasks.store.findings import judged_through, record_judging
from tasks.store.session import reading, writing
from tasks.store.unchanged import Drawn

AT = datetime(2023, 2, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def through(drawn: Drawn[int], session: Connection) -> int:
    return drawn.again(session, "judged", lambda: judged_through(session, "plan", AT))


def test_a_thing_is_drawn_once_until_something_is_written(engine: Engine) -> None:
    drawn: Drawn[int] = Drawn()
    with reading(engine) as session:
        assert through(drawn, session) == 0
        assert drawn.again(session, "judged", lambda: pytest.fail("drawn anew")) == 0
    with writing(engine) as session:
        record_judging(session, "plan", 7, AT)
        assert through(drawn, session) == 7


def test_what_was_drawn_in_a_transaction_that_was_undone_is_forgotten(engine: Engine) -> None:
    drawn: Drawn[int] = Drawn()
    with pytest.raises(RuntimeError), writing(engine) as session:
        record_judging(session, "plan", 7, AT)
        assert through(drawn, session) == 7
        raise RuntimeError("killed")
    with writing(engine) as session:  # on SQLite the new row bears the old one's number
        record_judging(session, "plan", 9, AT)
        assert through(drawn, session) == 9
