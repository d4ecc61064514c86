"""Who is at work in a county's folder: commands and the daemon side by side, a restore alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.domain.errors import NeedsAPerson


@contextmanager
def at_work_in(home: Path) -> Iterator[None]:
    """Be at work here, until the end or until this process is gone. Raises NeedsAPerson during a restore."""
    with _claim(home, fcntl.LOCK_SH, f"{home} 正在从备份恢复，请等它做完再运行。"):
        yield


@contextmanager
def alone_in(home: Path) -> Iterator[None]:
    """Raises NeedsAPerson while a daemon or a command is at work here."""
    stop = "请先停下它们：Ctrl-C 或 systemctl stop rollcall。"
    with _claim(home, fcntl.LOCK_EX, f"{home} 里还有守护进程（rollcall serve）或别的命令在运行，没有恢复。{stop}"):
        yield


@contextmanager
def _claim(home: Path, kind: int, busy: str) -> Iterator[None]:
    handle = os.open(home, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NeedsAPerson(busy) from None
        except OSError:
            pass  # a disk on the network that knows no locks: there nobody can be told from here
        yield
    finally:
        os.close(handle)
