"""The query language: what a person typed, to what is wanted; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.regions import find_region
from store.errors import QueryError
from store.query import Query
from store.tokens import Term, fold, term
from store.vocabulary import facet_labels, facet_names, synonym_groups

PIECE = re.compile(
    r"""(?P<minus>[-－−–])?                              # exclusion
        (?:(?P<field>[^\s:："“”「『]{1,6})[:：])?          # 地区:
        (?:["“”「『](?P<phrase>[^"“”」』]*)["“”」』]?|(?P<word>[^\s"“”「」『』]+))""",
    re.VERBOSE,
)
YEARS = re.compile(r"(\d{4})(?:[-—–~至](\d{4}))?年?")


@dataclass(frozen=True, slots=True)
class Words:
    """One word or phrase of the query and its synonyms, of which one must occur (or, ``excluded``, none)."""

    typed: Term
    synonyms: tuple[Term, ...] = ()
    excluded: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The word itself, then its synonyms."""
        return (self.typed, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query understood: words, and for each facet the values of which one must (not) hold.

    Units, and regions that no table knows, are parts of names; other filters are values of the index.
    """

    words: tuple[Words, ...] = ()
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def synonyms(self) -> tuple[str, ...]:
        """The synonyms that were added."""
        return tuple(dict.fromkeys(one.text for words in self.words for one in words.synonyms))


def read_query(query: Query) -> Wanted:
    """What ``query`` asks for; raises QueryError, in Chinese, for a filter that names nothing known.

    ``托育 "普惠 托位" -幼儿园 地区:荆州 年份:2023-2025`` and full-width forms of the same.
    """
    words: list[Words] = []
    filters: dict[str, list[str]] = {}
    excluded: dict[str, list[str]] = {}
    for name, value, minus, phrase in read_pieces(query.words):
        if name is None:
            found = term(value)
            if found is not None:
                others = () if minus or phrase or not query.synonyms else synonyms_of(found)
                words.append(Words(found, others, minus))
        else:
            (excluded if minus else filters).setdefault(name, []).extend(read_filter(name, value))
    for name, given in named_filters(query):
        filters.setdefault(name, []).extend(read_filter(name, given))
    return Wanted(
        tuple(words),
        {name: tuple(dict.fromkeys(values)) for name, values in filters.items()},
        {name: tuple(dict.fromkeys(values)) for name, values in excluded.items()},
    )


def read_pieces(typed: str) -> Iterator[tuple[str | None, str, bool, bool]]:
    """Field (None for plain words), value, whether excluded, whether in quotation marks."""
    for piece in PIECE.finditer(typed.replace("\0", " ")):
        phrase = piece["phrase"]
        value = piece["word"] if phrase is None else phrase
        minus = piece["minus"] is not None
        name = facet_names("field").get(fold(piece["field"])) if piece["field"] else None
        if name is None and piece["field"]:
            # 时间：2023 is no field of ours: words like any others.
            value = piece.group()[1 if minus else 0 :].strip('"“”「」『』')
        if value.strip():
            yield name, value.strip(), minus, phrase is not None


def named_filters(query: Query) -> list[tuple[str, str]]:
    """The filters given beside the words."""
    given = {
        "kind": query.kind,
        "region": query.region,
        "theme": query.theme,
        "status": query.status,
        "year": None if query.year is None else str(query.year),
        "unit": query.publisher,
    }
    return [(name, value) for name, value in given.items() if value]


def read_filter(name: str, value: str) -> list[str]:
    """The values of a facet that ``value`` names."""
    value = value.replace("\0", "")
    if name == "unit":
        return [value]
    if name == "region":
        return [find_code(value) or value]
    if name == "year":
        return read_years(value)
    found = facet_names(name).get(fold(value))
    if found is None:
        known = "、".join(facet_labels(name).values())
        label = facet_labels("field")[name]
        raise QueryError(f"没有这个{label}：{value}（可用：{known}）")
    return [found]


def find_code(value: str) -> str | None:
    """The code of the division that a person names; None for a name that no table knows."""
    found = find_region(value)
    return found.code if found is not None else None


def read_years(value: str) -> list[str]:
    """2023, 2023年, 2023-2025."""
    match = YEARS.fullmatch(fold(value))
    if match is None:
        raise QueryError(f"年份写法不对：{value}（例：2023、2023-2025）")
    first, last = int(match[1]), int(match[2] or match[1])
    if not first <= last <= first + 60:
        raise QueryError(f"年份范围不对：{value}（先小后大，不超过六十年）")
    return [str(year) for year in range(first, last + 1)]


def synonyms_of(word: Term) -> tuple[Term, ...]:
    """The synonyms of a word by table; a longer word that only holds a word of the table has none."""
    found = (term(other) for other in synonym_groups().get(word.text, ()))
    return tuple(one for one in found if one is not None)


def suggest(wanted: Wanted) -> tuple[str, ...]:
    """Another way to ask: the first word that is a place's name as a filter instead."""
    for place in wanted.words:
        if not place.excluded and "region" not in wanted.filters and find_code(place.typed.text):
            others = [words.typed.text for words in wanted.words if words is not place and not words.excluded]
            return (" ".join((*others, f"地区:{place.typed.text}")),)
    return ()
