"""What of a county a backup holds, and what a county has that a backup does not show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from settings.app import County
from settings.app_file import FILE
from settings.files import PLAN_FILES, PLAN_FOLDERS
from settings.secrets import SECRETS
from tasks.domain.errors import RollcallError
from tasks.store.backup_files import files_under, hash_of
from tasks.store.backup_shelf import Shelf
from tasks.store.copying import database_file
from tasks.store.manifest import FILES, Manifest
from tasks.store.restores import lost_since
from tasks.store.session import lent_store, reading

_SHOWN = 10


def shelf_of(county: County, to: Path | None = None) -> Shelf:
    """The county's own, or another one, which several counties may share."""
    folder = to.expanduser().absolute() if to else county.backups
    return Shelf(folder, "" if folder.is_relative_to(county.home) else county.app.name)


def newest_backup(county: County) -> datetime | None:
    """The moment that the county's newest whole backup shows."""
    newest = shelf_of(county).newest()
    return newest[1].made_at if newest else None


def county_files(county: County, shelf: Shelf) -> Iterator[Path]:
    """The county's folder without state/, the database, backups, secrets, and what programs leave in between."""
    store = database_file(county.database_url)
    left = {county.state, county.backups, shelf.folder, *((store,) if store else ())}
    beside = f"{store.name}-" if store else "\0"

    def leave(path: Path) -> bool:
        is_ours = path.parent == county.home and path.name.startswith(".")
        is_store = store is not None and path.parent == store.parent and path.name.startswith(beside)
        return path in left or is_ours or is_store or SECRETS in path.name.lower()

    return files_under(county.home, leave)


def is_replaced(path: str) -> bool:
    """Whether a restore puts the backup's in its place: settings, plan, roster, sources, rungs, texts.

    What else lies in the folder, incoming/ and mailboxes above all, came from outside: it stays, and what is missing
    there is added.
    """
    return path in (FILE, *PLAN_FILES) or path.startswith((*PLAN_FOLDERS, "roster/"))


def losses(there: County, manifest: Manifest) -> list[str]:
    """What the county has that the backup does not show, in lines for a person (Chinese)."""
    return [line for line in (_lost_rows(there, manifest), _lost_files(there, manifest)) if line]


def _lost_rows(there: County, manifest: Manifest) -> str:
    file = database_file(there.database_url)
    if file is not None and not file.is_file():
        return ""
    try:
        with lent_store(there.database_url) as store, reading(store) as session:
            return lost_since(session, manifest.newest or manifest.made_at).sentence
    except (RollcallError, DatabaseError) as error:
        why = str(error.orig).splitlines()[0] if isinstance(error, DatabaseError) else error
        return f"现在的数据库，里面有什么看不出来（{why}）"


def _lost_files(there: County, manifest: Manifest) -> str:
    """Files that are not in the backup, or not as they are now."""
    changed = []
    for path in county_files(there, shelf_of(there)):
        name = path.relative_to(there.home).as_posix()
        kept = manifest.by_path.get(FILES + name)
        if is_replaced(name) and (kept is None or kept.size != path.stat().st_size or kept.sha256 != hash_of(path)):
            changed.append(name)
    more = f" 等 {len(changed)} 个" if len(changed) > _SHOWN else ""
    return f"改过或新增的文件：{'、'.join(changed[:_SHOWN])}{more}" if changed else ""
