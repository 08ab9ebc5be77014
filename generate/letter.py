"""The letter as a value: blocks of sentences, each with its role and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

SentenceRole = Literal["formula", "fact", "answer", "plan", "precedent", "courtesy", "gap"]
BlockKind = Literal[
    "mark",
    "number",
    "outcome",
    "title",
    "salutation",
    "heading1",
    "heading2",
    "paragraph",
    "signature",
    "date",
    "contact",
    "note",
    "copies",
    "printed",
]
SuggestionStatus = Literal["done", "ongoing", "planned", "explained", "reference", "not_ours"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a quote: what it counts, its value (万 and 亿 multiplied out) and unit."""

    indicator: str
    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """What supports a sentence: the words quoted, where they stand, and whether they are about our own place.

    ``source`` is what people read (卫生健康局 2025年工作总结), ``address`` where it was found; ``dated`` the
    day or year it holds for as ISO text; ``place`` the place it speaks of.
    """

    source: str
    address: str
    quote: str
    own: bool
    statistics: tuple[Figure, ...] = ()
    place: str | None = None
    dated: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the letter. ``id`` is also its bookmark in the document (``bookmark_name``)."""

    id: str
    text: str
    role: SentenceRole
    suggestion: str | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the letter."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The paragraph as printed."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the material does not say; ``suggestion`` is a suggestion's id, None for the whole letter."""

    suggestion: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Disposition:
    """How one suggestion is answered, and why; ``asks`` pairs each ask's id with its own status or None."""

    suggestion: str
    status: SuggestionStatus | None
    reason: str
    asks: tuple[tuple[str, SuggestionStatus | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The class letter of the profile (None when the material is too thin to say) and why."""

    letter: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply letter, every sentence with its evidence."""

    template: str
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    dispositions: tuple[Disposition, ...]
    outcome: Outcome
    document_number: str | None = None
    issuer: str | None = None
    signed_on: date | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in the order of the letter."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


def bookmark_name(sentence_id: str) -> str:
    """The Word bookmark of a sentence; Word allows letters, digits and underscores."""
    return f"dafu_{sentence_id}"
