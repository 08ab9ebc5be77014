"""Loads the records behind keys as hits: with sentence, highlights and everything it takes to cite them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

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
    made: dict[int, Hit] = {}
    works: dict[int, str] = {}
    for table, make in ((MEASURES, measure_hit), (STATISTICS, statistic_hit), (DOCUMENTS, document_hit)):
        if len(made) == len(keys):
            break
        for row in rows_with_documents(connection, table, keys):
            personal = () if reveal else personal_of(row["document_personal"])
            made[row["key"]] = with_words(make(row, personal, terms), row, personal, terms)
            works[row["key"]] = row["document_work"]
    copies = count_copies(connection, set(works.values()))
    return tuple(replace(made[key], copies=copies[works[key]] - 1) for key in keys if key in made)


def rows_with_documents(connection: Connection, table: Any, keys: Sequence[int]) -> Sequence[RowMapping]:
    """Rows of ``table`` by key, the columns of their documents beside them as ``document_...``."""
    beside = [DOCUMENTS.c[name].label(f"document_{name}") for name in DOCUMENT_COLUMNS]
    if table is DOCUMENTS:
        statement = select(DOCUMENTS.c.key, DOCUMENTS.c.id, *beside)
    else:
        statement = select(table, *beside).join(DOCUMENTS, DOCUMENTS.c.id == table.c.document)
    return connection.execute(statement.where(table.c.key.in_(keys))).mappings().all()


def count_copies(connection: Connection, works: set[str]) -> dict[str, int]:
    """How many documents each work has."""
    columns = DOCUMENTS.c
    statement = (
        select(columns.work, func.count().label("documents"))
        .where(columns.work.in_(works))
        .group_by(columns.work)
    )
    return {row.work: row.documents for row in connection.execute(statement)}


def measure_hit(row: RowMapping, personal: Sequence[Personal], _terms: Sequence[Term]) -> Hit:
    """A measure."""
    return replace(
        plain_hit(row, "measure", row["document"]),
        text=mask_spans(row["text"], personal, row["start"]),
        start=row["start"],
        end=row["end"],
        status=row["status"],
        themes=tuple(row["themes"]),
        heading=tuple(row["heading"]),
        actor=row["actor"],
        programs=tuple(row["programs"]),
    )


def statistic_hit(row: RowMapping, personal: Sequence[Personal], _terms: Sequence[Term]) -> Hit:
    """A statistic."""
    place = row["place_name"]
    return replace(
        plain_hit(row, "statistic", row["document"]),
        text=mask_spans(row["text"], personal, row["start"]),
        start=row["start"],
        end=row["end"],
        status=row["status"],
        indicator=row["indicator"],
        value=decimal_of(row["value"]),
        upper=decimal_of(row["upper"]),
        unit=row["unit"],
        qualifier=row["qualifier"],
        statistic_kind=row["kind"],
        period=Period(row["period_start"], row["period_end"]) if row["has_period"] else None,
        place=Place(place, row["place_code"]) if place is not None else None,
    )


def document_hit(row: RowMapping, personal: Sequence[Personal], terms: Sequence[Term]) -> Hit:
    """A whole document, shown by the stretch around the first word found."""
    text = mask_spans(row["document_text"], personal)
    found = find_words(text, terms)
    start = max(0, found[0][0] - SNIPPET_LEAD) if found else 0
    if found:
        start = max(start, text.rfind("\n", 0, found[0][0]) + 1)
    end = min(len(text), start + SNIPPET_LENGTH)
    hit = plain_hit(row, DOCUMENT_KINDS[row["document_kind"]], row["id"])
    return replace(hit, text=text[start:end], start=start, end=end)


def plain_hit(row: RowMapping, kind: Any, document: str) -> Hit:
    """What all hits hold of their document."""
    name = row["document_region_name"]
    reply = row["document_details"].get("reply") or {}
    return Hit(
        kind=kind,
        id=row["id"],
        document=document,
        source=row["document_source"],
        text="",
        start=0,
        end=0,
        title=row["document_title"],
        publisher=row["document_publisher"],
        published_on=row["document_published_on"],
        signed_on=row["document_signed_on"],
        region=Place(name, row["document_region_code"]) if name is not None else None,
        trust=row["document_trust"],
        document_kind=row["document_kind"],
        issuers=tuple(reply.get("issuers") or ()),
    )


def with_words(hit: Hit, row: RowMapping, personal: Sequence[Personal], terms: Sequence[Term]) -> Hit:
    """The hit with its sentence and with the words found marked."""
    first, last = sentence_around(row["document_text"], hit.start, hit.end)
    sentence = mask_spans(row["document_text"][first:last], personal, first)
    return replace(
        hit,
        title=masked_words(hit.title, row, personal),
        actor=masked_words(hit.actor, row, personal),
        indicator=masked_words(hit.indicator, row, personal),
        heading=tuple(mask_elsewhere(one, row["document_text"], personal) for one in hit.heading),
        programs=tuple(mask_elsewhere(one, row["document_text"], personal) for one in hit.programs),
        sentence=sentence,
        sentence_start=first,
        highlights=find_words(hit.text, terms),
        sentence_highlights=find_words(sentence, terms),
    )


def masked_words(words: str | None, row: RowMapping, personal: Sequence[Personal]) -> str | None:
    """Words outside the text with the same data masked."""
    return None if words is None else mask_elsewhere(words, row["document_text"], personal)
