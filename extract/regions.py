"""Place names to division codes, from data/divisions.csv; the document's own place decides between namesakes."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Place
from extract.reading import Document


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named at ``text[start:end]``."""

    start: int
    end: int
    place: Place


def home_of(document: Document) -> Place | None:
    """The place the document speaks for, from its title, publisher, site and tail; a township gives its county's code."""
    return None


def find_places(text: str, home: Place | None) -> tuple[FoundPlace, ...]:
    """Every place named in ``text`` (全县 and 我市 mean ``home``), in order."""
    return ()


def find_region(name_or_code: str) -> Place | None:
    """The division a person means by a name or code (荆州, 荆州市, 421000); None when unknown."""
    return None
