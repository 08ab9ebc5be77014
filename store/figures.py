"""Loads the figures of an indicator and compares them: the database side of ``store.compare``."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping

from extract.model import Period, Place
from extract.regions import find_region
from store.compare import Comparison, Figure, Population, compare, is_division, moment_of
from store.errors import QueryError
from store.hits import rows_with_documents
from store.indicators import Indicator, find_indicator, plain_name, population_indicators
from store.language import Wanted, Words
from store.masking import mask_elsewhere, mask_spans
from store.query import Query
from store.rows import decimal_of, personal_of
from store.scope import scope_of
from store.search import Matching
from store.sentences import sentence_around
from store.tables import STATISTICS
from store.tokens import term

MOST_FIGURES = 5_000
# Not all that a hit has: reading each document's details would take half the time of a comparison.
FIGURE_COLUMNS = (
    *("source", "title", "publisher", "published_on", "signed_on", "region_name", "region_code"),
    *("trust", "text", "personal"),
)


def compare_indicator(
    connection: Connection,
    name: str,
    *,
    regions: Sequence[str] = (),
    year: int | None = None,
    populations: Sequence[Population] = (),
) -> Comparison:
    """The indicator that ``name`` means, across places (all, or those within ``regions``, codes or names).

    Rates rest on ``populations`` and on the populations that the store itself holds. Raises QueryError, in
    Chinese, for a name that holds no word or a region that is none.
    """
    indicator = find_indicator(name)
    asked = [read_place(region) for region in regions]
    figures = find_figures(connection, indicator, asked)
    counted = (*populations, *find_populations(connection, asked))
    return compare(figures, indicator, year=year, asked=asked, populations=counted)


def read_place(region: str) -> Place:
    """The division that a person names; a name that no table knows may still be a place in the store."""
    return find_region(region) or Place(region.strip())


def find_figures(
    connection: Connection, indicator: Indicator, regions: Sequence[Place] = ()
) -> tuple[Figure, ...]:
    """The figures whose indicator holds one of the names, newest first; other indicators among them."""
    words = tuple(Words(found) for name in indicator.names if (found := term(name)) is not None)
    if not words:
        raise QueryError(f"请写出指标名称，例：托位（收到的是“{indicator.name}”）")
    filters: dict[str, tuple[str, ...]] = {"kind": ("statistic",)}
    if regions:
        filters["region"] = tuple(place.code or place.name for place in regions)
    matching = Matching(connection, Wanted(words, filters), Query(any_words=True))
    keys = list(connection.scalars(matching.select(matching.key).limit(MOST_FIGURES)))
    rows: list[RowMapping] = []
    for start in range(0, len(keys), 500):
        rows += rows_with_documents(connection, STATISTICS, keys[start : start + 500], FIGURE_COLUMNS)
    rows.sort(key=lambda row: row["key"], reverse=True)
    places = {(row["document"], row["position"]): row["place_name"] for row in rows}
    return tuple(
        figure_of(row, part=is_part(row, places))
        for row in rows
        if row["value"] is not None and named(row["indicator"], indicator)
    )


def named(text: str, indicator: Indicator) -> bool:
    """Whether an indicator's own name (not only its sentence) holds one of the names."""
    plain = plain_name(text)
    return any(name in plain for name in indicator.names)


def is_part(row: RowMapping, places: dict[tuple[str, int], str | None]) -> bool:
    """Whether the figure is a part of a total that holds for the same place."""
    if row["part_of"] is None:
        return False
    total = (row["document"], row["part_of"])
    return total not in places or places[total] == row["place_name"]


def figure_of(row: RowMapping, *, part: bool) -> Figure:
    """A figure with its sentence, personal data masked."""
    personal = personal_of(row["document_personal"])
    first, last = sentence_around(row["document_text"], row["start"], row["end"])
    value = decimal_of(row["value"])
    if value is None:
        raise ValueError(f"statistic {row['id']} states no value")
    region = region_of(row)
    quote = mask_spans(row["text"], personal, row["start"])
    sentence = mask_spans(row["document_text"][first:last], personal, first)
    return Figure(
        id=row["id"],
        document=row["document"],
        source=row["document_source"],
        title=mask_elsewhere(row["document_title"] or "", row["document_text"], personal) or None,
        publisher=row["document_publisher"],
        stated_on=row["document_signed_on"] or row["document_published_on"],
        trust=row["document_trust"],
        indicator=mask_elsewhere(row["indicator"], row["document_text"], personal),
        value=value,
        upper=decimal_of(row["upper"]),
        unit=row["unit"],
        qualifier=row["qualifier"],
        kind=row["kind"],
        status=row["status"],
        quote=quote,
        sentence=sentence,
        start=row["start"],
        end=row["end"],
        period=Period(row["period_start"], row["period_end"]) if row["has_period"] else None,
        place=place_of(row, region),
        region=region,
        part=part,
        scope=scope_of(sentence, quote, row["kind"]),
    )


def region_of(row: RowMapping) -> Place | None:
    """The place of the figure's document."""
    name = row["document_region_name"]
    return Place(name, row["document_region_code"]) if name is not None else None


def place_of(row: RowMapping, region: Place | None) -> Place | None:
    """The figure's own place; one named like the document's own division has its code."""
    name = row["place_name"]
    if name is None:
        return None
    if row["place_code"] is None and region is not None and region.name.endswith(name):
        return Place(name, region.code)
    return Place(name, row["place_code"])


def find_populations(connection: Connection, regions: Sequence[Place] = ()) -> tuple[Population, ...]:
    """The populations of divisions that the store holds, the preferred indicator first."""
    found = []
    for indicator in population_indicators():
        found += [
            Population(figure.place, figure.value, moment_of(figure)[0], figure.id)
            for figure in find_figures(connection, indicator, regions)
            if plain_name(figure.indicator) in indicator.names and is_population(figure) and figure.place
        ]
    return tuple(found)


def is_population(figure: Figure) -> bool:
    """Whether the figure counts the people of a division, as of some time."""
    counted = figure.unit == "人" and figure.kind == "level" and figure.status == "actual" and not figure.part
    return counted and figure.place is not None and is_division(figure.place)
