"""What an outcome class means where it was given: C is planned in one place and not now in another."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import cast

from extract.mentions import ancestors
from extract.model import OutcomeMeaning, Place


@cache
def _profiles() -> dict[tuple[str, str], OutcomeMeaning]:
    with files("data").joinpath("outcomes.csv").open(encoding="utf-8") as file:
        return {
            (row["region"], row["class"]): cast("OutcomeMeaning", row["meaning"])
            for row in csv.DictReader(file)
        }


def _beginnings(words: str) -> tuple[str, ...]:
    """解决 for 解决或采纳: the known words that a class begins with, longest first."""
    return tuple(words[:size] for size in range(len(words), 1, -1))


def meaning_of(outcome: str | None, home: Place | None) -> OutcomeMeaning | None:
    """The meaning of A, B1 or 列入计划 by the nearest profile of data/outcomes.csv; A1 means what A means.

    None when there is no outcome or no profile knows the class.
    """
    if not outcome:
        return None
    regions = (*ancestors(home.code), "000000") if home and home.code else ("000000",)
    profiled = next((region for region in regions if (region, "A") in _profiles()), "000000")
    for region in (profiled, "000000"):
        for words in (outcome, outcome[0], *_beginnings(outcome)):
            # A class that the region's own scale lacks (D where there are three) is not taken from another.
            if (region, words) in _profiles() and not (region != profiled and words in "ABCD"):
                return _profiles()[region, words]
    return None
