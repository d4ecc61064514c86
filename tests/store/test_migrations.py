"""The database that migrations make is the one that the code expects, on an empty and on a kept database."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from tasks.store.every_table import metadata
from tasks.store.session import open_store, reading


def test_a_new_database_has_exactly_the_tables_that_the_code_names(engine: Engine) -> None:
    with reading(engine) as session:
        assert compare_metadata(MigrationContext.configure(session), metadata) == []


def test_it_waits_for_the_disk_and_keeps_readers_beside_a_writer(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'rollcall.db'}")
    with reading(engine) as session:
        pragmas = [session.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]  # 2: FULL
