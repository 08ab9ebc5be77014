"""F002: the document number's year is the year of the letter's date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """The number when its year differs from the date's."""
    number, day = case.parts.number, case.signed_on
    year = re.search(r"(?:19|20)\d{2}", number.text) if number else None
    if number and year and day and int(year[0]) != day.year:
        start = number.start + year.start()
        yield Hit(
            start,
            start + 4,
            f"发文字号的年份是{year[0]}年，成文日期是{day.year}年，两者应一致",
            f"{day.year}",
        )


CHECK = Check(
    code="F002",
    severity="warning",
    message="发文字号的年份应与成文日期一致",
    source="GB/T 9704-2012 7.2.5（发文字号按年份编排）",
    strength="standard",
    find=find,
    bad=(changed(("〔2025〕17号", "〔2024〕17号")),),
    good=(clean(),),
)
