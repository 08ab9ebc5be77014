"""The arithmetic of a letter as findings: what the extract stage recomputed, at the figures it used."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.model import CheckKind, Statistic, Verdict
from generate.check import Case, Hit


def figure_hits(case: Case, kind: CheckKind, verdict: Verdict) -> Iterator[Hit]:
    """Recomputations of one kind and verdict: at their first figure (a sum's total), the message as
    computed.
    """
    for check in case.record.checks:
        if check.kind == kind and check.verdict == verdict and check.statistics:
            statistics = [case.record.statistics[position] for position in check.statistics]
            if kind == "share" and len({row.unit for row in statistics if row.unit != "%"}) > 1:
                continue  # terms of different kinds: the reading is doubtful, not the letter
            if kind == "share" and not in_one_sentence(case, statistics) and not is_sure(case, statistics):
                continue
            if kind in ("share", "change") and holds_otherwise(kind, statistics):
                continue
            first = statistics[0]
            yield Hit(case.offset + first.start, case.offset + first.end, check.message)


def in_one_sentence(case: Case, statistics: list[Statistic]) -> bool:
    """Whether a percentage and its terms stand in one sentence; across sentences the pairing is a guess."""
    first, last = min(row.start for row in statistics), max(row.end for row in statistics)
    return not any(mark in case.record.text[first:last] for mark in "。\n")


def is_sure(case: Case, statistics: list[Statistic]) -> bool:
    """Whether a whole told in another sentence is the only larger figure of its unit before the share."""
    stated, part, whole = statistics[0], statistics[1], statistics[-1]
    larger = {
        row.value
        for row in case.record.statistics
        if row.unit == whole.unit
        and row.value
        and part.value
        and row.start < stated.start
        and row.part_of is None
        if row.value > part.value
    }
    return larger == {whole.value}


def holds_otherwise(kind: CheckKind, statistics: list[Statistic]) -> bool:
    """Whether a percentage fits its two terms in another reading (to 380 by 50, so from 330: 15.2 %)."""
    percents = [row.value for row in statistics if row.unit == "%" and row.value is not None]
    terms = [row.value for row in statistics if row.unit != "%" and row.value is not None]
    if len(percents) != 1 or len(terms) != 2 or any(row.value is None for row in statistics):
        return False
    low, high = sorted(abs(term) for term in terms)
    readings = [(low, high), (high - low, high), (low, high + low)]
    if kind == "change":
        readings += [(low, high - low), (high - low, low)]
    slack = Decimal("0.06")
    return any(below and abs(100 * above / below - percents[0]) <= slack for above, below in readings)
