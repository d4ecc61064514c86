"""The table of attempts to fetch a file that a mail only links to: append-only, the newest success counts."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from tasks.store.columns import Moment, metadata

fetches = Table(
    "fetches",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("item", ForeignKey("items.id"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("is_final", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
