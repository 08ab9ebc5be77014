"""Text to theme ids, by the table data/themes.csv."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.vocabulary import build_finder

_HEADING = 0.6  # what a heading says counts less than the measure's own words
_DOCUMENT = 5.0  # what the whole document is about, where the measure says little


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word of the table at ``text[start:end]``, how much it says, and the themes it speaks for."""

    start: int
    end: int
    text: str
    weight: float
    themes: tuple[str, ...]


def find_themes(text: str) -> tuple[str, ...]:
    """At most two theme ids, best first."""
    return rank_themes(find_theme_words(text))


def find_theme_words(text: str) -> tuple[ThemeWord, ...]:
    """The words of the table in ``text``, in order of place, overlapping ones too."""
    find, table = _finder()
    return tuple(ThemeWord(start, end, word, *table[word]) for start, end, word in sorted(find(text)))


def rank_themes(
    own: tuple[ThemeWord, ...], heading: tuple[ThemeWord, ...] = (), about: Mapping[str, float] | None = None
) -> tuple[str, ...]:
    """At most two theme ids, best first, for the words of a passage.

    ``heading`` (the words of the headings above it) and ``about`` (``share_themes`` of the document) decide
    where the passage says little: 招募志愿者214名 in a letter on holiday care is about holiday care.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    for words, factor in ((own, 1.0), (heading, _HEADING)):
        for word in {each.text: each for each in words}.values():
            for theme in word.themes:
                scores[theme] += factor * word.weight
    for theme, share in (about or {}).items():
        scores[theme] += _DOCUMENT * share
    best = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    return tuple(theme for theme in best if scores[theme] > 0)


def share_themes(words: tuple[ThemeWord, ...]) -> dict[str, float]:
    """What share each theme has in ``words``; the shares add up to one, empty without words."""
    scores: defaultdict[str, float] = defaultdict(float)
    for word in words:
        for theme in word.themes:
            scores[theme] += word.weight
    total = sum(scores.values())
    return {theme: score / total for theme, score in scores.items()} if total else {}


@cache
def _finder() -> tuple[Callable[[str], list[tuple[int, int, str]]], dict[str, tuple[float, tuple[str, ...]]]]:
    """The finder of the table's words, and each word's weight and themes.

    Longer words say more, words of several themes less.
    """
    rows = files("data").joinpath("themes.csv").read_text(encoding="utf-8").splitlines()
    themes: dict[str, list[str]] = {}
    for row in csv.DictReader(rows):
        for word in (row["name"], *row["keywords"].split()):
            if row["id"] not in themes.setdefault(word, []):
                themes[word].append(row["id"])
    table = {word: ((len(word) - 1) / len(ids), tuple(ids)) for word, ids in sorted(themes.items())}
    return build_finder(table), table
