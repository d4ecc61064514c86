"""Whose plan a line of the outbox is of: two open plans may owe the same by name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INDEX = "uq_outbox_lines_live"
_COLUMNS = ["recipient", "rung", "obligation", "due_at"]


def upgrade() -> None:
    op.add_column("outbox_lines", sa.Column("plan", sa.String(length=64), server_default="", nullable=False))
    op.execute("UPDATE outbox_lines SET plan = (SELECT plan FROM outbox WHERE outbox.id = outbox_lines.notice)")
    op.drop_index(_INDEX, "outbox_lines")
    _make(["plan", *_COLUMNS])


def downgrade() -> None:
    op.drop_index(_INDEX, "outbox_lines")
    _make(_COLUMNS)
    op.drop_column("outbox_lines", "plan")


def _make(columns: list[str]) -> None:
    live = sa.text("live = 1"), sa.text("live")
    op.create_index(_INDEX, "outbox_lines", columns, unique=True, sqlite_where=live[0], postgresql_where=live[1])
