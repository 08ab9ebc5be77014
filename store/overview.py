"""How much there is in the store."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from store.crawl_tables import RUNS
from store.entries import DOCUMENT_KINDS
from store.query import HitKind
from store.tables import DOCUMENTS, MEASURES, STATISTICS


def last_crawled_at(connection: Connection) -> datetime | None:
    """When a crawl last saved something; None before the first."""
    moment: datetime | None = connection.scalar(select(func.max(RUNS.c.saved_at)))
    # SQLite forgets the zone in an aggregate: what is stored is UTC.
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def count_by_kind(connection: Connection) -> dict[HitKind, int]:
    """How many measures, statistics, replies and news search can show; copies are not counted."""
    counts: Counter[HitKind] = Counter({"measure": 0, "statistic": 0, "reply": 0, "news": 0})
    by_kind = (
        select(DOCUMENTS.c.kind, func.count().label("documents"))
        .where(DOCUMENTS.c.is_copy.is_(False))
        .group_by(DOCUMENTS.c.kind)
    )
    for row in connection.execute(by_kind):
        counts[DOCUMENT_KINDS[row.kind]] += row.documents
    kinds: tuple[HitKind, ...] = ("measure", "statistic")
    for kind, table in zip(kinds, (MEASURES, STATISTICS), strict=True):
        copied = select(DOCUMENTS.c.id).where(DOCUMENTS.c.is_copy.is_(True))
        for sign, statement in (
            (1, select(func.count()).select_from(table)),
            (-1, select(func.count()).select_from(table).where(table.c.document.in_(copied))),
        ):
            counts[kind] += sign * (connection.scalar(statement) or 0)
    return dict(counts)
