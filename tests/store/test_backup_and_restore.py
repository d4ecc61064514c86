"""A county is copied while others write, and comes back as it was: on both databases, whatever is killed or damaged."""

from __future__ import annotations

import asyncio
import errno
import gzip
import hashlib
import io
import itertools
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from flows.at_work import alone_in, at_work_in
from flows.cli import main
from settings.app import County
from tasks.backup import Wanted, back_up, thin_out
from tasks.domain.errors import BadInput
from tasks.domain.evidence.keeping import ErasedAs
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.holdings import shelf_of
from tasks.restore import bring_back, finish_restore
from tasks.store import erasing
from tasks.store.backup_check import mistakes_in
from tasks.store.copying import copy_out
from tasks.store.manifest import DATABASE, Kept, read_manifest, write_manifest
from tasks.store.readings import record_reading
from tasks.store.session import open_store, writing
from tasks.store.vault import Vault

ZONE = ZoneInfo("Asia/Shanghai")
FILES = {
    "plan.toml": '[plan]\nid = "kept-2026"\nyear = 2026\nstarts = "previous 12-01"\n[[requirement]]\nid = "A"\n'
    'title = "《校园安全责任书》"\nparty = "school"\nchannels = ["mailbox"]\ndue = "03-20 cob"\n'
    'checks = ["document"]\n',
    "roster/schools.csv": "编号,学校,学段,负责人\ns1,第一小学,小学,k1\ns2,第二小学,小学,k1\n",
    "roster/contacts.csv": "编号,姓名,角色,邮箱\nk1,王老师,负责人,wang@school.example\n"
    "a1,孙老师,管理员,sun@county.example\n",
    "sources/box.toml": 'kind = "maildir"\npath = "mail"\n',
    "secrets.env": "ROLLCALL_SECRET_SMTP=do-not-tell\n",
    "secrets.env~": "ROLLCALL_SECRET_SMTP=do-not-tell-either\n",
}
MAIL = (
    "Received: from mx by mail; Tue, 10 Mar 2026 08:00:00 +0800\nFrom: wang@school.example\n"
    "Subject: =?utf-8?b?56ys5LiA5bCP5a2m5qCh5Zut5a6J5YWo6LSj5Lu75Lmm?=\nMessage-ID: <{n}@x>\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    "第一小学校园安全责任书，层层签订，定期检查，发现隐患立即整改。{n}\n"
)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-{clock}").replace(tzinfo=ZONE)


class Place:
    """One county's folder, and its commands as a person types them, each at a moment."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.home, self._patch = home, patch

    def write(self, database: str) -> None:
        for name, content in {**FILES, "rollcall.toml": f'[database]\nurl = "{database}"\n'}.items():
            (self.home / name).parent.mkdir(parents=True, exist_ok=True)
            (self.home / name).write_text(content, "utf-8")
        for folder in ("cur", "new", "tmp"):
            (self.home / "mail" / folder).mkdir(parents=True)
        self.receives(1)

    def receives(self, number: int) -> None:
        (self.home / f"mail/new/{number}.x").write_text(MAIL.format(n=number), "utf-8")

    @property
    def county(self) -> County:
        return County.at(self.home, {})

    def run(self, *words: str, when: str = "", home: Path | None = None) -> tuple[int, str]:
        out = io.StringIO()
        clock = ["--clock", f"2026-{when}"] if when else []
        self._patch.setattr(sys, "argv", ["rollcall", "--home", str(home or self.home), *clock, *words])
        with redirect_stdout(out), redirect_stderr(out), pytest.raises(SystemExit) as end:
            main()
        if not (self.home / "state/rollcall.db").exists() and not (self.home / ".restoring").exists():
            open_store(self.county.database_url).dispose()
        open_store.cache_clear()  # each command is a process of its own
        return int(end.value.code or 0), out.getvalue()

    def done(self, *words: str, when: str = "", home: Path | None = None) -> str:
        code, said = self.run(*words, when=when, home=home)
        assert code in (0, 1), said
        return said

    def answers(self, home: Path | None = None) -> list[str]:
        """As of the moment of the backup."""
        asked = (("status", "--format", "json"), ("explain", "A/s1/2026"), ("records", "notices", "--format", "json"))
        return [self.done(*words, "--as-of", "2026-03-12T09:00", home=home) for words in asked]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county on SQLite with a mail that was read and judged; each test has a copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        return made(tmp_path_factory.mktemp("prepared") / "county", "sqlite:///state/rollcall.db", patch).home


def made(home: Path, url: str, patch: pytest.MonkeyPatch) -> Place:
    patch.delenv("PREFECT_API_URL", raising=False)
    place = Place(home, patch)
    place.write(url)
    for day, words in (("02T09:00", "plan open"), ("11T09:00", "read"), ("11T09:01", "judge")):
        place.done(*words.split(), when=f"03-{day}")
    return place


@pytest.fixture
def sqlite(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    shutil.copytree(prepared, tmp_path / "county")
    return Place(tmp_path / "county", monkeypatch)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database of each kind."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    if request.param == "sqlite":
        return "sqlite:///state/rollcall.db"
    server = request.getfixturevalue("postgresql")
    name = f"kept{abs(hash(str(tmp_path)))}"
    with create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT").connect() as session:
        session.execute(text(f'CREATE DATABASE "{name}"'))
    return f"{server}/{name}"


@pytest.fixture
def place(request: pytest.FixtureRequest, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The same county, on each database."""
    if database.startswith("sqlite"):
        found: Place = request.getfixturevalue("sqlite")
        return found
    return made(tmp_path / "county", database, monkeypatch)


