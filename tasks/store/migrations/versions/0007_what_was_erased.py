"""What was erased of what came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("asked_again_at", tasks.store.columns.Moment(length=27), nullable=True),
        sa.ForeignKeyConstraint(["submission"], ["submissions.id"], name=op.f("fk_erasures_submission_submissions")),
        sa.PrimaryKeyConstraint("submission", name=op.f("pk_erasures")),
    )


def downgrade() -> None:
    op.drop_table("erasures")
