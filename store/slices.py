"""Slices of time in PostgreSQL's index: the newest hits of a common word are found without its older ones.

A GIN index answers a word with all its entries at once. Each entry therefore bears tokens for the stretches
of days that it lies in, a short one, a longer one and a long one; asking for the word slice by slice, the
newest first, stops as soon as there are enough hits. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.keys import NUMBER_BITS

# 32, 128 and 512 days: four of one make the next.
LEVELS = (5, 7, 9)
# Of a common word's slices so many short and so many middle ones are asked one by one: a slice too large
# costs its whole hits. Of a rarer word's only the first of each length: each costs a walk over the word.
SHORT_SLICES = 12
MIDDLE_SLICES = 8
LONG_SLICES = 3


@dataclass(frozen=True, slots=True)
class Slice:
    """Entries by the tokens of which they bear one, or, without tokens, all with keys below ``below``."""

    tokens: tuple[str, ...] = ()
    below: int | None = None


def slice_tokens(key: int) -> list[str]:
    """The tokens that an entry bears: ``n0_868 n1_217 n2_54``."""
    day = key >> NUMBER_BITS
    return [slice_token(level, day >> days) for level, days in enumerate(LEVELS)]


def slice_token(level: int, number: int) -> str:
    """The token of one slice."""
    return f"n{level}_{number}"


def newest_slices(newest: int, *, common: bool = False) -> Iterator[Slice]:
    """Slices that hold each entry up to the key ``newest`` once, the newest first, for a common word more."""
    end = (newest >> NUMBER_BITS >> LEVELS[0]) + 1
    for level, least in enumerate((SHORT_SLICES if common else 1, MIDDLE_SLICES if common else 2)):
        start = max(end - least, 0) >> 2 << 2
        yield from grouped(level, range(end - 1, start - 1, -1), alone=common)
        end = start >> 2
    start = max(end - LONG_SLICES, 0)
    yield from grouped(2, range(end - 1, start - 1, -1), alone=common)
    if start:
        yield Slice(below=start << LEVELS[2] << NUMBER_BITS)


def grouped(level: int, numbers: range, *, alone: bool) -> Iterator[Slice]:
    """Each slice alone, or the first alone and the others together."""
    cuts = range(1, len(numbers) + 1) if alone else (1, len(numbers))
    done = 0
    for cut in cuts:
        if some := numbers[done:cut]:
            yield Slice(tuple(slice_token(level, number) for number in some))
        done = cut
