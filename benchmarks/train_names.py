"""Train the model of children's names: ``python -m benchmarks.train_names [--measure]``.

Reads the sentences of benchmarks/training/ ({a child's name}, [an adult's name]) and the annotated documents,
draws new names for the marked ones in every round, and writes data/prose_pairs.csv and data/name_model.csv.
The same sentences give the same files, byte for byte. ``--measure`` prints what rules alone and rules with a
model trained on the other sentences find in each fifth of the sentences and of the documents.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from pathlib import Path

from benchmarks.train_measures import GOLD, ROOT, read_gold_file
from extract.minors import find_minors
from extract.name_features import elder_characters, find_candidates, liked_characters
from extract.name_model import Weights
from extract.names import (
    given_characters,
    is_usual_name,
    rare_surnames,
    sounds_foreign,
    surnames,
    telling_characters,
)

SENTENCES = ROOT / "benchmarks" / "training"
DOCUMENTS = {**GOLD, "unseen": ROOT / "tests" / "unseen" / "gold"}
VOCABULARY = ("themes.csv", "actions.csv", "figure_words.csv", "measure_words.csv", "name_words.csv")
EPOCHS = 8
DRAWS = 3
RATE = 0.2
WEIGHT_OF_NAMES = 2.0
RAREST = 4  # a feature of fewer places teaches nothing
SMALLEST = 0.005
# Where given characters are drawn from: rare in prose, liked since 2000, usual before 1985, all.
SHARES = {"child": (0.35, 0.5, 0.1, 0.05), "adult": (0.15, 0.15, 0.55, 0.15)}
FOLDS = 5
_MARK = re.compile(r"\{(?P<child>[^}]+)\}|\[(?P<adult>[^\]]+)\]|⟦\w+\||[<>⟧]")
_NICKNAME = re.compile("[小阿].|(.)\\1")
_PLAIN = re.compile("[\u4e00-\u9fff]{2,4}")
_TITLES = ("姐", "长", "某")  # a title is no part of what is drawn anew: [蒋大姐]

Stretches = frozenset[tuple[int, int]]
Sample = tuple[str, Stretches, Stretches]
Row = tuple[tuple[str, ...], bool]


def read_sentences(folder: Path = SENTENCES) -> list[str]:
    """The marked sentences and letters, in order of file and place."""
    lines: list[str] = []
    for path in sorted(folder.glob("persons*.txt")):
        lines += [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    for path in sorted(folder.glob("letters*.txt")):
        lines += path.read_text(encoding="utf-8").strip().split("\n==\n")
    return lines


@cache
def adults_of_documents() -> frozenset[str]:
    """The names of adults in the annotated documents; whatever else looks like a name there is none."""
    return frozenset((SENTENCES / "adults.txt").read_text(encoding="utf-8").split())


def plain(marked: str, draw: random.Random | None = None) -> Sample:
    """The sentence without its marks, children's and adults' places; with ``draw``, names drawn anew."""
    text, last = "", 0
    found: dict[str, set[tuple[int, int]]] = {"child": set(), "adult": set()}
    drawn: dict[str, str] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        name = mark["child"] or mark["adult"]
        if not name:
            continue
        if draw and _PLAIN.fullmatch(name) and not _is_kept(name):
            name = drawn.setdefault(
                name, draw_name(draw, name, SHARES["child" if mark["child"] else "adult"])
            )
        found["child" if mark["child"] else "adult"].add((len(text), len(text) + len(name)))
        text += name
    return text + marked[last:], frozenset(found["child"]), frozenset(found["adult"])


def _is_kept(name: str) -> bool:
    """Whether a name is no surname and given name that could be drawn anew: 蒋大姐, 古丽米热."""
    return name.endswith(_TITLES) or (sounds_foreign(name) and not is_usual_name(name))


def draw_name(draw: random.Random, like: str, shares: tuple[float, ...]) -> str:
    """A name like ``like``: a nickname for a nickname, else a surname and given characters by ``shares``."""
    telling = sorted(telling_characters())
    if _NICKNAME.fullmatch(like) and len(like) == 2:
        char = draw.choice(telling)
        return like[0] + char if like[0] in "小阿" else char * 2
    kind = draw.random()
    length = 2 if kind > 0.95 else 1
    pool = rare_surnames() if 0.8 < kind < 0.95 else surnames()
    family = draw.choice(sorted(name for name in pool if len(name) == length))
    pools = (telling, sorted(liked_characters()), sorted(elder_characters()), sorted(given_characters()))
    given = [draw.choice(draw.choices(pools, shares)[0]) for _ in range(2)]
    return family + "".join(given if draw.random() < 0.8 else given[:1])


def read_documents() -> list[Sample]:
    """The annotated documents with their children's names, adults unmarked; absent sets are left out.

    Where personal data are not annotated the children are those that the rules find.
    """
    samples = []
    for folder in DOCUMENTS.values():
        for path in sorted(folder.glob("*.json")):
            document = read_gold_file(path)
            text, personal = document.get("text"), document.get("personal")
            if not text:
                continue
            if personal is None:
                spans = frozenset(find_minors(text, {}))
            else:
                spans = frozenset(_span(text, item) for item in personal if item["category"] == "minor")
            samples.append((text, spans, frozenset[tuple[int, int]]()))
    return samples


def _span(text: str, item: dict[str, object]) -> tuple[int, int]:
    quote = str(item["quote"])
    start = int(str(item["start"])) if "start" in item else text.find(quote)
    return start, start + len(quote)


def write_pairs(documents: list[Sample], out: Path, least: int = 2) -> None:
    """Pairs of characters of our own word lists, and those ``least`` times in the documents outside names."""
    seen: Counter[str] = Counter()
    for words in VOCABULARY:
        for word in (ROOT / "data" / words).read_text(encoding="utf-8").splitlines()[1:]:
            term = re.split("[,|]", word)
            seen.update({pair: least for each in term for pair in _pairs(each)})
    adults = re.compile("|".join(sorted(map(re.escape, adults_of_documents()), key=len, reverse=True)))
    for text, children, _ in documents:
        named = {*children, *(match.span() for match in adults.finditer(text))}
        inside = {at for start, end in named for at in range(start, end)}
        seen.update(_pairs("".join("|" if at in inside else char for at, char in enumerate(text))))
    rows: dict[str, str] = defaultdict(str)
    for pair, count in sorted(seen.items()):
        rows[pair[0]] += pair[1] if count >= least else ""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["first", "following"])
        writer.writerows(row for row in rows.items() if row[1])


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1) if _PLAIN.fullmatch(text[at : at + 2]))


def train(sentences: Sequence[str], documents: Sequence[Sample]) -> Weights:
    """Weights after EPOCHS rounds over sentences with drawn names and documents as they are."""
    draw = random.Random(1)  # noqa: S311 - the order of training, nothing secret
    rounds = [list(_round(sentences, documents, draw)) for _ in range(EPOCHS)]
    persons = _fit([[(row, person) for row, person, _ in each] for each in rounds], WEIGHT_OF_NAMES)
    known = [[(row, child) for row, _, child in each if child is not None] for each in rounds]
    children = _fit(known, 1.0)
    return {name: (persons.get(name, 0.0), children.get(name, 0.0)) for name in {**persons, **children}}


def _round(
    sentences: Sequence[str], documents: Sequence[Sample], draw: random.Random
) -> Iterator[tuple[tuple[str, ...], bool, bool | None]]:
    """Features, whether a person, and whether a child (None where nobody knows), shuffled."""
    rows: list[tuple[tuple[str, ...], bool, bool | None]] = []
    adults = adults_of_documents()
    for text, children, adults in [plain(line, draw) for line in sentences for _ in range(DRAWS)]:
        for each in find_candidates(text):
            place = each.start, each.end
            person = place in children or place in adults
            rows.append((each.features, person, place in children if person else None))
    for text, children, _ in documents:
        for each in find_candidates(text):
            place = each.start, each.end
            if place in children:
                rows.append((each.features, True, True))
            elif text[each.start : each.end] in adults:
                rows += [(each.features, True, False)] * DRAWS
            else:
                rows.append((each.features, False, None))
    draw.shuffle(rows)
    return iter(rows)


def _fit(rounds: list[list[Row]], weight: float) -> dict[str, float]:
    """Logistic regression by AdaGrad, the mean of the later rounds; ``weight`` of a row that is true."""
    seen: Counter[str] = Counter(name for features, _ in rounds[0] for name in features)
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    later = len(rounds) // 2
    for number, each in enumerate(rounds):
        for features, true in each:
            known = [name for name in features if seen[name] >= RAREST]
            total = max(-30.0, min(30.0, sum(weights[name] for name in known)))
            chance = 1 / (1 + exp(-total))
            slope = (1 - chance) * weight if true else -chance
            for name in known if abs(slope) > 0.01 else ():
                squares[name] += slope * slope
                weights[name] += RATE * slope / (1 + squares[name]) ** 0.5
        if number >= later:
            for name, value in weights.items():
                sums[name] += value / (len(rounds) - later)
    return dict(sums)


def write_weights(weights: Weights, out: Path) -> None:
    """The larger weights, by name."""
    least = SMALLEST * max(abs(value) for row in weights.values() for value in row)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "name", "child"])
        for name, row in sorted(weights.items()):
            if max(map(abs, row)) >= least:
                writer.writerow([name, *(f"{value:.2f}" for value in row)])


def measure(sentences: list[str], documents: list[Sample]) -> None:
    """Print names wanted, found and found wrongly, by rules and with the model, each fifth held out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        rest = [line for number, line in enumerate(sentences) if number % FOLDS != fold]
        others = [each for number, each in enumerate(documents) if number % FOLDS != fold]
        weights = train(rest, others)
        held = {
            "sentences": [plain(line) for line in sentences[fold::FOLDS]],
            "documents": documents[fold::FOLDS],
        }
        for kind, samples in held.items():
            for text, children, _ in samples:
                for by, used in (("rules", {}), ("rules and model", weights)):
                    found = frozenset(find_minors(text, used))
                    counts[f"{kind}, {by}"].update(
                        wanted=len(children), found=len(found & children), wrong=len(found - children)
                    )
    for name, count in counts.items():
        print(f"{name}: {dict(count)}")


def main() -> None:
    """Train, or measure by held-out fifths."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true")
    sentences, documents = read_sentences(), read_documents()
    if parser.parse_args().measure:
        measure(sentences, documents)
        return
    write_pairs(documents, ROOT / "data" / "prose_pairs.csv")
    write_weights(train(sentences, documents), ROOT / "data" / "name_model.csv")


if __name__ == "__main__":
    main()
