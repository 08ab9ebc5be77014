"""What a proposal says: header, background, problems, suggestions with their asks, each with its span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.model import Council, Passage, Session

ProposerKind = Literal["member", "deputy", "party", "organisation", "sector"]
"""A committee member, a deputy, a party (民盟…), a people's organisation or committee, a sector (界别)."""


@dataclass(frozen=True, slots=True)
class Proposer:
    """One who signed the proposal, by name as printed."""

    name: str
    kind: ProposerKind


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked for; a suggestion holds one or several. Offsets count in ``Proposal.text``."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion of the proposal: its words without the number before them.

    ``title`` is its leading clause (the heading, where it has one), fit for 关于…的建议.
    Offsets count in ``Proposal.text``; ``asks`` is never empty.
    """

    id: str
    text: str
    start: int
    end: int
    title: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who handles it: the lead unit, the co-handlers, and the days it was assigned and is due, if stated."""

    lead: str | None = None
    co_handlers: tuple[str, ...] = ()
    assigned_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as read; a field it does not state is None or empty, nothing is guessed.

    ``subject`` is the full name as the records have it (关于…的提案, 关于…的建议); ``committee`` the council
    that received it (政协云岭县委员会 is 云岭县政协); ``place`` that council's place by name.
    """

    text: str
    council: Council | None = None
    committee: str | None = None
    place: str | None = None
    session: Session | None = None
    number: str | None = None
    subject: str | None = None
    proposers: tuple[Proposer, ...] = ()
    proposer_count: int | None = None
    background: tuple[Passage, ...] = ()
    problems: tuple[Passage, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    assignment: Assignment = Assignment()
    proposed_on: date | None = None


def read_proposal(text: str) -> Proposal:
    """The proposal that ``text`` states; what it does not state stays None."""
    from generate.intake import read_header_and_suggestions

    return read_header_and_suggestions(text)
