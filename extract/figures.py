"""Arithmetic over statistics: every stated sum, share, change and repeat recomputed."""

from __future__ import annotations

from extract.changes import change_checks
from extract.model import FigureCheck, Statistic
from extract.repeats import repeat_checks
from extract.shares import share_checks
from extract.sums import sum_checks
from extract.table_checks import table_checks
from extract.tables import find_tables


def check_figures(text: str, statistics: tuple[Statistic, ...]) -> tuple[FigureCheck, ...]:
    """One check a recomputation, naming the statistics it used; rounding of the text is respected.

    ``statistics`` of a check are positions in the record's list: the total and its parts, the percentage with
    its numerator and denominator, the difference with its old and new value, the two that are alike.
    """
    tables = find_tables(text)
    return (
        *sum_checks(text, statistics, tables),
        *(check for table in tables for check in table_checks(table, statistics)),
        *share_checks(text, statistics),
        *change_checks(text, statistics),
        *repeat_checks(text, statistics),
    )
