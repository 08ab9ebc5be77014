"""The words by which the parts of a page are known, from data/page_words.csv and data/field_labels.csv."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

Role = Literal["end", "drop", "button", "notice", "footer", "head", "spam", "brand"]

OPENING_MARKS = r"^[\s\[【（(「『<《·•●○■□◆▪>＞|｜*\-—_☆★+＋@]*"


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>``."""
    text = files("data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def words_of(role: Role) -> tuple[str, ...]:
    """The words of one role, longest first."""
    words = {row["word"] for row in read_table("page_words.csv") if row["role"] == role}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def starts_with(role: Role) -> re.Pattern[str]:
    """A pattern that matches a line that starts, after brackets and bullets, with a word of ``role``."""
    return re.compile(OPENING_MARKS + "(?:" + _alternatives(role) + ")", re.IGNORECASE)


@cache
def contains(role: Role) -> re.Pattern[str]:
    """A pattern that finds the words of ``role`` anywhere."""
    return re.compile("(?:" + _alternatives(role) + ")", re.IGNORECASE)


@cache
def only_buttons() -> re.Pattern[str]:
    """A pattern that matches a line made of nothing but button words, numbers and separators."""
    return re.compile(r"(?:[\W\d_]|" + _alternatives("button") + ")+", re.IGNORECASE)


def _alternatives(role: Role) -> str:
    """The words as alternatives of a pattern; colons of both widths are one."""
    words = (re.escape(word).replace(":", "[:：]").replace(r"\ ", r"\s*") for word in words_of(role))
    return "|".join(words)


@cache
def field_labels() -> frozenset[str]:
    """Labels of the metadata table or form above a document, without white space and colon."""
    return frozenset(row["label"] for row in read_table("field_labels.csv"))


@cache
def form_labels() -> frozenset[str]:
    """Labels of form pages only (提案人, 答复内容, ...)."""
    return frozenset(row["label"] for row in read_table("field_labels.csv") if row["group"] == "form")
