"""Proposals on the same matter, answered together: one set of suggestions, a letter to each proposer.

Same-topic items may be merged but each proposer gets an own reply (drafting-rules R6).
"""

from __future__ import annotations

from dataclasses import replace

from generate.proposal import Ask, Proposal, Suggestion
from generate.relevance import terms_of
from generate.topic import telling_pairs

_SAME_SUBJECT = 0.5
_SAME_SUGGESTION = 0.6
_BETWEEN = "\n\n"


def same_matter(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals are about the same: the telling words of their subjects agree by half."""
    return _alike(telling_pairs(one.subject or ""), telling_pairs(other.subject or "")) >= _SAME_SUBJECT


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def group_by_matter(proposals: tuple[Proposal, ...]) -> tuple[tuple[int, ...], ...]:
    """Positions of the proposals in groups of the same matter, in the order of their first."""
    groups: list[list[int]] = []
    for position, proposal in enumerate(proposals):
        group = next((group for group in groups if same_matter(proposals[group[0]], proposal)), None)
        if group is None:
            groups.append([position])
        else:
            group.append(position)
    return tuple(map(tuple, groups))


def merged(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Each proposal with the suggestions of all, said once; the texts stand one behind the other."""
    text = _BETWEEN.join(item.text for item in proposals)
    suggestions: list[Suggestion] = []
    offset = 0
    for item in proposals:
        for suggestion in item.suggestions:
            if not any(_says_the_same(suggestion, known) for known in suggestions):
                suggestions.append(_moved(suggestion, offset, f"s{len(suggestions) + 1}"))
        offset += len(item.text) + len(_BETWEEN)
    return tuple(replace(item, text=text, suggestions=tuple(suggestions)) for item in proposals)


def _says_the_same(one: Suggestion, other: Suggestion) -> bool:
    return _alike(terms_of(one.text).pairs, terms_of(other.text).pairs) >= _SAME_SUGGESTION


def _moved(suggestion: Suggestion, offset: int, identity: str) -> Suggestion:
    asks = tuple(
        Ask(f"{identity}a{number}", ask.text, ask.start + offset, ask.end + offset)
        for number, ask in enumerate(suggestion.asks, 1)
    )
    return replace(
        suggestion, id=identity, start=suggestion.start + offset, end=suggestion.end + offset, asks=asks
    )
