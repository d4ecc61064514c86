"""What was drawn from the store is drawn anew as soon as anybody wrote, or a transaction was undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from gc import collect
from weakref import ref
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine, create_engine

from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.store.findings import judged_through, record_judging
from tasks.store.readings import readings, record_reading
from tasks.store.session import lent_store, reading, writing
from tasks.store.tables import judgings
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


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_what_is_written_in_another_database_beside_ours_changes_nothing(engine: Engine) -> None:
    drawn: Drawn[int] = Drawn()
    with reading(engine) as session:
        assert through(drawn, session) == 0
    beside = create_engine(engine.url.set(database="postgres"))
    with beside.begin() as other:
        other.exec_driver_sql("CREATE TABLE IF NOT EXISTS flow_run (id int)")
        other.exec_driver_sql("INSERT INTO flow_run VALUES (1)")
    beside.dispose()
    with reading(engine) as session:
        assert drawn.again(session, "judged", lambda: pytest.fail("drawn anew")) == 0


def test_who_reads_sees_one_state_though_another_writes_meanwhile(engine: Engine) -> None:
    with reading(engine) as session:
        assert judged_through(session, "plan", AT) == 0
        with writing(engine) as other:
            record_judging(other, "plan", 7, AT)
        assert judged_through(session, "plan", AT) == 0
    with reading(engine) as session:
        assert judged_through(session, "plan", AT) == 7


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_row_numbered_before_what_was_drawn_is_older_than_that(engine: Engine) -> None:
    drawn: Drawn[int] = Drawn()
    with writing(engine) as first:  # a sequence writes, and so has a transaction known, once in 32 numbers
        record_judging(first, "another", 1, AT)
    with writing(engine) as slow:
        number = slow.exec_driver_sql("SELECT nextval('judgings_id_seq')").scalar_one()
        with writing(engine) as quick:
            record_judging(quick, "another", 2, AT)
        with reading(engine) as session:
            assert through(drawn, session) == 0
        row = {"id": number, "plan": "plan", "through_reading": 9, "recorded_at": AT}
        slow.execute(judgings.insert().values(**row))
    with reading(engine) as session:
        assert through(drawn, session) == 9


def test_what_was_drawn_in_a_transaction_that_was_undone_is_forgotten(engine: Engine) -> None:
    drawn: Drawn[int] = Drawn()
    with pytest.raises(RuntimeError), writing(engine) as session:
        record_judging(session, "plan", 7, AT)
        assert through(drawn, session) == 7
        raise RuntimeError("killed")
    with writing(engine) as session:  # on SQLite the new row bears the old one's number
        record_judging(session, "plan", 9, AT)
        assert through(drawn, session) == 9


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)  # on SQLite one writes at a time
def test_what_was_numbered_first_and_recorded_last_is_seen_too(engine: Engine) -> None:
    drawn: Drawn[int] = Drawn()
    with writing(engine) as slow:
        record_judging(slow, "plan", 9, AT)
        with writing(engine) as quick:
            record_judging(quick, "another", 1, AT)
        with reading(engine) as session:
            assert through(drawn, session) == 0
    with reading(engine) as session:
        assert through(drawn, session) == 9


def test_a_reading_that_was_undone_is_forgotten(engine: Engine) -> None:
    look = Reading("website", AT, AT, ReadingState.COMPLETE, "", ())
    with pytest.raises(RuntimeError), writing(engine) as session:
        record_reading(session, look, AT)
        assert [one.source for one in readings(session, AT)] == ["website"]
        raise RuntimeError("killed")
    with writing(engine) as session:
        assert readings(session, AT) == ()
        record_reading(session, replace(look, source="mail-qq"), AT)
    with reading(engine) as session:
        assert [one.source for one in readings(session, AT)] == ["mail-qq"]


def test_an_engine_that_nobody_needs_any_more_is_let_go(engine: Engine) -> None:
    with lent_store(engine.url.render_as_string(hide_password=False)) as once:
        with pytest.raises(RuntimeError), writing(once):
            raise RuntimeError("killed")
        gone = ref(once)
    del once
    collect()
    assert gone() is None
