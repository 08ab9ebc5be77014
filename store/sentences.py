"""The sentence around a span, and where words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from store.tokens import HAN, Term, fold

END = re.compile(r"[。！？；!?;]+[”’」』）)]*|\n")
LONGEST = 400


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds ``text[start:end]``, with its mark, without white space."""
    first = max((match.end() for match in END.finditer(text, max(0, start - LONGEST), start)), default=None)
    if first is None:
        first = max(0, start - LONGEST)
    match = END.search(text, max(end - 1, start), min(len(text), end + LONGEST))
    last = match.end() if match else min(len(text), end + LONGEST)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def find_words(text: str, terms: Iterable[Term]) -> tuple[tuple[int, int], ...]:
    """The spans of ``text`` that say one of ``terms``, in order, overlapping ones joined."""
    folded = fold(text)
    spans = []
    for term in terms:
        spans += [match.span() for match in pattern(term).finditer(folded)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@lru_cache(1_000)
def pattern(term: Term) -> re.Pattern[str]:
    """The words of a term as an expression: Latin words and numbers only whole, or their beginnings."""
    words = term.text
    edge = rf"(?:(?![{HAN}])[^\W_])"
    head = rf"(?<!{edge})" if re.match(edge, words) else ""
    tail = rf"(?!{edge})" if re.match(edge, words[-1]) and not term.open_end else ""
    return re.compile(f"{head}{re.escape(words)}{tail}")
