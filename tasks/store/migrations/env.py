"""Alembic's entry: the store hands its open transaction in; `alembic revision` needs a url of its own."""

from __future__ import annotations

from alembic import context

from tasks.store.every_table import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    from sqlalchemy import create_engine

    connection = create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").connect()
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
