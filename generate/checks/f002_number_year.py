"""F002: the document number's year is the year of the letter's date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generate.cases import day_of
from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

PRINTED = re.compile(r"(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)\s*印发")


def find(case: Case) -> Iterator[Hit]:
    """The number when its year differs from the date's or, without date, is older than the work told; a day
    of printing that does not fit the date.
    """
    number, day = case.parts.number, case.signed_on
    year = re.search(r"(?:19|20)\d{2}", number.text) if number else None
    if number and year and day is None:
        latest = last_year_told(case)
        if latest is not None and latest > int(year[0]):
            start = number.start + year.start()
            reason = f"发文字号的年份是{year[0]}年，正文已写到{latest}年办成的事，两者不符"
            yield Hit(start, start + 4, reason, str(latest))
    yield from printing_hits(case)
    if number and year and day and int(year[0]) != day.year:
        start = number.start + year.start()
        yield Hit(
            start,
            start + 4,
            f"发文字号的年份是{year[0]}年，成文日期是{day.year}年，两者应一致",
            f"{day.year}",
        )


def last_year_told(case: Case) -> int | None:
    """The latest year of which the letter tells figures as facts, a year being told at least twice."""
    told = Counter(
        int(row.period.start[:4])
        for row in case.record.statistics
        if row.status == "actual" and row.period is not None and row.period.start
    )
    often = [year for year, times in told.items() if times >= 2]
    return max(often, default=None)


def printing_hits(case: Case) -> Iterator[Hit]:
    """A day of printing before the letter's date or in another year than it."""
    found = PRINTED.search(case.text, case.parts.body.end)
    printed = day_of(found[0]) if found else None
    if not found or printed is None or case.signed_on is None:
        return
    if printed < case.signed_on or printed.year > case.signed_on.year:
        reason = (
            f"印发日期“{found['day']}”与成文日期{case.signed_on.year}年的“{case.signed_on:%-m月%-d日}”不符"
        )
        yield Hit(found.start("day"), found.end("day"), reason, "核对两个日期")


CHECK = Check(
    code="F002",
    severity="warning",
    message="发文字号的年份、印发日期应与成文日期一致",
    source="GB/T 9704-2012 7.2.5（发文字号按年份编排）",
    strength="standard",
    find=find,
    bad=(
        changed(("〔2025〕17号", "〔2024〕17号")),
        changed(("〔2025〕17号", "〔2024〕17号"), ("2025年6月8日\n", "")),
        changed(("县政府办公室。", "县政府办公室。\n云岭县教育体育局办公室　2025年6月3日印发")),
    ),
    good=(
        clean(),
        changed(("县政府办公室。", "县政府办公室。\n云岭县教育体育局办公室　2025年6月9日印发")),
    ),
)
