"""What trainers of models with several weights a feature share: the mean of runs, the table written."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def mean_of(runs: Iterable[Mapping[str, Sequence[float]]], count: int) -> dict[str, list[float]]:
    """The mean over ``count`` runs, feature by feature; what a run lacks counts as nothing there."""
    total: dict[str, list[float]] = {}
    for weights in runs:
        for name, row in weights.items():
            mean = total.setdefault(name, [0.0] * len(row))
            for column, value in enumerate(row):
                mean[column] += value / count
    return total


def write_weights(weights: Mapping[str, Sequence[float]], path: Path, smallest: float) -> int:
    """Rows written: thousandths of the largest weight; rows wholly below its share ``smallest`` left out."""
    largest = max(abs(value) for row in weights.values() for value in row)
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["feature", "weights"])
        for name in sorted(weights):
            scaled = [round(1000 * value / largest) for value in weights[name]]
            if max(map(abs, scaled)) >= 1000 * smallest:
                out.writerow([name, *scaled])
                rows += 1
    return rows
