"""Train the indicator model: ``python -m benchmarks.train_indicators [--check] [--out FILE]``.

Reads every annotated document with statistics (own gold, the sets of pages that were once unseen, and the
shared development set and seeds where they lie beside the checkout), lists the candidates for each figure,
and trains a softmax ranking (Adagrad) in which every candidate that is alike the annotated one is right. The
same documents give the same file, byte for byte. ``--check`` trains without each source in turn instead and
prints how often the rules and the model name a figure rightly.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.evaluate import read_samples
from benchmarks.scoring import is_alike, pair_statistics
from extract.candidate_features import Groups, read_candidates
from extract.candidates import find_candidates
from extract.contexts import Figure
from extract.indicator_model import TRUST_LESS, Weights, is_like, is_open
from extract.model import Record
from extract.naming import Named
from extract.sections import find_sections
from extract.statistics import find_statistics

ROOT = Path(__file__).resolve().parent.parent
SETS = ("own", "dev", "seeds", "unseen", "second", "third")
SEEDS = (1, 2, 3)
EPOCHS = 6
STEP = 0.15
DECAY = 1e-3
RARE = 5  # a feature of fewer candidates teaches nothing
SMALLEST = 0.004  # a weight below this share of the largest one is left out


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: the features of its candidates, which of them are right; the rules' answer is the first."""

    source: str
    folder: str
    demanded: bool
    names: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def read_examples(folder: str) -> list[Example]:
    """The figures of one set that are annotated with an indicator."""
    found = []
    for sample in read_samples(folder):
        if sample.gold.get("statistics") is None:
            continue
        wanted = _wanted(sample.record, sample.gold)
        for start, candidates in _candidates(sample.record).items():
            if start in wanted:
                item = wanted[start]
                right = tuple(is_alike(name, item["indicator"]) for name in candidates)
                features = tuple(candidates.values())
                source = sample.gold["source"]
                found.append(
                    Example(source, folder, not item.get("optional"), tuple(candidates), features, right)
                )
    return found


def _wanted(record: Record, gold: dict[str, Any]) -> dict[int, dict[str, Any]]:
    printed = record.to_json()
    pairs = pair_statistics(printed, gold)
    rows = {printed["statistics"][i]["start"]: gold["statistics"][j] for i, j in pairs.items()}
    return {start: item for start, item in rows.items() if item.get("indicator")}


def _candidates(record: Record) -> dict[int, dict[str, tuple[str, ...]]]:
    """By start of the figure: each candidate with its features, read as the rules name the figures before."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}

    def collect(figure: Figure, rule: Named, named: Sequence[Named]) -> str:
        if not is_open(figure, rule):
            found[figure.start] = {rule.indicator: ()}
            return rule.indicator
        candidates = find_candidates(figure, rule, named)
        rows = map(_flat, read_candidates(figure, rule, candidates))
        found[figure.start] = dict(zip(candidates, rows, strict=True))
        return rule.indicator

    written_on = (record.reply.signed_on if record.reply else None) or record.published_on
    find_statistics(record.text, find_sections(record.text), record.region, written_on, collect)
    return found


def _flat(groups: Groups) -> tuple[str, ...]:
    return tuple(name for group in groups for name in group)


def train(examples: Sequence[Example], seeds: Iterable[int] = SEEDS) -> Weights:
    """Mean weights over orders of the examples."""
    counts = Counter(name for each in examples for row in each.features for name in set(row))
    index = {name: i for i, name in enumerate(sorted(n for n, count in counts.items() if count >= RARE))}
    rows = [_numbered(each, index) for each in examples if any(each.right) and len(each.right) > 1]
    means = [_train_once(rows, len(index), seed) for seed in seeds]
    mean = np.mean(means, axis=0)
    return Weights((name, float(mean[i])) for name, i in index.items())


_Row = tuple[Any, Any, Any]


def _numbered(example: Example, index: dict[str, int]) -> _Row:
    """Feature numbers in one row, the candidate each belongs to, and which candidates are right."""
    numbers = [[index[name] for name in row if name in index] for row in example.features]
    flat = np.array([number for row in numbers for number in row], dtype=np.int64)
    owner = np.repeat(np.arange(len(numbers)), [len(row) for row in numbers])
    return flat, owner, np.array(example.right)


def _train_once(rows: list[_Row], size: int, seed: int) -> Any:
    weights, squares = np.zeros(size), np.full(size, 1e-2)
    total, kept = np.zeros(size), 0
    rng = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        for number in rng.permutation(len(rows)):
            _step(rows[number], weights, squares)
        if 2 * epoch >= EPOCHS:
            total += weights
            kept += 1
    return total / kept


def _step(row: _Row, weights: Any, squares: Any) -> None:
    flat, owner, right = row
    scores = np.bincount(owner, weights[flat], minlength=len(right))
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    wanted = chance * right
    wanted /= wanted.sum() + 1e-12
    touched, place = np.unique(flat, return_inverse=True)
    slope = np.bincount(place, (chance - wanted)[owner], minlength=len(touched)) + DECAY * weights[touched]
    squares[touched] += slope * slope
    weights[touched] -= STEP * slope / np.sqrt(squares[touched])


def choose(example: Example, weights: Weights) -> int:
    """The number of the candidate that the weights choose."""
    if len(example.right) == 1:
        return 0
    scores = [sum(map(weights.__getitem__, row)) for row in example.features]
    scores[0] -= TRUST_LESS
    best = max(range(len(scores)), key=scores.__getitem__)
    return 0 if is_like(example.names[best], example.names[0]) else best


def check(examples: Sequence[Example], folds: int) -> None:
    """Print per set how many figures the rules and the left-out model name rightly."""
    counts: Counter[tuple[str, str]] = Counter()
    sources = sorted({each.source for each in examples})
    for fold in range(folds):
        held = set(sources[fold::folds])
        weights = train([each for each in examples if each.source not in held], SEEDS[:1])
        for each in examples:
            if each.source in held and each.demanded:
                by_model = each.right[choose(each, weights)]
                for name, value in (("all", True), ("rules", each.right[0]), ("model", by_model)):
                    counts[each.folder, name] += value
                counts[each.folder, "gained"] += by_model and not each.right[0]
                counts[each.folder, "lost"] += each.right[0] and not by_model
    for folder in SETS:
        if counts[folder, "all"]:
            print(
                folder, {name: counts[folder, name] for name in ("all", "rules", "model", "gained", "lost")}
            )


def write_weights(weights: Weights, path: Path) -> int:
    """Rows written: thousandths, small weights left out."""
    largest = max(map(abs, weights.values()))
    kept = [(name, round(1000 * weights[name])) for name in sorted(weights)]
    kept = [(name, weight) for name, weight in kept if abs(weight) >= 1000 * SMALLEST * largest]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["feature", "weight"])
        out.writerows(kept)
    return len(kept)


def main() -> None:
    """Train on everything there is and write the weights, or check the training."""
    parser = argparse.ArgumentParser(description="Train the indicator model.")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "indicator_model.csv")
    parser.add_argument("--check", action="store_true", help="leave every source out once instead")
    parser.add_argument("--folds", type=int, default=10, help="groups of sources for --check")
    options = parser.parse_args()
    examples = [each for folder in SETS for each in read_examples(folder)]
    if options.check:
        check(examples, options.folds)
        return
    print(f"{len(examples)} figures, {write_weights(train(examples), options.out)} weights -> {options.out}")


if __name__ == "__main__":
    main()
