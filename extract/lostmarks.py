"""The date of a letter whose 年月日 vanished when inline markup was lost: 202285 is 2022年8月5日."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extract.dates import is_damaged_run, read_damaged_date

TAIL_LINES = 8
STANDARD = 8
"""A run of eight digits (20240628) is a way to write a date, not a damaged one."""


def restore_date_marks(lines: Sequence[str], not_after: date | None) -> tuple[str, ...]:
    """The lines of a letter with a bare digit run in its tail written as the one date that it can mean.

    ``not_after`` is the day of publication. A run that can mean two dates (2024111) stays as it is: the
    header names the candidates.
    """
    restored = list(lines)
    for place in range(max(1, len(lines) - TAIL_LINES), len(lines)):
        run = lines[place].strip()
        if not is_damaged_run(run) or not run.isascii() or len(run) == STANDARD:
            continue
        candidates = read_damaged_date(run, not_after)
        if len(candidates) == 1:
            day = candidates[0]
            restored[place] = f"{day.year}年{day.month}月{day.day}日"
    return tuple(restored)
