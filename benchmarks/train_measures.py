"""Train the measure model: ``python -m benchmarks.train_measures [--out data/measure_model.csv]``.

Reads every annotated document with measures (own gold, and the shared development set where it lies beside
the checkout), trains averaged structured perceptrons with fixed seeds, and writes the larger weights.
The same documents give the same file, byte for byte.

What was tried, F1 of measure.span with sources left out (November 2026): the written rules 65; spaCy textcat
(bag of n-grams over the clause and its neighbours, same Viterbi) 78.4 where this reached 82.5 in the same
three groups; a linear-chain CRF with the same features 83.2 to 83.4 of this one in the same six; more
features (character pairs, status of neighbours, who acts, figures of the whole text) within half a point
either way; sentences read once more as texts of their own one point worse. More annotated documents of a kind
that was thin did help: plain letters, read for the first time, went from 73.5 to 81.4.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.weights import mean_of, write_weights
from extract.clauses import Clause, read_clauses
from extract.measure_features import Features, read_features
from extract.measure_model import Row, Weights, decode, find_lines
from extract.sections import find_sections

ROOT = Path(__file__).resolve().parent.parent
GOLD = {
    "own": ROOT / "tests" / "gold",
    "dev": ROOT.parent / "shared" / "gold" / "dev" / "gold",
    "seeds": ROOT.parent / "shared" / "gold" / "seeds",
    "second": ROOT / "tests" / "second" / "gold",
    "third": ROOT / "tests" / "third" / "gold",
}
EPOCHS = 12
DROPPED = 0.3  # share of the features left out at each look at a line, so that none is relied on alone
SEEDS = (1, 2, 3)
SMALLEST = 0.02  # a weight below this share of the largest one is left out

BEGIN, INSIDE, OUTSIDE = 0, 1, 2
ANY = (BEGIN, INSIDE, OUTSIDE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an annotated document, ready for training."""

    clauses: tuple[Clause, ...]
    features: list[Features]
    allowed: list[tuple[int, ...]]

    @property
    def only_right(self) -> list[Row]:
        """Scores that leave the right labels alone in the race."""
        return [[0.0 if label in allowed else -1e9 for label in ANY] for allowed in self.allowed]


def read_gold(name: str) -> list[dict[str, Any]]:
    """The annotated documents of one set that have measures, in order of name; empty when it is absent."""
    documents = [read_gold_file(path) for path in sorted(GOLD[name].glob("*.json"))]
    return [each for each in documents if each.get("measures") is not None and each.get("text")]


def read_gold_file(path: Path) -> dict[str, Any]:
    """One annotated document."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def lines_of(document: dict[str, Any]) -> list[Line]:
    """The lines of one annotated document; where a measure is optional, every label is right."""
    text = document["text"]
    clauses = read_clauses(text, find_sections(text))
    allowed = allowed_labels(clauses, document["measures"])
    features = read_features(clauses)
    cuts = [slice(line.start, line.stop) for line in find_lines(clauses)]
    return [Line(clauses[cut], features[cut], allowed[cut]) for cut in cuts]


def allowed_labels(clauses: tuple[Clause, ...], measures: list[dict[str, Any]]) -> list[tuple[int, ...]]:
    """The right labels of each clause: those of the measure that covers most of it."""
    labels: list[tuple[int, ...]] = [(OUTSIDE,)] * len(clauses)
    for measure in measures:
        inside = [
            i
            for i, c in enumerate(clauses)
            if 2 * (min(c.end, measure["end"]) - max(c.start, measure["start"])) > c.end - c.start
        ]
        for number, i in enumerate(inside):
            labels[i] = ANY if measure.get("optional") else (INSIDE,) if number else (BEGIN,)
    return labels


def train(lines: list[Line], seeds: tuple[int, ...] = SEEDS, epochs: int = EPOCHS) -> Weights:
    """Mean of the averaged perceptrons of ``seeds`` (orders of the lines)."""
    lines = _without_rare_features(lines)
    return mean_of((_train_once(lines, seed, epochs) for seed in seeds), len(seeds))


def _without_rare_features(lines: list[Line]) -> list[Line]:
    """The lines with only the features that occur more than once; the others teach nothing."""
    seen = Counter(name for line in lines for own, linked in line.features for name in (*own, *linked))
    found = []
    for line in lines:
        features = [
            ([name for name in own if seen[name] > 1], [name for name in linked if seen[name] > 1])
            for own, linked in line.features
        ]
        found.append(replace(line, features=features))
    return found


def _train_once(lines: list[Line], seed: int, epochs: int) -> dict[str, list[float]]:
    weights: dict[str, list[float]] = {}
    sums: dict[str, list[float]] = {}
    order = list(range(len(lines)))
    step = 1
    rng = random.Random(seed)  # noqa: S311 - the order of training, nothing secret
    for _ in range(epochs):
        rng.shuffle(order)
        for number in order:
            line = _thinned(lines[number], rng)
            found = decode(line.clauses, line.features, weights)
            if any(label not in allowed for label, allowed in zip(found, line.allowed, strict=True)):
                right = decode(line.clauses, line.features, weights, line.only_right)
                _update(weights, sums, line, right, 1.0, step)
                _update(weights, sums, line, found, -1.0, step)
            step += 1
    return {
        name: [value - late / step for value, late in zip(row, sums[name], strict=True)]
        for name, row in weights.items()
    }


def _thinned(line: Line, rng: random.Random) -> Line:
    """The line with a part of its features, another one at each call."""
    features = [
        (
            [name for name in own if rng.random() >= DROPPED],
            [name for name in linked if rng.random() >= DROPPED],
        )
        for own, linked in line.features
    ]
    return replace(line, features=features)


def _update(
    weights: dict[str, list[float]],
    sums: dict[str, list[float]],
    line: Line,
    path: list[int],
    sign: float,
    step: int,
) -> None:
    before = OUTSIDE
    for label, (own, linked) in zip(path, line.features, strict=True):
        for names, column, width in ((own, label, 3), (linked, 3 * before + label, 9)):
            for name in names:
                weights.setdefault(name, [0.0] * width)[column] += sign
                sums.setdefault(name, [0.0] * width)[column] += sign * step
        before = label


def main() -> None:
    """Train on everything there is and write the weights."""
    parser = argparse.ArgumentParser(description="Train the measure model.")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "measure_model.csv")
    out = parser.parse_args().out
    documents = [document for name in GOLD for document in read_gold(name)]
    weights = train([line for document in documents for line in lines_of(document)])
    print(f"{len(documents)} documents, {write_weights(weights, out, SMALLEST)} weights -> {out}")


if __name__ == "__main__":
    main()
