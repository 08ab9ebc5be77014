"""The keys of the search index: a day and a running number within it; keys are in order of time.

An undated entry counts as the oldest. Public identifiers derive from content instead (``identify``).
"""

from __future__ import annotations

import hashlib
from datetime import date

FIRST_DAY = date(1949, 10, 1)
# Four million entries a day before the next day's keys begin.
NUMBER_BITS = 22


def first_key(day: date | None) -> int:
    """The least key of ``day``; dates before 1949-10-01 count as undated."""
    days = (day - FIRST_DAY).days if day else 0
    return max(days, 0) << NUMBER_BITS


def day_limit(key: int) -> int:
    """The least key of the day after the day of ``key``."""
    return ((key >> NUMBER_BITS) + 1) << NUMBER_BITS


def identify(*parts: object) -> str:
    """Twenty hex digits that derive from ``parts`` alone: the same content gives the same identifier."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:20]
