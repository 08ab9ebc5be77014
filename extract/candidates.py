"""What a figure may be called: every noun phrase around it, the names before it, and names put together.

The indicator model (indicator_model) chooses among these. Each candidate says where it comes from (``kind``)
and what stands at its edges (``cues``); the rules' own answer is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.borrowing import short_name
from extract.contexts import Figure
from extract.figure_words import stop_pattern, words_of
from extract.naming import Named

LONGEST = 24


@dataclass(frozen=True, slots=True)
class Source:
    """Where a candidate comes from, and the cues there."""

    kind: str
    cues: tuple[str, ...] = ()


Candidates = dict[str, list[Source]]
LOOSE = " 　，、：:；;（("


@cache
def lexicon() -> dict[str, str]:
    """The words that bound noun phrases, with the list each stands on."""
    found: dict[str, str] = {}
    for name in ("verb", "increase", "decrease", "light", "predicate", "adverb", "modifier"):
        for word in words_of(name):
            found.setdefault(word, name)
    return found


def start_class(words: str) -> str:
    """The list of the word that ``words`` begins with."""
    return _class_of(words[:4], False)


def end_class(words: str) -> str:
    """The list of the word that ``words`` ends with, else its last character; ^ for nothing."""
    return _class_of(words[-4:], True)


@lru_cache(maxsize=8192)
def _class_of(words: str, at_end: bool) -> str:
    """The list of the longest word at one end of four characters."""
    table = lexicon()
    for size in (4, 3, 2):
        word = words[-size:] if at_end else words[:size]
        if len(word) == size and word in table:
            return table[word]
    return (words[-1:] or "^") if at_end else "-"


def find_candidates(figure: Figure, rule: Named, named: Sequence[Named]) -> Candidates:
    """Candidates with their sources; ``rule`` is the rules' answer, ``named`` are the figures before."""
    found: Candidates = {rule.indicator: [Source("rule")]}
    bases: list[str] = []
    for name, source in _beside(figure, rule):
        _add(found, name, source)
        bases.append(name)
    for name, source in _after_others(figure, rule, named):
        _add(found, name, source)
    if rule.wording.per:
        _add_rates(found, rule.wording.per, bases + [each.indicator for each in named[-3:]])
    return found


def _add(found: Candidates, name: str, source: Source) -> None:
    name = name.strip(LOOSE)
    if 1 < len(name) <= LONGEST:
        found.setdefault(name, []).append(source)


def _add_rates(found: Candidates, per: str, bases: list[str]) -> None:
    for base in dict.fromkeys(bases):
        bare = base.replace(per, "")
        if 1 < len(bare) <= 14:
            _add(found, per + bare, _PER)


_NOUN, _AFTER, _PER = Source("noun"), Source("after"), Source("per")


def _beside(figure: Figure, rule: Named) -> Iterator[tuple[str, Source]]:
    yield from _before(rule.wording.before)
    yield from _behind(figure)
    yield rule.wording.noun, _NOUN
    yield rule.wording.after, _AFTER


_NO_START = frozenset("，。；、：:！？!?,;）)”》的了等")


def _before(before: str) -> Iterator[tuple[str, Source]]:
    """The ends of the words before the number, from each place where a noun phrase may begin."""
    if not before.strip(LOOSE):
        return
    for start in _starts(before):
        name, ahead = before[start:], before[:start]
        edge, first = end_class(ahead), start_class(name)
        cues = (
            f"Lb2:{ahead[-2:] or '^'}",
            f"Lbc:{edge}",
            f"Lsc:{first}",
            f"Ls2:{name[:2]}",
            f"Lbs:{edge}:{first}",
        )
        yield name, Source("L", cues)


_EDGES = frozenset("的、和及与等了已共将拟要对为以按向给由从使让把被在“”《》（）()：:每各")
# A place or a time ends here.
_ENDINGS = frozenset("年月日省市县区镇乡道")


def _starts(before: str) -> list[int]:
    """Where a noun phrase that goes up to the end may begin."""
    table, end = lexicon(), len(before)
    first = max(0, end - 18)
    found = {0} if first == 0 else set()
    for place in range(first, end - 1):
        if before[place] in _EDGES:
            found |= {place, place + 1}
        elif before[place] in _ENDINGS:
            found.add(place + 1)
        for size in (4, 3, 2):
            if before[place : place + size] in table:
                found |= {place, place + size}
    return sorted(p for p in found if 1 < end - p <= 18 and before[p] not in _NO_START)


_PLACE_NOUN = re.compile("乡镇|村|社区|小区|街道|学校|县区|单位|部门|企业|家庭|住户|居民|片区|路段|项目")
_JOINS = frozenset("的、和与及")


def _behind(figure: Figure) -> Iterator[tuple[str, Source]]:
    """The beginnings of the words behind the number, up to each place where a noun phrase may end."""
    right = figure.right[1:] if figure.right.startswith("的") else figure.right
    if len(right) < 2 or right[0] in "）)，。左上以余" or stop_pattern().match(right):
        return
    for end in _ends(right):
        name, rest = right[:end], right[end:]
        cues = (
            f"Ra1:{rest[:1] or '$'}",
            f"Ra2:{rest[:2] or '$'}",
            f"Rac:{start_class(rest) if rest else '$'}",
            f"Re2:{name[-2:]}",
            f"Rec:{end_class(name)}",
            f"Rn:{min(len(rest), 6)}:{len(name) <= 3}",
        )
        yield name, Source("R", cues)


def _ends(right: str) -> list[int]:
    table = lexicon()
    found = {len(right)}
    found.update(match.start() for match in stop_pattern().finditer(right, 0, 18))
    found.update(match.end() for match in _PLACE_NOUN.finditer(right, 0, 18))
    for place in range(min(len(right), 16)):
        if right[place] in _JOINS:
            found.add(place)
        for size in (4, 3, 2):
            if right[place : place + size] in table:
                found |= {place, place + size}
    limit = min(len(right), 16)
    return sorted(end for end in found if 2 <= end <= limit and right[end - 1] not in "的、和与及已")


def _after_others(figure: Figure, rule: Named, named: Sequence[Named]) -> Iterator[tuple[str, Source]]:
    """The names of the figures before, alone and behind this one's own words."""
    seen = set()
    own = rule.wording.noun or rule.wording.before.strip(LOOSE + "其中")[-8:]
    for back in range(1, min(9, len(named) + 1)):
        index = len(named) - back
        other = named[index]
        if other.figure.sentence != figure.sentence and back > 2:
            break
        if other.indicator in seen:
            continue
        seen.add(other.indicator)
        cues = _relation(figure, rule, other, index, back)
        yield other.indicator, _tied("P", cues)
        sibling = rule.total is not None and other.total == rule.total
        if own and len(own) <= 8 and not sibling:
            yield own + short_name(other.indicator), _tied("MP", cues)


@lru_cache(maxsize=4096)
def _tied(kind: str, cues: tuple[str, ...]) -> Source:
    return Source(kind, tuple(f"{kind}:{cue}" for cue in cues))


def _relation(figure: Figure, rule: Named, other: Named, index: int, back: int) -> tuple[str, ...]:
    same = other.figure.quantity.unit == figure.quantity.unit
    near = other.figure.sentence == figure.sentence
    ties = f"{index == rule.total}:{index == rule.source}"
    return (f"d{min(back, 4)}:{same}:{near}", ties, f"{same}:{ties}", f"u{same}:{figure.quantity.unit}")
