"""Personal data masked character for character, so that spans found in the text hold in the masked text."""

from __future__ import annotations

from collections.abc import Sequence

from extract.masking import mask_value
from extract.model import Personal

MASK = "＊"
CHILD = "某儿童"


def mask_spans(text: str, personal: Sequence[Personal], offset: int = 0) -> str:
    """``text``, at ``offset`` of the document, with each datum of ``personal`` masked; the length stays."""
    characters = list(text)
    for datum in personal:
        start, end = datum.start - offset, datum.end - offset
        first, last = max(start, 0), min(end, len(characters))
        # A datum before or after the stretch gives a negative or empty span, which would cut the text.
        if last > first:
            whole = (first, last) == (start, end)
            masked = _mask(datum.category, text[start:end]) if whole else MASK * (last - first)
            characters[first:last] = masked
    return "".join(characters)


def _mask(category: str, raw: str) -> str:
    """The mask of extract.masking where it is as long as ``raw``: 138****1234, 某儿童; else like it."""
    if category == "minor":
        return "某童" if len(raw) == 2 else CHILD[: len(raw)] + MASK * (len(raw) - len(CHILD))
    masked = mask_value(category, raw)
    return masked if len(masked) == len(raw) else MASK * len(raw)


def mask_elsewhere(words: str, text: str, personal: Sequence[Personal]) -> str:
    """``words`` that stand outside ``text`` (a title, an actor) with the same data masked alike."""
    for datum in personal:
        raw = text[datum.start : datum.end]
        if raw and raw in words:
            words = words.replace(raw, mask_spans(raw, [datum], datum.start))
    return words
