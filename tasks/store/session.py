"""Opening the store: one engine for each database, readers and writers as short transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from tasks.domain.errors import BadInput, CannotReach
from tasks.store import tables as t
from tasks.store.unchanged import take_back

MIGRATIONS = Path(__file__).with_name("migrations")
# PostgreSQL's usual readers see what is committed between two of their questions; SQLite's never do
_ONE_STATE: dict[str, dict[str, Any]] = {"sqlite": {}, "postgresql": {"isolation_level": "REPEATABLE READ"}}


@lru_cache(maxsize=8)
def open_store(url: str) -> Engine:
    """The engine of a database that has been brought up to the newest migration, one for each process.

    Raises CannotReach when the database does not answer, BadInput when a newer program has written it.
    """
    return _opened(url)


@contextmanager
def lent_store(url: str) -> Iterator[Engine]:
    """The same for one use, closed at the end: a copy, or a database that is about to be replaced."""
    engine = _opened(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _opened(url: str) -> Engine:
    try:
        engine = _engine(url)
        event.listen(engine, "rollback", lambda _: take_back(engine))
        _migrate(engine)
    except (DatabaseError, OSError) as error:
        why = str(error.orig if isinstance(error, DatabaseError) else error).strip().splitlines()[0]
        raise CannotReach(f"数据库打不开：{why}。请检查 rollcall.toml 的 [database] url。") from None
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store, whatever others write meanwhile."""
    with engine.connect().execution_options(**_ONE_STATE[engine.dialect.name]) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A write transaction; on SQLite it takes the lock at once, since a late upgrade ignores the time-out.

    On PostgreSQL it is known as one from the start: so no row's number is older than the transaction that brings it.
    """
    with engine.connect().execution_options(rollcall_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_current_xact_id()")
        yield connection


def scrub(engine: Engine) -> None:
    """After an erasure: SQLite's log still holds what was overwritten until it is folded into the database."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def newest_moment(session: Connection) -> datetime | None:
    """The newest moment at which anything was recorded."""
    from tasks.store.ledger_tables import ledger_entries
    from tasks.store.outbox_tables import attempts
    from tasks.store.restore_tables import restores

    moments = [
        session.execute(select(func.max(table.c.recorded_at))).scalar()
        for table in (
            t.plan_versions,
            t.readings,
            t.submissions,
            t.judgings,
            t.decisions,
            attempts,
            ledger_entries,
            restores,
        )
    ]
    return max((m for m in moments if m is not None), default=None)


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    more: dict[str, Any] = {}
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        more["pool_use_lifo"] = True  # the connection that was used last knows best what has not changed
    engine = create_engine(parsed, hide_parameters=True, **more)

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=30000",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("rollcall_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def known_schemas() -> frozenset[str]:
    """The revisions that this program can bring up to its newest."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _migrate(engine: Engine) -> None:
    config = _config()
    with engine.connect() as connection:
        schema = MigrationContext.configure(connection).get_current_revision()
    if schema == ScriptDirectory.from_config(config).get_current_head():
        return
    if schema is not None and schema not in known_schemas():
        raise BadInput(f"数据库（{schema}）是更新的程序写的，本程序读不了，没有动它。请升级程序，或从较早的备份恢复。")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
