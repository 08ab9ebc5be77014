"""The tables of the crawl: the frontier, the page versions with their place in the archive, and the runs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from store.base import METADATA


class Moment(TypeDecorator[datetime]):
    """An aware time; kept in UTC, which SQLite cannot say for itself."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """UTC for the database; raises ValueError for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"time without a time zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The aware time."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


_IS_PART = text("role = 'part'")
# One row an address of a site. ``key`` is the address without its scheme: http and https name one page; an
# address that is asked with a form has the form in its key. ``found_on`` of a part is the page it continues.
FRONTIER = Table(
    "frontier",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("site", String(64), nullable=False),
    Column("key", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("role", String(8), nullable=False),
    Column("depth", Integer, nullable=False),
    Column("hops", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("found_on", Text),
    Column("form", Text, nullable=False, server_default=""),
    Column("state", String(10), nullable=False),
    Column("label", String(16)),
    Column("status", Integer),
    Column("tries", Integer, nullable=False),
    Column("next_try", Moment, nullable=False),
    Column("worker", String(80)),
    Column("leased_until", Moment),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", String(64)),
    Column("visited_at", Moment),
    UniqueConstraint("site", "key"),
    Index("ix_frontier_site_state_id", "site", "state", "id"),
    Index("ix_frontier_parts", "found_on", sqlite_where=_IS_PART, postgresql_where=_IS_PART),
)

# One row a version: what one address answered with, the first time it answered so.
PAGES = Table(
    "pages",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("site", String(64)),
    Column("role", String(8), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("status", Integer, nullable=False),
    Column("content_type", Text),
    Column("size", Integer, nullable=False),
    Column("file", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("extracted_at", Moment),
    UniqueConstraint("address", "digest"),
    Index("ix_pages_extracted_at_id", "extracted_at", "id"),
)

RUNS = Table(
    "crawl_runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("site", String(64), nullable=False, index=True),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("stop_requested", Boolean, nullable=False),
    Column("saved_at", Moment, nullable=False),
    *(
        Column(name, Integer, nullable=False, server_default="0")
        for name in (
            "listed",
            "fetched",
            "new",
            "changed",
            "unchanged",
            "blocked",
            "missing",
            "refused",
            "failed",
        )
    ),
)
