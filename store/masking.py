"""Personal data masked character for character, so that spans found in the text hold in the masked text."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Personal

MASK = "＊"
# A reader still recognises a number by its ends; anything else is masked whole.
KEPT_ENDS = {"phone": (3, 2), "id_number": (3, 0), "bank_card": (4, 0), "plate": (2, 0)}


def mask_spans(text: str, personal: Sequence[Personal], offset: int = 0) -> str:
    """``text``, at ``offset`` of the document, with each datum of ``personal`` masked; the length stays."""
    characters = list(text)
    for datum in personal:
        head, tail = KEPT_ENDS.get(datum.category, (0, 0))
        if head + tail >= datum.end - datum.start:
            head = tail = 0
        first = max(datum.start + head - offset, 0)
        last = min(datum.end - tail - offset, len(characters))
        # A datum before or after the stretch gives a negative or empty span, which would cut the text.
        if last > first:
            characters[first:last] = MASK * (last - first)
    return "".join(characters)


def mask_elsewhere(words: str, text: str, personal: Sequence[Personal]) -> str:
    """``words`` that stand outside ``text`` (a title, an actor) with the same data masked alike."""
    for datum in personal:
        raw = text[datum.start : datum.end]
        if raw and raw in words:
            words = words.replace(raw, mask_spans(raw, [datum], datum.start))
    return words
