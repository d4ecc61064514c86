"""The tables of the outbox: what is to be sent, which lines it carries, and every step that it took."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from tasks.store.columns import Json, Moment, metadata

# One row for each (recipient, key), for ever; the claim columns change in place, and each change is an attempt too.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(64), nullable=False),
    Column("key", String(255), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("recipient", String(64), nullable=False),
    Column("address", String(320), nullable=False),
    Column("school", String(64), nullable=False),
    Column("accuses", Boolean, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("send_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("subject", Text, nullable=False, default=""),
    Column("about", Json, nullable=False, default=list, server_default="[]"),  # items of a receipt, sentences
    Column("message_id", String(255), nullable=False, default=""),
    Column("token", String(64), nullable=False, default=""),
    Column("lease_until", Moment),
    Column("started", Boolean, nullable=False, default=False),  # handed to the transport: a crash now is uncertain
    Column("released", Boolean, nullable=False, default=False),  # a person let it go: not held again
    Column("recorded_at", Moment, nullable=False),
    UniqueConstraint("recipient", "key"),
    Index("ix_outbox_open", "state", "send_at", sqlite_where=text("state IN ('waiting', 'claimed')")),
    sqlite_autoincrement=True,
)
# Which obligation was told to whom at which rung, for which version of its deadline.
outbox_lines = Table(
    "outbox_lines",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("notice", ForeignKey("outbox.id"), nullable=False, index=True),
    Column("plan", String(64), nullable=False, server_default=""),
    Column("recipient", String(64), nullable=False),
    Column("rung", String(32), nullable=False),
    Column("obligation", String(128), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("fell_due", Moment, nullable=False),
    Column("verdict", String(16), nullable=False, default=""),
    Column("live", Boolean, nullable=False),
    Column("reason", Text, nullable=False, default=""),  # why it was taken out of the notice
    Index(
        "uq_outbox_lines_live",
        "plan",
        "recipient",
        "rung",
        "obligation",
        "due_at",
        unique=True,
        sqlite_where=text("live = 1"),
        postgresql_where=text("live"),
    ),
    Index(None, "obligation"),
    sqlite_autoincrement=True,
)
# Append-only: each step of each notice, with the state it led to. The state as of T is that of the last row up to T.
attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("notice", ForeignKey("outbox.id"), nullable=False, index=True),
    Column("act", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("code", Integer),
    Column("subject", Text, nullable=False, default=""),
    Column("send_at", Moment, nullable=False),
    Column("lines", Json, nullable=False),  # obligation ids that it carried
    Column("message_id", String(255), nullable=False, default=""),
    Column("recorded_at", Moment, nullable=False),
    Index(None, "act", "recorded_at"),
    sqlite_autoincrement=True,
)
# Append-only: each time that notices were decided, and whether sending was on; tells since when it has been.
decidings = Table(
    "decidings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("plan", String(64), nullable=False),
    Column("sending", Boolean, nullable=False),
    Column("decided", Boolean, nullable=False),  # False: only seen (the plan was opened, the outbox drained)
    Column("recorded_at", Moment, nullable=False),
    Index(None, "plan", "recorded_at"),
    sqlite_autoincrement=True,
)
