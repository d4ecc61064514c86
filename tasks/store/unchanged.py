"""Whether the store still says what it said when something was drawn from it: then it need not be drawn again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

T = TypeVar("T")

# The rows that case files and mailbags are drawn from are added and not changed; what an erasure changes, and what
# becomes of a notice, leaves a row as well. When notices were last decided concerns neither.
_GROWING = (
    "plan_versions",
    "gained_obligations",
    "readings",
    "submissions",
    "items",
    "contents",
    "matches",
    "findings",
    "comparisons",
    "judgings",
    "decisions",
    "attempts",
    "fetches",
    "lapses",
    "restores",
)
_ERASED = ("count(*) from erasures", "count(asked_again_at) from erasures", "count(*) from plan_erasures")
_QUESTION = "select " + ", ".join(f"(select {what})" for what in (*(f"max(id) from {t}" for t in _GROWING), *_ERASED))
# Where several write at a time a row may be seen after others with higher numbers: it was brought by a transaction
# that was open when something was drawn. One that began later draws higher numbers (`writing` begins before it asks
# for any). Transactions of other databases beside ours, as Prefect's may be, count only while they are open.
_OPEN = "array(select pg_snapshot_xip(pg_current_snapshot()))::text"
_QUESTIONS = {"sqlite": _QUESTION, "postgresql": f"{_QUESTION}, {_OPEN}"}

# transactions of this process: their rows' numbers are given out again
_taken_back: WeakKeyDictionary[Engine, int] = WeakKeyDictionary()


def take_back(engine: Engine) -> None:
    """A transaction was undone: what was drawn within it is drawn anew, though other rows may bear its numbers."""
    _taken_back[engine] = _taken_back.get(engine, 0) + 1


def mark_of(session: Connection) -> object:
    """Equal as long as nothing was added that a case file or a mailbag would show, by this process or another."""
    question = _QUESTIONS[session.dialect.name]
    return session.engine, _taken_back.get(session.engine, 0), tuple(session.exec_driver_sql(question).one())


class Drawn(Generic[T]):
    """The last thing that was drawn. Values are frozen, so whoever asks again may have the same one."""

    def __init__(self) -> None:
        self._last: tuple[object, T] | None = None

    def again(self, session: Connection, asked: object, draw: Callable[[], T]) -> T:
        """What `draw` gave for the same question while the store was as it is now, or what it gives now."""
        question = mark_of(session), asked
        last = self._last
        if last is not None and last[0] == question:
            return last[1]
        drawn = draw()
        self._last = question, drawn
        return drawn
