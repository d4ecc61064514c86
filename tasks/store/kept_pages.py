"""Pages of websites as they were last given, so that a server can be asked whether they changed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from tasks.domain.evidence.remembered import KeptPage
from tasks.store import tables as t


def kept_pages(session: Connection, source: str) -> dict[str, KeptPage]:
    """Address -> page, for one source."""
    rows = session.execute(select(t.kept_pages).where(t.kept_pages.c.source == source))
    return {row.url: KeptPage(row.etag, row.modified, zlib.decompress(row.body), row.headers) for row in rows}


def keep_pages(session: Connection, source: str, pages: Mapping[str, KeptPage], at: datetime) -> None:
    """Put pages in the place of those that were kept under the same addresses."""
    rows = [
        {
            "source": source,
            "url_sha256": _digest(url),
            "url": url,
            "etag": page.etag,
            "modified": page.modified,
            "headers": dict(page.headers),
            "body": zlib.compress(page.body, 6),
            "kept_at": at,
        }
        for url, page in pages.items()
    ]
    if rows:
        forget_pages(session, source, pages)
        session.execute(insert(t.kept_pages), rows)


def forget_pages(session: Connection, source: str, urls: Mapping[str, object] | set[str]) -> None:
    """Drop what was kept under these addresses: the site no longer shows them, or shows another page there."""
    digests = [_digest(url) for url in urls]
    for first in range(0, len(digests), 500):
        own = t.kept_pages.c.url_sha256.in_(digests[first : first + 500])
        session.execute(delete(t.kept_pages).where(t.kept_pages.c.source == source, own))


def _digest(url: str) -> str:
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
