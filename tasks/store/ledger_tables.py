"""The table of what people enter into the ledgers: append-only, a correction is a new row."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table, Text

from tasks.store.columns import Moment, metadata

ledger_entries = Table(
    "ledger_entries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("party", String(64), nullable=False),
    Column("category", String(128), nullable=False),
    Column("amount", Float, nullable=False),
    Column("behind", Text, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    Column("by", String(64), nullable=False, default=""),
    Column("recorded_at", Moment, nullable=False),
    Index(None, "plan", "recorded_at"),
    sqlite_autoincrement=True,
)
