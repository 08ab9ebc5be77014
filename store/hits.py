"""Loads the records behind keys as hits: with sentence, highlights and everything it takes to cite them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, func, select

from extract.model import Period, Personal, Place
from store.entries import DOCUMENT_KINDS
from store.language import Wanted
from store.masking import mask_elsewhere, mask_spans
from store.query import Hit
from store.rows import decimal_of, personal_of
from store.sentences import find_words, sentence_around
from store.tables import DOCUMENTS, MEASURES, STATISTICS
from store.tokens import Term

SNIPPET_LEAD = 40
SNIPPET_LENGTH = 160
DOCUMENT_COLUMNS = (
    *("source", "kind", "title", "publisher", "published_on", "signed_on", "region_name", "region_code"),
    *("trust", "text", "personal", "details", "work"),
)


def load_hits(
    connection: Connection, keys: Sequence[int], wanted: Wanted, *, reveal: bool
) -> tuple[Hit, ...]:
    """The hits with these keys, in their order."""
    terms = [term for words in wanted.words if not words.excluded for term in words.terms]
    found: dict[int, dict[str, Any]] = {}
    works: dict[int, str] = {}
    for table, read in (
        (MEASURES, measure_values),
        (STATISTICS, statistic_values),
        (DOCUMENTS, document_values),
    ):
        if len(found) == len(keys):
            break
        for row in rows_with_documents(connection, table, keys):
            personal = () if reveal else personal_of(row["document_personal"])
            values = {**plain_values(row), **read(row, personal, terms)}
            found[row["key"]] = {**values, **words_of(values, row, personal, terms)}
            works[row["key"]] = row["document_work"]
    copies = count_copies(connection, set(works.values()))
    return tuple(Hit(**found[key], copies=copies[works[key]] - 1) for key in keys if key in found)


def rows_with_documents(
    connection: Connection, table: Table, keys: Sequence[int], columns: tuple[str, ...] = DOCUMENT_COLUMNS
) -> Sequence[RowMapping]:
    """Rows of ``table`` by key, the ``columns`` of their documents beside them as ``document_...``."""
    return connection.execute(rows_statement(table, columns), {"keys": keys}).mappings().all()


@cache
def rows_statement(table: Table, columns: tuple[str, ...]) -> Select[Any]:
    """The statement of ``rows_with_documents``, made once: making it takes longer than its rows."""
    beside = [DOCUMENTS.c[name].label(f"document_{name}") for name in columns]
    if table is DOCUMENTS:
        statement = select(DOCUMENTS.c.key, DOCUMENTS.c.id, *beside)
    else:
        statement = select(table, *beside).join(DOCUMENTS, DOCUMENTS.c.id == table.c.document)
    return statement.where(table.c.key.in_(bindparam("keys", expanding=True)))


@cache
def copies_statement() -> Select[Any]:
    """How many documents each of some works has."""
    work = DOCUMENTS.c.work
    counted = select(work, func.count().label("documents"))
    return counted.where(work.in_(bindparam("works", expanding=True))).group_by(work)


def count_copies(connection: Connection, works: set[str]) -> dict[str, int]:
    """How many documents each work has."""
    return {row.work: row.documents for row in connection.execute(copies_statement(), {"works": list(works)})}


def measure_values(row: RowMapping, personal: Sequence[Personal], _terms: Sequence[Term]) -> dict[str, Any]:
    """What only a measure says."""
    return {
        "kind": "measure",
        "document": row["document"],
        "text": mask_spans(row["text"], personal, row["start"]),
        "start": row["start"],
        "end": row["end"],
        "status": row["status"],
        "themes": tuple(row["themes"]),
        "heading": tuple(mask_elsewhere(one, row["document_text"], personal) for one in row["heading"]),
        "actor": row["actor"],
        "programs": tuple(mask_elsewhere(one, row["document_text"], personal) for one in row["programs"]),
    }


def statistic_values(row: RowMapping, personal: Sequence[Personal], _terms: Sequence[Term]) -> dict[str, Any]:
    """What only a statistic says."""
    place = row["place_name"]
    return {
        "kind": "statistic",
        "document": row["document"],
        "text": mask_spans(row["text"], personal, row["start"]),
        "start": row["start"],
        "end": row["end"],
        "status": row["status"],
        "indicator": row["indicator"],
        "value": decimal_of(row["value"]),
        "upper": decimal_of(row["upper"]),
        "unit": row["unit"],
        "qualifier": row["qualifier"],
        "statistic_kind": row["kind"],
        "period": Period(row["period_start"], row["period_end"]) if row["has_period"] else None,
        "place": Place(place, row["place_code"]) if place is not None else None,
    }


def document_values(row: RowMapping, personal: Sequence[Personal], terms: Sequence[Term]) -> dict[str, Any]:
    """A whole document, shown by the stretch around the first word found."""
    text = mask_spans(row["document_text"], personal)
    found = find_words(text, terms)
    start = max(0, found[0][0] - SNIPPET_LEAD) if found else 0
    if found:
        start = max(start, text.rfind("\n", 0, found[0][0]) + 1)
    end = min(len(text), start + SNIPPET_LENGTH)
    return {
        "kind": DOCUMENT_KINDS[row["document_kind"]],
        "document": row["id"],
        "text": text[start:end],
        "start": start,
        "end": end,
    }


def plain_values(row: RowMapping) -> dict[str, Any]:
    """What all hits hold of their document."""
    name = row["document_region_name"]
    reply = row["document_details"].get("reply") or {}
    return {
        "id": row["id"],
        "source": row["document_source"],
        "title": row["document_title"],
        "publisher": row["document_publisher"],
        "published_on": row["document_published_on"],
        "signed_on": row["document_signed_on"],
        "region": Place(name, row["document_region_code"]) if name is not None else None,
        "trust": row["document_trust"],
        "document_kind": row["document_kind"],
        "issuers": tuple(reply.get("issuers") or ()),
    }


def words_of(
    values: dict[str, Any], row: RowMapping, personal: Sequence[Personal], terms: Sequence[Term]
) -> dict[str, Any]:
    """The sentence of a hit, the words found marked, and what stands outside the text masked."""
    first, last = sentence_around(row["document_text"], values["start"], values["end"])
    sentence = mask_spans(row["document_text"][first:last], personal, first)
    return {
        **{name: masked_words(values.get(name), row, personal) for name in ("title", "actor", "indicator")},
        "sentence": sentence,
        "sentence_start": first,
        "highlights": find_words(values["text"], terms),
        "sentence_highlights": find_words(sentence, terms),
    }


def masked_words(words: str | None, row: RowMapping, personal: Sequence[Personal]) -> str | None:
    """Words outside the text with the same data masked."""
    return None if words is None else mask_elsewhere(words, row["document_text"], personal)
