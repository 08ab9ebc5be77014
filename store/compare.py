"""One indicator across places and years, nothing mixed; pure.

Targets stand apart from actuals, changes from levels, parts from totals, and units that cannot be made equal
from each other. Equal statements become one row with several sources; different ones of the same place and
time stand side by side as a conflict. Nothing is averaged, nothing is filled in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from extract.gazetteer import official_names, usual_name
from extract.model import Period, Place, Qualifier, StatisticKind, StatisticStatus, Trust, decimal_string
from store.indicators import CHANGE_PREFIX, Indicator, conversion, plain_name

Basis = Literal["year_on_year", "period_on_period"]
Conflict = Literal["between_documents", "within_document"]
RateKind = Literal["per_thousand", "per_head"]

# What a change is measured against, in the words that say so (国家统计局：同比、环比).
BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("year_on_year", re.compile(r"同比|[比较]上年|[比较]去年")),
    ("period_on_period", re.compile(r"环比|[比较]上月|[比较]上季")),
)
KIND_ORDER: tuple[StatisticKind, ...] = ("level", "share", "increase", "decrease", "range")
# A population older or younger than this says little of the place at the time of the figure.
POPULATION_YEARS = 3
CENT = Decimal("0.01")
DIVISION = re.compile(r"..(?:[省市县州旗盟]|(?<![社小园景校片库矿林山新])区)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One statement of a figure with its source; ``sentence`` is masked, ``region`` the document's place.

    ``part`` says that it is a part of a total of the same place, ``scope`` what less than that it covers.
    """

    id: str
    document: str
    source: str
    title: str | None
    publisher: str | None
    stated_on: date | None
    trust: Trust
    indicator: str
    value: Decimal
    unit: str | None
    kind: StatisticKind
    status: StatisticStatus
    quote: str
    sentence: str
    start: int
    end: int
    upper: Decimal | None = None
    qualifier: Qualifier | None = None
    period: Period | None = None
    place: Place | None = None
    region: Place | None = None
    part: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """How many people a place has, as of when (``YYYY`` or longer), and which figure says so."""

    place: Place
    value: Decimal
    as_of: str | None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A value for each thousand people (things) or each person (money), and the population it rests on."""

    kind: RateKind
    value: Decimal
    population: Decimal
    population_as_of: str | None
    figure: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One value of one place: the same statement from one or more sources.

    ``as_of`` is the moment it holds for; ``as_of_stated`` says that the text names none and the document's
    day stands for it. ``value`` is in the unit of its table.
    """

    place: Place | None
    within: Place | None
    kind: StatisticKind
    status: StatisticStatus
    value: Decimal
    as_of: str | None
    as_of_stated: bool
    figures: tuple[Figure, ...]
    upper: Decimal | None = None
    qualifier: Qualifier | None = None
    basis: Basis | None = None
    part: bool = False
    conflict: Conflict | None = None
    rate: Rate | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows whose units are equal; ``unit`` is what all values are in."""

    unit: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator across places. ``missing`` are the places asked for of which nothing is stated.

    ``related`` are indicators whose names hold this one's, with how often they occur: not mixed in.
    """

    indicator: str
    names: tuple[str, ...]
    tables: tuple[Table, ...]
    related: tuple[tuple[str, int], ...] = ()
    missing: tuple[Place, ...] = ()


def compare(
    figures: Iterable[Figure],
    indicator: Indicator,
    *,
    year: int | None = None,
    asked: Sequence[Place] = (),
    populations: Sequence[Population] = (),
) -> Comparison:
    """The figures of ``indicator`` as rows; other indicators are only counted as related."""
    own, others = [], Counter[str]()
    for figure in figures:
        if plain_name(figure.indicator) in indicator.names:
            own.append(as_change(figure))
        else:
            others[figure.indicator] += 1
    if year is not None:
        own = [figure for figure in own if (moment_of(figure)[0] or "")[:4] == str(year)]
    bases = sorted({conversion(figure.unit).base for figure in own})
    tables = [
        table_of([one for one in own if conversion(one.unit).base == base], populations) for base in bases
    ]
    return Comparison(
        indicator=indicator.name,
        names=indicator.names,
        tables=tuple(sorted(tables, key=lambda table: -len(table.rows))),
        related=tuple(others.most_common(20)),
        missing=tuple(place for place in asked if not any(lies_in(figure, place) for figure in own)),
    )


