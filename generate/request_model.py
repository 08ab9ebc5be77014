"""Which units of a proposal ask for something, by a small trained sequence model.

A linear model over the features of ``request_features``, decoded over the whole body (Viterbi), so that
neighbours decide together. Trained as a conditional random field by
``python -m benchmarks.train_requests``; the weights stand in data/request_model.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from generate.request_features import Features, read_features
from generate.units import Unit

Row = Sequence[float]
# A feature's weight for the label ASKS; four for a step (label before * 2 + label): names with ~.
Weights = Mapping[str, Row]
DESCRIBES, ASKS = LABELS = (0, 1)
_NO_STEP: Row = (0.0,) * 4
_NEVER = -1e6


def label_units(units: tuple[Unit, ...], weights: Weights | None = None) -> tuple[int, ...]:
    """DESCRIBES or ASKS for each unit; ``weights`` default to those shipped in data/."""
    used = shipped_weights() if weights is None else weights
    return tuple(decode(read_features(units), used))


def decode(features: list[Features], weights: Weights) -> list[int]:
    """The best labels."""
    best: list[list[float]] = []
    back: list[list[int]] = []
    for score, link in zip(*scores_of(features, weights), strict=True):
        before = best[-1] if best else [0.0, _NEVER]
        reached = [max((before[old] + link[2 * old + label], old) for old in LABELS) for label in LABELS]
        best.append([reached[label][0] + score[label] for label in LABELS])
        back.append([reached[label][1] for label in LABELS])
    if not best:
        return []
    path = [max(LABELS, key=best[-1].__getitem__)]
    for froms in reversed(back[1:]):
        path.append(froms[path[-1]])
    return path[::-1]


def scores_of(features: list[Features], weights: Weights) -> tuple[list[list[float]], list[list[float]]]:
    """For each place the scores of the two labels, and of the four steps to them."""
    scores, links = [], []
    for own, steps in features:
        scores.append([0.0, sum(weights[name][0] for name in own if name in weights)])
        link = [sum(column) for column in zip(*(weights.get(name, _NO_STEP) for name in steps), strict=True)]
        links.append(link)
    return scores, links


@cache
def shipped_weights() -> Weights:
    """The weights of data/request_model.csv."""
    table = files("data").joinpath("request_model.csv").read_text(encoding="utf-8")
    return {name: tuple(map(float, row)) for name, *row in csv.reader(table.splitlines()[1:])}
