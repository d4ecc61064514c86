"""The manifest of a backup: every file with its sha256, schema, program and moment; it vouches for itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tasks.domain.errors import BadInput
from tasks.store.vault import sync

MANIFEST = "manifest.json"
FORMAT = 1  # of backups; a newer one is refused
DATABASE = "rollcall.db"  # in the backup, whatever the county's database is
FILES, EVIDENCE, RECORDS = "county/", "evidence/", "records/"


@dataclass(frozen=True, slots=True)
class Kept:
    """One file: where it lies in the backup, its bytes' hash and size, and when it was changed last (ns)."""

    path: str
    sha256: str
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class Manifest:
    format: int
    product: str  # version of the program that wrote it
    schema: str  # revision of the database; "" while nothing was recorded
    database: str  # the kind of database that was copied
    made_at: datetime  # the moment that it shows
    newest: datetime | None  # the newest moment that the database knows
    county: str
    secrets: bool  # whether secrets.env is in it
    lost: tuple[str, ...]  # evidence that was missing or damaged already when the backup was made, by its sha256
    files: tuple[Kept, ...]

    @cached_property
    def by_path(self) -> Mapping[str, Kept]:
        return {kept.path: kept for kept in self.files}


def evidence_in(paths: Iterable[str]) -> frozenset[str]:
    """The hashes of the evidence among a backup's files."""
    return frozenset(path.removeprefix(EVIDENCE)[:64] for path in paths if path.startswith(EVIDENCE))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """It is on the disk when this returns."""
    plain: dict[str, Any] = asdict(replace(manifest, files=()))
    plain["made_at"] = manifest.made_at.isoformat()
    plain["newest"] = manifest.newest.isoformat() if manifest.newest else None
    plain["files"] = [[kept.path, kept.sha256, kept.size, kept.mtime_ns] for kept in manifest.files]
    (folder / MANIFEST).write_text(json.dumps({**plain, "digest": _digest(plain)}, ensure_ascii=True), "ascii")
    sync(folder / MANIFEST)


def read_manifest(folder: Path) -> Manifest:
    """Raises BadInput when the folder is no whole backup, or was written by a newer program."""
    path = folder / MANIFEST
    try:
        plain = json.loads(path.read_bytes())
        digest = plain.pop("digest")
        number = int(plain["format"])
    except FileNotFoundError:
        raise BadInput(f"{folder} 不是一份完整的备份：里面没有 {MANIFEST}。") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(f"{path} 损坏了，这份备份不能用。请换一份：rollcall backup --list") from None
    if number > FORMAT:
        raise BadInput(f"这份备份是更新的程序（{plain.get('product', '')}）写的，本程序读不了。请先升级程序，再恢复。")
    if digest != _digest(plain):
        raise BadInput(f"{path} 损坏了：内容与它自己的指纹不符，这份备份不能用。请换一份：rollcall backup --list")
    return _of(plain)


def _of(plain: dict[str, Any]) -> Manifest:
    newest = datetime.fromisoformat(plain["newest"]) if plain["newest"] else None
    files = tuple(Kept(*kept) for kept in plain["files"])
    made_at = datetime.fromisoformat(plain["made_at"])
    return Manifest(**{**plain, "made_at": made_at, "newest": newest, "lost": tuple(plain["lost"]), "files": files})


def _digest(plain: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
