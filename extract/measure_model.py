"""Which clauses begin, continue or stand outside a measure, by a small trained sequence model.

A linear model over words of the vocabulary, first and last characters, punctuation and the part of the letter
(measure_features), decoded a line at a time (Viterbi), so that neighbouring clauses decide together. Trained
as an averaged structured perceptron (Collins 2002) by ``python -m benchmarks.train_measures``; the weights
stand in data/measure_model.csv.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from extract.clauses import Clause, ClauseLabel
from extract.measure_features import Features, read_features

LABELS: tuple[ClauseLabel, ...] = ("begin", "inside", "outside")
Row = tuple[float, float, float]
Weights = dict[str, Row]

_AFTER = ("0>", "1>", "2>")  # marks the features tied to the label before
_INSIDE = LABELS.index("inside")
_BREAKS = "\n。"  # no measure runs over a line end or a full stop
_NONE: Row = (0.0, 0.0, 0.0)
_WORST = -1e9


def label_clauses(clauses: tuple[Clause, ...], weights: Weights | None = None) -> tuple[ClauseLabel, ...]:
    """One label a clause; ``weights`` default to those shipped in data/."""
    used = shipped_weights() if weights is None else weights
    labels: list[ClauseLabel] = []
    features = read_features(clauses)
    for line in find_lines(clauses):
        numbers = decode(clauses[line.start : line.stop], features[line.start : line.stop], used)
        labels += [LABELS[number] for number in numbers]
    return tuple(labels)


def find_lines(clauses: tuple[Clause, ...]) -> list[range]:
    """Positions of the clauses of each line, the unit that is decoded together."""
    starts = [i for i, clause in enumerate(clauses) if clause.opener == "\n" or i == 0]
    ends = [*starts[1:], len(clauses)] if starts else []
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def decode(
    line: tuple[Clause, ...],
    features: list[Features],
    weights: Weights,
    bonus: list[Row] | None = None,
) -> list[int]:
    """The best label numbers of a line; ``bonus`` is added to the scores at each place (training uses it)."""
    best: list[tuple[float, ...]] = []
    back: list[tuple[int, ...]] = []
    for position, clause in enumerate(line):
        own, linked = features[position]
        base = _sum(weights, own)
        extra = bonus[position] if bonus else _NONE
        starts = position == 0 or clause.opener in _BREAKS or clause.numbered
        rows = [_sum(weights, [mark + name for name in linked]) for mark in _AFTER]
        scores, froms = [], []
        for label in range(3):
            if label == _INSIDE and starts:
                scores.append(_WORST)
                froms.append(2)
                continue
            score, origin = _best_origin(best[-1] if best else None, rows, label)
            scores.append(score + base[label] + extra[label])
            froms.append(origin)
        best.append(tuple(scores))
        back.append(tuple(froms))
    return _trace(best, back)


def _best_origin(before: tuple[float, ...] | None, rows: list[Row], label: int) -> tuple[float, int]:
    if before is None:
        return rows[2][label], 2
    origins = (0, 1) if label == _INSIDE else (0, 1, 2)
    return max((before[origin] + rows[origin][label], origin) for origin in origins)


def _trace(best: list[tuple[float, ...]], back: list[tuple[int, ...]]) -> list[int]:
    label = max(range(3), key=best[-1].__getitem__)
    path = [label]
    for froms in reversed(back[1:]):
        label = froms[label]
        path.append(label)
    return path[::-1]


def _sum(weights: Weights, names: list[str]) -> Row:
    begin = inside = outside = 0.0
    for name in names:
        row = weights.get(name)
        if row is not None:
            begin += row[0]
            inside += row[1]
            outside += row[2]
    return begin, inside, outside


@cache
def shipped_weights() -> Weights:
    """The weights of data/measure_model.csv."""
    table = files("data").joinpath("measure_model.csv").read_text(encoding="utf-8")
    return {
        row[0]: (float(row[1]), float(row[2]), float(row[3])) for row in csv.reader(table.splitlines()[1:])
    }
