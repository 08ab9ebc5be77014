"""The weights of the small linear models, as tables of data/: a feature and its numbers a row."""

from __future__ import annotations

import csv
from importlib.resources import files


def read_weights(name: str) -> dict[str, tuple[float, ...]]:
    """Feature to weights of data/``name``.csv."""
    table = files("data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return {feature: tuple(map(float, row)) for feature, *row in csv.reader(table.splitlines()[1:])}
