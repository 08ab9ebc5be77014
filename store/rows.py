"""A record to the rows of its tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from extract.model import (
    Measure,
    Period,
    Personal,
    Place,
    Record,
    Statistic,
    as_json,
    record_from_json,
)
from store.entries import document_id, measure_ids, statistic_ids

# The parts of a record that have columns or rows of their own; the others are kept as JSON in ``details``.
OWN_COLUMNS = frozenset(
    {"source", "part", "kind", "title", "publisher", "published_on", "region", "trust", "text"}
    | {"measures", "statistics", "personal"}
)


def record_digest(record: Record) -> str:
    """SHA-256 of the record's JSON form: equal digests mean that nothing changed."""
    return hashlib.sha256(
        json.dumps(record.to_json(), ensure_ascii=False, sort_keys=True).encode()
    ).hexdigest()


def document_row(record: Record, page_digest: str | None) -> dict[str, Any]:
    """The row of ``documents``, without key and work."""
    return {
        "id": document_id(record),
        "source": record.source,
        "part": record.part,
        "kind": record.kind,
        "title": record.title,
        "publisher": record.publisher,
        "published_on": record.published_on,
        "signed_on": record.reply.signed_on if record.reply else None,
        "region_name": record.region.name if record.region else None,
        "region_code": record.region.code if record.region else None,
        "trust": record.trust,
        "text": record.text,
        "details": {key: value for key, value in record.to_json().items() if key not in OWN_COLUMNS},
        "personal": as_json(record.personal),
        "digest": record_digest(record),
        "page_digest": page_digest,
    }


def measure_rows(record: Record) -> list[dict[str, Any]]:
    """The rows of ``measures``, without keys."""
    rows = zip(record.measures, measure_ids(record), strict=True)
    return [
        {**as_json(row), "id": id_, "document": document_id(record), "position": number}
        for number, (row, id_) in enumerate(rows)
    ]


def statistic_rows(record: Record) -> list[dict[str, Any]]:
    """The rows of ``statistics``, without keys."""
    rows = zip(record.statistics, statistic_ids(record), strict=True)
    return [
        {
            **{key: value for key, value in as_json(row).items() if key not in {"period", "place"}},
            "id": id_,
            "document": document_id(record),
            "position": number,
            "period_start": row.period.start if row.period else None,
            "period_end": row.period.end if row.period else None,
            "has_period": int(row.period is not None),
            "place_name": row.place.name if row.place else None,
            "place_code": row.place.code if row.place else None,
        }
        for number, (row, id_) in enumerate(rows)
    ]


def record_from_rows(
    document: RowMapping, measures: Iterable[RowMapping], statistics: Iterable[RowMapping]
) -> Record:
    """The record that was saved; ``measures`` and ``statistics`` in their order."""
    region = {"name": document["region_name"], "code": document["region_code"]}
    value = {
        **document["details"],
        **{key: document[key] for key in ("source", "part", "kind", "title", "publisher", "trust", "text")},
        "published_on": as_json(document["published_on"]),
        "region": region if document["region_name"] else None,
        "personal": document["personal"],
        "measures": [],
        "statistics": [],
    }
    plain = record_from_json(value)
    found = {name: getattr(plain, name) for name in Record.__dataclass_fields__}
    found["measures"] = tuple(measure_of(row) for row in measures)
    found["statistics"] = tuple(statistic_of(row) for row in statistics)
    return Record(**found)


def measure_of(row: RowMapping) -> Measure:
    """A measure from its row."""
    plain = {key: row[key] for key in ("start", "end", "text", "status", "actor")}
    return Measure(**plain | {key: tuple(row[key]) for key in ("heading", "themes", "programs")})


def statistic_of(row: RowMapping) -> Statistic:
    """A statistic from its row."""
    names = ("start", "end", "text", "indicator", "unit", "qualifier", "kind", "status", "part_of")
    return Statistic(
        **{key: row[key] for key in names},
        value=decimal_of(row["value"]),
        upper=decimal_of(row["upper"]),
        period=Period(row["period_start"], row["period_end"]) if row["has_period"] else None,
        place=Place(row["place_name"], row["place_code"]) if row["place_name"] is not None else None,
    )


def decimal_of(text: str | None) -> Decimal | None:
    """The exact value of a decimal string."""
    return None if text is None else Decimal(text)


def personal_of(rows: Iterable[dict[str, Any]]) -> tuple[Personal, ...]:
    """Personal data from their JSON form."""
    return tuple(Personal(**row) for row in rows)
