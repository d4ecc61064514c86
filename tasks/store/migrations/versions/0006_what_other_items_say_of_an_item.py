"""What other items say of an item."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comparisons",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("states", tasks.store.columns.Json(), nullable=False),
        sa.Column("findings", tasks.store.columns.Json(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submissions.id"], name=op.f("fk_comparisons_submission_submissions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparisons")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_comparisons_plan_submission_id"), "comparisons", ["plan", "submission", "id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_comparisons_plan_submission_id"), "comparisons")
    op.drop_table("comparisons")
