"""What a proposal is about, so that evidence of another matter is never used for a shared word.

乡镇, 安全 or 经费 stand in proposals of every kind (data/generic_words.csv) and make no record fit; it
must share a
theme of the proposal or a word of its subject, in its own sentence or in the title of its document.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extract.themes import find_themes
from generate.proposal import Proposal
from generate.relevance import Terms, terms_of


@dataclass(frozen=True, slots=True)
class Topic:
    """Themes (ids of data/themes.csv) and telling character pairs of a proposal."""

    themes: frozenset[str]
    pairs: frozenset[str]


NO_TOPIC = Topic(frozenset(), frozenset())


@cache
def _generic() -> re.Pattern[str]:
    source = resources.files("data").joinpath("generic_words.csv").read_text("utf-8")
    words = sorted((row["word"] for row in csv.DictReader(source.splitlines())), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def telling_pairs(text: str) -> frozenset[str]:
    """The character pairs of ``text`` that say what it is about."""
    return terms_of(_generic().sub(" ", text)).pairs


def topic_of(proposal: Proposal) -> Topic:
    """The topic by the subject; by the whole text where the subject says too little."""
    subject = proposal.subject or ""
    themes = find_themes(subject) or find_themes(proposal.text)
    pairs = telling_pairs(subject)
    if not pairs:
        pairs = frozenset().union(*(telling_pairs(item.text) for item in proposal.suggestions))
    return Topic(frozenset(themes), pairs)


def common_terms(proposal: Proposal) -> Terms:
    """What the whole proposal is about: its subject's terms, and pairs that several of its suggestions
    share."""
    subject = terms_of(proposal.subject or "")
    each = [terms_of(item.text).pairs for item in proposal.suggestions]
    shared = {pair for pairs in each for pair in pairs if sum(pair in other for other in each) > 1}
    return Terms(subject.pairs | (shared if len(each) > 2 else set()), subject.concepts)


def is_on_topic(topic: Topic, text: str, title: str, themes: tuple[str, ...]) -> bool:
    """Whether a record's sentence, or its document by title, is about the proposal's matter."""
    said = themes or find_themes(text)
    if topic.themes & set(said):
        return True
    if telling_pairs(text) & topic.pairs:
        return True
    # A document on the same matter may leave the matter's name out of a sentence, unless it speaks of
    # another.
    return not said and len(telling_pairs(title) & topic.pairs) > 1
