"""Addresses that are asked by sending a form, and pages that continue another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_crawl_forms"
down_revision = "0003_register"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the form of an address, empty for a plain one, and find the parts of a page quickly."""
    op.add_column("frontier", sa.Column("form", sa.Text, nullable=False, server_default=""))
    parts = sa.text("role = 'part'")
    op.create_index("ix_frontier_parts", "frontier", ["found_on"], sqlite_where=parts, postgresql_where=parts)


def downgrade() -> None:
    """Drop both."""
    op.drop_index("ix_frontier_parts", "frontier", if_exists=True)
    op.drop_column("frontier", "form")
