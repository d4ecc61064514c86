"""What `rollcall init` writes: the shipped county, Lanxi 2023, commented, as the start of one's own."""

from __future__ import annotations

import os
from pathlib import Path

from settings.secrets import SECRETS
from tasks.domain.errors import BadInput

_COUNTY = Path(__file__).parent / "county"


def template_files() -> dict[str, bytes]:
    """Relative path -> bytes of every file of the shipped county."""
    return {
        path.relative_to(_COUNTY).as_posix(): path.read_bytes()
        for path in sorted(_COUNTY.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".py", ".pyc")
    }


def write_county(folder: Path, *, add_missing: bool = False) -> tuple[Path, ...]:
    """Write the county into a new or empty folder; with `add_missing`, only the files that are not there.

    Returns what was written. Raises BadInput, with nothing touched, for a folder with anything in it, or a file.
    """
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} 是一个文件，不是文件夹；什么也没有写。请换一个文件夹名")
    if folder.is_dir() and any(folder.iterdir()) and not add_missing:
        raise BadInput(
            f"{folder} 里已经有东西，什么也没有写。请换一个新的或空的文件夹；只想补上缺的文件，用 init --add-missing"
        )
    files = {folder / name: data for name, data in template_files().items()}
    return tuple(path for path, data in files.items() if _write(path, data))


def _write(path: Path, data: bytes) -> bool:
    """Whether it was written: a file that is there is never changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if path.name == SECRETS else 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return True
