"""The table of deadlines that lay in the past already when a version of the plan set them."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from tasks.store.columns import Moment, metadata

lapses = Table(
    "lapses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(64), nullable=False, index=True),
    Column("obligation", String(128), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
