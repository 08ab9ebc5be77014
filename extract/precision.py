"""How exactly a figure is stated, and arithmetic that respects it: 13.42万 lies between 134150 and 134250."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.model import Statistic

_DIGITS = re.compile(r"[0-9０-９,]+(?:[.．]([0-9０-９]+))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and greatest value a stated, rounded figure can stand for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


ZERO = Interval(Decimal(0), Decimal(0))


def step_of(statistic: Statistic) -> Decimal:
    """The last stated place: 100 for 13.42万, 0.1 for 5.6%, 1 for 218; counts and prices are exact (0)."""
    value = statistic.value or Decimal(0)
    match = _DIGITS.search(statistic.text)
    if match is None:
        return Decimal(0)
    places = len(match[1] or "")
    raw = Decimal(match[0].replace(",", "").translate(_NARROW))
    scale = abs(value / raw) if raw else Decimal(1)
    if statistic.status == "target" and not places and statistic.indicator.endswith(("目标", "任务", "计划")):
        return Decimal(0)  # a goal of 5万人 is no rounded count
    # 0.95元 is a price, not a rounded one; 218所 is a count
    exact = statistic.unit == "元" or not places
    if scale == 1 and exact and statistic.unit not in ("%", "百分点"):
        return Decimal(0)
    return scale * Decimal(1).scaleb(-places)


_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")


def interval_of(statistic: Statistic) -> Interval:
    """What the figure can stand for: half a step to either side."""
    value, half = statistic.value or Decimal(0), step_of(statistic) / 2
    return Interval(value - half, value + half)


def is_exact(statistic: Statistic) -> bool:
    """Whether the text states the figure without 约, 余, 以上 and the like, and no span."""
    return statistic.qualifier is None and statistic.upper is None and statistic.value is not None


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """100 × part / whole; None where the whole may be nothing."""
    if whole.low <= 0:
        return None
    return Interval(100 * part.low / whole.high, 100 * part.high / whole.low)


def printed(value: Decimal) -> str:
    """A recomputed value for people: at most two decimals, no trailing zeros."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")
