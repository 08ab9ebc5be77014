"""Records, and the index that search reads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_records"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of records and the full-text index of this kind of database."""
    make_documents()
    make_measures()
    make_statistics()
    make_entries()
    if op.get_context().dialect.name == "postgresql":
        make_postgresql_index()
    else:
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(tokens, facets, content='', prefix='1',"
            " tokenize=\"ascii tokenchars '_'\")"
        )


def make_documents() -> None:
    """One row a document."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("key", sa.BigInteger, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False, index=True),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("published_on", sa.Date),
        sa.Column("signed_on", sa.Date),
        sa.Column("region_name", sa.Text),
        sa.Column("region_code", sa.String(6)),
        sa.Column("trust", sa.String(10), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("personal", sa.JSON, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("page_digest", sa.String(64)),
        sa.Column("work", sa.String(20), nullable=False, index=True),
        sa.Column("is_copy", sa.Boolean, nullable=False),
    )


def make_measures() -> None:
    """One row a measure."""
    op.create_table(
        "measures",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("key", sa.BigInteger, nullable=False, unique=True),
        sa.Column("document", sa.String(20), sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("heading", sa.JSON, nullable=False),
        sa.Column("themes", sa.JSON, nullable=False),
        sa.Column("actor", sa.Text),
        sa.Column("programs", sa.JSON, nullable=False),
    )


def make_statistics() -> None:
    """One row a stated figure."""
    op.create_table(
        "statistics",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("key", sa.BigInteger, nullable=False, unique=True),
        sa.Column("document", sa.String(20), sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False, index=True),
        sa.Column("value", sa.Text),
        sa.Column("upper", sa.Text),
        sa.Column("unit", sa.Text),
        sa.Column("qualifier", sa.String(10)),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("period_start", sa.String(10)),
        sa.Column("period_end", sa.String(10)),
        sa.Column("has_period", sa.Integer, nullable=False),
        sa.Column("place_name", sa.Text),
        sa.Column("place_code", sa.String(6)),
        sa.Column("part_of", sa.Integer),
    )


def make_entries() -> None:
    """What search can find: the packed facets, and the text as it was indexed."""
    op.create_table(
        "entries",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("facets", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "entry_texts",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("facet_tokens", sa.Text, nullable=False),
    )
    op.create_table(
        "facet_values",
        sa.Column("facet", sa.String(10), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.UniqueConstraint("facet", "value"),
    )


def make_postgresql_index() -> None:
    """The tokens beside each entry, uncompressed so that a filter reads them quickly, under a GIN index."""
    op.execute("ALTER TABLE entries ADD COLUMN tokens tsvector NOT NULL")
    op.execute("ALTER TABLE entries ALTER COLUMN tokens SET STORAGE EXTERNAL")
    op.execute("CREATE INDEX ix_entries_tokens ON entries USING gin (tokens) WITH (fastupdate = off)")
