"""Orders texts by how well they answer a query; pure, the same on every database."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from store.language import Words

SYNONYM_WEIGHT = 0.8
# BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
SATURATION = 1.2
LENGTH_SHARE = 0.75


def rank(rows: Sequence[tuple[int, str]], words: Sequence[Words]) -> list[int]:
    """The keys of ``rows`` (key, folded text), best first; equals stay in their order, the newest first."""
    import numpy as np

    if not rows:
        return []
    texts = [text for _, text in rows]
    lengths = np.fromiter(map(len, texts), dtype=np.float64, count=len(texts))
    scores = np.zeros(len(texts))
    for one in words:
        if not one.excluded:
            counts = occurrences(texts, one)
            weight = log(1 + len(texts) / (1 + np.count_nonzero(counts)))
            scores += weight * saturated(counts, lengths)
    order = np.argsort(-scores, kind="stable")
    return [rows[number][0] for number in order.tolist()]


def occurrences(texts: Sequence[str], words: Words) -> Any:
    """How often the word stands in each text, as an array; a synonym counts less."""
    import numpy as np

    counts = np.zeros(len(texts))
    for term in words.terms:
        weight = 1.0 if term is words.typed else SYNONYM_WEIGHT
        counts += weight * np.fromiter((text.count(term.text) for text in texts), np.float64, len(texts))
    return counts


def saturated(counts: Any, lengths: Any) -> Any:
    """BM25's term frequency: a second mention counts less than the first, a long text less than a short."""
    usual = max(lengths.mean(), 1.0)
    return (
        counts
        * (SATURATION + 1)
        / (counts + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / usual))
    )