def as_change(figure: Figure) -> Figure:
    """新增托位 300个 is an increase of 托位, however it was read."""
    if figure.kind == "level" and CHANGE_PREFIX.match(figure.indicator):
        return replace(figure, kind="increase")
    return figure


def table_of(figures: Sequence[Figure], populations: Sequence[Population]) -> Table:
    """The rows of figures whose units can be made equal, in the unit most of them use."""
    unit = Counter(figure.unit for figure in figures).most_common(1)[0][0]
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        key = (place_key(figure), figure.kind, figure.status, basis_of(figure), figure.part, figure.scope)
        groups.setdefault(key, []).append(in_unit(figure, unit))
    rows = [row for group in groups.values() for row in rows_of(group)]
    rated = [replace(row, rate=rate_of(row, unit, populations)) for row in rows]
    return Table(unit, tuple(sorted(rated, key=row_order)))


def in_unit(figure: Figure, unit: str | None) -> Figure:
    """The figure with its values in ``unit``; the same unit leaves them untouched."""
    if figure.unit == unit:
        return figure
    factor = conversion(figure.unit).factor / conversion(unit).factor
    upper = None if figure.upper is None else rounded(figure.upper * factor)
    return replace(figure, value=rounded(figure.value * factor), upper=upper, unit=unit)


def rounded(value: Decimal) -> Decimal:
    """At most two decimals, none that are zero."""
    return Decimal(decimal_string(value.quantize(CENT)))


def rows_of(figures: Sequence[Figure]) -> list[Row]:
    """Rows of one place, kind, status, basis: equal values of one year together, unequal ones apart."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        year = (moment_of(figure)[0] or "")[:4]
        groups.setdefault((figure.value, figure.upper, figure.qualifier, year), []).append(figure)
    made = [row_of(group) for group in groups.values()]
    return [replace(row, conflict=conflict_of(row, made)) for row in made]


def row_of(figures: Sequence[Figure]) -> Row:
    """One row from equal statements; its moment is the most precise that any of them names."""
    first = figures[0]
    moments = [moment_of(figure) for figure in figures]
    as_of, stated = max(moments, key=lambda moment: (len(moment[0] or ""), not moment[1]))
    located = first.place is not None and first.place.code is not None
    return Row(
        place=first.place,
        within=None if located else first.region,
        kind=first.kind,
        status=first.status,
        value=first.value,
        upper=first.upper,
        qualifier=first.qualifier,
        as_of=as_of,
        as_of_stated=stated,
        figures=tuple(figures),
        basis=basis_of(first),
        part=first.part,
        scope=first.scope,
    )


def moment_of(figure: Figure) -> tuple[str | None, bool]:
    """The moment a figure holds for, and whether only the document's day says so."""
    if figure.period is not None and (figure.period.end or figure.period.start):
        return figure.period.end or figure.period.start, False
    return (figure.stated_on.isoformat() if figure.stated_on else None), True


def basis_of(figure: Figure) -> Basis | None:
    """What a change is measured against: the word in its quote, else in its sentence before it."""
    if figure.kind not in ("increase", "decrease"):
        return None
    for basis, words in BASES:
        if words.search(figure.quote):
            return basis
    before = figure.sentence.partition(figure.quote)[0]
    clause = re.split(r"[,，;；]", before)[-1]
    return next((basis for basis, words in BASES if words.search(clause)), None)


def conflict_of(row: Row, rows: Sequence[Row]) -> Conflict | None:
    """Whether another row says something else of the same place and moment."""
    own = {moment_of(figure)[0] for figure in row.figures}
    rivals = [
        other
        for other in rows
        if other is not row
        and own & {moment_of(figure)[0] for figure in other.figures}
        and not agree(row, other)
    ]
    if not rivals:
        return None
    documents = {figure.document for figure in row.figures}
    within = all(documents & {figure.document for figure in rival.figures} for rival in rivals)
    return "within_document" if within else "between_documents"


