"""What can be asked of the store and what comes back; no SQL here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from extract.model import Kind, Period, Place, Trust

HitKind = Literal["measure", "statistic", "reply", "news"]
Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words as typed, and filters; ``region`` is a division code whose whole subtree counts."""

    words: str = ""
    kind: HitKind | None = None
    region: str | None = None
    theme: str | None = None
    status: str | None = None
    year: int | None = None
    publisher: str | None = None
    synonyms: bool = True
    order: Order = "newest"
    limit: int = 20
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: a measure, a statistic or a whole document, with all it takes to cite it.

    ``start`` and ``end`` count in the document's text; ``highlights`` are spans of ``text``.
    """

    kind: HitKind
    id: str
    document: str
    source: str
    text: str
    start: int
    end: int
    title: str | None
    publisher: str | None
    published_on: date | None
    signed_on: date | None
    region: Place | None
    trust: Trust
    document_kind: Kind
    status: str | None = None
    themes: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    sentence: str = ""
    indicator: str | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    statistic_kind: str | None = None
    period: Period | None = None
    place: Place | None = None
    highlights: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: what filters by it, what people read, how many hits."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of one query, newest first unless asked otherwise, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, tuple[FacetValue, ...]]
    synonyms: tuple[str, ...] = ()
    next_cursor: str | None = None
