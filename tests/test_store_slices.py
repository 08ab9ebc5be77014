"""Slices of time hold each entry once, the newest first."""

from datetime import date

import pytest

from store.expectation import Commonest, clause_share
from store.keys import FIRST_DAY, first_key
from store.slices import Slice, newest_slices, slice_tokens
from store.tokens import Term
from store.words import Clause


def holds(one: Slice, key: int) -> bool:
    """Whether the slice has the entry."""
    return (one.below is not None and key < one.below) or bool(set(one.tokens) & set(slice_tokens(key)))


@pytest.mark.parametrize(
    "day", [date(1949, 10, 1), date(1950, 3, 8), date(1953, 1, 1), date(2024, 2, 29), date(2025, 9, 20)]
)
@pytest.mark.parametrize("common", [False, True])
def test_each_day_lies_in_one_slice_and_newer_days_in_earlier_ones(day: date, common: bool) -> None:
    slices = list(newest_slices(first_key(day) + 7, common=common))
    days = [first_key(FIRST_DAY) + (number << 22) for number in range((day - FIRST_DAY).days + 1)]
    places = [[number for number, one in enumerate(slices) if holds(one, key)] for key in days]
    assert all(len(found) == 1 for found in places)
    assert [found[0] for found in places] == sorted((found[0] for found in places), reverse=True)
    assert len(slices) <= (32 if common else 7)


def test_a_clause_is_as_common_as_the_rarest_token_of_its_commonest_terms() -> None:
    known = Commonest({"日间": 0.1, "间照": 0.01, "服务": 0.3, "k_reply": 0.9}, entries=100, least=0.01)
    long = Term("日间照", ("日间", "间照"), open_end=False, contiguous=True)
    short = Term("服务", ("服务",), open_end=False, contiguous=True)
    assert clause_share(Clause((long,)), known) == 0.01
    assert clause_share(Clause((long, short)), known) == pytest.approx(0.31)
    assert clause_share(Clause((short,), ("k_reply",)), known) == 1.0
