"""The table of what was erased: the act is recorded, the row keeps its hash, its times and its verdicts."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from tasks.store.columns import Moment, metadata

erasures = Table(
    "erasures",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    # a letter whose sender came onto the roster later was asked for once more, if it still lies in the mailbox
    Column("asked_again_at", Moment),
)
plan_erasures = Table(
    "plan_erasures",
    metadata,
    Column("plan", String(64), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("recorded_at", Moment, nullable=False),
)