def test_a_county_comes_back_as_it_was_to_the_byte(place: Place, tmp_path: Path) -> None:
    said = place.done("backup", when="03-12T09:00")
    assert "不含密码" in said
    before = place.answers()
    place.receives(2)
    for day, words in (("13T09:00", "read"), ("13T09:01", "judge"), ("13T09:02", "decide waive A/s2/2026")):
        place.done(*words.split(), when=f"03-{day}")
    (place.home / "plan.toml").write_text("broken =", "utf-8")

    code, said = place.run("restore", when="03-14T09:00")
    assert code == 1
    assert "收到的材料 1 份，决定 1 个" in said
    assert "plan.toml" in said
    assert place.run("restore", "--yes", when="03-14T09:00")[0] == 0
    assert place.answers() == before
    assert (place.home / "secrets.env").read_text() == FILES["secrets.env"]
    assert "A/s2/2026" not in place.done("records", "decisions")
    assert place.run("restore", "--confirm", "--by", "王老师", when="03-14T09:00")[0] == 2, "王老师 is no admin"
    assert place.run("restore", "--confirm", "--by", "孙老师", when="03-14T09:00")[0] == 0
    assert place.run("restore", "--confirm", when="03-14T09:00")[0] == 2

    assert place.done("read", when="03-14T09:01")
    assert place.done("records", "readings", "--format", "json").count('"new": 1') == 2, "the lost mail is read again"
    assert place.run("backup", "--check", "20260312T090000")[0] == 0


def test_passwords_are_left_out_of_every_file_and_put_in_only_when_asked_for(sqlite: Place, tmp_path: Path) -> None:
    sqlite.done("backup", when="03-12T09:00")
    [kept] = (sqlite.home / "state/backups").iterdir()
    assert not [path for path in kept.rglob("*") if path.is_file() and b"do-not-tell" in path.read_bytes()]
    said = sqlite.done("backup", "--with-secrets", "--to", str(tmp_path / "shelf"), when="03-12T09:05")
    assert "密码，请妥善保管" in said
    [kept] = (tmp_path / "shelf").iterdir()
    assert (kept / "county/secrets.env").read_text() == FILES["secrets.env"]
    assert kept.stat().st_mode & 0o077 == 0


