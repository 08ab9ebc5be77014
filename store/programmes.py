"""Programmes on one theme side by side: who pays, for whom, since when, how far; each with its sentence.

What a measure does not say stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from extract.model import Place
from store.query import Hit, Query
from store.search import iter_hits
from store.vocabulary import table_rows

SINCE = re.compile(
    r"(?:自|从|于)?((?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|初)?)(?:起|以来|开始|启动|实施|正式|印发)"
)
MOST_PROGRAMMES = 500


@dataclass(frozen=True, slots=True)
class Programme:
    """One measure as a programme: the words of its sentence that say who pays, for whom, since when."""

    place: Place | None
    hit: Hit
    names: tuple[str, ...] = ()
    payers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    since: str | None = None


def compare_programmes(
    connection: Connection,
    theme: str,
    *,
    words: str = "",
    regions: Iterable[str] = (),
    most: int = MOST_PROGRAMMES,
) -> tuple[Programme, ...]:
    """The measures on ``theme`` (id or name) that name a programme or say who pays or for whom.

    Places in order of their codes, within a place the newest first. Raises QueryError, in Chinese, for a
    theme or a region that is none.
    """
    wanted = " ".join((words, *(f"地区:{region}" for region in regions)))
    query = Query(wanted, kind="measure", theme=theme)
    found = (programme_of(hit) for hit in iter_hits(connection, query, most))
    told = [one for one in found if one.names or one.payers or one.audience]
    return tuple(sorted(told, key=place_order))


def place_order(programme: Programme) -> tuple[str, str]:
    """Places by code, those without one by name at the end."""
    place = programme.place
    return (place.code or "999999", place.name) if place else ("9999999", "")


def programme_of(hit: Hit) -> Programme:
    """What a measure and its sentence say of a programme."""
    since = SINCE.search(hit.sentence)
    return Programme(
        place=hit.region,
        hit=hit,
        names=hit.programs,
        payers=longest_words(hit.sentence, "payer"),
        audience=longest_words(hit.text, "audience"),
        since=since[1] if since else None,
    )


def longest_words(text: str, role: str) -> tuple[str, ...]:
    """The words of a role that stand in ``text``, in order, none inside another."""
    return tuple(dict.fromkeys(match.group() for match in role_pattern(role).finditer(text)))


@cache
def role_pattern(role: str) -> re.Pattern[str]:
    """Any word of a role, the longest first."""
    words = sorted((row["word"] for row in table_rows("programme_words") if row["role"] == role), key=len)
    return re.compile("|".join(map(re.escape, reversed(words))))
