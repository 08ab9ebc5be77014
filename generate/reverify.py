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
from generate.letterlines import Spot, lines_of

Fate = Literal["unchanged", "reworded", "figures", "dropped", "new"]
BOOKMARK = re.compile(r"dafu_(?P<id>.+)")
ALIKE = 0.45
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?\s*[万亿]?[%％]?")
Figure = tuple[Decimal, str, str]
SOURCED = ("fact", "answer", "plan", "precedent")


@dataclass(frozen=True, slots=True)
class Fated:
    """One sentence and what became of it: where it stands now, the sidecar's row, its numbers that are
    strange or gone.
    """

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
    claimed = claims(case, rows)
    free = list(unclaimed(case, [spot for spot in claimed.values() if spot is not None], rows))
    pairs = aligned([number for number in range(len(rows)) if number not in claimed], rows, free)
    found = [
        fate_of(row, claimed[number] if number in claimed else pairs.get(number))
        for number, row in enumerate(rows)
    ]
    taken = {spot.start for spot in pairs.values()}
    return tuple(found + [Fated("new", spot, None) for spot in free if spot.start not in taken])


def claims(case: Case, rows: list[dict[str, Any]]) -> dict[int, Spot]:
    """Rows found under their bookmarks: the old words inside it, else what stands there now if it is alike
    at all.
    """
    places = bookmarked(case)
    found: dict[int, Spot] = {}
    for number, row in enumerate(rows):
        place = places.get(str(row["id"]))
        if place is None or place[0] >= place[1]:
            continue
        words = case.file.text[place[0] : place[1]]
        at = words.find(row["text"])
        if at == 0 or (at > 0 and words[at - 1] in "。！？；\n \u3000"):
            found[number] = Spot(place[0] + at, place[0] + at + len(row["text"]), row["text"])
        elif plain(words) == plain(row["text"]):
            found[number] = Spot(*place, words)
        else:
            best = max(
                split(Spot(*place, words)), key=lambda spot: likeness(row["text"], spot.text), default=None
            )
            if best is not None and likeness(row["text"], best.text) >= ALIKE:
                found[number] = best
    return found


def unclaimed(case: Case, taken: list[Spot], rows: list[dict[str, Any]]) -> Iterator[Spot]:
    """The sentences of the letter outside of all claimed stretches; a line that is one row stays whole."""
    known = {plain(row["text"]) for row in rows}
    for line in lines_of(case.file.text):
        inside = sorted(
            (spot for spot in taken if spot.start < line.end and line.start < spot.end), key=lambda s: s.start
        )
        at = line.start
        for spot in [*inside, Spot(line.end, line.end, "")]:
            words = case.file.text[at : spot.start].strip(" \t\u3000")
            if words:
                start = case.file.text.index(words, at)
                piece = Spot(start, start + len(words), words)
                yield from (piece,) if plain(words) in known else split(piece)
            at = max(at, spot.end)


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


def aligned(left: list[int], rows: list[dict[str, Any]], free: list[Spot]) -> dict[int, Spot]:
    """Rows without a bookmark with the sentences left over: equal ones first, then the most alike above a
    floor.
    """
    pairs: dict[int, Spot] = {}
    open_spots = list(free)
    for number in left:
        same = next((spot for spot in open_spots if plain(spot.text) == plain(rows[number]["text"])), None)
        if same is not None:
            pairs[number] = same
            open_spots.remove(same)
    scored = sorted(
        (
            (likeness(rows[number]["text"], spot.text), number, spot)
            for number in left
            if number not in pairs
            for spot in open_spots
        ),
        key=lambda item: (-item[0], item[1], item[2].start),
    )
    for score, number, spot in scored:
        if score >= ALIKE and number not in pairs and spot in open_spots:
            pairs[number] = spot
            open_spots.remove(spot)
    return pairs


def fate_of(row: dict[str, Any], spot: Spot | None) -> Fated:
    """What became of one sentence of the sidecar."""
    if spot is None:
        return Fated("dropped", None, row)
    if plain(spot.text) == plain(row["text"]):
        return Fated("unchanged", spot, row)
    strange = () if row.get("role") == "gap" else unsupported(spot.text, row)
    if strange:
        return Fated("figures", spot, row, strange)
    return Fated("reworded", spot, row, lost(spot.text, row))


def unsupported(text: str, row: dict[str, Any]) -> tuple[str, ...]:
    """Numbers of the sentence as it now stands that its evidence does not bear out.

    A number is borne out when the old words held it as often, or when a quote holds it and the old words
    did not
    use it for something else; numbers that changed places with each other are not.
    """
    before, now = figures_of(row["text"]), figures_of(text)
    quoted = {value for item in row.get("evidence", ()) for value, _, _ in figures_of(item.get("quote", ""))}
    old = Counter(value for value, _, _ in before)
    strange = []
    for value, words, _ in now:
        if old[value] > 0:
            old[value] -= 1
        elif value not in quoted or any(value == known for known, _, _ in before):
            strange.append(words)
    moved = NUMBER.sub("#", text) == NUMBER.sub("#", row["text"]) and before != now
    if not strange and len(before) == len(now) and (moved or swapped(before, now)):
        strange = [
            words for (value, words, _), (known, _, _) in zip(now, before, strict=True) if value != known
        ]
    return tuple(strange)


def swapped(before: list[Figure], now: list[Figure]) -> bool:
    """Whether the same numbers and the same units stand in another pairing."""
    same_values = Counter(row[0] for row in before) == Counter(row[0] for row in now)
    same_units = Counter(row[2] for row in before) == Counter(row[2] for row in now)
    pairs = Counter((row[0], row[2]) for row in before) != Counter((row[0], row[2]) for row in now)
    return same_values and same_units and pairs


def lost(text: str, row: dict[str, Any]) -> tuple[str, ...]:
    """Numbers that the old words had and the sentence no longer has."""
    left = Counter(value for value, _, _ in figures_of(text))
    gone = []
    for value, words, _ in figures_of(row["text"]):
        if left[value] > 0:
            left[value] -= 1
        else:
            gone.append(words)
    return tuple(gone)


def figures_of(text: str) -> list[Figure]:
    """The numbers of a text in order: value with 万 and 亿 multiplied out, the words, the character after
    it.
    """
    found: list[Figure] = []
    for match in NUMBER.finditer(text.translate(FULL_WIDTH)):
        words = match[0].strip()
        scale = 10000 if "万" in words else 100000000 if "亿" in words else 1
        digits = re.sub(r"[^\d.]", "", words).strip(".")
        if digits:
            found.append((Decimal(digits) * scale, words, text[match.end() : match.end() + 1]))
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
