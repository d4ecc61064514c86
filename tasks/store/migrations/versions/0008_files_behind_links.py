"""Attempts to fetch files that mails only link to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fetches",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_fetches_item_items")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fetches")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_fetches_item"), "fetches", ["item"])


def downgrade() -> None:
    op.drop_index(op.f("ix_fetches_item"), "fetches")
    op.drop_table("fetches")