def test_each_row_that_a_backup_holds_belongs_to_one_moment_while_others_write(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer adds a reading and its scope in one transaction; no copy has the one without the other."""
    place = Place(tmp_path / "county", monkeypatch)
    place.write(database)
    engine, stop = open_store(place.county.database_url), threading.Event()
    wrote = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            scope = ScopeReading(Scope("mailbox"), True, "", {})
            look = Reading("busy", at("12T09:00"), at("12T09:01"), ReadingState.COMPLETE, str(number), (scope,))
            with writing(engine) as session:
                record_reading(session, look, at("12T09:01"))
            if number > 1:
                wrote.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        wrote.wait(20)
        kept = asyncio.run(back_up(place.county, at("12T09:02"))).place
    finally:
        stop.set()
        writer.join()
    with closing(sqlite3.connect(kept / DATABASE)) as copy:
        counts = [copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("readings", "reading_scopes")]
        assert counts[0] == counts[1] > 1
    assert mistakes_in(kept, read_manifest(kept)) == []


def test_every_damaged_or_missing_file_is_named_and_nothing_is_restored(sqlite: Place, tmp_path: Path) -> None:
    kept = asyncio.run(back_up(sqlite.county, at("12T09:00"))).place
    [evidence] = kept.glob("evidence/*.eml.gz")
    spoilt = evidence.read_bytes()[:-1] + b"!"
    evidence.unlink()  # it shares its bytes with the county's own
    evidence.write_bytes(spoilt)
    (kept / "county/plan.toml").unlink()

    code, said = sqlite.run("restore", "--to", str(tmp_path / "new"), when="03-12T10:00")
    assert code == 2
    assert f"evidence/{evidence.name}：损坏" in said
    assert "county/plan.toml：缺少" in said
    assert list((tmp_path / "new").iterdir()) == []
    assert sqlite.run("backup", "--check")[0] == 1
    assert sqlite.run("backup", when="03-13T09:00")[0] == 0
    assert sqlite.run("backup", "--full", when="03-13T09:01")[0] == 0
    assert sqlite.run("backup", "--check")[0] == 0

    manifest = kept / "manifest.json"
    manifest.write_text(manifest.read_text().replace("kept", "KEPT").replace('"format": 1', '"format":  1'), "ascii")
    plain = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**plain, "lost": ["0" * 64]}))
    code, said = sqlite.run("restore", kept.name, "--to", str(tmp_path / "new"), when="03-13T10:00")
    assert (code, "指纹不符" in said) == (2, True)
    assert "不算数" in sqlite.done("backup", "--list")


@pytest.mark.parametrize("left", [None, gzip.compress(b"another mail")], ids=["gone", "damaged"])
def test_evidence_that_was_gone_before_is_told_and_the_rest_is_kept(sqlite: Place, left: bytes | None) -> None:
    [evidence] = sqlite.county.evidence.glob("*.eml.gz")
    evidence.unlink()
    if left:
        evidence.write_bytes(left)
    code, said = sqlite.run("backup", when="03-12T09:00")
    assert code == 1
    assert evidence.name[:64] in said
    assert sqlite.run("backup", "--check")[0] == 0


def test_a_file_that_rotted_in_the_last_backup_is_left_behind_on_its_day(
    sqlite: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = asyncio.run(back_up(sqlite.county, at("12T09:00"))).place
    [evidence] = kept.glob("evidence/*.eml.gz")
    spoilt = evidence.read_bytes()[:-1] + b"!"
    evidence.unlink()  # it shares its bytes with the county's own
    evidence.write_bytes(spoilt)
    for day, is_its_day in (("13", False), ("14", True)):
        monkeypatch.setattr("tasks.store.backup_files.is_read_again", lambda *_, answer=is_its_day: answer)
        asyncio.run(back_up(sqlite.county, at(f"{day}T09:00")))
        assert sqlite.run("backup", "--check")[0] == (0 if is_its_day else 1)


def test_evidence_that_was_lost_since_the_last_backup_is_carried_over_and_comes_back(sqlite: Place) -> None:
    asyncio.run(back_up(sqlite.county, at("12T09:00")))
    [evidence] = sqlite.county.evidence.glob("*.eml.gz")
    evidence.unlink()
    code, said = sqlite.run("backup", when="03-13T09:00")
    assert (code, "沿用上一份备份里的" in said) == (1, True)
    assert sqlite.run("restore", "--yes", when="03-13T10:00")[0] == 0
    assert evidence.exists()


def test_what_was_erased_while_the_files_were_copied_is_no_loss(sqlite: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied_and_erased(url: str, target: Path) -> bool:
        done = copy_out(url, target)
        with writing(open_store(url)) as session:
            gone = erasing.erase(session, [1], ErasedAs.CLOSED, at("12T09:00"))
        Vault(sqlite.county.evidence).erase(gone)
        monkeypatch.undo()
        return done

    monkeypatch.setattr("tasks.backup.copy_out", copied_and_erased)
    made = asyncio.run(back_up(sqlite.county, at("12T09:00")))
    assert not made.gone
    assert mistakes_in(made.place, read_manifest(made.place)) == []


def test_a_newer_backup_is_refused_and_an_older_one_is_migrated(sqlite: Place, tmp_path: Path) -> None:
    kept = asyncio.run(back_up(sqlite.county, at("12T09:00"))).place
    before = sqlite.answers()
    for schema, made in (("0011", "older"), ("9999", "newer")):
        with closing(sqlite3.connect(kept / DATABASE)) as copy, copy:
            copy.execute("UPDATE alembic_version SET version_num = ?", (schema,))
            copy.execute("DROP TABLE IF EXISTS restores")
        status = (kept / DATABASE).stat()
        sha256 = hashlib.sha256((kept / DATABASE).read_bytes()).hexdigest()
        manifest = read_manifest(kept)
        files = tuple(f for f in manifest.files if f.path != DATABASE)
        files += (Kept(DATABASE, sha256, status.st_size, status.st_mtime_ns),)
        write_manifest(kept, replace(manifest, schema=schema, files=files))
        code, said = sqlite.run("restore", str(kept), "--to", str(tmp_path / made), when="03-12T10:00")
        wanted = (0, "0011 → ") if made == "older" else (2, "请先升级程序")
        assert code == wanted[0], said
        assert wanted[1] in said
    assert sqlite.answers(tmp_path / "older") == before


def test_it_is_refused_where_something_else_lies_or_somebody_is_at_work(sqlite: Place, tmp_path: Path) -> None:
    asyncio.run(back_up(sqlite.county, at("12T09:00")))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "论文.docx").write_text("x")
    code, said = sqlite.run("restore", "--to", str(tmp_path / "other"), when="03-12T10:00")
    assert (code, "什么也没有动" in said) == (2, True)
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["论文.docx"]
    with at_work_in(sqlite.home):
        code, said = sqlite.run("restore", "--yes", when="03-12T10:00")
    assert (code, "守护进程" in said) == (1, True)
    code, said = sqlite.run("restore", "--yes", when="03-11T08:00")
    assert (code, "早于备份里最新的记录" in said) == (2, True)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_database_on_a_server_is_not_replaced_under_others_nor_unasked(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path / "county", monkeypatch)
    place.write(database)
    with writing(open_store(database)) as session:
        look = Reading("busy", at("12T09:00"), at("12T09:01"), ReadingState.COMPLETE, "", ())
        record_reading(session, look, at("12T09:01"))
    kept = asyncio.run(back_up(place.county, at("12T09:02"))).place
    open_store(database).dispose()
    words = ("restore", str(kept), "--to", str(tmp_path / "new"))
    with create_engine(database, poolclass=NullPool).connect():
        code, said = place.run(*words, when="03-12T10:00")
    assert (code, "别的连接" in said) == (1, True)
    code, said = place.run(*words, when="03-12T10:00")
    assert (code, "已有的全部记录" in said) == (1, True)
    assert list((tmp_path / "new").iterdir()) == []
    assert place.run(*words, "--yes", when="03-12T10:00")[0] == 0


def test_no_file_of_a_backup_lands_outside_the_county(sqlite: Place, tmp_path: Path) -> None:
    kept = asyncio.run(back_up(sqlite.county, at("12T09:00"))).place
    (tmp_path / "shelf").mkdir()
    kept = kept.rename(tmp_path / "shelf" / kept.name)
    (kept.parent / "told").write_text("x")
    manifest = read_manifest(kept)
    for path in ("county/../../told", "told", str(kept.parent / "told")):
        (kept / "told").write_text("x")
        strange = Kept(path, hashlib.sha256(b"x").hexdigest(), 1, 0)
        write_manifest(kept, replace(manifest, files=(*manifest.files, strange)))
        code, said = sqlite.run("restore", str(kept), "--to", str(tmp_path / "new"), when="03-12T10:00")
        assert (code, said.count("清单里的路径不对")) == (2, 1), said
    assert list((tmp_path / "new").iterdir()) == []


def test_whatever_the_command_a_restore_waits_for_its_end(sqlite: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that writes, and is no flow: what it wrote would lie aside a moment later."""

    def restored_meanwhile(*_: object, **__: object) -> None:
        with alone_in(sqlite.home):
            raise AssertionError("a restore has begun")

    monkeypatch.setattr("flows.deciding.record", restored_meanwhile)
    code, said = sqlite.run("decide", "waive", "A/s2/2026", when="03-12T10:00")
    assert (code, "没有恢复" in said) == (1, True)
    with alone_in(sqlite.home):
        assert sqlite.run("decide", "waive", "A/s2/2026", when="03-12T10:00")[0] == 1
    monkeypatch.undo()


def test_a_database_of_a_newer_program_is_told_and_an_older_backup_replaces_it(sqlite: Place) -> None:
    asyncio.run(back_up(sqlite.county, at("12T09:00")))
    with closing(sqlite3.connect(sqlite.home / "state/rollcall.db")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    code, said = sqlite.run("records", "decisions")
    assert (code, "更新的程序" in said, said.count("\n")) == (2, True, 1)
    code, said = sqlite.run("restore", when="03-12T10:00")
    assert (code, "里面有什么看不出来" in said) == (1, True)
    assert sqlite.run("restore", "--yes", when="03-12T10:00")[0] == 0
    assert sqlite.run("records", "decisions")[0] == 0


def test_a_disk_that_knows_no_locks_is_good_enough(sqlite: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert sqlite.run("backup", when="03-12T09:00")[0] == 0
    assert sqlite.run("restore", "--yes", when="03-12T10:00")[0] == 0


def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing_half(sqlite: Place, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], check=True)
    try:
        code, said = sqlite.run("backup", "--to", str(disk), when="03-12T09:00")
        assert (code, "磁盘满了" in said, said.count("\n")) == (1, True, 1)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_old_ones_go_by_the_rule_and_an_unchanged_file_is_kept_once(sqlite: Place) -> None:
    (sqlite.home / "rollcall.toml").write_text("[backup]\ndaily = 2\nmonthly = 1\n", "utf-8")
    for day in ("12", "13", "14", "16"):
        asyncio.run(back_up(sqlite.county, at(f"{day}T03:40")))
    gone = asyncio.run(thin_out(sqlite.county)).gone
    assert gone == ("20260312T034000", "20260313T034000")
    first, second = (shelf_of(sqlite.county).folder / name for name in shelf_of(sqlite.county).names())
    [one], [two] = first.glob("evidence/*.eml.gz"), second.glob("evidence/*.eml.gz")
    assert one.stat().st_ino == two.stat().st_ino
    assert (first / "county/plan.toml").stat().st_ino == (second / "county/plan.toml").stat().st_ino
    assert (first / "county/plan.toml").stat().st_ino != (sqlite.home / "plan.toml").stat().st_ino


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is killed right after its n-th change on the disk; False when it was done then."""
    open_store.cache_clear()
    child = os.fork()
    if child == 0:
        count = itertools.count(1)

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **more: object) -> object:
                done = real(*args, **more)
                if next(count) == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return done

            return call

        for name in ("rename", "replace", "link", "fsync", "unlink", "mkdir", "rmdir", "utime"):
            setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def tree(home: Path) -> dict[str, str]:
    """What lies in a county's folder, by name and bytes, but for its database and what is kept beside."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file()
        and not path.name.startswith(".")
        and not (name := path.relative_to(home).as_posix()).startswith((".re", "state/backups", "state/rollcall.db"))
    }


def test_a_backup_that_is_killed_leaves_nothing_that_looks_whole(sqlite: Place) -> None:
    shelf = shelf_of(sqlite.county)
    every_time_the_same = Wanted(full=True)

    def killed(step: int) -> bool:
        for left in shelf.folder.glob(".*"):
            shutil.rmtree(left)
        is_killed = killed_at(step, lambda: asyncio.run(back_up(sqlite.county, at("12T09:00"), every_time_the_same)))
        for name in shelf.names():  # the last steps come after it is whole
            assert mistakes_in(shelf.folder / name, read_manifest(shelf.folder / name)) == []
        return is_killed

    end = next(step for step in itertools.count(1, 9) if not killed(step))
    assert end > 4 * 9
    assert 3 < sum(killed(step) for step in range(end - 13, end)) < 13, "one by one: a name is given then"
    killed(end // 2)
    assert [path.name for path in shelf.folder.glob(".*")] != []
    asyncio.run(back_up(sqlite.county, at("12T09:00")))
    assert [path.name[0] for path in shelf.folder.iterdir() if path.name not in shelf.names()] == []


def test_a_restore_that_is_killed_has_not_begun_or_is_finished_by_the_next(sqlite: Place, tmp_path: Path) -> None:
    kept = asyncio.run(back_up(sqlite.county, at("12T09:00"), Wanted(tmp_path / "shelf"))).place
    wanted = tree(sqlite.home)
    (sqlite.home / "plan.toml").write_text("broken =", "utf-8")
    (sqlite.home / "circular.txt").write_text("later", "utf-8")
    (sqlite.county.records / "later.html").write_text("later", "utf-8")
    before, steps, finished = tree(sqlite.home), itertools.count(1, 9), 0
    for number in steps:
        home = tmp_path / f"try{number}"
        shutil.copytree(sqlite.home, home)
        if not killed_at(number, lambda: asyncio.run(bring_back(kept, home, at("12T10:00"), yes=True))):  # noqa: B023
            break
        if not (home / ".restoring/ready.json").exists():
            assert tree(home) in (before, wanted)
            continue
        with pytest.raises(BadInput, match="没有做完"):
            County.at(home)
        assert finish_restore(home) == kept.name
        finished += 1
        assert tree(home) == wanted
        with closing(sqlite3.connect(home / "state/rollcall.db")) as store:
            assert store.execute("SELECT act FROM restores").fetchall() == [("restored",)]
    assert number > 20
    assert finished >= 1
    assert tree(home) == wanted
