"""When the store was taken from a backup, and when sending was let go on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restores",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("backup", sa.String(length=255), nullable=False),
        sa.Column("made_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restores")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("restores")
