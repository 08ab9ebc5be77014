"""How far a sentence speaks of what an ask asks for: shared character pairs and shared concepts.

Verbs every document uses (加强, 推进) count nothing; what the whole proposal is about (its subject's words)
counts little between its suggestions. Concepts are rows of data/answer_terms.csv (师资: 教师, 志愿者).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from generate.asks import action_words

_HAN_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_SUBJECT_WEIGHT = 0.25
_CONCEPT_WEIGHT = 1.2


@dataclass(frozen=True, slots=True)
class Terms:
    """What a stretch of text is about: its character pairs and concepts."""

    pairs: frozenset[str]
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """How one text speaks of another: ``score`` summed weight, ``coverage`` of the ask from 0 to 1,
    shared words."""

    score: float
    coverage: float
    shared: tuple[str, ...]
    own: int
    """How many shared pairs and concepts are the ask's own, not the subject's."""


@cache
def _stop_pattern() -> re.Pattern[str]:
    source = resources.files("data").joinpath("function_words.csv").read_text("utf-8")
    function_words = {row["word"] for row in csv.DictReader(source.splitlines())}
    words = sorted({*action_words(), *function_words} - {"覆盖"}, key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _concepts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = resources.files("data").joinpath("answer_terms.csv").read_text("utf-8")
    rows = csv.DictReader(source.splitlines())
    return tuple((row["concept"], re.compile("|".join(map(re.escape, row["words"].split())))) for row in rows)


@cache
def telling_concepts() -> frozenset[str]:
    """The concepts that say what a matter is; money, staff or rules are part of any."""
    source = resources.files("data").joinpath("answer_terms.csv").read_text("utf-8")
    return frozenset(row["concept"] for row in csv.DictReader(source.splitlines()) if not row["generic"])


@cache
def terms_of(text: str) -> Terms:
    """The pairs and concepts of ``text``."""
    kept = _stop_pattern().sub(" ", text)
    pairs = {run[index : index + 2] for run in _HAN_RUN.findall(kept) for index in range(len(run) - 1)}
    concepts = {name for name, pattern in _concepts() if pattern.search(text)}
    return Terms(frozenset(pairs), frozenset(concepts))


def match(ask: Terms, text: Terms, subject: Terms) -> Match:
    """How far ``text`` speaks of ``ask`` within a proposal on ``subject``."""
    shared = ask.pairs & text.pairs
    concepts = ask.concepts & text.concepts
    score = sum(_weight(pair, subject) for pair in shared)
    score += sum(_concept_weight(name, subject) for name in concepts)
    whole = sum(_weight(pair, subject) for pair in ask.pairs)
    whole += sum(_concept_weight(name, subject) for name in ask.concepts)
    own = len(shared - subject.pairs) + len(concepts - subject.concepts)
    return Match(score, score / whole if whole else 0.0, tuple(sorted(shared | concepts)), own)


def _weight(pair: str, subject: Terms) -> float:
    return _SUBJECT_WEIGHT if pair in subject.pairs else 1.0


def _concept_weight(concept: str, subject: Terms) -> float:
    return _SUBJECT_WEIGHT if concept in subject.concepts else _CONCEPT_WEIGHT


def ordered_pairs(text: str) -> tuple[str, ...]:
    """The character pairs of ``text`` in their order, each once."""
    kept = _stop_pattern().sub(" ", text)
    pairs = (run[index : index + 2] for run in _HAN_RUN.findall(kept) for index in range(len(run) - 1))
    return tuple(dict.fromkeys(pairs))
