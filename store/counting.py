"""Counts the facets of hits, with the labels that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select

from extract.gazetteer import official_names, parent_of
from store.facets import FIELDS, FIRST_YEAR, KINDS, STATUSES, is_numbered
from store.query import FacetValue
from store.tables import FACET_VALUES
from store.vocabulary import facet_labels

FACETS = ("kind", "region", "theme", "status", "year", "unit")
MOST_UNITS = 50
NOT_HELD = -1
MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class PackedFacets:
    """The packed facets (see ``store.facets``) of many hits, newest first."""

    values: Any
    """A one-dimensional array of 64-bit integers."""

    @classmethod
    def read(cls, joined: str) -> PackedFacets:
        """From decimal numbers between commas."""
        import numpy as np

        return cls(np.fromstring(joined, dtype=np.int64, sep=",") if joined else np.array([], dtype=np.int64))

    @classmethod
    def from_bytes(cls, joined: bytes) -> PackedFacets:
        """From 64-bit integers in network order."""
        import numpy as np

        return cls(np.frombuffer(joined, dtype=">i8").astype(np.int64))

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self.values)

    def held(self) -> PackedFacets:
        """Without the candidates that turned out to be no hits (NOT_HELD)."""
        return PackedFacets(self.values[self.values != NOT_HELD])

    def newest(self, most: int) -> PackedFacets:
        """The newest ``most`` of them."""
        return PackedFacets(self.values[:most])


def count_facets(connection: Connection, packed: PackedFacets) -> dict[str, tuple[FacetValue, ...]]:
    """For each facet its values with counts, most first (years newest first, units the commonest)."""
    counts = tally(packed)
    counts["unit"] = Counter(dict(counts["unit"].most_common(MOST_UNITS)))
    names = number_names(connection, counts)
    found = {facet: facet_values(facet, counts[facet], names) for facet in FACETS}
    found["year"] = tuple(sorted(found["year"], key=lambda value: value.value, reverse=True))
    return found


def tally(packed: PackedFacets) -> dict[str, Counter[str]]:
    """How often each value occurs; regions count for all that they lie in. Themes and units are numbers."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for name, (shift, width) in FIELDS.items():
        facet = {"second_theme": "theme"}.get(name, name)
        for number, times in occurring(packed.values, shift, width):
            for value in field_values(facet, number):
                counts[facet][value] += times
    return counts


def occurring(values: Any, shift: int, width: int) -> list[tuple[int, int]]:
    """The numbers that a field of the packed integers takes, each with how often."""
    import numpy as np

    times = np.bincount(values >> shift & ((1 << width) - 1))
    numbers = np.flatnonzero(times)
    return list(zip(numbers.tolist(), times[numbers].tolist(), strict=True))


def field_values(facet: str, number: int) -> Sequence[str]:
    """The values that a field's number counts for."""
    if facet == "kind":
        return [KINDS[number]]
    if number == 0:
        return []
    if facet == "status":
        return [str(STATUSES[number])]
    if facet == "year":
        return [str(number + FIRST_YEAR - 1)]
    return lineage(f"{number:06d}") if facet == "region" else [str(number)]


@cache
def lineage(code: str) -> tuple[str, ...]:
    """The division and all that it lies in, innermost first."""
    above = None if is_numbered(code) else parent_of(code)
    return (code, *lineage(above)) if above is not None else (code,)


def number_names(connection: Connection, counts: dict[str, Counter[str]]) -> dict[tuple[str, str], str]:
    """The values behind the numbers of themes, units and places without a code."""
    numbers = {
        "theme": list(counts["theme"]),
        "unit": list(counts["unit"]),
        "place": [code for code in counts["region"] if is_numbered(code)][:MOST_PLACES],
    }
    values = {facet: [int(number) for number in some] for facet, some in numbers.items()}
    rows = connection.execute(names_statement(), values)
    return {(row.facet, str(row.number)): row.value for row in rows}


@cache
def names_statement() -> Select[Any]:
    """The values behind some numbers of each facet."""
    columns = FACET_VALUES.c
    asked = [
        and_(columns.facet == facet, columns.number.in_(bindparam(facet, expanding=True)))
        for facet in ("theme", "unit", "place")
    ]
    return select(columns.facet, columns.number, columns.value).where(or_(*asked))


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
