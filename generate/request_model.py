"""Which units of a proposal ask for something, by a small trained sequence model.

A linear model over the features of ``request_features``, decoded over the whole body (Viterbi), so that
neighbours decide together. Trained as a conditional random field by
``python -m benchmarks.train_requests``; the weights stand in data/request_model.csv.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extract.weights import read_weights
from generate.request_features import Features, read_features
from generate.units import Unit

Row = Sequence[float]
# A feature's weight for the label ASKS; four for a step (label before * 2 + label): names with ~.
Weights = Mapping[str, Row]
DESCRIBES, ASKS = LABELS = (0, 1)
_NO_STEP: Row = (0.0,) * 4
SHORTEST_BODY = 120
"""Characters of a body below which nothing is looked for twice."""
RESERVE = (0.3, 0.6, 1.0)
ASKING_NAMES = frozenset(f"shape={name}" for name in ("cue", "question", "action", "modal", "weak"))
TOLD = frozenset({"problem", "background", "experience", "closing"})
_NEVER = -1e6


def label_units(units: tuple[Unit, ...], weights: Weights | None = None) -> tuple[int, ...]:
    """DESCRIBES or ASKS for each unit; ``weights`` default to those shipped in data/."""
    used = shipped_weights() if weights is None else weights
    features = read_features(units)
    labels = decode(features, used)
    if any(labels) or sum(len(unit.words) for unit in units) < SHORTEST_BODY:
        return tuple(labels)
    # A proposal asks for something: what comes nearest to it is looked for with less reserve.
    largest = max((abs(row[0]) for row in used.values()), default=0.0)
    likely = [
        bool(ASKING_NAMES & set(own)) and unit.section not in TOLD
        for unit, (own, _) in zip(units, features, strict=True)
    ]
    for share in RESERVE:
        labels = decode(features, used, [share * largest if one else 0.0 for one in likely])
        if any(labels):
            break
    return tuple(labels)


def decode(features: list[Features], weights: Weights, bonus: list[float] | None = None) -> list[int]:
    """The best labels; ``bonus`` is added to the score of ASKS at each place."""
    best: list[list[float]] = []
    back: list[list[int]] = []
    for place, (score, link) in enumerate(zip(*scores_of(features, weights), strict=True)):
        if bonus:
            score = [score[DESCRIBES], score[ASKS] + bonus[place]]
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
    return read_weights("request_model")
