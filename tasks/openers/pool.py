"""Several opening processes, so that as many files are opened at once as the machine has processors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue

from tasks.domain.evidence.contents import Contents
from tasks.openers.process import OpeningProcess

AT_ONCE = max(1, min(4, os.cpu_count() or 1))


class OpeningPool:
    """Whichever thread asks gets a free process, the one used last first: a single thread starts no second one."""

    def __init__(self, size: int = AT_ONCE) -> None:
        self.processes = [OpeningProcess() for _ in range(size)]
        self._free: LifoQueue[OpeningProcess] = LifoQueue()
        for process in self.processes:
            self._free.put(process)

    def open(self, path: Path, name: str, *, as_written: bool = False) -> Contents:
        with self._one() as process:
            return process.open(path, name, as_written=as_written)

    def contact_sheet(self, path: Path, name: str, side: int) -> bytes:
        with self._one() as process:
            return process.contact_sheet(path, name, side)

    def close(self) -> None:
        for process in self.processes:
            process.close()

    @contextmanager
    def _one(self) -> Iterator[OpeningProcess]:
        process = self._free.get()
        try:
            yield process
        finally:
            self._free.put(process)
