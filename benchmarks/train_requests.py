"""Train the model that finds a proposal's suggestions: ``python -m benchmarks.train_requests [--out FILE]``.

Reads every annotated proposal (tests/proposals, and folders given beside), trains a conditional random
field with fixed seeds, and writes the larger weights. The same proposals give the same file, byte for
byte. ``--leave-out N`` measures instead: each of N parts is read with what the others taught.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.weights import mean_of, write_weights
from generate.intake import body_paragraphs
from generate.passages import find_paragraphs
from generate.proposal_file import proposal_text
from generate.request_features import Features, read_features
from generate.request_model import ASKS, DESCRIBES, LABELS, Weights, scores_of
from generate.suggestions import find_suggestions
from generate.units import Unit, find_units, section_named

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "tests" / "proposals", ROOT / "tests" / "proposals" / "hands")
EPOCHS = 12
SEEDS = (1, 2)
RATE = 0.1
PRIOR = 0.05
FAR = 1e6
# What is known before any proposal is read; the weights are drawn towards it.
KNOWN = {
    "shape=cue": (2.5,),
    "shape=question": (2.0,),
    "shape=action": (0.8,),
    "shape=modal": (0.8,),
    "shape=weak": (0.5,),
    "shape=trouble": (-1.5,),
    "shape=past": (-1.5,),
    "shape=plain": (-0.7,),
    "shape=lead": (-2.0,),
    "shape=back": (-2.0,),
    "section=request": (3.0,),
    "place=0": (-1.0,),
    "section=problem": (-2.5,),
    "section=background": (-2.0,),
    "section=experience": (-3.5,),
    "section=closing": (-3.0,),
    "section=action": (1.5,),
    "heading:shape=action": (0.8,),
    "close=1:tells": (-1.5,),
    "close=1:asks": (-1.0,),
    "close=2:tells": (-2.0,),
    "reported=1:tells": (-2.0,),
    "reported=1:asks": (-1.5,),
    "elsewhere=1:tells": (-1.0,),
    "future=1:tells": (0.5,),
    "modal=1:tells": (0.4,),
    "list acting=4": (1.0,),
    "list acting=3": (1.0,),
    "list acting=2": (0.5,),
    "list acting=0": (-0.7,),
    "list trouble=4": (-1.0,),
    "list trouble=3": (-0.7,),
    "just led": (1.0,),
    "led": (0.5,),
    "item=cue": (0.6,),
    "item=action": (0.6,),
    "item=trouble": (-0.8,),
    "echo:prose": (0.2,),
    "~same": (0.5, -0.5, -0.7, 0.7),
    "~line": (0.3, 0.0, -0.3, 0.3),
    "~next": (0.4, -0.4, -0.4, 0.4),
    "~start": (0.5, 0.0, 0.0, 0.0),
}
ALIKE = 0.75
SMALLEST = 0.01  # a weight below this share of the largest one is left out
_LABEL = re.compile(r"^[^，。；：:]{2,14}[：:]")


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated proposal: the features of its units, and the label of each."""

    name: str
    features: list[Features]
    labels: list[int]


Labelled = tuple[tuple[Unit, ...], list[int]]


def examples(path: Path) -> list[Example]:
    """One proposal with its gold beside it (.json: suggestions, by their words), as it is and in other
    shapes: without headings and numbers, and with problems and suggestions by turns.
    """
    text, gold = read_annotated(path)
    spans = gold_spans(text, gold)
    units = find_units(text, body_paragraphs(find_paragraphs(text)))
    labels = [label(unit, spans) for unit in units]
    for index in range(len(units) - 2, -1, -1):  # a heading goes with what it heads
        if units[index].is_heading and section_named(units[index].words) == "none":
            labels[index] = labels[index + 1]
    shapes = [(units, labels), plain(units, labels), by_turns(*plain(units, labels))]
    return [Example(path.stem, read_features(shaped), told) for shaped, told in shapes if shaped]


def label(unit: Unit, spans: list[tuple[int, int]]) -> int:
    """ASKS where most of the unit is within a suggestion."""
    covered = sum(max(0, min(b, unit.end) - max(a, unit.start)) for a, b in spans)
    return ASKS if 2 * covered > unit.end - unit.start else DESCRIBES


