"""Which clauses begin, continue or stand outside a measure, by a small trained sequence model.

A linear model over words of the vocabulary, first and last characters, punctuation and the part of the letter
(measure_features), decoded a line at a time (Viterbi), so that neighbouring clauses decide together. Trained
as an averaged structured perceptron (Collins 2002) by ``python -m benchmarks.train_measures``; the weights
stand in data/measure_model.csv.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extract.clauses import Clause, ClauseLabel
from extract.measure_features import Features, read_features
from extract.weights import read_weights

LABELS: tuple[ClauseLabel, ...] = ("begin", "inside", "outside")
Row = Sequence[float]
# A feature's weights: three for the labels, or nine (label before * 3 + label) where its name begins with ~.
Weights = Mapping[str, Row]

_BEGIN, _INSIDE, _OUTSIDE = range(3)
_BREAKS = "\n。"  # no measure runs over a line end or a full stop
_WORST = -1e9
_NO_LABEL: Row = (0.0,) * 3
_NO_LINK: Row = (0.0,) * 9


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
    best: list[Row] = []
    back: list[tuple[int, int, int]] = []
    for position, clause in enumerate(line):
        own, linked = features[position]
        base = _sum(weights, own, _NO_LABEL)
        link = _sum(weights, linked, _NO_LINK)
        if position == 0:
            # What stands before a line is outside.
            reached = [(link[6], _OUTSIDE), (_WORST, _OUTSIDE), (link[8], _OUTSIDE)]
        else:
            goes_on = clause.opener not in _BREAKS and not clause.numbered
            reached = _reach(best[-1], link, goes_on)
        extra = bonus[position] if bonus else _NO_LABEL
        best.append([score + base[label] + extra[label] for label, (score, _) in enumerate(reached)])
        back.append((reached[0][1], reached[1][1], reached[2][1]))
    return _trace(best, back)


def _reach(before: Row, link: Row, goes_on: bool) -> list[tuple[float, int]]:
    """For each label the best score up to it and where it comes from; inside only where one goes on."""
    begun, inside, outside = before
    inner = (_WORST, _OUTSIDE)
    if goes_on:
        inner = max((begun + link[1], _BEGIN), (inside + link[4], _INSIDE))
    return [
        max((begun + link[0], _BEGIN), (inside + link[3], _INSIDE), (outside + link[6], _OUTSIDE)),
        inner,
        max((begun + link[2], _BEGIN), (inside + link[5], _INSIDE), (outside + link[8], _OUTSIDE)),
    ]


def _trace(best: list[Row], back: list[tuple[int, int, int]]) -> list[int]:
    label = max(range(3), key=best[-1].__getitem__)
    path = [label]
    for froms in reversed(back[1:]):
        label = froms[label]
        path.append(label)
    return path[::-1]


def _sum(weights: Weights, names: list[str], nothing: Row) -> Row:
    """The weights of ``names`` added up, column by column."""
    rows = [row for row in map(weights.get, names) if row is not None]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else nothing


@cache
def shipped_weights() -> Weights:
    """The weights of data/measure_model.csv."""
    return read_weights("measure_model")
