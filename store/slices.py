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
# After the short slices one middle one alone, the other middle ones, one long one alone, these, all that is
# older: each part has about as many entries as those before it, so a part too much costs little.
LONG_SLICES = 2


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


def newest_slices(newest: int) -> Iterator[Slice]:
    """Slices that hold each entry up to the key ``newest`` once, the newest and smallest first."""
    short = (newest >> NUMBER_BITS) >> LEVELS[0]
    middle = short >> 2
    yield Slice(tuple(slice_token(0, number) for number in range(short, (middle << 2) - 1, -1)))
    # At least one more middle one beside the one alone, down to where a long one ends.
    end = max((middle - 2) >> 2, 0) << 2
    yield from grouped(1, range(middle - 1, end - 1, -1))
    long = end >> 2
    last = max(long - 1 - LONG_SLICES, 0)
    yield from grouped(2, range(long - 1, last - 1, -1))
    if last:
        yield Slice(below=last << LEVELS[2] << NUMBER_BITS)


def grouped(level: int, numbers: range) -> Iterator[Slice]:
    """The first slice alone, then the others together."""
    for some in (numbers[:1], numbers[1:]):
        if some:
            yield Slice(tuple(slice_token(level, number) for number in some))
