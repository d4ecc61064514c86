"""The tables of plans, readings, evidence, findings and decisions. Append-only: a correction is a new row.

`recorded_at` is the moment at which the store learnt the row (the command's clock); answers as of T use the rows
recorded up to T, in row order. Each table has one writing step.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from tasks.store.columns import Json, Moment, metadata


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _recorded() -> Column[datetime]:
    return Column("recorded_at", Moment, nullable=False)


# A plan version is the county's files as they were when it was opened.
plan_versions = Table(
    "plan_versions",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("starts", Moment, nullable=False),
    _recorded(),
    Column("by", String(64), nullable=False, default=""),
    Index(None, "plan", "recorded_at"),
    sqlite_autoincrement=True,
)
plan_files = Table(
    "plan_files",
    metadata,
    Column("version", ForeignKey("plan_versions.id"), primary_key=True),
    Column("path", String(255), primary_key=True),
    Column("sha256", String(64), nullable=False),
)
file_texts = Table(
    "file_texts",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
# What came into being after the plan first opened: a teacher found in an archive of May, a school added.
gained_obligations = Table(
    "gained_obligations",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("obligation", String(128), nullable=False),
    Column("why", Text, nullable=False, default=""),
    Column("shown_by", String(64), nullable=False, default=""),
    _recorded(),
    UniqueConstraint("plan", "obligation"),
    sqlite_autoincrement=True,
)
readings = Table(
    "readings",
    metadata,
    _id(),
    Column("source", String(64), nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("new", Integer, nullable=False, default=0),
    _recorded(),
    Index(None, "source", "recorded_at"),
    sqlite_autoincrement=True,
)
reading_scopes = Table(
    "reading_scopes",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("party", String(64), primary_key=True),
    Column("list", String(64), primary_key=True),
    Column("complete", Boolean, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("proof", Json, nullable=False),
)
# Where a source is to be read on from: changed in place, in the transaction that stores what was found.
cursors = Table(
    "cursors",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("cursor", Json, nullable=False),
)
# A cache: each page as its server last gave it, with the marks by which the server knows it again.
kept_pages = Table(
    "kept_pages",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("url_sha256", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", String(64), nullable=False),
    Column("headers", Json, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("kept_at", Moment, nullable=False),
)
submissions = Table(
    "submissions",
    metadata,
    _id(),
    Column("source", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("key", String(512), nullable=False),
    Column("version", String(160), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("sender_address", String(320), nullable=False),
    Column("sender_name", Text, nullable=False),
    Column("account", String(255), nullable=False),
    Column("column", Text, nullable=False),
    Column("list_name", String(64), nullable=False),
    Column("list_party", String(64), nullable=False),
    Column("stated_at", Moment),
    Column("stated_time", Boolean, nullable=False),
    Column("received_at", Moment),
    Column("first_seen_at", Moment, nullable=False),
    Column("raw_sha256", String(64), nullable=False),
    Column("raw_size", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("headers", Json, nullable=False),
    Column("set_aside", Text, nullable=False),
    Column("notes", Json, nullable=False),
    _recorded(),
    UniqueConstraint("source", "key", "version"),
    Index(None, "recorded_at"),
    sqlite_autoincrement=True,
)
items = Table(
    "items",
    metadata,
    _id(),
    Column("submission", ForeignKey("submissions.id"), nullable=False, index=True),
    Column("part", String(32), nullable=False),
    Column("file", Text),
    Column("content_type", String(255), nullable=False, default=""),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("url", Text, nullable=False, default=""),
    Column("last_modified", Moment),
    Column("note", Text, nullable=False, default=""),
    sqlite_autoincrement=True,
)
# What an opener saw in a file: once for each file and version of the openers.
contents = Table(
    "contents",
    metadata,
    _id(),
    Column("sha256", String(64), nullable=False),
    Column("opener", Integer, nullable=False),
    Column("facts", Json, nullable=False),
    _recorded(),
    UniqueConstraint("sha256", "opener"),
    sqlite_autoincrement=True,
)
# How a submission's items were placed: the newest row of a submission counts.
matches = Table(
    "matches",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("submission", ForeignKey("submissions.id"), nullable=False),
    Column("basis", String(64), nullable=False),
    Column("matches", Json, nullable=False),
    _recorded(),
    Index(None, "plan", "submission", "id"),
    sqlite_autoincrement=True,
)
# What the checks said of a submission's items: the newest row of a submission counts.
findings = Table(
    "findings",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("submission", ForeignKey("submissions.id"), nullable=False),
    Column("basis", String(64), nullable=False),
    Column("findings", Json, nullable=False),
    _recorded(),
    Index(None, "plan", "submission", "id"),
    sqlite_autoincrement=True,
)
# What other items say of a submission's items (a photo in two sessions, two essays alike): the newest row counts.
comparisons = Table(
    "comparisons",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("submission", ForeignKey("submissions.id"), nullable=False),
    Column("states", Json, nullable=False),
    Column("findings", Json, nullable=False),
    _recorded(),
    Index(None, "plan", "submission", "id"),
    sqlite_autoincrement=True,
)
# A judging: up to which reading everything had been looked at. A reading counts from then on.
judgings = Table(
    "judgings",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("through_reading", Integer, nullable=False),
    _recorded(),
    Index(None, "plan", "recorded_at"),
    sqlite_autoincrement=True,
)
# Each change of a verdict, as the judging saw it (rebuildable; kept so that a change can be told).
verdicts = Table(
    "verdicts",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("obligation", String(128), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reasons", Json, nullable=False),
    _recorded(),
    Index(None, "plan", "obligation", "id"),
    sqlite_autoincrement=True,
)
decisions = Table(
    "decisions",
    metadata,
    _id(),
    Column("plan", String(64), nullable=False),
    Column("act", String(16), nullable=False),
    Column("target", String(255), nullable=False),
    Column("channel", String(64), nullable=False, default=""),
    Column("member", String(64), nullable=False, default=""),
    Column("until", Moment),
    Column("to", String(128), nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    Column("by", String(64), nullable=False, default=""),
    _recorded(),
    Column("came_at", Moment),
    Column("how", Text, nullable=False, server_default=""),
    Column("file", Text, nullable=False, server_default=""),
    Column("sha256", String(64), nullable=False, server_default=""),
    sqlite_autoincrement=True,
)