def agree(one: Row, other: Row) -> bool:
    """Whether two values can both be true: 300余 and 312 can, 300 and 312 cannot."""
    return bounds_hold(one, other.value) or bounds_hold(other, one.value)


def bounds_hold(row: Row, value: Decimal) -> bool:
    """Whether ``value`` lies where the qualifier of ``row`` puts it (about: within a tenth)."""
    tenth = abs(row.value) / 10
    if row.qualifier in ("over", "at_least"):
        return row.value <= value <= row.value + tenth
    if row.qualifier in ("under", "at_most"):
        return row.value - tenth <= value <= row.value
    return row.qualifier == "about" and abs(value - row.value) <= tenth


def rate_of(row: Row, unit: str | None, populations: Sequence[Population]) -> Rate | None:
    """For each thousand people, for money for each person; None without a population of place and time."""
    base = conversion(unit).base
    if (
        row.scope
        or row.kind not in ("level", "increase", "decrease")
        or base in ("%", "百分点", "岁", "周岁", "")
    ):
        return None
    near = [
        one for one in populations if same_place(one.place, row.place) and years_apart(one, row) is not None
    ]
    if not near:
        return None
    population = min(near, key=lambda one: years_apart(one, row) or 0)
    money = base == "元"
    value = row.value * conversion(unit).factor / population.value * (1 if money else 1000)
    return Rate(
        kind="per_head" if money else "per_thousand",
        value=rounded(value),
        population=population.value,
        population_as_of=population.as_of,
        figure=population.figure,
    )


def years_apart(population: Population, row: Row) -> int | None:
    """How many years lie between; None when too many or unknown, or when there are no people."""
    if not population.as_of or not row.as_of or population.value <= 0:
        return None
    apart = abs(int(population.as_of[:4]) - int(row.as_of[:4]))
    return apart if apart <= POPULATION_YEARS else None


def place_key(figure: Figure) -> str:
    """What keeps places apart: a division by its code, anything smaller by its name within its division.

    A figure that names no place stays with its document.
    """
    place = figure.place
    if place is None:
        return f"?{figure.document}"
    if is_division(place):
        return place.code or place.name
    inside = place.code or (figure.region.code or figure.region.name if figure.region else figure.document)
    return f"{inside}/{place.name}"


def is_division(place: Place) -> bool:
    """Whether the place is a division: the one of its code, not a township that bears its county's.

    One that the table does not know is told by its name: 云岭县, but not 渔邨社区.
    """
    if place.code is None:
        return DIVISION.search(place.name) is not None
    name = official_names().get(place.code)
    return name is not None and (
        place.name.endswith(name) or place.name in (usual_name(place.code), name[:-1])
    )


def same_place(one: Place, other: Place | None) -> bool:
    """Whether both name the same place."""
    if other is None:
        return False
    if is_division(one) and is_division(other):
        return one.code == other.code and (one.code is not None or one.name == other.name)
    return one == other


def lies_in(figure: Figure, place: Place) -> bool:
    """Whether the figure's place, or else its document's, lies in ``place``."""
    code = (figure.place.code if figure.place else None) or (figure.region.code if figure.region else None)
    if place.code is None:
        return any(place.name in own.name for own in (figure.place, figure.region) if own is not None)
    if code is None:
        return False
    return code.startswith(place.code.removesuffix("00").removesuffix("00"))


def row_order(row: Row) -> tuple[object, ...]:
    """Places by code, the division before what lies in it; levels first, actuals first, newest first."""
    code = (row.place.code if row.place else None) or (row.within.code if row.within else None) or "999999"
    own = row.place is not None and row.place.code is not None
    newest = tuple(-int(part) for part in (row.as_of or "0").split("-"))
    name = row.place.name if row.place else ""
    return (
        code,
        not own,
        name,
        row.scope is not None,
        KIND_ORDER.index(row.kind),
        row.status == "target",
        newest,
        row.value,
    )
