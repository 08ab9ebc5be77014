"""A library over records in memory: drafts without a database, and tests."""

from __future__ import annotations

from extract.model import Place, Record
from generate.relevance import terms_of
from store.query import Hit, HitKind


class RecordsLibrary:
    """The measures and statistics of ``records``, found by shared character pairs."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self.hits = tuple(hit for record in records for hit in hits_of(record))

    def find(
        self, words: str, kind: HitKind, place: Place | None, theme: str | None, limit: int
    ) -> tuple[Hit, ...]:
        """Hits with any of the words, best first, in ``place`` (everywhere when None), on ``theme``."""
        wanted = frozenset(words.split())
        scored = [
            (len(terms_of(hit.sentence).pairs & wanted), hit)
            for hit in self.hits
            if hit.kind == kind and _is_in(hit, place) and (theme is None or theme in hit.themes)
        ]
        found = sorted((row for row in scored if row[0] or not wanted), key=lambda row: -row[0])
        return tuple(hit for _, hit in found[:limit])


def _is_in(hit: Hit, place: Place | None) -> bool:
    if place is None:
        return True
    if hit.region is None:
        return False
    if place.code and hit.region.code:
        return hit.region.code.startswith(place.code.removesuffix("00").removesuffix("00"))
    return hit.region.name.endswith(place.name)


def hits_of(record: Record) -> tuple[Hit, ...]:
    """A record's measures and statistics as hits."""
    measures = tuple(
        _hit(record, "measure", index, row.text, row.start, row.end, status=row.status, themes=row.themes)
        for index, row in enumerate(record.measures)
    )
    statistics = tuple(
        _hit(
            record,
            "statistic",
            index,
            row.text,
            row.start,
            row.end,
            status=row.status,
            indicator=row.indicator,
            value=row.value,
            unit=row.unit,
            period=row.period,
            place=row.place,
        )
        for index, row in enumerate(record.statistics)
    )
    return measures + statistics


def _hit(record: Record, kind: HitKind, index: int, text: str, start: int, end: int, **rest: object) -> Hit:
    first = max(record.text.rfind(mark, 0, start) for mark in "。；\n") + 1
    last = min(
        (found for mark in "。；\n" if (found := record.text.find(mark, end)) >= 0), default=len(record.text)
    )
    return Hit(
        kind=kind,
        id=f"{record.source}#{kind}{index}",
        document=f"{record.source}#{record.part}",
        source=record.source,
        text=text,
        start=start,
        end=end,
        title=record.title,
        publisher=record.publisher,
        published_on=record.published_on,
        signed_on=record.reply.signed_on if record.reply else None,
        region=record.region,
        trust=record.trust,
        document_kind=record.kind,
        sentence=record.text[first : last + 1].strip(),
        sentence_start=first,
        issuers=record.reply.issuers if record.reply else (),
        **rest,  # type: ignore[arg-type]
    )
