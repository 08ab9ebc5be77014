"""Addresses that are asked by sending a form."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_crawl_forms"
down_revision = "0003_register"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the form of an address, empty for a plain one."""
    op.add_column("frontier", sa.Column("form", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("frontier", "form")
