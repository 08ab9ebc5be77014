"""Stated times to periods: 截至2023年11月30日, 今年9月, 去年底, 十四五期间; resolved against the letter's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.model import Period


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A stated time at ``text[start:end]``."""

    start: int
    end: int
    period: Period


def find_periods(text: str, written_on: date | None) -> tuple[FoundPeriod, ...]:
    """Every stated time in order; 今年 and the like need ``written_on``, else they are left out."""
    return ()
