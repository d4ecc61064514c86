"""恢复 restore: a county as a backup shows it, all of it or nothing; what may have left since is not sent again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from settings.app import County
from settings.app_file import FILE, read_app
from settings.secrets import SECRETS
from tasks.cell import cell
from tasks.domain.errors import BadFiles, BadInput, Mistake, NeedsAPerson
from tasks.domain.verdict.concerns import check_who
from tasks.holdings import is_replaced, losses
from tasks.pages.record import Told
from tasks.planfile import load_version
from tasks.store import plans as plan_store
from tasks.store import restores
from tasks.store.backup_check import damaged, is_too_new, mistake_of, mistake_of_database
from tasks.store.backup_files import copy_file, hash_of, link_file
from tasks.store.copying import database_file, holds_anything, is_in_use, schema_of
from tasks.store.manifest import DATABASE, EVIDENCE, FILES, RECORDS, Kept, Manifest, read_manifest
from tasks.store.replacing import PREPARED, Bench, Journal, put_database
from tasks.store.restores import Restored, Unsettled, record_restore
from tasks.store.session import lent_store, open_store, writing

_ASIDE = ".replaced-"
_OF_A_COUNTY = {"state", "plan.toml"}  # what is left of one whose settings are gone


@dataclass(frozen=True, slots=True)
class Brought:
    """What was restored, where what was there lies now, and what the outbox cannot be sure of."""

    home: Path
    manifest: Manifest
    aside: Path | None
    unsettled: Unsettled
    migrated: str  # "0009 → 0012"
    lacks_secrets: bool

    @property
    def told(self) -> Told:
        m = self.manifest
        said = (
            f"已恢复到 {self.home}：{m.made_at:%Y-%m-%d %H:%M} 的备份，文件 {len(m.files)} 个，逐个核对过指纹。",
            f"数据库已升级（{self.migrated}）。" if self.migrated else "",
            f"原来的放在 {self.aside}，确认无误后可以删去。" if self.aside else "",
            f"备份之前就已丢失的证据 {len(m.lost)} 份仍然没有。" if m.lost else "",
            "密码不在备份里：请把 secrets.env 放回来，再运行 doctor。" if self.lacks_secrets else "",
            self._about_sending if m.schema else "",
        )
        return Told("".join(said))

    @property
    def _about_sending(self) -> str:
        return (
            "发信已停：备份之后发出过的信，这里没有记录。"
            f"可能已经发出的 {self.unsettled.uncertain} 封标为待确认，待放行的 {self.unsettled.held} 封放行前请核对；"
            "先运行 read 和 judge，看 records notices，核对之后运行 "
            f"rollcall --home {self.home} restore --confirm --by 姓名。"
        )


@cell("恢复 bring_back")
async def bring_back(folder: Path, home: Path, at: datetime, *, yes: bool = False) -> Brought:
    """Restore the backup in `folder` into the county's folder `home`, in which nobody else is at work.

    Raises BadInput for a backup of a newer program or a folder that holds something else, BadFiles with every damaged
    or missing file, NeedsAPerson with what would be lost unless `yes`. Until all is prepared nothing is touched.
    """
    manifest = read_manifest(folder)
    _check_moment(manifest, at)
    if is_too_new(manifest):
        raise BadInput(f"这份备份的数据库（{manifest.schema}）来自更新的程序（{manifest.product}）。请先升级程序。")
    there = _standing(home)
    bench = Bench(home)
    bench.begin()
    try:
        _lay_out(folder, manifest, bench)
        county = County(home, read_app((bench.new / FILE).read_bytes()), os.environ)
        if manifest.schema and is_in_use(county.database_url):
            raise NeedsAPerson("数据库还有别的连接（守护进程、别的机器或 psql），没有恢复。请先断开它们。")
        if not yes:
            _check_loss(county, there, manifest)
        unsettled, migrated = _settle(bench, folder.name, manifest, at)
        journal = _journal(bench, county, there, folder.name, at)
        bench.commit(journal)
    except BaseException:
        bench.clear()
        raise
    bench.finish(journal, county.database_url)
    aside = home / journal.aside
    lacks_secrets = not county.secrets_env.exists()
    return Brought(home, manifest, aside if aside.exists() else None, unsettled, migrated, lacks_secrets)


@cell("确认恢复 confirm_restore")
async def confirm_restore(county: County, by: str, at: datetime) -> Restored:
    """Somebody has looked: what waits may leave again. What is uncertain stays so, until it is found or sent again.

    Raises BadInput when no restore waits for it, or `by` is none of the admins.
    """
    with writing(open_store(county.database_url)) as session:
        restored = restores.unconfirmed(session)
        if restored is None:
            raise BadInput("没有等待确认的恢复：发信没有因此停下。")
        version = plan_store.current_version(session, at)
        if version is not None:
            check_who(load_version(session, version, county.app.timezone).roster, by)
        restores.confirm(session, restored, by, at)
    return restored


def finish_restore(home: Path) -> str:
    """Go on with a restore that was killed; what it restored, empty when there is none to finish."""
    bench = Bench(home)
    journal = bench.journal()
    if journal is None:
        return ""
    app = bench.new / FILE if (bench.new / FILE).exists() else home / FILE
    bench.finish(journal, County(home, read_app(app.read_bytes()), os.environ).database_url)
    return journal.backup


def _standing(home: Path) -> County | None:
    """The county that is there; None where the folder is empty, but for a secrets.env. Raises BadInput for others."""
    there = {path.name for path in home.iterdir()} - {PREPARED, SECRETS}
    if FILE not in there and not there & _OF_A_COUNTY:
        if any(not name.startswith(_ASIDE) for name in there):
            raise BadInput(f"{home} 里有别的东西，也不是县文件夹，什么也没有动。请用 --to 指定一个新的或空的文件夹。")
        return None
    try:
        return County.at(home)
    except BadFiles:  # settings that are broken, or gone, are a reason to restore
        return County(home, read_app(b""), os.environ)


def _check_moment(manifest: Manifest, at: datetime) -> None:
    if manifest.newest and at < manifest.newest:
        known = manifest.newest.astimezone(at.tzinfo)
        raise BadInput(
            f"现在是 {at:%Y-%m-%dT%H:%M:%S}，早于备份里最新的记录（{known:%Y-%m-%dT%H:%M:%S}）。请核对时间。"
        )


def _lay_out(folder: Path, manifest: Manifest, bench: Bench) -> None:
    """Bring every file to the bench, verified as it comes. Raises BadFiles with all that are damaged or missing."""
    mistakes = [mistake for kept in manifest.files if (mistake := _bring(folder, kept, bench))]
    if not mistakes and DATABASE in manifest.by_path and (mistake := mistake_of_database(bench.database)):
        mistakes.append(mistake)
    if not mistakes and not (bench.new / FILE).exists():
        mistakes.append(Mistake(FILES + FILE, "", "备份里没有这个文件，不是一个县"))
    if mistakes:
        raise BadFiles([Mistake(str(folder), "", "这份备份不完整，什么也没有恢复"), *mistakes])


def _target(bench: Bench, kept: Kept) -> Path | None:
    """Where a file of the backup goes; None for a path that leads anywhere else."""
    path = PurePosixPath(kept.path)
    if ".." in path.parts or path.is_absolute():
        return None
    if kept.path == DATABASE:
        return bench.database
    for prefix, place in ((FILES, ""), (EVIDENCE, "state/evidence/"), (RECORDS, "state/records/")):
        if kept.path.startswith(prefix):
            return bench.new / (place + kept.path.removeprefix(prefix))
    return None


def _bring(folder: Path, kept: Kept, bench: Bench) -> Mistake | None:
    source, target = folder / kept.path, _target(bench, kept)
    if target is None:
        return Mistake(kept.path, "", "清单里的路径不对，不会写到别处去")
    if not source.is_file():
        return mistake_of(folder, kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    if kept.path.startswith(EVIDENCE) and link_file(source, target):  # nobody changes evidence in place
        sha256 = hash_of(target)
    else:
        is_private = kept.path in (DATABASE, FILES + SECRETS)
        sha256 = copy_file(source, target, 0o600 if is_private else 0o644)
        os.utime(target, ns=(kept.mtime_ns, kept.mtime_ns))
    return None if sha256 == kept.sha256 else damaged(kept)


def _check_loss(county: County, there: County | None, manifest: Manifest) -> None:
    """What is there and would be no more. Raises NeedsAPerson."""
    lines = losses(there, manifest) if there else []
    if there is None and manifest.schema and not _is_inside(county) and holds_anything(county.database_url):
        url = county.app.database.url
        lines.append(f"数据库 {url.partition('@')[2] or url} 里已有的全部记录")
    if there is None and not lines:
        return
    lost = "\n".join(f"  {line}" for line in lines) or "  （没有发现备份里没有的东西）"
    raise NeedsAPerson(
        f"{county.home} 会换成 {manifest.made_at:%Y-%m-%d %H:%M} 的备份，会丢掉：\n{lost}\n"
        "确认无误后加 --yes 再运行；什么也还没有动。"
    )


def _is_inside(county: County) -> bool:
    file = database_file(county.database_url)
    return file is not None and file.is_relative_to(county.home)


def _settle(bench: Bench, name: str, manifest: Manifest, at: datetime) -> tuple[Unsettled, str]:
    """The database at the newest schema, with its outbox honest about what may have left since."""
    if DATABASE not in manifest.by_path:
        return Unsettled(0, 0), ""
    with lent_store(f"sqlite:///{bench.database}") as store, writing(store) as session:
        unsettled = record_restore(session, name, manifest.made_at, at)
    schema = schema_of(bench.database)
    return unsettled, f"{manifest.schema} → {schema}" if schema != manifest.schema else ""


def _journal(bench: Bench, county: County, there: County | None, name: str, at: datetime) -> Journal:
    has_database = bench.database.exists()
    database = put_database(bench, county.database_url, database_file(county.database_url)) if has_database else ""
    old = _old_entries(bench, there, county) if there else ()
    if (bench.new / SECRETS).exists() and county.secrets_env.exists():
        (bench.new / SECRETS).unlink()  # the passwords of today are those of today
    return Journal(name, f"{_ASIDE}{at:%Y%m%dT%H%M%S}", tuple(old), database)


def _old_entries(bench: Bench, there: County, county: County) -> Sequence[str]:
    """What is moved aside: the county's own files, evidence, records and databases; all else stays where it is."""
    entries = sorted(p.name for p in bench.home.iterdir() if is_replaced(p.name + "/" * p.is_dir()))
    entries += ["state/evidence", "state/records"]
    for one in (there, county):
        file = database_file(one.database_url)
        if file is not None and file.is_relative_to(bench.home):
            inside = file.relative_to(bench.home).as_posix()
            entries += [f"{inside}{ending}" for ending in ("-wal", "-shm", "")]
    return [entry for entry in dict.fromkeys(entries) if (bench.home / entry).exists()]
