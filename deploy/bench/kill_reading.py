"""Kills a reading at each of its steps, starts it again, and counts what is lost and what is there twice.

.venv/bin/python deploy/bench/kill_reading.py [MAILS] [EVERY]: at every (or each EVERYth) command to the mail server,
statement and commit of the store, and file that is put in its place. The process ends there as at a power cut.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
sys.modules.setdefault("bench", type(sys)("bench"))
sys.modules["bench"].PeerMissing = RuntimeError  # type: ignore[attr-defined]

from imapclient import imaplib  # noqa: E402 - after the path
from mailserver import MailServer, mail_server, mail_with_file  # noqa: E402
from reader import NOW, Reader  # noqa: E402
from sqlalchemy import Engine, event, text  # noqa: E402

from tasks.store.evidence import arrived  # noqa: E402
from tasks.store.session import open_store, reading  # noqa: E402

KILLED = 9


def sweep(server: MailServer, folder: Path, mails: int, every: int = 1) -> tuple[int, list[str]]:
    """How many readings were killed, and what went wrong at which step."""
    wrong: list[str] = []
    for killed, step in enumerate(count(1, every)):
        home = folder / str(step)
        home.mkdir()
        code = _in_child(lambda home=home, step=step: _read(server, home, step))  # type: ignore[misc]
        if code not in (0, KILLED):
            wrong.append(f"step {step}: the killed reading ended with {code}")
        if (again := _in_child(lambda home=home: _read(server, home, 0))) != 0:  # type: ignore[misc]
            wrong.append(f"step {step}: the next reading ended with {again}")
        wrong += [f"step {step}: {trouble}" for trouble in _troubles(home, mails)]
        if code != KILLED:  # it came to its end, or it never read at all and has told so
            return killed, wrong
    raise AssertionError("a reading has an end")


def _in_child(act: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _read(server: MailServer, home: Path, last: int) -> None:
    """One reading; it ends at its step number `last`, if that is not 0."""
    reader = Reader(home, server, "box")
    passed = 0

    def stepped(*_: object) -> None:
        nonlocal passed
        passed += 1
        if passed == last:
            os._exit(KILLED)

    for name in ("before_cursor_execute", "commit", "begin"):
        event.listen(Engine, name, stepped)
    for owner, name in ((os, "replace"), (os, "fsync"), (imaplib.IMAP4, "send")):
        _tap(owner, name, stepped)
    reader.read()
    os._exit(0)


def _tap(owner: object, name: str, stepped: Callable[..., None]) -> None:
    whole = getattr(owner, name)

    def tapped(*arguments: object) -> object:
        stepped()
        return whole(*arguments)

    setattr(owner, name, tapped)


def _troubles(home: Path, mails: int) -> list[str]:
    """Of a store after its second reading: each mail once, and each file whole under its hash."""
    found = []
    with reading(open_store(f"sqlite:///{home}/rollcall.db")) as session:
        rows = [one for one in arrived(session, NOW)]
        sound = session.execute(text("PRAGMA integrity_check")).scalar()
    titles = [one.submission.title for one in rows]
    found += [f"{mails - len(set(titles))} lost"] if len(set(titles)) != mails else []
    found += [f"{len(titles) - len(set(titles))} twice"] if len(titles) != len(set(titles)) else []
    found += [f"database: {sound}"] if sound != "ok" else []
    for item in (item for one in rows for item in one.items if item.sha256):
        path = home / "evidence" / item.sha256
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != item.sha256:
            found.append(f"{item.id} has not its bytes")
    found += [f"{one.submission.key} has no raw mail" for one in rows if not _has_raw(home, one.submission.raw)]
    return found


def _has_raw(home: Path, raw: object) -> bool:
    return raw is not None and (home / "evidence" / f"{raw.sha256}.eml.gz").is_file()  # type: ignore[attr-defined]


def main(words: list[str]) -> int:
    mails, every = (*map(int, words), *(12, 1)[len(words) :])
    with mail_server() as server, tempfile.TemporaryDirectory(prefix="rollcall-kill-") as folder:
        server.fill("box", mails, lambda n: mail_with_file(n, 2_000 if n % 5 else 1_500_000))
        steps, wrong = sweep(server, Path(folder), mails, every)
    print("\n".join(wrong))
    print(f"kill_reading: killed at {steps} steps of a reading of {mails} mails; {len(wrong)} wrong")
    return 1 if wrong or not steps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
