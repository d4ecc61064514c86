"""What was erased of a plan that closed long ago: its roster's addresses, the words of its mails."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_erasures",
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("plan", "kind", name=op.f("pk_plan_erasures")),
    )


def downgrade() -> None:
    op.drop_table("plan_erasures")
