"""Statistics (统计数据): the quantities that measure something in the world, with what, when and where."""

from __future__ import annotations

from datetime import date

from extract.model import Place, Statistic
from extract.sections import Section


def find_statistics(
    text: str, sections: tuple[Section, ...], home: Place | None, written_on: date | None
) -> tuple[Statistic, ...]:
    """Statistics in order of place; parts point to their totals."""
    return ()
