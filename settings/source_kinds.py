"""The kinds of sources that can be read: a mailbox's by name, a website's by the file in tasks/sites/ that reads it."""

from __future__ import annotations

import ast
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# one file in tasks/mailboxes/ for each
MAILBOX_KINDS = ("imap", "maildir")

# provider -> IMAP host; all of them TLS on 993
PROVIDERS = {"126": "imap.126.com", "163": "imap.163.com", "qq": "imap.qq.com", "generic": ""}


def _folder() -> Path:
    spec = find_spec("tasks.sites")
    return Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else Path()


# A new kind is a new file there and nothing else; the files are looked at, not imported: status needs no HTTP client.
WEBSITE_KINDS = tuple(sorted(path.stem for path in _folder().glob("*.py") if path.stem != "__init__"))


@lru_cache(maxsize=64)
def stated_by(kind: str, name: str) -> Any:
    """A plain value that a kind's file states at its top, as `NEEDS`; None when it does not."""
    for node in ast.parse((_folder() / f"{kind}.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            return ast.literal_eval(node.value)
    return None
