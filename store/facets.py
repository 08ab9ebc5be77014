"""Facets of an entry, packed into one integer so that a hundred thousand hits are counted in one pass.

From the top: kind 2 bits, status 3, year 7 (from 1985, 0 unknown), region 20 (division code), two themes
7 each, unit 17: 63 bits, a positive BIGINT. Themes and units are numbered by the table ``facet_values``,
from 1; 0 is none. A place without a division code is numbered too: codes begin at 110000, so its number
stands where a code would.
The same facets stand as tokens in the full-text index, where filters find them.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST_YEAR = 1985
KINDS = ("measure", "statistic", "reply", "news")
STATUSES = (None, "done", "ongoing", "planned", "declined", "actual", "target")
# Shift and width of each field, in bits.
FIELDS = {
    "kind": (61, 2),
    "status": (58, 3),
    "year": (51, 7),
    "region": (31, 20),
    "theme": (24, 7),
    "second_theme": (17, 7),
    "unit": (0, 17),
}
ANY_TOKEN = "k_any"  # noqa: S105 - a token of the index
COPY_TOKEN = "d_copy"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one entry; ``themes`` and ``unit`` are numbers of facet_values."""

    kind: str
    status: str | None = None
    year: int | None = None
    region: str | None = None
    themes: tuple[int, ...] = ()
    unit: int = 0


def pack(facets: Facets) -> int:
    """The facets as one integer; what does not fit its bits counts as unknown."""
    themes = (*facets.themes, 0, 0)
    values = (
        KINDS.index(facets.kind),
        STATUSES.index(facets.status),
        facets.year - FIRST_YEAR + 1 if facets.year else 0,
        int(facets.region or 0),
        themes[0],
        themes[1],
        facets.unit,
    )
    packed = 0
    for value, (shift, width) in zip(values, FIELDS.values(), strict=True):
        packed |= (value if 0 <= value < 1 << width else 0) << shift
    return packed


def unpack(packed: int) -> Facets:
    """The facets that ``pack`` packed."""
    values = {name: packed >> shift & ((1 << width) - 1) for name, (shift, width) in FIELDS.items()}
    return Facets(
        kind=KINDS[values["kind"]],
        status=STATUSES[values["status"]],
        year=values["year"] + FIRST_YEAR - 1 if values["year"] else None,
        region=f"{values['region']:06d}" if values["region"] else None,
        themes=tuple(theme for theme in (values["theme"], values["second_theme"]) if theme),
        unit=values["unit"],
    )


def facet_tokens(facets: Facets, themes: tuple[str, ...], *, is_copy: bool = False) -> list[str]:
    """The tokens that filters match; ``themes`` are ids. A region has a token at each of its levels."""
    tokens = [ANY_TOKEN, f"k_{facets.kind}"]
    if facets.status:
        tokens.append(f"s_{facets.status}")
    if facets.year:
        tokens.append(f"y_{facets.year}")
    if facets.region:
        tokens.extend(region_tokens(facets.region))
    tokens.extend(f"t_{theme}" for theme in themes)
    if facets.unit:
        tokens.append(f"u_{facets.unit}")
    if is_copy:
        tokens.append(COPY_TOKEN)
    return tokens


def region_tokens(code: str) -> list[str]:
    """The tokens of a division and of all it lies in: ``r_42``, ``r_4210``, ``r_421003``."""
    if is_numbered(code) or code.endswith("0000"):
        return [region_token(code)]
    above = [f"r_{code[:2]}"] if code.endswith("00") else [f"r_{code[:2]}", f"r_{code[:4]}"]
    return [*above, region_token(code)]


def region_token(code: str) -> str:
    """The token of a division and all below it: ``r_42`` for 420000, ``r_421003`` for a county."""
    if is_numbered(code):
        return f"r_{code}"
    return f"r_{code.removesuffix('00').removesuffix('00')}"


def is_numbered(code: str) -> bool:
    """Whether this is the number of a place without a code."""
    return code.startswith("0")
