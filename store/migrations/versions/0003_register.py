"""The register of document numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_register"
down_revision = "0002_crawl"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the register."""
    op.create_table(
        "letter_numbers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("matter", sa.Text, nullable=False),
        sa.UniqueConstraint("code", "year", "sequence"),
    )


def downgrade() -> None:
    """Drop the register."""
    op.drop_table("letter_numbers")
