"""What can be asked of the store and what comes back; no SQL here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from extract.model import Kind, Period, Place, Trust

HitKind = Literal["measure", "statistic", "reply", "news"]
Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words as typed, and filters; ``region`` is a code or name, all below it counts.

    ``words`` may hold the query language: words, "phrases", -exclusions, 地区: 主题: 状态: 年份: 单位: 类型:.
    ``theme`` is an id or a name, ``publisher`` a part of the name of the organ that speaks.
    ``any_words`` asks for any of the words instead of all. ``copies`` shows each copy of the same document
    instead of the first. ``reveal`` leaves personal data unmasked. ``facets`` asks for counts too,
    ``count_all`` for the exact total however many hits there are.
    """

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
    any_words: bool = False
    copies: bool = False
    reveal: bool = False
    facets: bool = False
    count_all: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: a measure, a statistic or a whole document, with all it takes to cite it.

    ``start`` and ``end`` count in the document's text; ``highlights`` are spans of ``text``, ``sentence`` is
    the sentence around it and ``sentence_highlights`` are spans of that. Of a whole document, ``text`` is the
    stretch around the first word found. Personal data are masked, character for character, unless revealed.
    ``copies`` counts the other documents with the same words.
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
    sentence_start: int = 0
    sentence_highlights: tuple[tuple[int, int], ...] = ()
    actor: str | None = None
    programs: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    copies: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: what filters by it, what people read, how many hits, the region above."""

    value: str
    label: str
    count: int
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of one query, newest first unless asked otherwise, and how many there are in all.

    ``capped``: there are at least ``total``. ``ranked_within``: relevance orders the newest so many hits.
    ``facets_within``: the counts are of the newest so many hits; None when they are of all.
    ``suggestions``: other ways to ask, when nothing was found.
    ``facets`` are kind, region, theme, status, year, unit; empty unless asked for.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    next_cursor: str | None = None
    capped: bool = False
    ranked_within: int | None = None
    facets_within: int | None = None
    suggestions: tuple[str, ...] = ()
