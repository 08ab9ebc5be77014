"""Where the words of a table stand in a text.

spaCy carries this: character tokens and one PhraseMatcher a table, 1.6 million characters a second,
three times what a dictionary walk in Python reaches. spaCy is imported when the texts are worth it, never
before.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from extract.segments import BLANK, blank_names

WALKED_BEFORE_LOADING = 60_000
"""Characters searched without spaCy: about what loading it costs."""


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
    """Each word of data/measure_words.csv with the lists it stands on.

    The table's one-character verbs count only together with one of its complements: 建 never, 建了 and 建成
    always; they stand on the lists action and completed.
    """
    table = files("data").joinpath("measure_words.csv").read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        lists.setdefault(row["word"], set()).add(row["list"])
    verbs = [word for word, names in lists.items() if "verb" in names]
    complements = [word for word, names in lists.items() if "complement" in names]
    for verb, complement in product(verbs, complements):
        lists.setdefault(verb + complement, set()).update(("action", "completed"))
    for names in lists.values():
        names -= {"verb", "complement"}
    return {word: frozenset(names) for word, names in lists.items() if names}


def build_finder(words: Iterable[str]) -> Callable[[str], list[tuple[int, int, str]]]:
    """A function that finds all places of ``words`` in a text: start, end and word, overlapping ones too.

    The first texts are walked through by dictionary: loading spaCy takes longer than a few pages of them,
    and a letter or a search needs no more.
    """
    table = frozenset(words)
    lengths = sorted({len(word) for word in table})
    walked = 0
    matcher: Callable[[str], list[tuple[int, int, str]]] | None = None

    def find(text: str) -> list[tuple[int, int, str]]:
        nonlocal walked, matcher
        walked += len(text)
        if matcher is None and (walked > WALKED_BEFORE_LOADING or "spacy" in sys.modules):
            matcher = build_matcher(table)
        if matcher is not None:
            return matcher(text)
        return [
            (start, start + length, text[start : start + length])
            for start in range(len(text))
            for length in lengths
            if text[start : start + length] in table and start + length <= len(text)
        ]

    return find


def build_matcher(words: Iterable[str]) -> Callable[[str], list[tuple[int, int, str]]]:
    """The same function over spaCy, from the first text on."""
    from spacy.matcher import PhraseMatcher

    vocab = _vocab()
    matcher = PhraseMatcher(vocab)
    names = {}
    for word in sorted(words):
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
