"""Statistics (统计数据): the quantities that measure something in the world, with what, when and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from extract.contexts import Figure, counts, find_figures
from extract.exclusions import find_exclusions
from extract.forward import link_forward, link_rows
from extract.indicator_model import Chooser, choose_by_model
from extract.indicators import read_wording
from extract.model import Period, Place, Statistic, StatisticStatus
from extract.naming import Named, name_figure
from extract.numbers import Quantity, quantities_outside
from extract.periods import FoundPeriod, find_periods
from extract.regions import FoundPlace, find_places
from extract.scopes import Periods, Places, speaks_of_now
from extract.sections import Section, label_at
from extract.table_figures import cell_statistics
from extract.tables import Table, find_tables
from extract.targets import read_status


def find_statistics(
    text: str,
    sections: tuple[Section, ...],
    home: Place | None,
    written_on: date | None,
    choose: Chooser = choose_by_model,
) -> tuple[Statistic, ...]:
    """Statistics in order of place; parts point to their totals. ``choose`` settles what each is called."""
    tables = find_tables(text)
    periods, places = find_periods(text, written_on), find_places(text, home)
    prose = _prose_statistics(text, tables, sections, home, written_on, periods, places, choose)
    tabled: list[Statistic] = []
    for table in tables:
        tabled.extend(cell_statistics(text, table, len(tabled), home, periods, places))
    found = _in_order(prose, tabled) if tabled else tuple(prose)
    year = _reported_year(text)
    return found if year is None else tuple(_dated(each, year, sections) for each in found)


# A year's report on handling (2024年，…共承办建议提案286件) speaks of that year throughout.
_REPORT = re.compile(
    r"\s*(?P<year>20\d\d)年(?:度)?[，,]?[^。\n]{0,40}(?:承办|收到|交办|办理|接收)[^。\n]{0,50}\d件"
)


def _reported_year(text: str) -> Period | None:
    match = _REPORT.match(text)
    return Period(match["year"], match["year"]) if match else None


def _dated(statistic: Statistic, year: Period, sections: tuple[Section, ...]) -> Statistic:
    """The figure with the report's year, unless it has its own or stands among the plans."""
    if statistic.period is not None or statistic.status == "target":
        return statistic
    ahead = label_at(sections, statistic.start) == "plans"
    return statistic if ahead else replace(statistic, period=year)


def _in_order(*lists: list[Statistic]) -> tuple[Statistic, ...]:
    """The statistics of several lists by place, ``part_of`` renumbered."""
    tagged = sorted(
        ((each.start, number, index) for number, rows in enumerate(lists) for index, each in enumerate(rows)),
    )
    position = {(number, index): at for at, (_, number, index) in enumerate(tagged)}
    return tuple(
        replace(each, part_of=None if each.part_of is None else position[(number, each.part_of)])
        for _, number, index in tagged
        for each in (lists[number][index],)
    )


def _quantities(text: str, tables: tuple[Table, ...]) -> tuple[Quantity, ...]:
    found = quantities_outside(text, find_exclusions(text))
    return tuple(
        quantity
        for quantity in (_with_people(text, each) for each in found)
        if counts(text, quantity) and not any(table.start <= quantity.start < table.end for table in tables)
    )


_PEOPLE = re.compile(
    r"(?:人口|人数|老人|老年人|学生|职工|群众|儿童|教师|居民|人员|在校生)(?:总数|规模)?(?:已|"
    r"共|约|近|超过?|达到?|为|有|突破)*$"
)


def _with_people(text: str, quantity: Quantity) -> Quantity:
    """老年人口达到32.6万 counts people though no 人 follows."""
    bare = quantity.unit is None and quantity.kind == "number" and text[quantity.end - 1] in "万亿余多"
    if bare and _PEOPLE.search(text[max(0, quantity.start - 12) : quantity.start]):
        return replace(quantity, unit="人")
    return quantity


def _prose_statistics(
    text: str,
    tables: tuple[Table, ...],
    sections: tuple[Section, ...],
    home: Place | None,
    written_on: date | None,
    found_periods: tuple[FoundPeriod, ...],
    found_places: tuple[FoundPlace, ...],
    choose: Chooser,
) -> list[Statistic]:
    periods, places = Periods(text, found_periods), Places(text, found_places, home)
    skips, plans = _Skips(found_periods, found_places), _Plans(sections)
    written = written_on.isoformat() if written_on else None
    named: list[Named] = []
    found: list[Statistic] = []
    for figure in find_figures(text, _quantities(text, tables)):
        wording = read_wording(text, figure, skips.before(figure))
        name = name_figure(text, figure, wording, places.adjacent(figure) is not None, named)
        name = replace(name, indicator=choose(figure, name, named))
        period = periods.governing(figure)
        source = found[name.source] if name.source is not None else None
        own = wording.reaches and speaks_of_now(text, figure)
        lent = source is not None and figure.joint != "inline" and not own
        if period is None and source is not None and lent:
            period = source.period
        planned = plans.covers(figure.start)
        status = read_status(text, figure, wording, planned, period, written)
        if source is not None and wording.share:
            status = source.status
        found.append(_statistic(text, figure.quantity, name, status, period, places.governing(figure)))
        named.append(name)
    return link_rows(link_forward(found, named), named)


class _Plans:
    """Where the text speaks of plans; asked in rising order."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._edges = sorted({edge for section in sections for edge in (section.end, section.until)})
        self._known = -1
        self._planned = False

    def covers(self, offset: int) -> bool:
        """Whether the innermost telling heading over ``offset`` announces plans."""
        stretch = bisect_right(self._edges, offset)
        if stretch != self._known:
            self._known = stretch
            self._planned = label_at(self._sections, offset) == "plans"
        return self._planned


class _Skips:
    """Times and places, which are no part of a counted noun."""

    def __init__(self, periods: tuple[FoundPeriod, ...], places: tuple[FoundPlace, ...]) -> None:
        spans = [(each.start, each.end) for each in periods]
        self._spans = sorted(spans + [(each.start, each.end) for each in places])

    def before(self, figure: Figure) -> tuple[tuple[int, int], ...]:
        """Those that touch the words before ``figure``, in order."""
        begin = figure.start - len(figure.left)
        first = bisect_left(self._spans, (begin, 0))
        return tuple(self._spans[first : bisect_right(self._spans, (figure.start, 0))])


def _statistic(
    text: str,
    quantity: Quantity,
    name: Named,
    status: StatisticStatus,
    period: Period | None,
    place: Place | None,
) -> Statistic:
    return Statistic(
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
        place=place,
        part_of=name.total,
    )
