"""The 公开件: the letter as it may be published, without contact data and with personal data masked."""

from __future__ import annotations

from dataclasses import replace

from extract.privacy import find_personal
from generate.letter import Block, Letter, Sentence

_HIDDEN = {"contact"}


def public_letter(letter: Letter) -> Letter:
    """The letter without its contact line; personal data are masked, gaps stay visible."""
    blocks = tuple(_masked(block) for block in letter.blocks if block.kind not in _HIDDEN)
    return replace(letter, blocks=blocks)


def _masked(block: Block) -> Block:
    return replace(block, sentences=tuple(_masked_sentence(row) for row in block.sentences))


def _masked_sentence(sentence: Sentence) -> Sentence:
    text = sentence.text
    for item in sorted(find_personal(text), key=lambda row: row.start, reverse=True):
        text = f"{text[: item.start]}{'*' * (item.end - item.start)}{text[item.end :]}"
    return replace(sentence, text=text)
