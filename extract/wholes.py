"""The total that a figure is part of: after 其中, by class (按…分, A类), place by place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from extract.contexts import Figure
from extract.indicators import Wording


class Earlier(Protocol):
    """What is asked of the figures before."""

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        ...

    @property
    def indicator(self) -> str:
        """What it is called."""
        ...

    @property
    def total(self) -> int | None:
        """The total it is part of."""
        ...


_PART = re.compile(
    r"其中|包括|包含|(?<![一-龥])含(?=[一-龥])|(?<=[一-龥])(?<!其中)[：:](?![^，。；]{0,4}[一二三1]是)|"
    r"(?<=[一-龥])中[，,](?=[\d一二两三四五六七八九十])|分为|分成|分别是|分别为(?!\d)|"
    r"，即"
)
_CLASS_END = re.compile(r"(?:[A-D][1-3]?类件?|(?:基本|不|较|非常|十分|比较)?满意)的?$")
_BY_CLASS = re.compile(r"(?:按|从|分)[^，。；]{1,16}(?:分|划分|看|来看|统计|分析|分类)[，,：:]")
_CLASS = re.compile(r"[A-D][1-3]?类|(?:基本|不|较|非常|十分|比较)?满意$")
_SUMMED = re.compile(r"^(?:[，、；]?(?:共|合计|总计|累计|全年|另|同时|此外))")


def find_total(
    text: str, figure: Figure, wording: Wording, placed: bool, named: Sequence[Earlier]
) -> int | None:
    """The position of the total in ``named``, None if the figure is no part."""
    if (
        not named
        or figure.quantity.unit in ("%", "百分点")
        or wording.leaves
        or figure.quantity.kind == "age"
        or _is_ratio(figure, wording, named)
    ):
        return None
    bracketed = _in_brackets(text, figure, named)
    if bracketed is not None:
        return bracketed
    after = _after_marker(text, figure, wording, named)
    if after is not None:
        return after
    if (among := _among(text, figure, named)) is not None:
        return among
    classed = _BY_CLASS.search(text, max(figure.sentence, figure.start - 600), figure.start + 1)
    if _STAGE.search(figure.left) and figure.quantity.unit == "件":
        return _of_class(figure, named, figure.run)
    if classed and (_is_broken(classed, figure, named) or not _shares_words(wording.after, named)):
        classed = None  # 从进度看，143个排污口 are no class of the villages before
    if _CLASS.search(wording.noun) or classed:
        return _of_class(figure, named, classed.start() if classed else figure.run)
    if placed and not wording.noun and not wording.after:
        return _place_by_place(figure, named)
    return None


# 每千人口托位数3.6个 beside counts of 托位
_PER_MANY = re.compile("每[百千万十]")


def _is_ratio(figure: Figure, wording: Wording, named: Sequence[Earlier]) -> bool:
    """Whether this is a ratio (每千人口托位数达到3.6个) or a change of one: never part of a count."""
    changes = bool(wording.change) and not wording.noun and named[-1].figure.sentence == figure.sentence
    return bool(_PER_MANY.search(figure.left)) or (changes and bool(_PER_MANY.search(named[-1].figure.left)))


# 因条件限制留作参考的13件: how far the handling of the requests has come
_STAGE = re.compile(
    "(?:已经?解决|基本解决|正在解决|逐步解决|列入(?:计划|规划)|留作参考|难以解决|条件限制)[^，。；、]*(?<=解决|参考|办理)的$"
)


def _is_broken(classed: re.Match[str], figure: Figure, named: Sequence[Earlier]) -> bool:
    """Whether the figure before, behind the same 从…看, was no class either."""
    last = named[-1]
    same = last.figure.quantity.unit == figure.quantity.unit
    return same and last.figure.start > classed.start() and last.total is None


def _shares_words(noun: str, named: Sequence[Earlier]) -> bool:
    """Whether a noun has two characters running in common with the figure before; true without a noun."""
    name = named[-1].indicator
    return not noun or any(noun[at : at + 2] in name for at in range(len(noun) - 1))


def _of_class(figure: Figure, named: Sequence[Earlier], before: int) -> int | None:
    """The total of a class: that of the class before it, else the last greater figure."""
    for other in reversed(named):
        if other.figure.sentence != figure.sentence:
            break
        if other.total is not None and other.figure.quantity.unit == figure.quantity.unit:
            return other.total
    total = _nearest(figure, named, len(named), before=max(before, figure.run), any_sentence=True)
    if total is None and (_CLASS_END.search(figure.left.rstrip("）) ")) or _STAGE.search(figure.left)):
        # A类803件 of 286: the fault is the text's, not the link's
        total = _nearest(figure, named, len(named), before=figure.run, any_sentence=False)
        total = _last_handled(figure, named) if total is None else total
    same = total is not None and named[total].figure.quantity.value == figure.quantity.value
    return None if same else total


def _last_handled(figure: Figure, named: Sequence[Earlier]) -> int | None:
    """The figure of the same unit that the paragraphs before began with."""
    alike = [i for i, each in enumerate(named) if each.figure.quantity.unit == figure.quantity.unit]
    return next((i for i in alike if named[i].total is None), None)


_AMONG = re.compile(r"(?:^|[，。；\n])(?P<name>[一-龥“”]{2,12}?)(?:里面|当中|之中|中)[，,]")


def _among(text: str, figure: Figure, named: Sequence[Earlier]) -> int | None:
    """主办件中，已解决的39件: the figure that the words before 中 name."""
    match = _AMONG.search(text, max(0, figure.sentence - 1), figure.start)
    if match is None:
        return None
    for index in range(len(named) - 1, max(-1, len(named) - 20), -1):
        other = named[index]
        alike = other.figure.quantity.unit == figure.quantity.unit and match["name"][:2] in other.figure.left
        if alike and other.figure.start < match.start():
            return index
    return None


def _after_marker(text: str, figure: Figure, wording: Wording, named: Sequence[Earlier]) -> int | None:
    """The total before 其中, if nothing in between has ended its list."""
    markers = list(_PART.finditer(text, max(figure.sentence, figure.start - 600), figure.start + 1))
    if not markers:
        return None
    marker = markers[-1]
    leads = marker.start() - figure.sentence <= 1
    if not leads and marker.start() < figure.run:
        return None
    members = [each for each in named[-60:] if each.figure.start > marker.end()]
    if members and _has_ended(figure, wording, members, leads):
        return None
    count = len(named) - len(members)
    total = _nearest(figure, named, count, before=marker.start(), any_sentence=leads)
    return None if total is None or _is_full(total, named, figure) else total


def _is_full(total: int, named: Sequence[Earlier], figure: Figure) -> bool:
    """Whether two or more parts already make up the total, so that what follows is none of them."""
    parts = [each.figure.quantity.value for each in named[-60:] if each.total == total]
    return len(parts) >= 2 and figure.joint != "list" and sum(parts) == named[total].figure.quantity.value


def _in_brackets(text: str, figure: Figure, named: Sequence[Earlier]) -> int | None:
    """幼儿园126所（公办78所，民办48所）: the figure that the bracket explains."""
    opened = max(
        text.rfind("（", figure.sentence, figure.start), text.rfind("(", figure.sentence, figure.start)
    )
    if opened < 0 or re.search("[）)]", text[opened : figure.start]):
        return None
    for index in range(len(named) - 1, max(-1, len(named) - 6), -1):
        other = named[index].figure
        if other.end == opened:
            same = other.quantity.unit == figure.quantity.unit
            return index if same and other.quantity.value >= figure.quantity.value else None
    return None


def _has_ended(figure: Figure, wording: Wording, members: Sequence[Earlier], leads: bool) -> bool:
    last = members[-1]
    if _SUMMED.match(figure.left):
        return True
    if leads:
        return False
    # A 10个、B 8个、C 6个，D 4个: the comma after a row of 、 ends it
    listed = [each for each in members if each.figure.quantity.unit == figure.quantity.unit]
    row = len(listed) >= 2 and listed[-1].figure.joint == "list"
    if figure.joint == "clause" and row and wording.noun:
        return True
    if (
        figure.joint == "clause"
        and wording.verb
        and last.figure.joint in ("list", "start", "clause", "inline")
    ):
        return True
    same = [
        each
        for each in members
        if each.figure.quantity.unit == figure.quantity.unit and each.total is not None
    ]
    return not same and len(members) >= 1 and figure.joint == "clause"


def _nearest(
    figure: Figure, named: Sequence[Earlier], count: int, before: int, any_sentence: bool
) -> int | None:
    """The last of the first ``count`` figures that can be the total: same unit, no part itself.

    One that is not smaller goes first; a part greater than its total is the text's error, not the link's.
    """
    smaller = None
    for index in range(count - 1, max(-1, count - 40), -1):
        other = named[index]
        if not any_sentence and other.figure.sentence != figure.sentence:
            break
        sibling = _CLASS.search(other.figure.left.rstrip("）)")) and _CLASS.search(figure.left.rstrip("）)"))
        if sibling or other.figure.start >= before or other.figure.quantity.unit != figure.quantity.unit:
            continue
        if other.total is None and other.figure.quantity.value >= figure.quantity.value:
            return index
        if smaller is None and other.total is None and not any_sentence:
            smaller = index
    return smaller


def _place_by_place(figure: Figure, named: Sequence[Earlier]) -> int | None:
    """吴兴区98家、南浔区51家 after 全市342家."""
    for index in range(len(named) - 1, max(-1, len(named) - 8), -1):
        other = named[index]
        if other.figure.quantity.unit != figure.quantity.unit:
            continue
        if other.total is not None:
            return other.total
        return index if other.figure.quantity.value > figure.quantity.value else None
    return None
