"""Personal data of a letter as the extract stage finds them, over the whole file: head, tables, headers
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.model import Personal
from extract.privacy import find_personal
from generate.check import Case, Edit

NAME = re.compile(r"[\u3400-\u9fff·]{2,15}(?<![省镇乡村县区市街路局校园所院函里])")
CHILD = re.compile(
    r"儿童|孤儿|幼儿|婴儿|少年|少女|未成年|学生|同学|年级|班|岁|小学|中学|幼儿园|孩子|女儿|儿子|孙[女子]|留守|困境|辍学|[男女]孩"
)
PLACE = re.compile(r"\d+个|(?:社区|村|镇|乡|街道|小区|路|县|区|市|小学|中学|学校|幼儿园)")


@lru_cache(maxsize=8)
def personal_of(text: str) -> tuple[Personal, ...]:
    """Personal data of a file's text; offsets count in it."""
    return find_personal(text)


def personal_in(case: Case, *categories: str) -> Iterator[tuple[Personal, str]]:
    """The data of these categories, each with its words; those outside of any letter come with the first
    one.
    """
    for datum in personal_of(case.text):
        inside = case.parts.start <= datum.start < case.parts.end
        outside = case.first and not inside and datum.start < case.parts.start
        after = case.last and datum.start >= case.parts.end
        words = case.text[datum.start : datum.end]
        if datum.category == "minor" and not is_childs_name(case, datum, words):
            continue
        if datum.category in categories and (inside or outside or after):
            yield datum, words


def is_childs_name(case: Case, datum: Personal, words: str) -> bool:
    """Whether a name is one, and a child is spoken of where it stands: a letterhead names none."""
    line_start, line_end = case.text.rfind("\n", 0, datum.start) + 1, case.text.find("\n", datum.end)
    line = case.text[line_start : line_end if line_end >= 0 else None]
    named = NAME.fullmatch(words) and not PLACE.match(case.text, datum.end)
    return bool(named) and bool(CHILD.search(line))


def masked(datum: Personal, words: str) -> Edit:
    """The datum with what identifies taken out, of the form that inspectors ask for (138****1234)."""
    from extract.privacy import mask_text

    own = Personal(0, len(words), datum.category)
    return Edit(datum.start, datum.end, mask_text(words, (own,)))
