"""Published figures out of the store, for the rule that compares a letter with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.model import Place, decimal_string
from generate.check import PublishedFigure

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from store.compare import Figure


class StoredFigures:
    """Looks figures up in the store; each indicator and place is asked for once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[str, str], tuple[Figure, ...]] = {}

    def figures(self, indicator: str, place: Place | None, day: str) -> tuple[PublishedFigure, ...]:
        """Exact levels of the very indicator and place as of ``day`` (YYYY, YYYY-MM or YYYY-MM-DD),
        official first.
        """
        from store.indicators import plain_name

        if place is None:
            return ()
        return tuple(
            PublishedFigure(
                indicator=row.indicator,
                value=decimal_string(row.value),
                unit=row.unit,
                source=" ".join(
                    filter(None, (row.publisher or row.title or row.source, str(row.stated_on or "")))
                ),
                quote=row.sentence,
            )
            for row in self._rows(indicator, place)
            if plain_name(row.indicator) == plain_name(indicator) and holds(row, place, day)
        )

    def _rows(self, indicator: str, place: Place) -> tuple[Figure, ...]:
        from store.errors import QueryError
        from store.figures import find_figures
        from store.indicators import find_indicator

        key = (indicator, place.code or place.name)
        if key not in self._found:
            try:
                found = find_figures(self._connection, find_indicator(indicator), (place,))
            except QueryError:
                found = ()
            self._found[key] = found
        return self._found[key]


def holds(row: Figure, place: Place, day: str) -> bool:
    """Whether a figure is an exact, trusted level of the place itself on that day."""
    where = row.place or row.region
    same_place = where is not None and (where.code or where.name) == (place.code or place.name)
    exact = row.kind == "level" and row.status == "actual" and row.qualifier is None and row.upper is None
    dated = row.period is not None and row.period.end == day
    return same_place and exact and dated and not row.part and row.trust in ("official", "local")
