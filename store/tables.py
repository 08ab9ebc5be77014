"""The tables of records and of the search index.

``documents``, ``measures`` and ``statistics`` hold the records. ``entries`` has one row for each thing that
search can find; its ``key`` sorts by date (see ``store.keys``), so newest first is the primary key's order.
``words`` is the full-text index: an FTS5 table on SQLite, the column ``entries.tokens`` on PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

from store.base import METADATA

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(20), primary_key=True),
    Column("key", BigInteger, nullable=False, unique=True),
    Column("source", Text, nullable=False, index=True),
    Column("part", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published_on", Date),
    Column("signed_on", Date),
    Column("region_name", Text),
    Column("region_code", String(6)),
    Column("trust", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("details", JSON, nullable=False),
    Column("personal", JSON, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("page_digest", String(64)),
    Column("work", String(20), nullable=False, index=True),
    Column("is_copy", Boolean, nullable=False),
)

MEASURES = Table(
    "measures",
    METADATA,
    Column("id", String(20), primary_key=True),
    Column("key", BigInteger, nullable=False, unique=True),
    Column("document", String(20), ForeignKey("documents.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("status", String(10), nullable=False),
    Column("heading", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("actor", Text),
    Column("programs", JSON, nullable=False),
)

STATISTICS = Table(
    "statistics",
    METADATA,
    Column("id", String(20), primary_key=True),
    Column("key", BigInteger, nullable=False, unique=True),
    Column("document", String(20), ForeignKey("documents.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("indicator", Text, nullable=False, index=True),
    # Decimal strings: SQLite has no exact decimal type, and 0.10 must come back as it was.
    Column("value", Text),
    Column("upper", Text),
    Column("unit", Text),
    Column("qualifier", String(10)),
    Column("kind", String(10), nullable=False),
    Column("status", String(10), nullable=False),
    Column("period_start", String(10)),
    Column("period_end", String(10)),
    Column("has_period", Integer, nullable=False),
    Column("place_name", Text),
    Column("place_code", String(6)),
    Column("part_of", Integer),
)

ENTRIES = Table(
    "entries",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("facets", BigInteger, nullable=False),
)

ENTRY_TEXTS = Table(
    "entry_texts",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    # What the index was told, kept because a contentless FTS5 table must be told it again to forget it.
    Column("text", Text, nullable=False),
    Column("facet_tokens", Text, nullable=False),
)

FACET_VALUES = Table(
    "facet_values",
    METADATA,
    Column("facet", String(10), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("facet", "value"),
)

WORDS = table("words", column("rowid"), column("tokens"), column("facets"))
