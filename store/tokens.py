"""Text to the tokens of the full-text index, and a search term to the tokens that find it.

A run of Han becomes its overlapping pairs and its last single character; Latin words and numbers stay whole.
Every Han character so starts exactly one token, and the pairs of a run stand next to each other: a phrase of
pairs is the substring, and a prefix of one character is the one-character query.

The index forgets an entry by being told its tokens again: whoever changes ``bigrams`` or ``fold`` also writes
a migration that makes ``words`` anew from ``entry_texts``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

HAN = "〇㐀-䶿一-鿿豈-﫿𠀀-𱍏"
RUN = re.compile(rf"([{HAN}]+)|((?:(?![{HAN}])[^\W_])+)")
STARRED = re.compile(r"[0-9a-z]\*+$")
HAN_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


@dataclass(frozen=True, slots=True)
class Term:
    """A search term: its folded words, its tokens in order, whether the last is a prefix.

    ``contiguous`` is false when punctuation stands in it: the order of its tokens alone does not prove it.
    """

    text: str
    tokens: tuple[str, ...]
    open_end: bool
    contiguous: bool


def fold(text: str) -> str:
    """``text`` in simplified characters, half width and small letters; every character keeps its place."""
    return text.translate(folding())


@cache
def folding() -> dict[int, str]:
    """Character by character, so that spans found in folded text hold in the original."""
    from opencc import OpenCC

    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table[0x3000] = " "
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF21, 0xFF3B)}
    han = [chr(code) for block in HAN_BLOCKS for code in block]
    simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return table | {ord(one): other for one, other in zip(han, simplified, strict=True) if len(other) == 1}


def bigrams(text: str) -> list[str]:
    """The tokens of folded ``text``, in order.

    ``托位数14826个`` gives ``托位 位数 数 14826 个``.
    """
    found: list[str] = []
    for han, word in RUN.findall(text):
        if word:
            found.append(word)
        else:
            found.extend(map("".join, pairwise(han)))
            found.append(han[-1])
    return found


def han_characters(text: str) -> set[str]:
    """The Han characters of folded ``text``."""
    return {character for han, _ in RUN.findall(text) for character in han}


def term(words: str) -> Term | None:
    """The tokens that find ``words``; None for punctuation alone.

    A word or number of ASCII letters with a star after it (``148*``) finds all that begin so.
    """
    folded = fold(words).replace("\0", "").strip()
    starred = STARRED.search(folded) is not None
    folded = folded.rstrip("*") if starred else folded
    runs = list(RUN.finditer(folded))
    if not runs:
        return None
    tokens: list[str] = []
    for run in runs[:-1]:
        tokens.extend(bigrams(run.group()))
    last = runs[-1]
    open_end = starred
    if last.group(2) or last.end() < len(folded):
        # Punctuation after the last character ends its run in the text too, so its single stands there.
        tokens.extend(bigrams(last.group()))
    else:
        pairs = bigrams(last.group())
        open_end = len(pairs) == 1
        tokens.extend(pairs if open_end else pairs[:-1])
    covered = sum(run.end() - run.start() for run in runs)
    return Term(folded, tuple(tokens), open_end, covered == len(folded))
