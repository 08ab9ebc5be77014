"""What a figure covers where that is less than its place: some facilities that were built, one project.

建成社区托育点15个，托位450个 counts the places of these fifteen, not of the district. Pure but for its table.
"""

from __future__ import annotations

import re
from functools import cache

from extract.model import StatisticKind
from store.vocabulary import table_rows

SENTENCE_END = re.compile(r"[。！？!?；;\n]")
CLAUSE_END = re.compile(r"[，,：:]")
COUNT = r"[0-9０-９一二三四五六七八九十百两]+(?:余|多)?[个所处家座]"
LONGEST = 40


@cache
def words_pattern(role: str) -> str:
    """Any word of a role, the longest first."""
    words = sorted((row["word"] for row in table_rows("scope_words") if row["role"] == role), key=len)
    return f"(?:{'|'.join(map(re.escape, reversed(words)))})"


@cache
def built() -> re.Pattern[str]:
    """Facilities that are built, with their number on either side."""
    facility = words_pattern("facility")
    return re.compile(f"{words_pattern('build')}.*(?:{facility}{COUNT}|{COUNT}.*{facility})")


@cache
def standing() -> re.Pattern[str]:
    """Words of all that stands in a whole place: 全市建成充电站368座, but not what 全市新建 adds to it."""
    return re.compile(f"{words_pattern('whole')}(?:(?!{words_pattern('build')}).)*建成")


@cache
def opened() -> re.Pattern[str]:
    """One project once it is there."""
    return re.compile(f"{words_pattern('facility')}.*{words_pattern('opened')}")


@cache
def whole() -> re.Pattern[str]:
    """Words that make a figure one of the whole place."""
    return re.compile(words_pattern("whole"))


def scope_of(sentence: str, quote: str, kind: StatisticKind) -> str | None:
    """The words that say what less than its place the figure covers; None when nothing does.

    They stand in the clause of the figure or the one before: 某某中心建成后可提供托位150个; of levels alone
    (what new facilities add, they add to the place) also 建成托育点15个，托位450个.
    """
    before, found, _ = sentence.partition(quote)
    if not found:
        return None
    clauses = CLAUSE_END.split(SENTENCE_END.split(before)[-1])
    own, previous = clauses[-1], clauses[-2] if len(clauses) > 1 else ""
    if whole().search(own + quote):
        return None
    for clause in (own, previous):
        if opened().search(clause):
            return clause.strip()[-LONGEST:]
    if kind == "level" and built().search(previous) and not standing().search(previous):
        return previous.strip()[-LONGEST:]
    return None
