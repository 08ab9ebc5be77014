"""Documents about the same things as one document."""

from __future__ import annotations

from sqlalchemy import Connection

from store.entries import DOCUMENT_KINDS
from store.query import Hit, Query
from store.records import StoredRecord
from store.search import search
from store.tokens import bigrams, fold

MOST_WORDS = 40


def related_documents(connection: Connection, stored: StoredRecord, limit: int = 6) -> tuple[Hit, ...]:
    """Other documents of the same kind that share the rarest words of its subject, best first."""
    record = stored.record
    subject = (record.reply.subject if record.reply else None) or record.title or ""
    pairs = [pair for pair in dict.fromkeys(bigrams(fold(subject))) if len(pair) > 1]
    if not pairs:
        return ()
    query = Query(
        words=" ".join(f'"{pair}"' for pair in pairs[:MOST_WORDS]),
        kind=DOCUMENT_KINDS[record.kind],
        any_words=True,
        order="relevance",
        synonyms=False,
        limit=limit + 1,
    )
    return tuple(hit for hit in search(connection, query).hits if hit.document != stored.id)[:limit]
