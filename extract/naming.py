"""The indicator and kind of one figure, from its own words and the figures before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.contexts import Figure
from extract.figure_words import is_modifier, words_of
from extract.indicators import Wording
from extract.model import StatisticKind


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with its indicator and kind; ``source`` is the figure it borrows from, ``total`` the one it is part of."""

    figure: Figure
    wording: Wording
    indicator: str
    kind: StatisticKind
    source: int | None = None
    total: int | None = None
    verb: str = ""


_PART = re.compile(r"其中|包括|包含|含(?=[一-龥])")
_SUBJECTS = re.compile("[、和及与]|以及")


def name_figure(text: str, figure: Figure, wording: Wording, placed: bool, named: Sequence[Named]) -> Named:
    """What the figure counts; ``placed`` says that a place stands directly before the number."""
    total = _total(text, figure, wording, placed, named)
    source = _source(figure, wording, named)
    verb = wording.verb or (named[-1].verb if figure.joint == "list" and named else "")
    kind = _kind(figure, wording, verb)
    indicator, borrowed = _indicator(figure, wording, total, source, named)
    return Named(figure, wording, indicator, kind, borrowed, total, verb)


def _kind(figure: Figure, wording: Wording, verb: str) -> StatisticKind:
    quantity = figure.quantity
    if quantity.upper is not None or quantity.kind == "age":
        return "range"
    if wording.change:
        return wording.change
    if quantity.unit == "百分点":
        return "increase"
    if quantity.unit in ("%", "折"):
        return "share"
    if wording.reaches:
        return "level"
    if verb in words_of("increase"):
        return "increase"
    return "decrease" if verb in words_of("decrease") else "level"


def _same_unit(figure: Figure, other: Named) -> bool:
    return figure.quantity.unit == other.figure.quantity.unit


def _total(text: str, figure: Figure, wording: Wording, placed: bool, named: Sequence[Named]) -> int | None:
    """The total a figure is part of: after 其中, in the list that 其中 opened, or place by place."""
    if not named or figure.quantity.unit in ("%", "百分点"):
        return None
    last = named[-1]
    gap = text[last.figure.end : figure.start]
    value = figure.quantity.value
    if _PART.search(gap):
        for index in range(len(named) - 1, max(-1, len(named) - 12), -1):
            other = named[index]
            if (
                other.figure.sentence < figure.sentence
                and "其中" not in gap[: figure.start - figure.sentence + 4]
            ):
                break
            if _same_unit(figure, other) and other.figure.quantity.value >= value and other.total is None:
                return index
        return None
    for index in range(len(named) - 1, max(-1, len(named) - 8), -1):
        other = named[index]
        if other.figure.run != figure.run and not placed:
            break
        if not _same_unit(figure, other):
            continue
        if other.total is not None and (figure.joint != "clause" or not wording.verb):
            return other.total if named[other.total].figure.quantity.value >= value else None
        return (
            index
            if placed and not wording.noun and other.figure.quantity.value > value and other.total is None
            else None
        )
    return None


def _source(figure: Figure, wording: Wording, named: Sequence[Named]) -> int | None:
    """The figure whose indicator this one continues, if it has none of its own."""
    unit = figure.quantity.unit
    in_sentence = [i for i in range(len(named) - 1, -1, -1) if named[i].figure.sentence == figure.sentence]
    if wording.share:
        return next((i for i in in_sentence if named[i].figure.quantity.unit not in ("%", "百分点")), None)
    if unit == "百分点":
        return next(
            (i for i in in_sentence if named[i].figure.quantity.unit == "%"),
            in_sentence[0] if in_sentence else None,
        )
    if unit == "%":
        return in_sentence[0] if in_sentence else None
    same = next((i for i in in_sentence if named[i].figure.quantity.unit == unit), None)
    if same is None and figure.joint in ("list", "inline") and in_sentence:
        return in_sentence[0]
    return same


def _indicator(
    figure: Figure, wording: Wording, total: int | None, source: int | None, named: Sequence[Named]
) -> tuple[str, int | None]:
    """The indicator, and the figure it was borrowed from if it was."""
    if wording.share:
        return _share_name(wording, source, named)
    if total is not None:
        return _part_name(wording, named[total].indicator), total
    if (wording.after and figure.quantity.unit not in ("%", "百分点")) or (
        wording.after and not wording.noun
    ):
        return wording.per + wording.after, None
    if wording.noun:
        return wording.per + wording.noun, None
    if wording.verb and not wording.change and not wording.reaches and figure.joint != "inline":
        return wording.per + wording.verb, None
    if wording.predicate and source is None:
        return wording.predicate[:12], None
    if source is not None:
        return named[source].indicator, source
    return wording.per or wording.verb or wording.predicate[:12] or (figure.quantity.unit or ""), None


def _share_name(wording: Wording, source: int | None, named: Sequence[Named]) -> tuple[str, int | None]:
    noun = wording.noun
    if not noun and source is not None:
        noun = named[source].indicator
    whole = f"占{wording.whole}" if wording.whole else ""
    if not noun:
        return whole or "占比", source
    fits = 0.75 * len(whole) <= len(noun) + 1
    return noun + whole if whole and fits else noun, source


def _part_name(wording: Wording, total: str) -> str:
    if wording.noun:
        return wording.noun + total if is_modifier().fullmatch(wording.noun) else wording.noun
    if wording.after:
        return wording.after
    if wording.predicate:
        predicate = re.sub(r"^(?:已经?|正在|正|均|全部|拟|将)", "", wording.predicate)[:12]
        return predicate + ("的" if len(predicate) > 4 else "") + total[-4:]
    return total
