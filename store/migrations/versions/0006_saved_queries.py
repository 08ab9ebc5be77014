"""Saved queries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_saved_queries"
down_revision = "0005_slices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "saved_queries",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("parameters", sa.Text, nullable=False),
        sa.Column("saved_on", sa.Date, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("saved_queries")
