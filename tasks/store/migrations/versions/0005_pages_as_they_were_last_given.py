"""Pages of websites as they were last given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_pages",
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("url_sha256", sa.String(length=64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("modified", sa.String(length=64), nullable=False),
        sa.Column("headers", tasks.store.columns.Json(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("source", "url_sha256", name=op.f("pk_kept_pages")),
    )


def downgrade() -> None:
    op.drop_table("kept_pages")
