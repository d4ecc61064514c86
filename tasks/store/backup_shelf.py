"""The shelf of backups: a folder in which each backup is a folder of its own, and appears only when it is whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tasks.domain.errors import BadInput
from tasks.store.backup_files import sync_folders
from tasks.store.locking import claimed
from tasks.store.manifest import Manifest, read_manifest, write_manifest
from tasks.store.vault import sync

_NAME = re.compile(r"\d{8}T\d{6}(-\d+)?")
_COMING, _GOING = ".coming-", ".going-"


@dataclass(frozen=True, slots=True)
class Shelf:
    folder: Path
    county: str = ""  # several counties may share a shelf: each looks at its own there

    def names(self) -> tuple[str, ...]:
        """Of all that looks like a backup, oldest first."""
        found = (path.name for path in self.folder.iterdir()) if self.folder.is_dir() else ()
        return tuple(sorted((name for name in found if _NAME.fullmatch(name)), key=_order))

    def good(self) -> dict[str, Manifest]:
        """Those whose manifest is whole, oldest first; what is none is no backup, and is left alone."""
        return {name: manifest for name in self.names() if (manifest := self._manifest(name))}

    def newest(self) -> tuple[str, Manifest] | None:
        """The last of the good ones; those before it are not read."""
        read = ((name, self._manifest(name)) for name in reversed(self.names()))
        return next(((name, manifest) for name, manifest in read if manifest), None)

    def found(self, name: str = "") -> Path:
        """A backup by its name here, or by its path; without either the newest. Raises BadInput."""
        if not name:
            newest = self.newest()
            if newest is None:
                raise BadInput(f"{self.folder} 里还没有备份。先运行 rollcall backup。")
            return (self.folder / newest[0]).absolute()
        for path in (self.folder / name, Path(name).expanduser()):
            if path.is_dir():
                return path.absolute()
        there = "、".join(self.names()[-5:])
        raise BadInput(f"没有名为 {name} 的备份，也没有这个文件夹。{self.folder} 里有：{there or '（没有）'}。")

    @contextmanager
    def making(self, at: datetime) -> Iterator[Path]:
        """An empty folder to fill; it becomes the backup by `publish`, and is gone if that was not called.

        One at a time; what killed ones left is removed here. Raises NeedsAPerson while another is under way.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with claimed(self.folder, f"{self.folder} 正在做另一份备份，这一次没有做。", alone=True):
            for left in self.folder.iterdir():
                if left.name.startswith((_COMING, _GOING)):
                    shutil.rmtree(left)
            coming = self.folder / f"{_COMING}{at:%Y%m%dT%H%M%S}"
            coming.mkdir(mode=0o700)
            try:
                yield coming
            finally:
                if coming.exists():
                    shutil.rmtree(coming)

    def publish(self, coming: Path, manifest: Manifest) -> str:
        """Write the manifest last, bring everything to the disk, and give the backup its name."""
        write_manifest(coming, manifest)
        sync_folders(coming)
        name = self._free_name(coming.name.removeprefix(_COMING))
        coming.rename(self.folder / name)
        sync(self.folder)
        return name

    def remove(self, name: str) -> None:
        """Renamed first: a killed removal leaves nothing that looks whole."""
        going = self.folder / f"{_GOING}{name}"
        (self.folder / name).rename(going)
        shutil.rmtree(going)

    def _manifest(self, name: str) -> Manifest | None:
        """None where it is not whole, or another county's."""
        with suppress(BadInput, OSError):
            manifest = read_manifest(self.folder / name)
            return manifest if self.county in ("", manifest.county) else None
        return None

    def _free_name(self, stem: str) -> str:
        taken, number = set(self.names()), 1
        while (name := stem if number == 1 else f"{stem}-{number}") in taken:
            number += 1
        return name


def _order(name: str) -> tuple[str, int]:
    stem, _, number = name.partition("-")
    return stem, int(number or 1)
