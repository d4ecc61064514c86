"""What the store tells of earlier looks at a source, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.store.readings import looked_at, readings, record_reading, rows_last_time
from tasks.store.session import reading, writing

AT = datetime(2023, 2, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FIRST, SECOND = (Scope("class_share", party, "0") for party in ("s1", "s2"))


def seen(scope: Scope, rows: int, *, complete: bool = True) -> ScopeReading:
    return ScopeReading(scope, complete, "" if complete else "站点出错（500）", {"pages": 1, "rows": rows})


def looks(engine: Engine, source: str, *parts: tuple[ScopeReading, ...]) -> list[Reading]:
    """Read once an hour."""
    with writing(engine) as session:
        for hour, scopes in enumerate(parts):
            at = AT + timedelta(hours=hour)
            record_reading(session, Reading(source, at, at, ReadingState.COMPLETE, scopes=scopes), at)
    with reading(engine) as session:
        return list(readings(session, AT + timedelta(days=1)))


def test_a_list_is_compared_with_when_it_was_last_seen_whole(engine: Engine) -> None:
    looks(
        engine,
        "site",
        (seen(FIRST, 4), seen(SECOND, 7)),
        (seen(FIRST, 5), seen(SECOND, 0, complete=False)),
        (seen(FIRST, 1, complete=False),),
    )
    looks(engine, "another", (seen(FIRST, 99),))

    with reading(engine) as session:
        assert rows_last_time(session, "site") == {FIRST: 5, SECOND: 7}
        assert looked_at(session, "site") == {FIRST: AT + timedelta(hours=2), SECOND: AT + timedelta(hours=1)}


def test_lists_that_look_the_same_time_after_time_are_held_once(engine: Engine) -> None:
    first, second, third = looks(engine, "site", (seen(FIRST, 4),), (seen(FIRST, 4),), (seen(FIRST, 5),))

    assert first.scopes == (seen(FIRST, 4),)
    assert third.scopes == (seen(FIRST, 5),)
    assert first.scopes[0] is second.scopes[0]
