"""An edited draft against its sidecar: every sentence is found again, and what became of it is said.

A sentence is looked for under its bookmark; where the bookmark is gone or empty, by aligning the letter's
sentences
with the sidecar's. Sentences that the letter has and the sidecar has not are new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Literal

from generate.check import Case
from generate.letterparts import Spot, lines_of

Fate = Literal["unchanged", "reworded", "figures", "dropped", "new"]
BOOKMARK = re.compile(r"dafu_(?P<id>.+)")
ALIKE = 0.45
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?\s*[万亿]?[%％]?")
SOURCED = ("fact", "answer", "plan", "precedent")


@dataclass(frozen=True, slots=True)
class Fated:
    """One sentence and what became of it; ``spot`` is where it stands now, ``before`` the sidecar's row."""

    fate: Fate
    spot: Spot | None
    before: dict[str, Any] | None
    numbers: tuple[str, ...] = ()


def reverified(case: Case) -> tuple[Fated, ...]:
    """The fate of every sentence of the sidecar, then the new sentences of the letter; empty without a
    sidecar.
    """
    if case.evidence is None or not case.first:
        return ()
    rows: list[dict[str, Any]] = [row for row in case.evidence["sentences"] if row.get("text", "").strip()]
    current = list(letter_sentences(case, rows))
    matches = matched(rows, current, bookmarked(case))
    found = [
        fate_of(row, current[matches[number]] if number in matches else None)
        for number, row in enumerate(rows)
    ]
    taken = set(matches.values())
    fresh = [Fated("new", spot, None) for number, spot in enumerate(current) if number not in taken]
    return tuple(found + fresh)


def letter_sentences(case: Case, rows: list[dict[str, Any]]) -> Iterator[Spot]:
    """The letter's sentences as the sidecar cuts them: whole lines that it holds as one, else sentence by
    sentence.
    """
    known = {plain(row["text"]) for row in rows}
    for line in lines_of(case.file.text):
        if plain(line.text) in known:
            yield line
        else:
            yield from split(line)


def split(line: Spot) -> Iterator[Spot]:
    """The sentences of a line."""
    from extract.segments import find_sentences

    for span in find_sentences(line.text):
        yield Spot(line.start + span.start, line.start + span.end, line.text[span.start : span.end])


def bookmarked(case: Case) -> dict[str, tuple[int, int]]:
    """Where each bookmarked sentence stands now, by its id."""
    places = {}
    for mark in case.file.bookmarks:
        found = BOOKMARK.fullmatch(mark.name)
        if found:
            starts = case.file.starts
            places[found["id"]] = (starts[mark.first] + mark.start, starts[mark.last] + mark.end)
    return places


def matched(
    rows: list[dict[str, Any]], current: list[Spot], bookmarks: dict[str, tuple[int, int]]
) -> dict[int, int]:
    """Which letter sentence each row became: equal words first, then bookmarks, then the most alike in
    order.
    """
    matches: dict[int, int] = {}
    free = set(range(len(current)))
    for number, row in enumerate(rows):
        same = [place for place in sorted(free) if plain(current[place].text) == plain(row["text"])]
        if same:
            matches[number] = min(same, key=lambda place: abs(place - number))
            free.discard(matches[number])
    for number, row in enumerate(rows):
        place = bookmarks.get(str(row["id"]))
        if number in matches or place is None or place[0] >= place[1]:
            continue
        inside = [n for n in free if current[n].start < place[1] and place[0] < current[n].end]
        best = max(inside, key=lambda n: likeness(row["text"], current[n].text), default=None)
        if best is not None and likeness(row["text"], current[best].text) >= ALIKE / 2:
            matches[number] = best
            free.discard(best)
    align_rest(rows, current, matches, free)
    return matches


def align_rest(
    rows: list[dict[str, Any]], current: list[Spot], matches: dict[int, int], free: set[int]
) -> None:
    """Pairs the rows left over with the sentences left over, the most alike first, above a floor."""
    left = [number for number in range(len(rows)) if number not in matches]
    pairs = sorted(
        (
            (likeness(rows[number]["text"], current[place].text), number, place)
            for number in left
            for place in free
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    for score, number, place in pairs:
        if score >= ALIKE and number not in matches and place in free:
            matches[number] = place
            free.discard(place)


def fate_of(row: dict[str, Any], spot: Spot | None) -> Fated:
    """What became of one sentence of the sidecar."""
    if spot is None:
        return Fated("dropped", None, row)
    if plain(spot.text) == plain(row["text"]):
        return Fated("unchanged", spot, row)
    strange = unsupported(spot.text, row)
    if strange:
        return Fated("figures", spot, row, strange)
    return Fated("reworded", spot, row)


def unsupported(text: str, row: dict[str, Any]) -> tuple[str, ...]:
    """Numbers of the sentence as it now stands that neither its old words nor its evidence hold; or those
    it lost.
    """
    before, now = numbers(row["text"]), numbers(text)
    known = set(before) | {
        value for item in row.get("evidence", ()) for value in numbers(item.get("quote", ""))
    }
    return tuple(words for value, words in now.items() if value not in known)


def numbers(text: str) -> dict[Decimal, str]:
    """The numbers of a text by value, 万 and 亿 multiplied out."""
    found: dict[Decimal, str] = {}
    for match in NUMBER.finditer(text.translate(FULL_WIDTH)):
        words = match[0].strip()
        scale = 10000 if "万" in words else 100000000 if "亿" in words else 1
        digits = re.sub(r"[^\d.]", "", words).strip(".")
        if digits:
            found.setdefault(Decimal(digits) * scale, words)
    return found


FULL_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def plain(text: str) -> str:
    """A sentence without spaces and with one kind of punctuation."""
    return re.sub(r"[\s\u3000]", "", text).replace(",", "，").replace(":", "：").replace(";", "；")


def likeness(one: str, other: str) -> float:
    """How alike two sentences are, 0 to 1; quick to refuse what cannot be alike."""
    a, b = plain(one), plain(other)
    if not a or not b:
        return 0.0
    shared = sum((Counter(a) & Counter(b)).values())
    if 2 * shared / (len(a) + len(b)) < ALIKE / 2:
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
