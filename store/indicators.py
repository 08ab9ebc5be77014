"""Indicators by every name they go by (data/indicators.csv), units made equal (data/conversions.csv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from store.tokens import fold
from store.vocabulary import table_rows

# 托位数 measures the same as 托位; 人数 and 指数 keep theirs, for nothing would be left to name.
COUNT_SUFFIX = re.compile(r"(?<=..)(?:总数|数量|总量|个数|数)$")
STATE_PREFIX = re.compile(r"^(?:累计|现有|共有|实有|各类)(?=..)")
CHANGE_PREFIX = re.compile(r"^(?:新增|净增)(?=..)")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator and its other names, all plain (see ``plain_name``)."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """``factor`` times a value in ``unit`` is the value in ``base``."""

    unit: str
    base: str
    factor: Decimal


def plain_name(text: str) -> str:
    """An indicator's name without what does not change its meaning: 全年累计 托位数 and 托位 are one."""
    name = "".join(fold(text).split())
    name = STATE_PREFIX.sub("", name)
    name = CHANGE_PREFIX.sub("", name)
    return COUNT_SUFFIX.sub("", name)


def find_indicator(text: str) -> Indicator:
    """The indicator that a person means; one that the table does not know has only its own name."""
    plain = plain_name(text)
    known = indicators_by_name().get(plain)
    return known or Indicator(text.strip(), (plain,))


@cache
def indicators_by_name() -> dict[str, Indicator]:
    """Every plain name to its indicator."""
    found: dict[str, Indicator] = {}
    for row in table_rows("indicators"):
        names = tuple(dict.fromkeys(map(plain_name, (row["name"], *row["aliases"].split()))))
        indicator = Indicator(row["name"], names)
        for name in names:
            found.setdefault(name, indicator)
    return found


@cache
def population_indicators() -> tuple[Indicator, ...]:
    """The indicators that count the people of a place, the preferred first."""
    names = [row["name"] for row in table_rows("indicators") if row["population"]]
    return tuple(indicators_by_name()[plain_name(name)] for name in names)


@cache
def conversions() -> dict[str, Conversion]:
    """Every unit that can be made equal to others."""
    return {
        row["unit"]: Conversion(row["unit"], row["base"], Decimal(row["factor"]))
        for row in table_rows("conversions")
    }


def conversion(unit: str | None) -> Conversion:
    """How to make ``unit`` equal; a unit of its own, or none, stays as it is."""
    word = unit or ""
    return conversions().get(word) or Conversion(word, word, Decimal(1))
