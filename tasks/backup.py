"""备份 backup: one consistent copy of a county, whole or not at all; old ones go, never the last good one."""

from __future__ import annotations

import asyncio
import errno
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from settings.app import County
from settings.secrets import SECRETS
from tasks.cell import cell
from tasks.domain.errors import NeedsAPerson
from tasks.domain.evidence.backups import Made, thinned
from tasks.holdings import county_files, shelf_of
from tasks.pages.record import Told
from tasks.store.backup_files import EVIDENCE_NAME, Copier, files_under
from tasks.store.backup_shelf import Shelf
from tasks.store.copying import cited_in, copy_out, newest_of, schema_of, trouble_in
from tasks.store.manifest import DATABASE, EVIDENCE, FILES, FORMAT, RECORDS, Manifest, evidence_in

_FULL = {errno.ENOSPC, errno.EDQUOT}
_SNAPSHOTS = 3  # evidence may be erased between the copy of the database and that of the files: then once more
_PASSWORD_TOLD = "rollcall.toml 的 [database] url 里写着密码，备份里也有：请改写到 secrets.env。"
_PASSWORD_IN_URL = re.compile(r"://[^/@:]+:[^/@]+@")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where to (None: the county's own place), with secrets.env or without, everything read anew or not."""

    to: Path | None = None
    secrets: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """Evidence that the county has no more: `carried` over from the last backup, or `lost` here too (sha256)."""

    carried: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.carried or self.lost)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was written, and what could not be: evidence that was gone or damaged before the backup began."""

    place: Path
    files: int
    fresh: int
    fresh_bytes: int
    gone: Gone
    secrets: bool
    warning: str = ""

    @property
    def told(self) -> Told:
        size = f"{self.fresh_bytes / 1_000_000:.1f} MB"
        sentence = (
            f"已备份到 {self.place}：文件 {self.files} 个，其中新增或有改动 {self.fresh} 个（{size}），均已核对指纹。"
        )
        kept_out = (
            "里面有 secrets.env 的密码，请妥善保管。" if self.secrets else "不含密码（secrets.env），请另行保管。"
        )
        rows = [(sha256, "县里已丢失或损坏，沿用上一份备份里的") for sha256 in self.gone.carried]
        rows += [(sha256, "库里有记录，文件不在或与指纹不符，备份里也没有") for sha256 in self.gone.lost]
        gone = f"有 {len(rows)} 份证据在县里已丢失或损坏，列在后面。" if rows else ""
        return Told(sentence + kept_out + self.warning + gone, ("证据（sha256）", "情况"), tuple(rows))


@dataclass(frozen=True, slots=True)
class Thinned:
    gone: tuple[str, ...]
    left: int

    @property
    def told(self) -> Told:
        names = f"（{'、'.join(self.gone)}）" if self.gone else ""
        return Told(f"按保留规则清理旧备份 {len(self.gone)} 份{names}，留有 {self.left} 份。")


@cell("备份 back_up", retries=2, retry_delay=120)
async def back_up(county: County, at: datetime, wanted: Wanted = Wanted()) -> BackedUp:  # noqa: B008 - frozen
    """Copy the database while others write, then the files; nothing is there until all of it is.

    Raises NeedsAPerson when the disk is full or another backup is under way, CannotReach without the database.
    """
    shelf = shelf_of(county, wanted.to)
    with _room_told(shelf), shelf.making(at) as coming:
        newest = None if wanted.full else shelf.newest()
        copier = Copier(coming, at.date(), (shelf.folder / newest[0], newest[1]) if newest else None)

        gone = await asyncio.to_thread(_copy_all, county, copier, shelf, with_secrets=wanted.secrets)

        manifest = _manifest(county, at, copier, gone.lost, secrets=wanted.secrets)
        name = shelf.publish(coming, manifest)
    warning = _PASSWORD_TOLD if _PASSWORD_IN_URL.search(county.app.database.url) else ""
    place = shelf.folder / name
    fresh = len(copier.fresh), copier.fresh_bytes
    return BackedUp(place, len(manifest.files), *fresh, gone, wanted.secrets, warning)


@cell("清理旧备份 thin_out")
async def thin_out(county: County, to: Path | None = None) -> Thinned:
    """Take away what the rule of [backup] does not keep; a folder that is no whole backup is left alone."""
    shelf = shelf_of(county, to)
    good = shelf.good()

    made = [Made(name, manifest.made_at) for name, manifest in good.items()]
    gone = thinned(made, county.app.backup.daily, county.app.backup.monthly)

    for name in sorted(gone):
        shelf.remove(name)
    return Thinned(tuple(sorted(gone)), len(good) - len(gone))


def _copy_all(county: County, copier: Copier, shelf: Shelf, *, with_secrets: bool) -> Gone:
    """Database first: whatever it names was on the disk before it was named. Returns the evidence that is not there."""
    lost: frozenset[str] | None = None
    for _ in range(_SNAPSHOTS):
        cited = _copy_database(county, copier)
        for path in files_under(county.evidence, lambda path: not EVIDENCE_NAME.fullmatch(path.name)):
            copier.take(path, EVIDENCE + path.name, may_link=True)
        before, lost = lost, cited - evidence_in(copier.kept)
        if not lost or lost == before:
            break
    for path in files_under(county.records, lambda path: path.name.startswith(".")):
        copier.take(path, RECORDS + path.relative_to(county.records).as_posix(), may_link=True)
    for path in county_files(county, shelf):
        copier.take(path, FILES + path.relative_to(county.home).as_posix())
    if with_secrets:
        copier.take(county.secrets_env, FILES + SECRETS)
    gone = (lost or frozenset()) | copier.damaged
    carried = copier.carry(gone)
    return Gone(tuple(sorted(carried)), tuple(sorted(gone - carried)))


def _copy_database(county: County, copier: Copier) -> frozenset[str]:
    """The hashes of the evidence that it names."""
    target = copier.into / DATABASE
    target.unlink(missing_ok=True)
    if not copy_out(county.database_url, target):
        return frozenset()
    if trouble := trouble_in(target):
        raise NeedsAPerson(f"数据库有损坏，这次没有备份，原有的备份都在：{trouble}。请从最近一份好的备份恢复。")
    target.chmod(0o600)
    copier.note(DATABASE)
    return cited_in(target)


def _manifest(county: County, at: datetime, copier: Copier, lost: tuple[str, ...], *, secrets: bool) -> Manifest:
    copy = copier.into / DATABASE
    return Manifest(
        format=FORMAT,
        product=version("rollcall"),
        schema=schema_of(copy) if copy.exists() else "",
        database=county.database_url.partition(":")[0].partition("+")[0] if copy.exists() else "",
        made_at=at,
        newest=newest_of(copy) if copy.exists() else None,
        county=county.app.name,
        secrets=secrets,
        lost=lost,
        files=tuple(copier.kept.values()),
    )


@contextmanager
def _room_told(shelf: Shelf) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        free = shutil.disk_usage(shelf.folder).free / 1_000_000
        raise NeedsAPerson(
            f"磁盘满了（{shelf.folder} 只剩 {free:.0f} MB），这次没有备份成，没有留下半份；原有的备份都在。"
            "请腾出空间，或用 --to 写到另一个盘。"
        ) from None
