"""Numbers with units in Chinese text: Arabic, Chinese, mixed, full-width; ranges, fractions, approximations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.model import Qualifier

QuantityKind = Literal["number", "ordinal", "percentage", "range", "age", "currency", "dimension"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at ``text[start:end]``, 万 and 亿 multiplied out; ``upper`` is the end of a range."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    qualifier: Qualifier | None
    kind: QuantityKind


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of ``text`` with its unit and qualifier, in order."""
    return ()
