"""Named children and named patients in sentences written before the rules; see personal_sentences.py."""

from __future__ import annotations

import pytest

from extract.privacy import find_personal
from tests.personal_sentences import NEGATIVE, POSITIVE

Marked = tuple[int, int, str]
OPENERS = {"{": "minor", "<": "health"}


def unmarked(sentence: str) -> tuple[str, list[Marked]]:
    """The plain sentence and its marked stretches."""
    plain, spans, begin = "", [], (0, "")
    for char in sentence:
        if char in OPENERS:
            begin = len(plain), OPENERS[char]
        elif char in "}>":
            spans.append((begin[0], len(plain), begin[1]))
        else:
            plain += char
    return plain, spans


def found(text: str, category: str) -> list[str]:
    return [text[item.start : item.end] for item in find_personal(text) if item.category == category]


@pytest.mark.parametrize("sentence", POSITIVE.strip().splitlines())
def test_children_and_patients_who_are_named(sentence: str) -> None:
    text, spans = unmarked(sentence)
    assert found(text, "minor") == [text[start:end] for start, end, kind in spans if kind == "minor"]
    told = [(item.start, item.end) for item in find_personal(text) if item.category == "health"]
    wanted = [(start, end) for start, end, kind in spans if kind == "health"]
    assert all(any(a < end and start < b for a, b in told) for start, end in wanted), found(text, "health")
    assert all(any(a < end and start < b for start, end in wanted) for a, b in told), found(text, "health")


@pytest.mark.parametrize("sentence", NEGATIVE.strip().splitlines())
def test_groups_organs_and_adults_who_speak(sentence: str) -> None:
    assert found(sentence, "minor") == []
    assert found(sentence, "health") == []
