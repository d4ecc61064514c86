"""Secrets of a county: from the environment, secrets.env, or systemd's credentials, in that order."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from settings.toml_text import decode

SECRETS = "secrets.env"  # in the county's folder, 0600
_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)")


def secret_name(id_: str) -> str:
    """A source's id, "SMTP" or "DATABASE" -> the variable: mail-126 -> ROLLCALL_SECRET_MAIL_126."""
    return "ROLLCALL_SECRET_" + re.sub(r"[^A-Z0-9]", "_", id_.upper())


def find_secret(id_: str, environ: Mapping[str, str], secrets_env: Path) -> str | None:
    """The secret, None where nobody has given it; an empty one counts as not given."""
    name = secret_name(id_)
    return environ.get(name) or _of_file(secrets_env).get(name) or _credential(name, id_, environ) or None


def is_readable_by_others(secrets_env: Path) -> bool:
    """Whether somebody else on this machine could read the secrets (it should be 0600)."""
    return secrets_env.exists() and bool(secrets_env.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _of_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    found = {}
    for line in (decode(path.read_bytes()) or "").splitlines():
        if match := _LINE.fullmatch(line.strip()):
            found[match[1]] = _unquoted(match[2].strip())
    return found


def _unquoted(value: str) -> str:
    for quote in ('"', "'"):
        if len(value) > 1 and value[0] == value[-1] == quote:
            return value[1:-1]
    return value


def _credential(name: str, id_: str, environ: Mapping[str, str]) -> str:
    folder = environ.get("CREDENTIALS_DIRECTORY", "")
    for file in (Path(folder, name), Path(folder, id_)) if folder else ():
        if file.is_file():
            return file.read_text("utf-8").strip()
    return ""
