"""Putting a restored county in its place: everything is prepared beside it, then moved in; a killed move goes on."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from tasks.store.backup_files import copy_file, sync_folders
from tasks.store.copying import copy_in, is_sqlite
from tasks.store.session import open_store
from tasks.store.vault import sync

PREPARED = ".restoring"
_READY, _NEW, _DATABASE = "ready.json", "new", "database.db"


@dataclass(frozen=True, slots=True)
class Journal:
    """What the moves are: written when all is prepared, so that whoever comes after a kill can finish them."""

    backup: str
    aside: str  # the folder, in the county's, that takes what was there
    old: tuple[str, ...]  # what is moved there: paths in the county's folder
    database: str = ""  # the file of an SQLite database that lies elsewhere; "postgresql" for a server


@dataclass(frozen=True, slots=True)
class Bench:
    """The place in the county's folder where a restore is prepared."""

    home: Path

    @property
    def new(self) -> Path:
        """What will lie in the county's folder, under the same paths."""
        return self.home / PREPARED / _NEW

    @property
    def database(self) -> Path:
        """The database, while it is prepared, or when it belongs elsewhere."""
        return self.home / PREPARED / _DATABASE

    def clear(self) -> None:
        shutil.rmtree(self.home / PREPARED, ignore_errors=True)

    def begin(self) -> None:
        self.clear()
        self.new.mkdir(mode=0o700, parents=True)

    def commit(self, journal: Journal) -> None:
        """From here on the restore happens, whatever is killed."""
        sync_folders(self.home / PREPARED)
        coming = self.home / PREPARED / ".coming"
        coming.write_text(json.dumps(asdict(journal)), "utf-8")
        sync(coming)
        coming.rename(self.home / PREPARED / _READY)
        sync(self.home / PREPARED)

    def journal(self) -> Journal | None:
        """Of a restore that was prepared and not finished."""
        try:
            plain = json.loads((self.home / PREPARED / _READY).read_text("utf-8"))
        except FileNotFoundError:
            return None
        return Journal(**{**plain, "old": tuple(plain["old"])})

    def finish(self, journal: Journal, url: str) -> None:
        """Load the database, move the old aside and the new in; each step can be done again after a kill."""
        open_store.cache_clear()  # what this process had opened lies aside from now on
        if journal.database == "postgresql":
            copy_in(self.database, url)
        elif journal.database:
            _replace_file(self.database, Path(journal.database), journal.aside)
        _move_aside(self.home, journal)
        _move_in(self.new, self.home)
        (self.home / PREPARED / _READY).unlink()  # last: until then it is not finished
        sync(self.home)
        self.clear()


def put_database(bench: Bench, url: str, file: Path | None) -> str:
    """Lay the prepared database where it will be moved in from; returns what the journal says of it."""
    if not is_sqlite(url):
        return "postgresql"
    if file is None or not file.is_relative_to(bench.home):
        return str(file or "")
    inside = bench.new / file.relative_to(bench.home)
    inside.parent.mkdir(parents=True, exist_ok=True)
    bench.database.rename(inside)
    return ""


def _replace_file(new: Path, file: Path, aside: str) -> None:
    for ending in ("-wal", "-shm", ""):
        old, kept = Path(f"{file}{ending}"), Path(f"{file}{aside}{ending}")
        if old.exists() and not kept.exists():
            old.rename(kept)
    coming = Path(f"{file}.coming")
    coming.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    copy_file(new, coming)
    coming.replace(file)
    sync(file.parent)


def _move_aside(home: Path, journal: Journal) -> None:
    """What lies aside already was moved before; what lies in its old place now is the new one."""
    for path in journal.old:
        old, kept = home / path, home / journal.aside / path
        if old.exists() and not kept.exists():
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            old.rename(kept)


def _move_in(new: Path, target: Path) -> None:
    """A folder that is there, as state/ is, keeps what it has."""
    if new.is_dir() and target.is_dir():
        for path in sorted(new.iterdir()):
            _move_in(path, target / path.name)
    elif new.exists() and not target.exists():
        new.rename(target)
