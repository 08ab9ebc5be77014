"""All records as flat tables with a data dictionary, personal data masked; one document at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection

from extract.model import Record
from extract.privacy import mask_record
from store.entries import day_of, unit_of
from store.query import Hit
from store.records import StoredRecord, iter_records
from store.vocabulary import facet_labels, table_rows

TableName = Literal["documents", "measures", "statistics", "hits"]
ColumnType = Literal["text", "integer", "decimal", "date", "list", "link"]
TABLES: tuple[TableName, ...] = ("documents", "measures", "statistics")
Row = dict[str, Any]
# done 已完成；ongoing 推进中
CODE = re.compile(r"(?:^|；)([a-z_]+) ([\u4e00-\u9fff]+)")


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of an exported table; a list is a tuple of words, a link an address or a path."""

    name: str
    type: ColumnType
    label: str
    description: str


@cache
def export_columns(table: TableName) -> tuple[ExportColumn, ...]:
    """The columns of ``table`` in their order, from data/export_columns.csv."""
    return tuple(
        ExportColumn(row["column"], row["type"], row["label"], row["description"])  # type: ignore[arg-type]
        for row in table_rows("export_columns")
        if row["table"] == table
    )


@cache
def value_labels(column: ExportColumn) -> dict[str, str]:
    """What people read for each code of a column, as its description lists them; empty without codes."""
    if column.name == "themes":
        return facet_labels("theme")
    return dict(CODE.findall(column.description))


def export_rows(connection: Connection) -> Iterator[dict[TableName, list[Row]]]:
    """For each document, in order of time, its rows of every table."""
    for stored in iter_records(connection):
        record = mask_record(stored.record)
        shared = shared_values(record)
        yield {
            "documents": [in_columns("documents", document_values(stored, record))],
            "measures": [
                in_columns("measures", {**shared, **part, **measure_values(row)})
                for row, part in parts(stored, record.measures, stored.measures)
            ],
            "statistics": [
                in_columns("statistics", {**shared, **part, **statistic_values(row)})
                for row, part in parts(stored, record.statistics, stored.statistics)
            ],
        }


def hit_row(hit: Hit) -> Row:
    """The row of a hit."""
    names = ("kind", "id", "document", "text", "sentence", "status", "themes", "actor", "indicator", "value")
    more = ("upper", "unit", "qualifier", "statistic_kind", "title", "source")
    values = {name: getattr(hit, name) for name in (*names, *more)}
    values |= {
        "period_start": hit.period.start if hit.period else None,
        "period_end": hit.period.end if hit.period else None,
        "place_name": hit.place.name if hit.place else None,
        "region_name": hit.region.name if hit.region else None,
        "region_code": hit.region.code if hit.region else None,
        "issuer": hit.issuers[0] if hit.issuers else hit.publisher,
        "date": hit.signed_on or hit.published_on,
    }
    return in_columns("hits", values)


def in_columns(table: TableName, values: Row) -> Row:
    """The values of the table's columns, in its order; a missing one is None."""
    return {column.name: values.get(column.name) for column in export_columns(table)}


def parts(stored: StoredRecord, rows: tuple[Any, ...], ids: tuple[str, ...]) -> Iterator[tuple[Any, Row]]:
    """Each measure or statistic with what both kinds have."""
    for position, (row, id_) in enumerate(zip(rows, ids, strict=True)):
        found = {"id": id_, "document": stored.id, "position": position, "status": row.status}
        yield row, found | {"text": row.text, "start": row.start, "end": row.end}


def shared_values(record: Record) -> Row:
    """What every row says of its document."""
    return {
        "region_name": record.region.name if record.region else None,
        "region_code": record.region.code if record.region else None,
        "issuer": unit_of(record),
        "date": day_of(record),
        "title": record.title,
        "source": record.source,
    }


def measure_values(row: Any) -> Row:
    """What only a measure has."""
    return {name: getattr(row, name) for name in ("actor", "themes", "heading", "programs")}


def statistic_values(row: Any) -> Row:
    """What only a statistic has."""
    names = ("indicator", "value", "upper", "unit", "qualifier", "kind", "part_of")
    return {name: getattr(row, name) for name in names} | {
        "period_start": row.period.start if row.period else None,
        "period_end": row.period.end if row.period else None,
        "place_name": row.place.name if row.place else None,
        "place_code": row.place.code if row.place else None,
    }


def document_values(stored: StoredRecord, record: Record) -> Row:
    """The row of a document."""
    names = ("source", "part", "kind", "title", "publisher", "published_on", "trust", "repairs", "text")
    return {
        **{name: getattr(record, name) for name in names},
        "id": stored.id,
        "region_name": record.region.name if record.region else None,
        "region_code": record.region.code if record.region else None,
        "measures": len(record.measures),
        "statistics": len(record.statistics),
        "issues": tuple(issue.message for issue in record.issues),
        "page_digest": stored.page_digest,
        **reply_values(record),
    }


def reply_values(record: Record) -> Row:
    """What only a reply has."""
    reply = record.reply
    if reply is None:
        return {}
    names = ("council", "committee", "proposal_number", "subject", "issuers", "outcome", "outcome_meaning")
    more = ("document_number", "signatory", "signed_on", "disclosure")
    return {name: getattr(reply, name) for name in (*names, *more)} | {
        "session_term": reply.session.term if reply.session else None,
        "session_number": reply.session.number if reply.session else None,
        "addressees": tuple(one.name for one in reply.addressees),
    }
