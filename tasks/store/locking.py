"""Who is at work in a folder: one alone, or several of a kind side by side."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.domain.errors import NeedsAPerson


@contextmanager
def claimed(folder: Path, busy: str, *, alone: bool) -> Iterator[None]:
    """The folder is claimed until the end, or until this process is gone. Raises NeedsAPerson, with `busy`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NeedsAPerson(busy) from None
        except OSError:
            pass  # a disk on the network that knows no locks: there nobody can be told from here
        yield
    finally:
        os.close(handle)
