"""Whether a backup is whole: every file read through, the database sound, all evidence there that it names."""

from __future__ import annotations

from pathlib import Path

from tasks.domain.errors import Mistake
from tasks.store.backup_files import is_sound
from tasks.store.copying import cited_in, trouble_in
from tasks.store.manifest import DATABASE, EVIDENCE, Kept, Manifest, evidence_in
from tasks.store.session import known_schemas


def mistakes_in(folder: Path, manifest: Manifest) -> list[Mistake]:
    """Every damaged or missing file by its name; empty when the backup can be restored."""
    found = [mistake for kept in manifest.files if (mistake := mistake_of(folder, kept))]
    if found or DATABASE not in manifest.by_path:
        return found
    if mistake := mistake_of_database(folder / DATABASE):
        return [mistake]
    gone = cited_in(folder / DATABASE) - evidence_in(manifest.by_path) - set(manifest.lost)
    return [Mistake(EVIDENCE + sha256, "", "库里有记录，备份里没有这份证据") for sha256 in sorted(gone)]


def mistake_of(folder: Path, kept: Kept) -> Mistake | None:
    path = folder / kept.path
    if not path.is_file():
        return Mistake(kept.path, "", "缺少这个文件")
    return None if is_sound(path, kept) else damaged(kept)


def mistake_of_database(copy: Path) -> Mistake | None:
    trouble = trouble_in(copy)
    return Mistake(DATABASE, "", f"数据库有损坏：{trouble}") if trouble else None


def damaged(kept: Kept) -> Mistake:
    return Mistake(kept.path, "", "损坏：内容与清单里的指纹不符")


def is_too_new(manifest: Manifest) -> bool:
    return bool(manifest.schema) and manifest.schema not in known_schemas()
