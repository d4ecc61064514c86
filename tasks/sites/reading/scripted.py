"""Turns pages that a government site turns by script: createPageHTML(pages, at, "index", "html") names them all."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

SCRIPTED = "script@createPageHTML"  # as `next` in a source's file
_CALL = re.compile(r"(?i)(?<!function )\bcreatePageHTML\s*\(([^()]*)\)")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|(-?\d+))\s*""")


def scripted_next(root: LexborNode, url: str) -> str:
    """The address of the next page as the page's own script would write it; empty on the last, or without script."""
    for node in root.css("script"):
        for call in _CALL.finditer(node.text(deep=True) or node.html or ""):
            parts = [_PART.fullmatch(part) for part in call[1].split(",")]
            if None in parts:
                continue
            numbers = [int(part[3]) for part in parts if part and part[3]]
            words = [part[1] or part[2] or "" for part in parts if part and not part[3]]
            if len(numbers) >= 2 and len(words) >= 2 and numbers[1] + 1 < numbers[0]:
                return urljoin(_folder(url), f"{words[-2]}_{numbers[1] + 1}.{words[-1].lstrip('.')}")
    return ""


def _folder(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"
