"""Deadlines that lay in the past already when a version of the plan set them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lapses",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("obligation", sa.String(length=128), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lapses")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_lapses_plan"), "lapses", ["plan"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_lapses_plan"), table_name="lapses")
    op.drop_table("lapses")
