"""A document's head and tail to the reply header: who answers which proposal, when, with what outcome."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Issue, Kind, Place, Reply
from extract.reading import Document


@dataclass(frozen=True, slots=True)
class Header:
    """What kind of document it is, its reply header if it is a letter, and contradictions found."""

    kind: Kind
    reply: Reply | None = None
    issuers: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_header(document: Document, home: Place | None) -> Header:
    """The kind and header of one document; ``home`` is the place it speaks for."""
    return Header("other")
