"""The crawl: frontier, page versions, runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_crawl"
down_revision = "0001_records"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the crawl."""
    make_frontier()
    make_pages()
    make_runs()


def make_frontier() -> None:
    """One row an address of a site."""
    op.create_table(
        "frontier",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("site", sa.String(64), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("hops", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("found_on", sa.Text),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("label", sa.String(16)),
        sa.Column("status", sa.Integer),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker", sa.String(80)),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("digest", sa.String(64)),
        sa.Column("visited_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("site", "key"),
    )
    op.create_index("ix_frontier_site_state_id", "frontier", ["site", "state", "id"])


def make_pages() -> None:
    """One row a page version."""
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, index=True),
        sa.Column("site", sa.String(64)),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("content_type", sa.Text),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("offset", sa.Integer, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("extracted_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("address", "digest"),
    )
    op.create_index("ix_pages_extracted_at_id", "pages", ["extracted_at", "id"])


def make_runs() -> None:
    """One row a run of one site, with its counts."""
    counts = ("listed", "fetched", "new", "changed", "unchanged", "blocked", "missing", "refused", "failed")
    op.create_table(
        "crawl_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("site", sa.String(64), nullable=False, index=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("stop_requested", sa.Boolean, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in counts),
    )
