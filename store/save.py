"""Saves records so that saving again changes nothing; the caller's transaction makes a save whole or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text, update

from extract.model import Record
from store.entries import Entry, day_of, document_id, entries_of
from store.facets import Facets, facet_tokens, pack
from store.keys import day_limit, first_key
from store.records import load_record
from store.rows import document_row, measure_rows, record_digest, statistic_rows
from store.tables import DOCUMENTS, ENTRIES, FACET_VALUES, MEASURES, STATISTICS
from store.words import IndexRow, add_words, drop_words
from store.works import work_of

# Two savers on PostgreSQL take turns, so that running numbers and keys stay without gaps and clashes.
SAVE_LOCK = 0x64616676


def save_record(connection: Connection, record: Record, page_digest: str | None = None) -> bool:
    """Save ``record``; True when something changed, False when it stood there already just so.

    A record of the same source and part that says something else is replaced. ``page_digest`` is the SHA-256
    of the page as received.
    """
    id_ = document_id(record)
    lock(connection)
    known = connection.execute(
        select(DOCUMENTS.c.digest, DOCUMENTS.c.page_digest).where(DOCUMENTS.c.id == id_)
    ).one_or_none()
    if known is not None and known.digest == record_digest(record):
        if page_digest is None or known.page_digest == page_digest:
            return False
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == id_).values(page_digest=page_digest))
        return True
    if known is not None:
        drop_record(connection, id_)
    insert_record(connection, record, page_digest or (known.page_digest if known else None))
    return True


def save_records(connection: Connection, records: Sequence[Record], page_digest: str | None = None) -> int:
    """Save all records of one page and drop those that an earlier version of it held; how many changed."""
    changed = sum(save_record(connection, record, page_digest) for record in records)
    for source in {record.source for record in records}:
        kept = [document_id(record) for record in records if record.source == source]
        changed += drop_records(
            connection,
            connection.scalars(
                select(DOCUMENTS.c.id).where(DOCUMENTS.c.source == source, DOCUMENTS.c.id.not_in(kept))
            ).all(),
        )
    return changed


def drop_records(connection: Connection, ids: Iterable[str]) -> int:
    """Take the documents out with all their rows; how many there were."""
    return sum(1 for id_ in ids if drop_record(connection, id_))


def drop_record(connection: Connection, id_: str) -> bool:
    """Take one document out of tables and index; False when there is none."""
    stored = load_record(connection, id_)
    if stored is None:
        return False
    was_copy = connection.scalar(select(DOCUMENTS.c.is_copy).where(DOCUMENTS.c.id == id_))
    drop_words(connection, stored.keys)
    for table in (MEASURES, STATISTICS):
        connection.execute(delete(table).where(table.c.document == id_))
    connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id == id_))
    if stored.copies and not was_copy:
        promote_copy(connection, stored.copies[0])
    return True


def promote_copy(connection: Connection, id_: str) -> None:
    """Make a copy the one that search shows, because the first of its work is gone."""
    stored = load_record(connection, id_)
    if stored is not None:
        drop_words(connection, stored.keys)
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == id_).values(is_copy=False))
        add_entries(connection, stored.record, stored.keys, is_copy=False)


def insert_record(connection: Connection, record: Record, page_digest: str | None) -> None:
    """Write all rows of a record that is not there."""
    *parts, whole = free_keys(connection, record, 1 + len(record.measures) + len(record.statistics))
    # The document's key is the least: what it says of the words comes before the letter as a whole.
    keys = (whole, *parts)
    work = work_of(record)
    is_copy = connection.scalar(select(DOCUMENTS.c.id).where(DOCUMENTS.c.work == work).limit(1)) is not None
    document = {**document_row(record, page_digest), "key": keys[0], "work": work, "is_copy": is_copy}
    connection.execute(insert(DOCUMENTS), [document])
    measures, statistics = measure_rows(record), statistic_rows(record)
    insert_keyed(connection, MEASURES, measures, keys[1:])
    insert_keyed(connection, STATISTICS, statistics, keys[1 + len(measures) :])
    add_entries(connection, record, keys, is_copy=is_copy)


def add_entries(connection: Connection, record: Record, keys: Sequence[int], *, is_copy: bool) -> None:
    """Index the record under ``keys``."""
    numbers = FacetNumbers(connection)
    found = zip(entries_of(record), keys, strict=True)
    rows = [numbers.index_row(one, key, is_copy=is_copy) for one, key in found]
    add_words(connection, sorted(rows, key=index_key))


def insert_keyed(connection: Connection, table: Any, rows: list[dict[str, Any]], keys: Sequence[int]) -> None:
    """Insert ``rows``, each with its key."""
    if rows:
        connection.execute(insert(table), [{**row, "key": key} for row, key in zip(rows, keys, strict=False)])


def free_keys(connection: Connection, record: Record, count: int) -> tuple[int, ...]:
    """Keys of the record's day, falling, so that newest first shows a document in its own order."""
    first = first_key(day_of(record))
    last = connection.scalar(
        select(func.max(ENTRIES.c.key)).where(ENTRIES.c.key >= first, ENTRIES.c.key < day_limit(first))
    )
    start = first if last is None else last + 1
    return tuple(range(start + count - 1, start - 1, -1))


def index_key(row: IndexRow) -> int:
    """The key: FTS5 takes rows quickest in rising order."""
    return row.key


def lock(connection: Connection) -> None:
    """Wait for other savers on PostgreSQL until this transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": SAVE_LOCK})


class FacetNumbers:
    """The numbers of themes, units and places without a code, given out in order of first appearance."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.known: dict[tuple[str, str], int] = {}

    def number(self, facet: str, value: str) -> int:
        """The number of ``value``, a new one if it has none yet."""
        key = (facet, value)
        if key not in self.known:
            self.known[key] = self.find(facet, value) or self.add(facet, value)
        return self.known[key]

    def find(self, facet: str, value: str) -> int | None:
        """The number of ``value`` in the table."""
        columns = FACET_VALUES.c
        return self.connection.scalar(
            select(columns.number).where(columns.facet == facet, columns.value == value)
        )

    def add(self, facet: str, value: str) -> int:
        """Give ``value`` the next number."""
        columns = FACET_VALUES.c
        last = self.connection.scalar(select(func.max(columns.number)).where(columns.facet == facet))
        number = (last or 0) + 1
        self.connection.execute(insert(FACET_VALUES), [{"facet": facet, "number": number, "value": value}])
        return number

    def index_row(self, one: Entry, key: int, *, is_copy: bool) -> IndexRow:
        """The index row of an entry."""
        facets = Facets(
            kind=one.kind,
            status=one.status,
            year=one.year,
            region=one.region or (f"{self.number('place', one.place):06d}" if one.place else None),
            themes=tuple(self.number("theme", theme) for theme in one.themes),
            unit=self.number("unit", one.unit) if one.unit else 0,
        )
        return IndexRow(
            key, pack(facets), one.text, " ".join(facet_tokens(facets, one.themes, is_copy=is_copy))
        )
