"""Interrupts the first reading of a full mailbox by Ctrl-C at a terminal, twice, and counts the mails afterwards.

.venv/bin/python deploy/bench/interrupted_reading.py [MAILS] [PART ...]: `rollcall read --mailboxes` with a Dovecot that
holds so many mails (20,000); the key is pressed once a progress line tells of that PART of them (0.2 and 0.6).
"""

from __future__ import annotations

import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
sys.modules.setdefault("bench", type(sys)("bench"))
sys.modules["bench"].PeerMissing = RuntimeError  # type: ignore[attr-defined]

from mailcounty import command, county  # noqa: E402 - after the path
from mailserver import MailServer, mail_server, mail_with_file  # noqa: E402

CTRL_C = b"\x03"
INTERRUPTED = 130  # as a shell says it of Ctrl-C
_PROGRESS = re.compile(r"已收 (\d+)/(\d+) 封")


@dataclass(frozen=True)
class Ran:
    """One reading at the terminal: its exit code, what it showed, and when Ctrl-C was pressed (0: never)."""

    code: int
    shown: str
    pressed_at: int
    seconds: float

    @property
    def progress(self) -> list[int]:
        return [int(seen) for seen, _ in _PROGRESS.findall(self.shown)]


def read_at_terminal(home: Path, press_at: int) -> Ran:
    """`rollcall read --mailboxes` in the foreground of a terminal of its own; 0: let it come to its end."""
    began = time.monotonic()
    child, shows, press = _started([*command(home), "read", "--mailboxes"])
    shown, pressed = "", 0
    with suppress(OSError):  # a terminal whose program has ended gives EIO
        while piece := os.read(shows, 65_536):
            shown += piece.decode("utf-8", "replace")
            seen = max((int(number) for number, _ in _PROGRESS.findall(shown)), default=0)
            if press_at and not pressed and seen >= press_at:
                press()
                pressed = seen
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(shows)
    return Ran(code, shown, pressed, time.monotonic() - began)


def _started(line: list[str]) -> tuple[int, int, Callable[[], object]]:
    """The process, what it shows, and how Ctrl-C is pressed: at a terminal, which sends SIGINT to its foreground group;
    where the machine has none, SIGINT to a group of its own."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a drill in the background was told to ignore it
    try:
        child, terminal = pty.fork()
    except OSError:
        shows, into = os.pipe()
        held = subprocess.Popen(line, stdout=into, stderr=into, stdin=subprocess.DEVNULL, start_new_session=True)
        os.close(into)
        return held.pid, shows, lambda: os.killpg(held.pid, signal.SIGINT)
    if child == 0:
        os.execv(line[0], line)
    return child, terminal, lambda: os.write(terminal, CTRL_C)


def troubles(home: Path, mails: int, runs: list[Ran]) -> Iterator[str]:
    """What is wrong after the interrupted readings and the one that came to its end."""
    *cut, whole = runs
    for number, run in enumerate(cut, 1):
        if run.code != INTERRUPTED or not run.pressed_at:
            yield f"reading {number} ended with {run.code} after Ctrl-C at {run.pressed_at}: {run.shown[-300:]}"
    if whole.code != 0 or not whole.progress:
        yield f"the last reading ended with {whole.code}: {whole.shown[-300:]}"
    with _database(home) as database:
        keys = [key for (key,) in database.execute("select key from submissions")]
        numbers = Counter(title for (title,) in database.execute("select title from submissions"))
        raws = [sha for (sha,) in database.execute("select raw_sha256 from submissions")]
        states = [state for (state,) in database.execute("select state from readings order by id")]
    if len(numbers) != mails:
        yield f"{mails - len(numbers)} of {mails} lost"
    if len(keys) != len(set(keys)) or max(numbers.values(), default=0) > 1:
        yield f"{len(keys) - len(set(keys))} keys and {sum(n - 1 for n in numbers.values())} mails twice"
    if lost := sum(not (home / "state" / "evidence" / f"{sha}.eml.gz").is_file() for sha in raws):
        yield f"{lost} rows without their raw mail"
    if states != ["partial"] * len(cut) + ["complete"]:
        yield f"the readings were recorded as {states}"


@contextmanager
def _database(home: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(home / "state" / "rollcall.db")
    try:
        yield database
    finally:
        database.close()


def drill(server: MailServer, mails: int, parts: list[float]) -> tuple[list[Ran], list[str]]:
    home = county(server)
    runs = [read_at_terminal(home, max(1, int(part * mails))) for part in parts]
    runs.append(read_at_terminal(home, 0))
    return runs, list(troubles(home, mails, runs))


def main(words: list[str]) -> int:
    mails = int(words[0]) if words else 20_000
    parts = [float(word) for word in words[1:]] or [0.2, 0.6]
    with mail_server() as server:
        server.fill("box", mails, lambda n: mail_with_file(n, 900))
        runs, wrong = drill(server, mails, parts)
    for number, run in enumerate(runs, 1):
        how = f"Ctrl-C at {run.pressed_at}, exit {run.code}" if run.pressed_at else f"to its end, exit {run.code}"
        print(
            f"  reading {number}: {how}, {run.seconds:.0f} s, {len(run.progress)} lines of progress {run.progress[:3]}…"
        )
    print("\n".join(wrong))
    print(f"interrupted_reading: {len(runs) - 1} times Ctrl-C in a first reading of {mails} mails; {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