def plain(units: tuple[Unit, ...], labels: list[int]) -> Labelled:
    """The proposal as prose: no headings of sections, no numbers, no labels."""
    kept = [
        (replace(unit, marker=None, section="none", words=_LABEL.sub("", unit.words)), told)
        for unit, told in zip(units, labels, strict=True)
        if not unit.is_heading or told != DESCRIBES
    ]
    return tuple(unit for unit, _ in kept), [told for _, told in kept]


def by_turns(units: tuple[Unit, ...], labels: list[int]) -> Labelled:
    """The same sentences with a suggestion after every second or so of those that describe."""
    told = [unit for unit, one in zip(units, labels, strict=True) if one == DESCRIBES]
    asked = [unit for unit, one in zip(units, labels, strict=True) if one == ASKS]
    mixed: list[tuple[Unit, int]] = []
    share = max(1, len(told) // max(1, len(asked)))
    while told or asked:
        mixed += [(replace(unit, opens_paragraph=not at), DESCRIBES) for at, unit in enumerate(told[:share])]
        mixed += [(replace(unit, opens_paragraph=False), ASKS) for unit in asked[:1]]
        told, asked = told[share:], asked[1:]
    return tuple(unit for unit, _ in mixed), [one for _, one in mixed]


def gold_spans(text: str, suggestions: list[str]) -> list[tuple[int, int]]:
    """Where the annotated suggestions stand, white space aside; the last place that fits in order."""
    places = [index for index, char in enumerate(text) if not char.isspace()]
    packed = "".join(text[index] for index in places)
    spans = []
    for words in suggestions:
        wanted = "".join(words.split())
        at = packed.rfind(wanted)
        if at >= 0:
            spans.append((places[at], places[at + len(wanted) - 1] + 1))
    return spans


def train(examples: list[Example], seeds: tuple[int, ...] = SEEDS, epochs: int = EPOCHS) -> Weights:
    """A conditional random field (Lafferty 2001): mean over ``seeds`` (orders of the proposals)."""
    seen = Counter(name for one in examples for own, steps in one.features for name in {*own, *steps})
    kept = [
        Example(
            one.name,
            [
                ([n for n in own if seen[n] > 2], [n for n in steps if seen[n] > 2])
                for own, steps in one.features
            ],
            one.labels,
        )
        for one in examples
    ]
    return mean_of((_train_once(kept, seed, epochs) for seed in seeds), len(seeds))


def _train_once(examples: list[Example], seed: int, epochs: int) -> dict[str, list[float]]:
    """Gradient steps with falling width (AdaGrad), weights drawn towards nothing after each round."""
    weights: dict[str, list[float]] = {name: list(row) for name, row in KNOWN.items()}
    squares: dict[str, list[float]] = {}
    order = list(range(len(examples)))
    rng = random.Random(seed)  # noqa: S311 - the order of training, nothing secret
    for _ in range(epochs):
        rng.shuffle(order)
        for number in order:
            for name, row in _gradient(examples[number], weights).items():
                held = weights.setdefault(name, [0.0] * len(row))
                known = KNOWN.get(name, (0.0,) * len(row))
                square = squares.setdefault(name, [1e-6] * len(row))
                for column, value in enumerate(row):
                    value -= PRIOR * (held[column] - known[column])
                    square[column] += value * value
                    held[column] += RATE * value / math.sqrt(square[column])
    return weights


def _gradient(one: Example, weights: Weights) -> dict[str, list[float]]:
    """What the gold labels have of each feature less what the weights expect."""
    found: dict[str, list[float]] = {}
    scores, links = scores_of(one.features, weights)
    forward, backward = _passes(scores, links)
    whole = _sum_of(forward[-1])
    before = DESCRIBES
    for place, ((own, steps), told) in enumerate(zip(one.features, one.labels, strict=True)):
        share = math.exp(forward[place][ASKS] + backward[place][ASKS] - whole)
        for name in own:
            found.setdefault(name, [0.0])[0] += (told == ASKS) - share
        last = forward[place - 1] if place else [0.0, -FAR]
        pairs = [
            math.exp(
                max(-700.0, last[j] + links[place][2 * j + k] + scores[place][k] + backward[place][k] - whole)
            )
            for j in LABELS
            for k in LABELS
        ]
        for name in steps:
            row = found.setdefault(name, [0.0] * 4)
            for column, value in enumerate(pairs):
                row[column] += (2 * before + told == column) - value
        before = told
    return found


def _passes(
    scores: list[list[float]], links: list[list[float]]
) -> tuple[list[list[float]], list[list[float]]]:
    """Logarithms of the sums over all labellings up to, and after, each place."""
    forward: list[list[float]] = []
    for place, score in enumerate(scores):
        last = forward[-1] if forward else [0.0, -FAR]
        forward.append(
            [_sum_of([last[j] + links[place][2 * j + k] for j in LABELS]) + score[k] for k in LABELS]
        )
    backward = [[0.0] * 2 for _ in scores]
    for place in range(len(scores) - 2, -1, -1):
        after = [scores[place + 1][k] + backward[place + 1][k] for k in LABELS]
        backward[place] = [_sum_of([links[place + 1][2 * j + k] + after[k] for k in LABELS]) for j in LABELS]
    return forward, backward


def _sum_of(logs: list[float]) -> float:
    top = max(logs)
    return top + math.log(sum(math.exp(value - top) for value in logs))


def left_out(paths: list[Path], parts: int) -> tuple[int, int, int]:
    """Suggestions found right, told and wanted, each part of the proposals read with what the others taught;
    mistakes are printed.
    """
    proposals = [examples(path) for path in paths]
    right = told = wanted = 0
    for part in range(parts):
        weights = train(
            [one for index, each in enumerate(proposals) if index % parts != part for one in each]
        )
        for path in paths[part::parts]:
            text, gold = read_annotated(path)
            body = body_paragraphs(find_paragraphs(text))
            found = [item.text for item in find_suggestions(text, body, weights)]
            hits = found_among(gold, found)
            right, told, wanted = right + hits, told + len(found), wanted + len(gold)
            if hits < max(len(found), len(gold)):
                print(f"  {path.stem}: {hits} right of {len(found)} told and {len(gold)} wanted")
    return right, told, wanted


def read_annotated(path: Path) -> tuple[str, list[str]]:
    """The text of an annotated proposal, and its suggestions."""
    source = path.with_suffix(".txt")
    text = proposal_text(source.read_bytes(), source.name).replace("\r\n", "\n").lstrip("\ufeff")
    return text, json.loads(path.read_text("utf-8"))["suggestions"]


def found_among(gold: list[str], found: list[str]) -> int:
    """How many of the annotated suggestions stand among those found, three quarters of their words alike."""
    left = ["".join(item.split()) for item in found]
    count = 0
    for item in ("".join(item.split()) for item in gold):
        best = max(left, key=lambda other: likeness(item, other), default="")
        if likeness(item, best) >= ALIKE:
            left.remove(best)
            count += 1
    return count


def likeness(one: str, other: str) -> float:
    """Shared characters in order, from 0 to 1."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / max(1, len(one) + len(other))


def main() -> None:
    """Train on everything there is and write the weights, or measure."""
    parser = argparse.ArgumentParser(description="Train the model that finds a proposal's suggestions.")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "request_model.csv")
    parser.add_argument("--leave-out", type=int, default=0, metavar="N")
    parser.add_argument("--folder", type=Path, action="append", default=[])
    given = parser.parse_args()
    paths = [path for folder in (*FOLDERS, *given.folder) for path in sorted(folder.glob("*.json"))]
    if given.leave_out:
        right, told, wanted = left_out(paths, given.leave_out)
        print(f"{len(paths)} proposals, {right} right of {told} told and {wanted} wanted:", end=" ")
        print(f"F1 {200 * right / max(1, told + wanted):.1f}")
        return
    weights = train([one for path in paths for one in examples(path)])
    print(f"{len(paths)} proposals, {write_weights(weights, given.out, SMALLEST)} weights -> {given.out}")


if __name__ == "__main__":
    main()
