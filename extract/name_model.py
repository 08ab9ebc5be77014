"""Which characters are the name of a child, by a small trained model over what stands around them.

The rules of minors and childnames know the ways in which a text introduces a child; this knows what the
surroundings of names have in common, for the ways nobody wrote down. Two linear models (logistic regression)
over the features of name_features: whether this is a person's name, and whether that person is a child.
Trained by ``python -m benchmarks.train_names`` on sentences whose names are drawn anew in each round; the
weights stand in data/name_model.csv.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extract.name_features import Candidate, find_candidates, lines_with

Stretch = tuple[int, int]
# Of each feature: how much it speaks for a name, and for a child rather than an adult.
Weights = Mapping[str, tuple[float, float]]

# A line about children, or one beside it, is where their names stand.
_CHILDREN = re.compile(
    "[岁孩童婴孤]|学生|同学|少年|少女|未成年|年级|[子孙养]女|儿子|女儿|其[子女]|妈妈|爸爸|爷爷|奶奶|外公|外婆|班主任|幼儿园|[上辍入就转]学|书包|溺"
)
_BESIDE = 2
# Below nought: a name left unmasked does more harm than a word masked.
_LEAST = -2.5
_LEAST_SHORT = 0.0  # 农牧, 南音: two characters are a word sooner than a name
_LEAST_BESIDE = -6.0  # in a list with a child
_PERSON = -2.0
_SURE = 100.0
_JOINTS = "、和与及"
_NOTHING = (0.0, 0.0)


def names_by_model(
    text: str, weights: Weights | None = None, everywhere: bool = False
) -> tuple[Stretch, ...]:
    """Where the model sees the name of a child, in order, none overlapping.

    Read are the lines about children and those beside them, or ``everywhere`` all lines.
    """
    used = shipped_weights() if weights is None else weights
    likely: list[tuple[float, int, int]] = []
    children: set[Stretch] = set()
    for each in find_candidates(text, None if everywhere else lines_with(text, _CHILDREN, _BESIDE)):
        name, child = score(each, used)
        if name > _LEAST_BESIDE:
            likely.append((name, each.start, each.end))
            if child > 0:
                children.add((each.start, each.end))
    persons = choose([row for row in likely if row[0] > _least(row[1], row[2])])
    chosen = tuple(each for each in persons if each in children)
    if not chosen:
        return ()
    beside = [row for row in likely if row[1:] in children and _is_beside(text, row[1:], chosen)]
    return choose([*((_SURE, *each) for each in chosen), *beside])


def persons_by_model(text: str, hint: re.Pattern[str]) -> tuple[Stretch, ...]:
    """Where the model sees a person's name in the lines with ``hint``, in order, none overlapping."""
    used = shipped_weights()
    scored = [(score(each, used)[0], each) for each in find_candidates(text, lines_with(text, hint))]
    return choose([(name, each.start, each.end) for name, each in scored if name > _PERSON])


def _least(start: int, end: int) -> float:
    return _LEAST if end - start > 2 else _LEAST_SHORT


def score(candidate: Candidate, weights: Weights) -> tuple[float, float]:
    """How likely this is a name, and how likely its bearer is a child; logits, even at 0."""
    rows = [weights.get(name, _NOTHING) for name in candidate.features]
    return sum(row[0] for row in rows), sum(row[1] for row in rows)


def choose(likely: list[tuple[float, int, int]]) -> tuple[Stretch, ...]:
    """Of overlapping readings (score, start, end) the best: 林小雨 or 林小雨高."""
    chosen: list[Stretch] = []
    for _, start, end in sorted(likely, key=lambda row: (-row[0], row[1], -row[2])):
        if all(end <= first or last <= start for first, last in chosen):
            chosen.append((start, end))
    return tuple(sorted(chosen))


def _is_beside(text: str, name: Stretch, chosen: tuple[Stretch, ...]) -> bool:
    """赵磊 in 高飞、赵磊, where 高飞 is chosen."""
    start, end = name
    return any(
        (last + 1 == start and text[last] in _JOINTS) or (end + 1 == first and text[end] in _JOINTS)
        for first, last in chosen
    )


@cache
def shipped_weights() -> Weights:
    """The weights of data/name_model.csv."""
    table = files("data").joinpath("name_model.csv").read_text(encoding="utf-8")
    return {name: (float(person), float(child)) for name, person, child in csv.reader(table.splitlines()[1:])}
