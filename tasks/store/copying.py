"""The whole database as one SQLite file, and back: SQLite by its online backup, PostgreSQL table by table."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from tasks.domain.errors import CannotReach
from tasks.store.every_table import metadata
from tasks.store.session import lent_store, newest_moment, reading, writing

_ROWS = 2_000


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def database_file(url: str) -> Path | None:
    """The file of an SQLite database; None for one in memory, and for PostgreSQL."""
    name = make_url(url).database if is_sqlite(url) else None
    return Path(name) if name and name != ":memory:" and not name.startswith("file:") else None


def copy_out(url: str, target: Path) -> bool:
    """One state of the database as an SQLite file, while others go on writing; False where there is none yet.

    SQLite is copied page by page as it is, migrated or not. PostgreSQL is read in one transaction that sees one state.
    """
    if not is_sqlite(url):
        _export(url, target)
        return True
    file = database_file(url)
    if file is None or not file.is_file():
        return False
    try:
        # all pages in one go: in steps, each write of somebody else would make it begin anew
        with closing(sqlite3.connect(file, timeout=30)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy, pages=-1)
            _as_one_file(copy)
    except sqlite3.DatabaseError as error:
        _check_room(error, target)
        raise CannotReach(f"数据库 {file} 抄不下来：{error}。文件可能坏了：请从最近一份好的备份恢复。") from None
    return True


def copy_in(source: Path, url: str) -> None:
    """Put all rows of a copy, brought up to the newest schema, in the place of what a PostgreSQL database holds.

    One transaction: all of it or nothing.
    """
    with (
        lent_store(f"sqlite:///{source}") as copy,
        lent_store(url) as engine,
        reading(copy) as rows,
        writing(engine) as session,
    ):
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())
        for table in metadata.sorted_tables:
            _copy_table(rows, session, table)
            _count_on(session, table)


def _looked_into(copy: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True))


def schema_of(copy: Path) -> str:
    """The revision of a copy's schema."""
    with _looked_into(copy) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


def newest_of(copy: Path) -> datetime | None:
    """The newest moment in a copy, whatever its schema: the tables that it has are asked."""
    moments: list[str] = []
    with _looked_into(copy) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
            if "recorded_at" in columns:
                moments += [m for (m,) in connection.execute(f'SELECT max(recorded_at) FROM "{table}"') if m]
    return datetime.fromisoformat(max(moments)) if moments else None


def trouble_in(copy: Path) -> str:
    """What SQLite finds wrong in a copy; empty when it is sound."""
    try:
        with _looked_into(copy) as connection:
            said = [str(row[0]) for row in connection.execute("PRAGMA quick_check").fetchall()]
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if said == ["ok"] and strays is None else "；".join(said if said != ["ok"] else ["有行指向不存在的行"])


def is_in_use(url: str) -> bool:
    """Whether somebody else is connected to a PostgreSQL database: a worker on another machine, say."""
    if is_sqlite(url):
        return False
    with lent_store(url) as engine, reading(engine) as session:
        others = "datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        return bool(session.exec_driver_sql(f"SELECT count(*) FROM pg_stat_activity WHERE {others}").scalar())


def holds_anything(url: str) -> bool:
    """Whether anything was ever recorded there. Raises CannotReach."""
    with lent_store(url) as engine, reading(engine) as session:
        return newest_moment(session) is not None


def _check_room(error: BaseException | None, target: Path) -> None:
    if isinstance(error, sqlite3.Error) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target)) from None


def _export(url: str, target: Path) -> None:
    try:
        with (
            lent_store(url) as source,
            lent_store(f"sqlite:///{target}") as copy,
            source.connect().execution_options(isolation_level="REPEATABLE READ") as rows,
            writing(copy) as session,
        ):
            for table in metadata.sorted_tables:
                _copy_table(rows, session, table)
    except DatabaseError as error:
        _check_room(error.orig, target)
        raise CannotReach(f"数据库抄不下来：{str(error.orig).strip().splitlines()[0]}。") from None
    with closing(sqlite3.connect(target)) as whole:
        _as_one_file(whole)


def _as_one_file(copy: sqlite3.Connection) -> None:
    """No -wal beside it."""
    copy.execute("PRAGMA journal_mode=DELETE")


def _copy_table(rows: Connection, session: Connection, table: Table) -> None:
    # in the rows' order: answers follow their numbers, and a copy must give the same
    query = select(table).order_by(*table.primary_key.columns)
    for some in rows.execution_options(yield_per=_ROWS).execute(query).mappings().partitions():
        session.execute(insert(table), [dict(row) for row in some])


def _count_on(session: Connection, table: Table) -> None:
    """The next row gets the next number: PostgreSQL counts apart from the rows."""
    if session.dialect.name == "postgresql" and "id" in table.c:
        counter = func.pg_get_serial_sequence(table.name, "id")
        last = session.execute(select(func.max(table.c.id))).scalar()
        session.execute(select(func.setval(counter, last or 1, last is not None)))


_CITED = (
    "SELECT raw_sha256 FROM submissions WHERE id NOT IN ({gone})",
    "SELECT sha256 FROM items WHERE submission NOT IN ({gone})",
    "SELECT fetches.sha256 FROM fetches JOIN items ON items.id = fetches.item WHERE submission NOT IN ({gone})",
    "SELECT sha256 FROM decisions",
)


def cited_in(copy: Path) -> frozenset[str]:
    """The hashes of all evidence that a copy, of whatever schema, names and that was not erased."""
    found: set[str] = set()
    with _looked_into(copy) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        gone = "SELECT submission FROM erasures" if "erasures" in there else "SELECT -1"
        for question in _CITED:
            with suppress(sqlite3.OperationalError):  # a table or column that this schema does not have yet
                found |= {sha256 for (sha256,) in connection.execute(question.format(gone=gone))}
    return frozenset(found - {""})
