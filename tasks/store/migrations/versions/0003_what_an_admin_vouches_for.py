"""What an admin vouches for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decisions", sa.Column("came_at", tasks.store.columns.Moment(length=27), nullable=True))
    op.add_column("decisions", sa.Column("how", sa.Text(), server_default="", nullable=False))
    op.add_column("decisions", sa.Column("file", sa.Text(), server_default="", nullable=False))
    op.add_column("decisions", sa.Column("sha256", sa.String(length=64), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("decisions") as table:
        for name in ("sha256", "file", "how", "came_at"):
            table.drop_column(name)
