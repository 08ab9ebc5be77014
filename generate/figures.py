"""The arithmetic of a letter as findings: what the extract stage recomputed, at the figures it used."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import CheckKind, Verdict
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
            first = statistics[0]
            yield Hit(case.offset + first.start, case.offset + first.end, check.message)
