"""Measure words and units, from data/units.csv: what may follow a number and how a record prints it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written, as a record prints it (名 is 人), and what kind of thing it counts.

    ``kind`` is people, count, dimension, time, currency, age, percentage or ratio.
    """

    word: str
    unit: str
    kind: str
    after_chinese: bool


# What the second half of 元/生·年, 立方米/日, 元/人/年 may be beside the units of the table.
_DIVISORS = (
    "学期|学年|季度|小时|年度|人次|平方公里|平方米|立方米|公里|公顷|千瓦时|公斤|"
    "千克|生|月|年|季|日|天|时|次|人|户|班|床|车|亩|吨|度|米|个|件|份|桌|间|辆|秒|"
    "kWh|m²|㎡|m³|L|d|h|a"
)


@cache
def units() -> dict[str, Unit]:
    """Every unit by its written word."""
    with files("data").joinpath("units.csv").open(encoding="utf-8") as file:
        rows = [
            Unit(row["word"], row["unit"], row["kind"], row["after_chinese"] == "yes")
            for row in csv.DictReader(file)
        ]
    return {row.word: row for row in rows}


@cache
def unit_pattern(after_chinese: bool = False) -> str:
    """A regular expression, longest word first, for a unit with its divisor if any (元/生·年)."""
    words = [unit.word for unit in units().values() if unit.after_chinese or not after_chinese]
    bare = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    divisor = f"(?:/|／)(?:每)?(?:{_DIVISORS})(?:[·•/／](?:{_DIVISORS}))?"
    return f"(?:{bare})(?:{divisor})?"


@cache
def read_unit(word: str) -> Unit:
    """The unit of a written word; a divided unit (元/人·年) has the kind of its first half."""
    table = units()
    if word in table:
        return table[word]
    head, slash, rest = word.replace("／", "/").partition("/")
    base = table[head]
    return Unit(word, base.word + slash + rest.removeprefix("每"), base.kind, False)
