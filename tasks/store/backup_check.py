"""Whether a backup is whole: every file read through, the database sound, all evidence there that it names."""

from __future__ import annotations

from pathlib import Path

from tasks.domain.errors import Mistake
from tasks.store.backup_files import is_sound
from tasks.store.copying import cited_in, known_schemas, trouble_in
from tasks.store.manifest import Kept, Manifest


def mistakes_in(folder: Path, manifest: Manifest, database: str, evidence: str) -> list[Mistake]:
    """Every damaged or missing file by its name; empty when the backup can be restored."""
    found = [mistake for kept in manifest.files if (mistake := mistake_of(folder, kept))]
    if found or database not in manifest.by_path:
        return found
    if trouble := trouble_in(folder / database):
        found.append(Mistake(database, "", f"数据库有损坏：{trouble}"))
        return found
    there = {path.removeprefix(evidence)[:64] for path in manifest.by_path if path.startswith(evidence)}
    gone = cited_in(folder / database) - there - set(manifest.lost)
    return [Mistake(evidence + sha256, "", "库里有记录，备份里没有这份证据") for sha256 in sorted(gone)]


def mistake_of(folder: Path, kept: Kept) -> Mistake | None:
    path = folder / kept.path
    if not path.is_file():
        return Mistake(kept.path, "", "缺少这个文件")
    if not is_sound(path, kept):
        return Mistake(kept.path, "", "损坏：内容与清单里的指纹不符")
    return None


def is_too_new(manifest: Manifest) -> bool:
    return bool(manifest.schema) and manifest.schema not in known_schemas()
