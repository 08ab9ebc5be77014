"""Sentences and clauses of Chinese official prose.

A sentence ends at 。！？； or a line end, never inside quotation marks or brackets; a clause at ， or ： too.
1.5-3周岁 and 2.02个 stay whole.
"""

from __future__ import annotations

from extract.model import Span


def find_sentences(text: str) -> tuple[Span, ...]:
    """Sentences of ``text`` in order, without surrounding white space, closing punctuation included."""
    return ()


def find_clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Clauses of one sentence in order, offsets into ``text``, without closing punctuation."""
    return ()
