"""Who is at work in a county's folder: commands and the daemon side by side, a restore alone."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from tasks.store.locking import claimed


def at_work_in(home: Path) -> AbstractContextManager[None]:
    """Be at work here, until the end or until this process is gone. Raises NeedsAPerson during a restore."""
    return claimed(home, f"{home} 正在从备份恢复，请等它做完再运行。", alone=False)


def alone_in(home: Path) -> AbstractContextManager[None]:
    """Raises NeedsAPerson while a daemon or a command is at work here."""
    stop = "请先停下它们：Ctrl-C 或 systemctl stop rollcall。"
    return claimed(home, f"{home} 里还有守护进程（rollcall serve）或别的命令在运行，没有恢复。{stop}", alone=True)
