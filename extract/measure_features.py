"""What the measure model looks at in each clause: its words, ends, marks, place, and its neighbours.

Features are names ("actact0", "o；"); those tied to the label before a clause begin with ~ and stand in a
second list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.clauses import Clause
from extract.vocabulary import Word

_DIGITS = re.compile(r"[0-9０-９]+(?:\.[0-9]+)?")
_FIGURE_END = re.compile(r"0[万亿]?[余多]?[^0，]{1,6}(?:左右|以上|以下|以内)?$")
_NAMED_END = re.compile(r"(?:的|等)?(?:建议|问题|意见|诉求|情况|方面)$")
_COLOURS = frozenset({"effect", "state", "purpose", "wish"})  # what turns a verb after it from the main one
_LEADING = frozenset({"action", "effect"})
_TELLING = frozenset({"wish", "cause", "declined"})

Features = tuple[list[str], list[str]]

_FRAGMENT = 10  # clauses; where one stands in so short a text, and that nothing is beside it, says nothing


@dataclass(frozen=True, slots=True)
class _Sight:
    """One clause as the features see it, worked out once."""

    clause: Clause
    digits_folded: str
    has_figure: bool
    act: str
    first: str
    lists: str
    leading: frozenset[str]
    verbs: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    own: list[str]


def read_features(clauses: tuple[Clause, ...]) -> list[Features]:
    """The features of every clause of a text, in order."""
    sights = [_look(clause) for clause in clauses]
    places = _places(sights)
    found = []
    for position, sight in enumerate(sights):
        before = sights[position - 1] if position else None
        after = sights[position + 1] if position + 1 < len(sights) else None
        own = sight.own + _beside(before, sight)
        if len(sights) > _FRAGMENT or before:
            own += _neighbour(before, "-")
        if len(sights) > _FRAGMENT or after:
            own += _neighbour(after, "+")
        found.append((own + places[position], _linked(sight)))
    return found


def _look(clause: Clause) -> _Sight:
    folded = _DIGITS.sub("0", clause.text)
    has_figure = clause.has_figure
    act, first = _act(clause), _first(clause)
    names = sorted({name for word in clause.words for name in word.lists})
    own = _marks(clause, act, first, has_figure) + _ends(folded)
    own += [f"w{word.text}" for word in clause.words]
    own += [f"l{name}" for name in names]
    return _Sight(
        clause=clause,
        digits_folded=folded,
        has_figure=has_figure,
        act=act,
        first=first,
        lists="+".join(names),
        leading=next(
            (w.lists for w in clause.words if "action" in w.lists or "effect" in w.lists), frozenset()
        ),
        verbs=frozenset(word.text for word in clause.words if "action" in word.lists),
        pairs=frozenset(pairwise(folded)),
        own=own,
    )


def _marks(clause: Clause, act: str, first: str, has_figure: bool) -> list[str]:
    opener, closer, part = clause.opener, clause.closer, clause.part
    return [
        "bias",
        f"o{opener}",
        f"c{closer}",
        f"oc{opener}{closer}",
        f"p{part}",
        f"num{clause.numbered}",
        f"h{clause.heading}",
        f"fig{has_figure}",
        f"len{min(len(clause.text) // 4, 8)}",
        f"lead{clause.lead[:2]}",
        f"topic{clause.topic is not None}",
        f"first{first}",
        f"p{part}|{act}",
        f"p{part}|{has_figure}|{act}",
        f"{act}|{opener}|{has_figure}",
        f"sp{clause.spoken}",
        f"v{clause.voice}",
        f"v{clause.voice}|{clause.spoken}|{act}",
    ]


def _ends(text: str) -> list[str]:
    found = [f"a{text[:1]}", f"b{text[:2]}", f"d{text[:3]}", f"y{text[-1:]}", f"z{text[-2:]}"]
    if _FIGURE_END.search(text):
        found.append("endfig")
    if _NAMED_END.search(text):
        found.append("endname")
    return found


def _linked(sight: _Sight) -> list[str]:
    opener = sight.clause.opener
    return [
        "~",
        f"~{opener}",
        f"~{sight.act}",
        f"~{opener}{sight.first}",
        f"~f{sight.has_figure}",
        f"~{opener}{sight.clause.text[:2]}",
    ]


def _first(clause: Clause) -> str:
    """Lists of the first vocabulary word and how far in it stands."""
    if not clause.words:
        return "none"
    word = clause.words[0]
    return f"{_name(word)}@{_bucket(word.start - clause.start)}"


def _act(clause: Clause) -> str:
    """How far in the first acting word stands, and what colours it from before."""
    before = ""
    for word in clause.words:
        if "action" in word.lists:
            return f"act{_bucket(word.start - clause.start)}{before}"
        if not before and word.lists & _COLOURS:
            before = min(word.lists & _COLOURS)
    return f"noact{before}"


def _name(word: Word) -> str:
    return "+".join(sorted(word.lists))


def _bucket(distance: int) -> str:
    return "0" if distance == 0 else "near" if distance <= 4 else "mid" if distance <= 10 else "far"


def _beside(before: _Sight | None, sight: _Sight) -> list[str]:
    """How the clause compares with the one before it in the same sentence."""
    clause = sight.clause
    if before is None or clause.opener not in "，：；":
        return []
    shared = min(len(sight.pairs & before.pairs), 3)
    found = [
        f"2{before.act}{before.has_figure}{clause.opener}{sight.act}{sight.has_figure}{clause.closer}",
        f"2s{shared}",
        f"2s{shared}{sight.act}{sight.has_figure}",
    ]
    found += [f"2k{name}" for name in sorted(sight.leading & before.leading)]
    found += [f"2v{mine}<{theirs}" for mine in sorted(sight.leading) for theirs in sorted(before.leading)]
    if not sight.verbs.isdisjoint(before.verbs):
        found.append("2same")
    return found


def _neighbour(sight: _Sight | None, mark: str) -> list[str]:
    if sight is None:
        return [f"{mark}edge"]
    text = sight.clause.text
    return [
        f"{mark}{sight.act}",
        f"{mark}first{sight.first}",
        f"{mark}fig{sight.has_figure}",
        f"{mark}h{sight.clause.heading}",
        f"{mark}c{sight.clause.closer}",
        f"{mark}b{text[:2]}",
        f"{mark}z{text[-2:]}",
        f"{mark}l{sight.lists}",
    ]


def _places(sights: list[_Sight]) -> list[list[str]]:
    """Where in its sentence and in the text each clause stands, and what its sentence tells."""
    starts = [
        i
        for i, each in enumerate(sights)
        if i == 0 or each.clause.numbered or each.clause.opener not in "，："
    ]
    found: list[list[str]] = []
    ends = [*starts[1:], len(sights)] if starts else []
    for start, end in zip(starts, ends, strict=True):
        lead = sights[start]
        telling = [
            f"sw{word.text}"
            for each in sights[start:end]
            for word in each.clause.words
            if word.lists & _TELLING
        ]
        for position in range(start, end):
            share = position / len(sights)
            where = "head" if share < 0.1 else "tail" if share > 0.9 else "body"
            where = where if len(sights) > _FRAGMENT else "body"
            place = [f"i{min(position - start, 4)}", f"n{min(end - 1 - start, 5)}", f"at{where}", *telling]
            if position != start:
                place += [f"s{lead.clause.text[:2]}", f"s{lead.act}"]
            found.append(place)
    return found
