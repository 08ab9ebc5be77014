"""Facets survive being packed, and their tokens name every level of a division."""

import pytest

from store.facets import Facets, facet_tokens, pack, region_token, unpack


@pytest.mark.parametrize(
    "facets",
    [
        Facets("measure"),
        Facets("statistic", "target", 2024, "421003", (1, 51), 77),
        Facets("news", None, 1985, "110000", (127,), 131071),
        Facets("reply", None, 2100, "000012"),
    ],
)
def test_packing_round_trip(facets: Facets) -> None:
    assert unpack(pack(facets)) == facets
    assert 0 <= pack(facets) < 2**63


def test_what_does_not_fit_counts_as_unknown() -> None:
    assert unpack(pack(Facets("measure", year=1984, themes=(500,), unit=10**6))) == Facets("measure")


@pytest.mark.parametrize(
    ("code", "tokens"),
    [
        ("420000", ["r_42"]),
        ("421000", ["r_42", "r_4210"]),
        ("421003", ["r_42", "r_4210", "r_421003"]),
        # 100 is the number of a place without a code, not a province.
        ("000100", ["r_000100"]),
    ],
)
def test_region_tokens(code: str, tokens: list[str]) -> None:
    found = facet_tokens(Facets("measure", region=code), ())
    assert [token for token in found if token.startswith("r_")] == tokens
    assert region_token(code) == tokens[-1]
