"""Orders texts by how well they answer a query; pure, the same on every database."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from store.language import Words

SYNONYM_WEIGHT = 0.8
# BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
SATURATION = 1.2
LENGTH_SHARE = 0.75


def rank(rows: Sequence[tuple[int, str]], words: Sequence[Words]) -> list[int]:
    """The keys of ``rows`` (key, folded text), best first; equals stay in their order, the newest first."""
    included = [one for one in words if not one.excluded]
    counts = [[occurrences(text, one) for _, text in rows] for one in included]
    weights = [log(1 + len(rows) / (1 + sum(1 for count in row if count))) for row in counts]
    usual = sum(len(text) for _, text in rows) / len(rows) if rows else 1.0
    scores = [
        sum(
            weight * saturated(row[number], len(text), usual)
            for row, weight in zip(counts, weights, strict=True)
        )
        for number, (_, text) in enumerate(rows)
    ]
    order = sorted(range(len(rows)), key=lambda number: -scores[number])
    return [rows[number][0] for number in order]


def occurrences(text: str, words: Words) -> float:
    """How often the word stands in ``text``; a synonym counts less."""
    typed = text.count(words.typed.text)
    if not words.synonyms:
        return typed
    return typed + SYNONYM_WEIGHT * sum(text.count(one.text) for one in words.synonyms)


def saturated(count: float, length: int, usual: float) -> float:
    """BM25's term frequency: a second mention counts less than the first, a long text less than a short."""
    if not count:
        return 0.0
    return (
        count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / usual))
    )
