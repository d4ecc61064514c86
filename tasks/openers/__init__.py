"""Opening what came: each file in a limited process of its own; it says what it saw, and judges nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from tasks.domain.evidence.contents import OPENER_VERSION, Contents
from tasks.openers import limits
from tasks.openers.pool import AT_ONCE, OpeningPool
from tasks.openers.process import OpeningProcess
from tasks.openers.text import contents_of_text

__all__ = [
    "AT_ONCE",
    "OPENER_VERSION",
    "contact_sheet",
    "missing_tools",
    "open_as_written",
    "open_file",
    "open_locked",
    "open_text",
]

_pool = OpeningPool()


def open_file(path: Path, name: str) -> Contents:
    """What is in the file at `path`, which came under `name` (used for notes only; the bytes decide the kind).

    Never raises and never hangs: what cannot be opened says why in `opening` and `reason`.
    """
    return _pool.open(path, name)


def open_as_written(path: Path, name: str) -> Contents:
    """The same with its text as a circular's lines: paragraphs in one line each, a line with tabs for a table's row."""
    return _pool.open(path, name, as_written=True)


def open_locked(path: Path, name: str, password: str) -> Contents:
    """The same with a password for what is locked; the old cipher of zips takes a second for each megabyte."""
    process = OpeningProcess(wall=limits.UNLOCK_SECONDS, cpu=int(limits.UNLOCK_SECONDS))
    try:
        return process.open(path, name, password)
    finally:
        process.close()


def contact_sheet(path: Path, name: str, side: int = 160) -> bytes:
    """A JPEG that shows all photos in the file, in an archive too; no bytes where there is none. Never raises."""
    return _pool.contact_sheet(path, name, side)


def missing_tools() -> tuple[tuple[str, str], ...]:
    """Programs that this machine lacks, and what cannot be opened without them."""
    from tasks.openers.rar import TOOL

    return () if shutil.which(TOOL) else ((TOOL, "拆 rar 压缩包用"),)


def open_text(text: str) -> Contents:
    """The same for the text of a mail or post."""
    return contents_of_text(text)
