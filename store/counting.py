"""Counts the facets of hits, with the labels that people read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from extract.gazetteer import official_names, parent_of
from store.facets import is_numbered, unpack
from store.query import FacetValue
from store.tables import FACET_VALUES
from store.vocabulary import facet_labels

FACETS = ("kind", "region", "theme", "status", "year", "unit")
MOST_UNITS = 50
MOST_NUMBERS = 500


def count_facets(connection: Connection, packed: Iterable[int]) -> dict[str, tuple[FacetValue, ...]]:
    """For each facet its values with counts, most first (years newest first, units the commonest)."""
    counts = tally(packed)
    names = number_names(connection, counts)
    found = {facet: facet_values(facet, counts[facet], names) for facet in FACETS}
    found["year"] = tuple(sorted(found["year"], key=lambda value: value.value, reverse=True))
    found["unit"] = found["unit"][:MOST_UNITS]
    return found


def tally(packed: Iterable[int]) -> dict[str, Counter[str]]:
    """How often each value occurs; regions count for all that they lie in. Themes and units are numbers."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    regions: Counter[str] = Counter()
    for value, times in Counter(packed).items():
        facets = unpack(value)
        counts["kind"][facets.kind] += times
        if facets.status:
            counts["status"][facets.status] += times
        if facets.year:
            counts["year"][str(facets.year)] += times
        if facets.region:
            regions[facets.region] += times
        for theme in facets.themes:
            counts["theme"][str(theme)] += times
        if facets.unit:
            counts["unit"][str(facets.unit)] += times
    for region, times in regions.items():
        for code in lineage(region):
            counts["region"][code] += times
    return counts


def lineage(code: str) -> list[str]:
    """The division and all that it lies in, innermost first."""
    found: list[str] = []
    inner: str | None = code
    while inner is not None:
        found.append(inner)
        inner = None if is_numbered(inner) else parent_of(inner)
    return found


def number_names(connection: Connection, counts: dict[str, Counter[str]]) -> dict[tuple[str, str], str]:
    """The values behind the numbers of the commonest units and of all themes."""
    columns = FACET_VALUES.c
    names: dict[tuple[str, str], str] = {}
    for facet, counted in (("theme", "theme"), ("unit", "unit"), ("place", "region")):
        numbers = [int(number) for number, _ in counts[counted].most_common(MOST_NUMBERS)]
        statement = select(columns.number, columns.value).where(
            columns.facet == facet, columns.number.in_(numbers)
        )
        names |= {(facet, str(number)): value for number, value in connection.execute(statement)}
    return names


def facet_values(
    facet: str, counts: Counter[str], names: dict[tuple[str, str], str]
) -> tuple[FacetValue, ...]:
    """The values of one facet, most first."""
    found = []
    for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if facet == "region":
            found.append(region_value(value, count, names))
        elif facet in ("theme", "unit"):
            name = names.get((facet, value))
            if name is not None:
                found.append(FacetValue(name, facet_labels("theme").get(name, name), count))
        elif facet == "year":
            found.append(FacetValue(value, f"{value}年", count))
        else:
            found.append(FacetValue(value, facet_labels(facet)[value], count))
    return tuple(found)


def region_value(code: str, count: int, names: dict[tuple[str, str], str]) -> FacetValue:
    """A division with the one above it, or a place without a code, which filters by its name."""
    if is_numbered(code):
        name = names.get(("place", str(int(code))), code)
        return FacetValue(name, name, count)
    return FacetValue(code, official_names().get(code, code), count, parent_of(code))
