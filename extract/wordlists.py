"""The word lists of data/letter_words.csv: labels, offices, diseases, kin and other vocabulary of letters."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    with files("data").joinpath("letter_words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["list"]].append(row["word"])
    return {name: tuple(sorted(words, key=len, reverse=True)) for name, words in found.items()}


def words_of(name: str) -> tuple[str, ...]:
    """The words of one list, longest first; an unknown list raises KeyError."""
    return _lists()[name]


@cache
def one_of(*names: str, spaced: bool = False) -> str:
    """A regular expression for any word of the lists; ``spaced`` also takes 签 发 人 for 签发人."""
    gap = r"[ 　\t]*" if spaced else ""
    words = sorted((word for name in names for word in words_of(name)), key=len, reverse=True)
    return "(?:" + "|".join(gap.join(map(re.escape, word)) for word in words) + ")"
