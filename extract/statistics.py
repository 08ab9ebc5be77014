"""Statistics (统计数据): the quantities that measure something in the world, with what, when and where."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from extract.contexts import counts, find_figures
from extract.exclusions import find_exclusions
from extract.indicators import read_wording
from extract.model import Place, Statistic
from extract.naming import Named, name_figure
from extract.numbers import quantities_outside
from extract.periods import find_periods
from extract.regions import find_places
from extract.scopes import Periods, Places
from extract.sections import Section, label_at
from extract.targets import read_status


def find_statistics(
    text: str, sections: tuple[Section, ...], home: Place | None, written_on: date | None
) -> tuple[Statistic, ...]:
    """Statistics in order of place; parts point to their totals."""
    quantities = tuple(
        quantity for quantity in quantities_outside(text, find_exclusions(text)) if counts(text, quantity)
    )
    found_periods = find_periods(text, written_on)
    found_places = find_places(text, home)
    skip = _merged(
        [(each.start, each.end) for each in found_periods] + [(each.start, each.end) for each in found_places]
    )
    periods, places = Periods(text, found_periods), Places(text, found_places, home)
    starts = [span[0] for span in skip]
    written = written_on.isoformat() if written_on else None
    named: list[Named] = []
    statistics: list[Statistic] = []
    for figure in find_figures(text, quantities):
        near = skip[max(0, bisect_right(starts, figure.start) - 6) : bisect_right(starts, figure.start)]
        wording = read_wording(text, figure, near)
        name = name_figure(text, figure, wording, places.adjacent(figure) is not None, tuple(named))
        period = periods.governing(figure)
        if name.source is not None and period is None:
            period = statistics[name.source].period
        status = read_status(
            text, figure, wording, label_at(sections, figure.start) == "plans", period, written
        )
        if name.source is not None and wording.share:
            status = statistics[name.source].status
        quantity = figure.quantity
        statistics.append(
            Statistic(
                start=quantity.start,
                end=quantity.end,
                text=text[quantity.start : quantity.end],
                indicator=name.indicator,
                value=quantity.value,
                unit=quantity.unit,
                upper=quantity.upper,
                qualifier=quantity.qualifier,
                kind=name.kind,
                status=status,
                period=period,
                place=places.governing(figure),
                part_of=name.total,
            )
        )
        named.append(name)
    return tuple(statistics)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(spans))
