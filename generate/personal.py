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

NAME = re.compile(r"[\u3400-\u9fff·]{2,15}(?<![镇乡村县区市街路局校园所院])")

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
        if datum.category == "minor" and (not NAME.fullmatch(words) or PLACE.match(case.text, datum.end)):
            continue
        if datum.category in categories and (inside or outside or after):
            yield datum, words


def masked(datum: Personal, words: str) -> Edit:
    """The datum with what identifies taken out, of the form that inspectors ask for (138****1234)."""
    from extract.privacy import mask_text

    own = Personal(0, len(words), datum.category)
    return Edit(datum.start, datum.end, mask_text(words, (own,)))
