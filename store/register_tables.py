"""The table of the document-number register."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text, UniqueConstraint

from store.base import METADATA

LETTER_NUMBERS = Table(
    "letter_numbers",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("matter", Text, nullable=False),
    UniqueConstraint("code", "year", "sequence"),
)
