"""Loads whole records back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    return stored_of(row, measures, statistics, connection.scalars(copies.order_by(DOCUMENTS.c.id)).all())


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


def iter_records(connection: Connection, at_once: int = 200) -> Iterator[StoredRecord]:
    """All records, oldest first, ``at_once`` of them in memory; ``copies`` are left empty."""
    last = -1
    while True:
        statement = select(DOCUMENTS).where(DOCUMENTS.c.key > last).order_by(DOCUMENTS.c.key).limit(at_once)
        documents = connection.execute(statement).mappings().all()
        if not documents:
            return
        last = documents[-1]["key"]
        ids = [row["id"] for row in documents]
        measures, statistics = (rows_by_document(connection, table, ids) for table in (MEASURES, STATISTICS))
        for row in documents:
            yield stored_of(row, measures.get(row["id"], []), statistics.get(row["id"], []))


def rows_by_document(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The rows of some documents, each document's in the order of its text."""
    found: dict[str, list[RowMapping]] = {}
    statement = select(table).where(table.c.document.in_(ids)).order_by(table.c.document, table.c.position)
    for row in connection.execute(statement).mappings():
        found.setdefault(row["document"], []).append(row)
    return found


def stored_of(
    row: RowMapping,
    measures: Sequence[RowMapping],
    statistics: Sequence[RowMapping],
    copies: Sequence[str] = (),
) -> StoredRecord:
    """The record of a document's rows."""
    return StoredRecord(
        id=row["id"],
        record=record_from_rows(row, measures, statistics),
        page_digest=row["page_digest"],
        measures=tuple(one["id"] for one in measures),
        statistics=tuple(one["id"] for one in statistics),
        keys=(row["key"], *(one["key"] for one in (*measures, *statistics))),
        work=row["work"],
        copies=tuple(copies),
    )
