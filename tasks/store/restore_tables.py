"""The table of restores: when this store was taken from a backup, and when a person said that sending may go on."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from tasks.store.columns import Moment, metadata

# Append-only: a restore, then its confirmation; the newest row decides whether anything is sent.
restores = Table(
    "restores",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("act", String(16), nullable=False),  # restored | confirmed
    Column("backup", String(255), nullable=False),
    Column("made_at", Moment, nullable=False),  # the moment that the backup shows
    Column("by", String(64), nullable=False, default=""),
    Column("recorded_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
