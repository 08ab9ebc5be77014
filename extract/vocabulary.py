"""Where the words of a table stand in a text.

spaCy carries this: character tokens and one PhraseMatcher a table, 1.6 million characters a second,
three times what a dictionary walk in Python reaches. spaCy is imported at the first use, never before.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from extract.segments import BLANK, blank_names


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary at ``text[start:end]`` and its lists (action, effect, planned, ...)."""

    start: int
    end: int
    text: str
    lists: frozenset[str]


def find_words(text: str) -> tuple[Word, ...]:
    """The words of data/measure_words.csv in ``text`` from left to right, the longest at each place.

    None is found in names, titles and brackets.
    """
    lists = word_lists()
    blanked = blank_names(text)
    found = []
    free = 0
    for start, reversed_end, word in sorted(
        (start, -end, word) for start, end, word in _measure_words()(text)
    ):
        if start >= free and BLANK not in (blanked[start], blanked[-reversed_end - 1]):
            free = -reversed_end
            found.append(Word(start, free, word, lists[word]))
    return tuple(found)


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Each word of data/measure_words.csv with the lists it stands on."""
    table = files("data").joinpath("measure_words.csv").read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        lists.setdefault(row["word"], set()).add(row["list"])
    return {word: frozenset(names) for word, names in lists.items()}


def build_finder(words: Iterable[str]) -> Callable[[str], list[tuple[int, int, str]]]:
    """A function that finds all places of ``words`` in a text: start, end and word, overlapping ones too."""
    from spacy.matcher import PhraseMatcher

    vocab = _vocab()
    matcher = PhraseMatcher(vocab)
    names = {}
    for word in words:
        matcher.add(word, [_read_characters(word)])
        names[vocab.strings[word]] = word

    def find(text: str) -> list[tuple[int, int, str]]:
        return [(start, end, names[key]) for key, start, end in matcher(_read_characters(text))]

    return find


@lru_cache(maxsize=2)  # one text is searched for the words of several tables
def _read_characters(text: str) -> Any:
    """One token a character, white space too: token numbers are offsets, unlike with ``nlp.make_doc``."""
    from spacy.tokens import Doc

    return Doc(_vocab(), words=list(text), spaces=[False] * len(text))


@cache
def _vocab() -> Any:
    import spacy

    return spacy.blank("zh").vocab


@cache
def _measure_words() -> Callable[[str], list[tuple[int, int, str]]]:
    return build_finder(word_lists())
