"""Percentages whose two terms the text gives, recomputed: 占…的N%, 整改率N%, 完成…目标的N%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import FigureCheck, Statistic
from extract.precision import Interval, interval_of, is_exact, percentage, printed

_SENTENCE = re.compile(r"[。！？\n]")
_OF = re.compile(
    r"占(?:到|比|了)?(?P<whole>[^占，。；]*?)(?:的|比例为|比为|比重为)?(?:约|近|超过|达到?|为)?$"
)
_OWN_NAME = re.compile(r"(?P<name>[一-龥“”]{1,20})占[^，。；占]*$")
_RATE = re.compile(r"(?P<stem>[一-龥]{2})率(?:约|达到?|为|是|已达到?|已达|提高到|提升至|提高至)*$")
_GOAL = re.compile(r"(?:完成|实现|达到)[^，。；]*$")
_LOOSE = re.compile(r"总数|总量|总人数|总人口|总|全部|全[省市县区镇乡]|数量|的|数|个|家|所|（社区）")


def share_checks(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """One check a percentage for which both terms are stated before it."""
    for index, statistic in enumerate(statistics):
        if (
            statistic.unit == "%"
            and statistic.kind == "share"
            and is_exact(statistic)
            and statistic.text[:1].isdigit()
        ):
            check = _check(text, statistics, index)
            if check is not None:
                yield check


def _check(text: str, statistics: Sequence[Statistic], index: int) -> FigureCheck | None:
    pairs, sure = _terms(text, statistics, index)
    for part, whole in pairs:
        if _agrees(statistics[index], statistics[part], statistics[whole]):
            return _checked(statistics, index, part, whole, holds=True)
    if sure is None or not (is_exact(statistics[sure[0]]) and is_exact(statistics[sure[1]])):
        return None
    return _checked(statistics, index, *sure, holds=False)


def _agrees(stated: Statistic, part: Statistic, whole: Statistic) -> bool:
    got = percentage(interval_of(part), interval_of(whole))
    return got is not None and got.meets(interval_of(stated))


def _checked(statistics: Sequence[Statistic], index: int, part: int, whole: int, holds: bool) -> FigureCheck:
    stated, top, bottom = statistics[index], statistics[part], statistics[whole]
    exact = percentage(
        Interval(*(top.value or Decimal(0),) * 2), Interval(*(bottom.value or Decimal(0),) * 2)
    )
    value = printed(exact.low) if exact else "?"
    terms = f"{top.indicator}{top.text}除以{bottom.indicator}{bottom.text}"
    if holds:
        return FigureCheck("share", "holds", (index, part, whole), f"百分比相符：{terms}，即{stated.text}。")
    return FigureCheck(
        "share", "fails", (index, part, whole), f"百分比不符：{terms}得{value}%，文中写{stated.text}。"
    )


def _terms(
    text: str, statistics: Sequence[Statistic], index: int
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """Pairs that may be the terms, likeliest first, and the pair that must be if the text is clear."""
    stated = statistics[index]
    sentence = _sentence_start(text, stated.start)
    clause = max(text.rfind(mark, sentence, stated.start) for mark in "，；。：,;\n") + 1
    words = text[max(sentence, clause) : stated.start]
    earlier = [i for i in range(max(0, index - 40), index) if _is_term(statistics[i])]
    near = [i for i in reversed(earlier) if statistics[i].start >= sentence][:4]
    if match := _OF.search(words):
        return _of_terms(text, statistics, earlier, near, match["whole"], words, clause)
    if earlier and statistics[earlier[-1]].start >= clause and _GOAL.search(words):
        return _goal_terms(statistics, earlier)
    return _rate_terms(text, statistics, earlier, near, words)


def _is_term(statistic: Statistic) -> bool:
    return (
        statistic.unit not in ("%", "百分点", None) and statistic.upper is None and statistic.kind != "range"
    )


def _sentence_start(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in "。！？\n") + 1


def _of_terms(
    text: str,
    statistics: Sequence[Statistic],
    earlier: list[int],
    near: list[int],
    whole: str,
    words: str,
    clause: int,
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    inline = [i for i in earlier if statistics[i].start >= clause]
    own = _OWN_NAME.search(words[: words.rfind("占") + 1])
    if inline and words.rfind("占") < statistics[inline[-1]].start - clause:
        bottoms = [inline[-1]]
        tops = [i for i in reversed(earlier) if i != inline[-1]][:6]
        if own:
            tops.sort(key=lambda i: statistics[i].indicator not in own["name"])
        sure = (tops[0], bottoms[0]) if tops else None
    else:
        tops = [i for i in near if not own or _shared(own["name"], statistics[i].indicator) >= 2]
        if own and not tops:
            tops = sorted(
                (i for i in earlier if _shared(own["name"], statistics[i].indicator) >= 2),
                key=lambda i: (_shared(own["name"], statistics[i].indicator), i),
                reverse=True,
            )
        bottoms = _wholes(statistics, earlier, tops[0], whole) if tops else []
        sure = (
            (tops[0], bottoms[0])
            if tops and bottoms and _is_sure(statistics, tops[0], bottoms[0], whole)
            else None
        )
    pairs = [(top, bottom) for top in tops[:3] for bottom in _with_unit(statistics, earlier, top, bottoms)]
    return pairs, sure


def _with_unit(statistics: Sequence[Statistic], earlier: list[int], top: int, first: list[int]) -> list[int]:
    rest = [
        i
        for i in reversed(earlier)
        if i not in first and i != top and statistics[i].unit == statistics[top].unit
    ]
    return [i for i in first if i != top] + rest


def _wholes(statistics: Sequence[Statistic], earlier: list[int], top: int, whole: str) -> list[int]:
    """Earlier figures of the same unit that may be the whole, likeliest first."""
    same = [
        i
        for i in earlier
        if i != top
        and statistics[i].unit == statistics[top].unit
        and (statistics[i].value or 0) >= (statistics[top].value or 0)
    ]
    total = statistics[top].part_of
    name = _LOOSE.sub("", whole)

    def rank(i: int) -> tuple[int, int, int]:
        return (
            int(i == total and not name) * 100 + _shared(name, statistics[i].indicator) * 2 + int(i == total),
            int(statistics[i].part_of is None),
            i,
        )

    return sorted(same, key=rank, reverse=True)


def _is_sure(statistics: Sequence[Statistic], top: int, bottom: int, whole: str) -> bool:
    if statistics[top].part_of == bottom and not whole:
        # 老年人84万人，占总人口的14.7%，其中市区24万人，占15.93%: the second may be of the town's own people
        return not any(
            each.unit == "%" and bottom < index < top and each.kind == "share"
            for index, each in enumerate(statistics[:top])
        )
    if (
        statistics[top].part_of == bottom
        and _shared(_LOOSE.sub("", whole), statistics[bottom].indicator) >= 1
    ):
        return True
    name = _LOOSE.sub("", whole)
    return bool(name) and _shared(name, statistics[bottom].indicator) >= min(len(name), 3)


def _shared(first: str, second: str) -> int:
    """Length of the longest common stretch of two names."""
    best = 0
    for start in range(len(first)):
        while start + best < len(first) and first[start : start + best + 1] in second:
            best += 1
    return best


def _goal_terms(
    statistics: Sequence[Statistic], earlier: list[int]
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    goal = earlier[-1]
    tops = [i for i in reversed(earlier[:-1]) if statistics[i].unit == statistics[goal].unit][:3]
    pairs = [(top, goal) for top in tops]
    return pairs, pairs[0] if pairs else None


def _rate_terms(
    text: str, statistics: Sequence[Statistic], earlier: list[int], near: list[int], words: str
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    match = _RATE.search(words)
    if match is None or not near:
        return [], None
    top = near[0]
    same = [
        i
        for i in reversed(earlier)
        if i != top
        and statistics[i].unit == statistics[top].unit
        and (statistics[i].value or 0) >= (statistics[top].value or 0)
    ]
    pairs = [(top, i) for i in same]
    stem = match["stem"]
    said = text[max(0, statistics[top].start - 16) : statistics[top].start]
    before = [i for i in same if i in near[1:3]]
    sure = (top, before[0]) if before and stem in said[said.rfind("，") + 1 :] else None
    return pairs, sure
