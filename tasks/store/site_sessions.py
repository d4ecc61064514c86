"""Sessions on websites, kept from one reading to the next: in a file that only we may read, never in the database."""

from __future__ import annotations

import json
import os
from pathlib import Path


def kept_session(folder: Path, source: str) -> tuple[str, dict[str, dict[str, str]]]:
    """The page that showed us logged in, and the cookies by host; empty when nothing usable is kept."""
    try:
        found = json.loads((folder / f"{source}.json").read_text("utf-8"))
        cookies = {str(host): {str(k): str(v) for k, v in jar.items()} for host, jar in found["cookies"].items()}
        return str(found["landing"]), cookies
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return "", {}


def keep_session(folder: Path, source: str, landing: str, cookies: dict[str, dict[str, str]]) -> None:
    """Put the session in the place of the last one; without a landing the old one is taken away."""
    file = folder / f"{source}.json"
    if not landing:
        file.unlink(missing_ok=True)
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder / f".{source}.new"
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        json.dump({"landing": landing, "cookies": cookies}, out)
    new.replace(file)
