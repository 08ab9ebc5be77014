"""From the text of a proposal to a Proposal: the header, then the suggestions, spans kept."""

from __future__ import annotations

from generate.proposal import Proposal


def read_header_and_suggestions(text: str) -> Proposal:
    """The proposal that ``text`` states."""
    return Proposal(text=text)
