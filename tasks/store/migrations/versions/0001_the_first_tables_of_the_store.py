"""The first tables of the store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import tasks.store.columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("opener", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contents")),
        sa.UniqueConstraint("sha256", "opener", name=op.f("uq_contents_sha256_opener")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "cursors",
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("cursor", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_cursors")),
    )
    op.create_table(
        "decidings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("sending", sa.Boolean(), nullable=False),
        sa.Column("decided", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decidings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("decidings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decidings_plan_recorded_at"), ["plan", "recorded_at"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("until", tasks.store.columns.Moment(length=27), nullable=True),
        sa.Column("to", sa.String(length=128), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "file_texts",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file_texts")),
    )
    op.create_table(
        "gained_obligations",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("obligation", sa.String(length=128), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("shown_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gained_obligations")),
        sa.UniqueConstraint("plan", "obligation", name=op.f("uq_gained_obligations_plan_obligation")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "judgings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("through_reading", sa.Integer(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("judgings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgings_plan_recorded_at"), ["plan", "recorded_at"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("school", sa.String(length=64), nullable=False),
        sa.Column("accuses", sa.Boolean(), nullable=False),
        sa.Column("decided_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("send_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("expires_at", tasks.store.columns.Moment(length=27), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("lease_until", tasks.store.columns.Moment(length=27), nullable=True),
        sa.Column("started", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("recipient", "key", name=op.f("uq_outbox_recipient_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_open",
            ["state", "send_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'claimed')"),
        )

    op.create_table(
        "plan_versions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("starts", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_versions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_versions_plan_recorded_at"), ["plan", "recorded_at"], unique=False)

    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("began_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("ended_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_readings_source_recorded_at"), ["source", "recorded_at"], unique=False)

    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=512), nullable=False),
        sa.Column("version", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sender_address", sa.String(length=320), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("list_name", sa.String(length=64), nullable=False),
        sa.Column("list_party", sa.String(length=64), nullable=False),
        sa.Column("stated_at", tasks.store.columns.Moment(length=27), nullable=True),
        sa.Column("stated_time", sa.Boolean(), nullable=False),
        sa.Column("received_at", tasks.store.columns.Moment(length=27), nullable=True),
        sa.Column("first_seen_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("raw_size", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("set_aside", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("source", "key", "version", name=op.f("uq_submissions_source_key_version")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submissions_recorded_at"), ["recorded_at"], unique=False)

    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("obligation", sa.String(length=128), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("verdicts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verdicts_plan_obligation_id"), ["plan", "obligation", "id"], unique=False)

    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("notice", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("send_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.ForeignKeyConstraint(["notice"], ["outbox.id"], name=op.f("fk_attempts_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempts_act_recorded_at"), ["act", "recorded_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempts_notice"), ["notice"], unique=False)

    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submissions.id"], name=op.f("fk_findings_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_findings_plan_submission_id"), ["plan", "submission", "id"], unique=False)

    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("content_type", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("last_modified", tasks.store.columns.Moment(length=27), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submissions.id"], name=op.f("fk_items_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_items_submission"), ["submission"], unique=False)

    op.create_table(
        "matches",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("matches", sa.JSON(), nullable=False),
        sa.Column("recorded_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submissions.id"], name=op.f("fk_matches_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matches_plan_submission_id"), ["plan", "submission", "id"], unique=False)

    op.create_table(
        "outbox_lines",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("notice", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=64), nullable=False),
        sa.Column("rung", sa.String(length=32), nullable=False),
        sa.Column("obligation", sa.String(length=128), nullable=False),
        sa.Column("due_at", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("fell_due", tasks.store.columns.Moment(length=27), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["notice"], ["outbox.id"], name=op.f("fk_outbox_lines_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_lines")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_lines_notice"), ["notice"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_lines_obligation"), ["obligation"], unique=False)
        batch_op.create_index(
            "uq_outbox_lines_live",
            ["recipient", "rung", "obligation", "due_at"],
            unique=True,
            sqlite_where=sa.text("live = 1"),
            postgresql_where=sa.text("live"),
        )

    op.create_table(
        "plan_files",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["plan_versions.id"], name=op.f("fk_plan_files_version")),
        sa.PrimaryKeyConstraint("version", "path", name=op.f("pk_plan_files")),
    )
    op.create_table(
        "reading_scopes",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("list", sa.String(length=64), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proof", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_reading_scopes_reading")),
        sa.PrimaryKeyConstraint("reading", "channel", "party", "list", name=op.f("pk_reading_scopes")),
    )


def downgrade() -> None:
    op.drop_table("reading_scopes")
    op.drop_table("plan_files")
    with op.batch_alter_table("outbox_lines", schema=None) as batch_op:
        batch_op.drop_index("uq_outbox_lines_live", sqlite_where=sa.text("live = 1"), postgresql_where=sa.text("live"))
        batch_op.drop_index(batch_op.f("ix_outbox_lines_obligation"))
        batch_op.drop_index(batch_op.f("ix_outbox_lines_notice"))

    op.drop_table("outbox_lines")
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_matches_plan_submission_id"))

    op.drop_table("matches")
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_items_submission"))

    op.drop_table("items")
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_findings_plan_submission_id"))

    op.drop_table("findings")
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempts_notice"))
        batch_op.drop_index(batch_op.f("ix_attempts_act_recorded_at"))

    op.drop_table("attempts")
    with op.batch_alter_table("verdicts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_verdicts_plan_obligation_id"))

    op.drop_table("verdicts")
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submissions_recorded_at"))

    op.drop_table("submissions")
    with op.batch_alter_table("readings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_readings_source_recorded_at"))

    op.drop_table("readings")
    with op.batch_alter_table("plan_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_versions_plan_recorded_at"))

    op.drop_table("plan_versions")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_open", sqlite_where=sa.text("state IN ('waiting', 'claimed')"))

    op.drop_table("outbox")
    with op.batch_alter_table("judgings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_judgings_plan_recorded_at"))

    op.drop_table("judgings")
    op.drop_table("gained_obligations")
    op.drop_table("file_texts")
    op.drop_table("decisions")
    with op.batch_alter_table("decidings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decidings_plan_recorded_at"))

    op.drop_table("decidings")
    op.drop_table("cursors")
    op.drop_table("contents")
