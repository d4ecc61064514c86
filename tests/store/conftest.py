"""Every test of the store runs twice: on SQLite, and on a PostgreSQL of our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tasks.store.session import open_store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a cluster that lives as long as the tests, without the name of a database."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    assert programs is not None, "install Debian's package postgresql; deploy/test does"
    folder = Path(tempfile.mkdtemp(prefix="rollcall-pg-"))
    owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if owner:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    data = str(folder / "data")
    subprocess.run(
        [*owner, programs / "initdb", "-D", data, "-U", "rollcall", "--auth=trust", "--encoding=UTF8", "--no-sync"],
        check=True, stdout=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    # its own housekeeping would be one more open transaction at moments that no test chooses
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c autovacuum=off"
    control = [*owner, programs / "pg_ctl", "-D", data, "-l", str(folder / "log"), "-w"]
    subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    yield f"postgresql+psycopg://rollcall@127.0.0.1:{port}"
    subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A new, migrated, empty database."""
    if request.param == "sqlite":
        yield open_store(f"sqlite:///{tmp_path / 'rollcall.db'}")
        return
    server = request.getfixturevalue("postgresql")
    name = f"t{abs(hash(str(tmp_path)))}"
    from sqlalchemy import create_engine, text

    with create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT").connect() as session:
        session.execute(text(f'CREATE DATABASE "{name}"'))
    engine = open_store(f"{server}/{name}")
    yield engine
    engine.dispose()
