"""Alembic's environment: runs the migrations on the connection that ``store.database.upgrade`` hands over."""

from __future__ import annotations

from alembic import context

from store.base import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
