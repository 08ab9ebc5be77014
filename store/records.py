"""Loads whole records back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, Table, select

from extract.model import Record
from store.rows import record_from_rows
from store.tables import DOCUMENTS, MEASURES, STATISTICS


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as saved: identifiers of it and of its measures and statistics, in their order.

    ``keys`` are those of the index: the document's, then the measures', then the statistics'. ``copies`` are
    the other documents of the same work.
    """

    id: str
    record: Record
    page_digest: str | None
    measures: tuple[str, ...]
    statistics: tuple[str, ...]
    keys: tuple[int, ...]
    work: str
    copies: tuple[str, ...] = ()


def load_record(connection: Connection, document: str) -> StoredRecord | None:
    """The record with identifier ``document``, nothing masked; None when there is none."""
    row = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document)).mappings().one_or_none()
    if row is None:
        return None
    measures = rows_of(connection, MEASURES, document)
    statistics = rows_of(connection, STATISTICS, document)
    copies = select(DOCUMENTS.c.id).where(DOCUMENTS.c.work == row["work"], DOCUMENTS.c.id != document)
    return StoredRecord(
        id=document,
        record=record_from_rows(row, measures, statistics),
        page_digest=row["page_digest"],
        measures=tuple(one["id"] for one in measures),
        statistics=tuple(one["id"] for one in statistics),
        keys=(row["key"], *(one["key"] for one in (*measures, *statistics))),
        work=row["work"],
        copies=tuple(connection.scalars(copies.order_by(DOCUMENTS.c.id))),
    )


def rows_of(connection: Connection, table: Table, document: str) -> list[RowMapping]:
    """The rows of one document, in the order of the text."""
    statement = select(table).where(table.c.document == document).order_by(table.c.position)
    return list(connection.execute(statement).mappings())


def document_of(connection: Connection, id_: str) -> str | None:
    """The document of a measure, a statistic or itself, by identifier; None when there is none."""
    for table in (MEASURES, STATISTICS):
        found = connection.scalar(select(table.c.document).where(table.c.id == id_))
        if found is not None:
            return str(found)
    return connection.scalar(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == id_))
