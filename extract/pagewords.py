"""The words by which the parts of a page are known, from data/page_words.csv and data/field_labels.csv.

Every line of every page is looked up here, so words at the start of a line are matched by ``str`` methods,
which take no compiled alternation, and words anywhere by one pattern, which skips to their first characters.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

Role = Literal["end", "comment", "drop", "button", "notice", "footer", "head", "spam", "brand"]

BEHIND_ANSWER = re.compile(
    r"(?:答复|回复|办复|处理|受理|反馈)(?:单位|部门|机构|机关|时间|日期|人员?)|办结(?:时间|日期)|"
    r"(?:办理|处理)(?:状态|进度)|(?:满意|评价|反馈).*"
)
OPENING_MARKS = " \t\u3000\u00a0[【（(「『<《·•●○■□◆▪>＞|｜*-—_☆★+＋@"


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>``."""
    text = files("data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def words_of(role: Role) -> tuple[str, ...]:
    """The words of one role, longest first; a word that ends in a colon stands with both widths of colon."""
    words = {row["word"] for row in read_table("page_words.csv") if row["role"] == role}
    words |= {word[:-1] + "：" for word in words if word.endswith(":")}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def starts_with(role: Role, text: str) -> bool:
    """Whether a line starts, after brackets and bullets, with a word of ``role``."""
    return text.lstrip(OPENING_MARKS).startswith(words_of(role))


def has_word(role: Role, text: str) -> bool:
    """Whether a word of ``role`` stands anywhere in ``text``."""
    return word_pattern(role).search(text) is not None


def count_words(role: Role, text: str) -> int:
    """How many different words of ``role`` stand in ``text``; a word inside a longer one counts too."""
    return sum(1 for word in words_of(role) if word in text)


@cache
def word_pattern(role: Role) -> re.Pattern[str]:
    """A pattern that finds the words of ``role``; quick in texts where their first characters are rare."""
    return re.compile("|".join(map(re.escape, words_of(role))))


@cache
def _buttons() -> re.Pattern[str]:
    return re.compile(r"(?:[\W\d_]|" + "|".join(map(re.escape, words_of("button"))) + ")+", re.IGNORECASE)


@cache
def _button_starts() -> frozenset[str]:
    return frozenset(first for word in words_of("button") for first in (word[0], word[0].swapcase()))


def is_buttons(text: str) -> bool:
    """Whether a line is made of button words, numbers and separators, with one word at least."""
    bare = text.lstrip(OPENING_MARKS)
    return bare[:1] in _button_starts() and _buttons().fullmatch(bare) is not None


@cache
def field_labels() -> frozenset[str]:
    """Labels of the metadata table or form above a document, without white space and colon."""
    return frozenset(row["label"] for row in read_table("field_labels.csv"))


def is_behind_answer(label: str) -> bool:
    """Whether a label of a form stands below the answer: who answered and when, and what was thought of it.

    Contacts, handling units, classes and copies stand in the letter's own tail as well, so they are none.
    """
    return BEHIND_ANSWER.fullmatch(label) is not None and label in form_labels()


@cache
def form_labels() -> frozenset[str]:
    """Labels of form pages only (提案人, 答复内容, ...)."""
    return frozenset(row["label"] for row in read_table("field_labels.csv") if row["group"] == "form")
