"""One county's folder: where everything lies, its settings, its secrets, and the files of one plan version."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from settings.app_file import FILE, read_app
from settings.app_model import App
from settings.files import OTHER_FILES, OTHER_FOLDERS, PLAN_FILES, PLAN_FOLDERS
from settings.secrets import SECRETS, find_secret, is_readable_by_others
from tasks.domain.errors import BadFiles, BadInput, Mistake

HALF_RESTORED = ".restoring/ready.json"  # a restore was begun here, and killed before it was finished
_LEFT_ALONE = re.compile(r"\.|~\$|.*~$|.*\.(swp|tmp|part)$|(Thumbs\.db|desktop\.ini)$", re.I)


@dataclass(frozen=True)
class County:
    home: Path  # absolute
    app: App
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def at(cls, folder: Path, environ: Mapping[str, str] | None = None) -> County:
        """Read rollcall.toml, nothing else. Raises BadFiles when it is not there or not right."""
        home = folder.expanduser().absolute()
        file = home / FILE
        if (home / HALF_RESTORED).exists():
            raise BadInput(
                f"{home} 上一次恢复没有做完，现在不能用。请运行 rollcall --home {folder} restore，它会接着做完。"
            )
        if not file.is_file():
            right = f"用 rollcall init {folder} 建一个，或用 --home、ROLLCALL_HOME 指到县文件夹"
            raise BadFiles([Mistake(FILE, "", f"{home} 里没有这个文件，不是县文件夹", right)])
        return cls(home, read_app(file.read_bytes()), os.environ if environ is None else environ)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.app.timezone)

    @property
    def state(self) -> Path:
        return self.home / "state"

    @property
    def evidence(self) -> Path:
        return self.state / "evidence"

    @property
    def records(self) -> Path:
        return self.state / "records"

    @property
    def backups(self) -> Path:
        """Where backups are written: what [backup] to names, seen from the folder, else state/backups/."""
        return self.home / Path(self.app.backup.to or "state/backups").expanduser()

    @property
    def secrets_env(self) -> Path:
        return self.home / SECRETS

    @property
    def shows_its_secrets(self) -> bool:
        """Whether other users of this machine can read secrets.env."""
        return is_readable_by_others(self.secrets_env)

    def secret(self, id: str) -> str | None:
        """The secret of a source, of "smtp" or "database"; None where nobody has given one."""
        return find_secret(id, self.environ, self.secrets_env)

    @property
    def database_url(self) -> str:
        """For SQLAlchemy: a relative SQLite path is made absolute, a PostgreSQL password is filled in."""
        url = self.app.database.url
        if url.startswith("sqlite"):
            return _absolute(url, self.home)
        url = re.sub(r"^postgresql:", "postgresql+psycopg:", url)
        secret = self.secret("database")
        user = re.match(r"(postgresql\+psycopg://)([^/@:]+)@", url)
        if not secret or not user:
            return url
        return f"{user[1]}{user[2]}:{quote(secret, safe='')}@{url[user.end() :]}"

    def files(self) -> dict[str, bytes]:
        """What one version of the plan is a snapshot of: relative path -> bytes.

        Names that nobody knows are in it too, empty, so that `load_files` can refuse them.
        """
        return dict(sorted(self._found(self.home, "").items()))

    def _found(self, folder: Path, prefix: str) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for path in folder.iterdir():
            name = prefix + path.name
            if _LEFT_ALONE.match(path.name) or name in OTHER_FILES or self._holds_the_store(path):
                continue
            if path.is_dir():
                found |= self._in_folder(path, name + "/")
            else:
                found[name] = path.read_bytes() if name in PLAN_FILES or name.startswith(PLAN_FOLDERS) else b""
        return found

    def _holds_the_store(self, path: Path) -> bool:
        """Whether the path is the backups', or the database's: its file, the -wal and -shm beside it, their folder."""
        store = _absolute(self.app.database.url, self.home)
        file = Path(re.sub(r"^sqlite(?:\+\w+)?:///|\?.*$", "", store))
        beside = path.name.startswith(f"{file.name}-") and path.parent == file.parent
        return path == self.backups or store.startswith("sqlite") and (path == file or path in file.parents or beside)

    def _in_folder(self, path: Path, name: str) -> dict[str, bytes]:
        if name in ("incoming/", "state/"):
            return {}
        if name in (*PLAN_FOLDERS, *OTHER_FOLDERS) or name.startswith(PLAN_FOLDERS):
            return self._found(path, name)
        return {} if self._holds_the_store(path) else {name: b""}


def _absolute(url: str, home: Path) -> str:
    match = re.fullmatch(r"(sqlite(?:\+\w+)?:///)([^?]*)(\?.*)?", url)
    if not match or not match[2] or match[2].startswith((":memory:", "/", "file:")):
        return url
    return f"{match[1]}{home / match[2]}{match[3] or ''}"
