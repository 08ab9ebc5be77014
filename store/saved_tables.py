"""The table of saved queries."""

from __future__ import annotations

from sqlalchemy import Column, Date, String, Table, Text

from store.base import METADATA

SAVED_QUERIES = Table(
    "saved_queries",
    METADATA,
    Column("id", String(20), primary_key=True),
    Column("name", Text, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("saved_on", Date, nullable=False),
)
