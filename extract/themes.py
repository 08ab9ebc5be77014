"""Text to theme ids, by the table data/themes.csv."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_HEADING = 0.6  # what a heading says counts less than the measure's own words
_DOCUMENT = 3.0  # what the whole document is about, where the measure says little


def find_themes(
    text: str, heading: tuple[str, ...] = (), about: Mapping[str, float] | None = None
) -> tuple[str, ...]:
    """At most two theme ids, best first.

    ``heading`` and ``about`` (theme ids with shares, from ``themes_of_document``) decide where the text itself
    says little: 招募志愿者214名 in a letter on holiday care is about holiday care.
    """
    scores = _weigh(text)
    for theme, score in _weigh("\n".join(heading)).items():
        scores[theme] += _HEADING * score
    for theme, share in (about or {}).items():
        scores[theme] += _DOCUMENT * share
    return tuple(theme for theme, score in scores.most_common(2) if score > 0)


def themes_of_document(text: str) -> dict[str, float]:
    """The shares of the themes a whole document speaks of; they add up to one, empty when it speaks of none."""
    scores: Counter[str] = Counter()
    for keyword, weight, themes in _keywords():
        count = text.count(keyword)
        for theme in themes if count else ():
            scores[theme] += weight * count
    total = sum(scores.values())
    return {theme: score / total for theme, score in scores.items()}


def _weigh(text: str) -> Counter[str]:
    scores: Counter[str] = Counter()
    for keyword, weight, themes in _keywords():
        if keyword in text:
            for theme in themes:
                scores[theme] += weight
    return scores


@cache
def _keywords() -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """Each word with its weight and themes: longer words say more, words of several themes less."""
    table = files("data").joinpath("themes.csv").read_text(encoding="utf-8")
    themes: dict[str, list[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        for word in {row["name"], *row["keywords"].split()}:
            themes.setdefault(word, []).append(row["id"])
    return tuple((word, (len(word) - 1) / len(ids), tuple(ids)) for word, ids in sorted(themes.items()))
