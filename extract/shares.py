"""Percentages whose two terms the text gives, recomputed: 占…的N%, 整改率N%, 完成…目标的N%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.model import FigureCheck, Statistic
from extract.precision import ZERO, Interval, interval_of, is_exact, percentage, printed

_OF = re.compile(
    r"占(?:到|比|了)?(?P<whole>[^占，。；]*?)(?:的|比例为|比为|比重为)?(?:约|近|超过|达到?|为)?$"
)
_OWN_NAME = re.compile(r"(?P<name>[一-龥“”]{2,20})占[^，。；占]*$")
_RATE = re.compile(r"(?P<stem>[一-龥]{2})率(?:约|达到?|为|是|已达到?|已达|提高到|提升至|提高至)*$")
_GOAL = re.compile(r"(?:完成|实现|达到)[^，。；]*$")
_OF_PLAN = re.compile(r"(?:为|是|相当于)[^，。；]{0,6}(?:计划|任务|目标)\d[^，。；]*的(?:约|近)?$")
# 完成全年任务143%: the task was stated before
_OF_GOAL = re.compile(
    r"(?:完成|实现)了?(?:全年|年度|年初|既定|当年)[^，。；\d]{0,6}(?:任务|目标|计划)[^，。；\d]{0,6}$"
)
_PLAN = re.compile("计划|任务|目标")
_LOOSE = re.compile(r"总(?!人口)|数量|总数|人数|全部|全[省市县区镇乡]|的|数$|（社区）")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a percentage stands: its position in the list, sentence and clause, the words before it."""

    index: int
    sentence: int
    clause: int
    words: str
    earlier: tuple[int, ...]
    near: tuple[int, ...]


_Pair = tuple[int, int]


def share_checks(text: str, statistics: Sequence[Statistic]) -> Iterator[FigureCheck]:
    """One check a percentage for which both terms are stated before it."""
    for index, statistic in enumerate(statistics):
        if statistic.unit != "%" or statistic.kind != "share" or not is_exact(statistic):
            continue
        if statistic.text[:1].isdigit():
            check = _check(text, statistics, index)
            if check is not None:
                yield check


def _check(text: str, statistics: Sequence[Statistic], index: int) -> FigureCheck | None:
    pairs, sure = _terms(text, statistics, _place(text, statistics, index))
    for part, whole in pairs:
        if statistics[part].unit == statistics[whole].unit and _agrees(statistics, index, part, whole):
            return share_check(statistics, index, part, whole)
    if sure is None or statistics[sure[0]].unit != statistics[sure[1]].unit:
        return None
    if not (is_exact(statistics[sure[0]]) and is_exact(statistics[sure[1]])):
        return None
    return share_check(statistics, index, *sure)


def _agrees(statistics: Sequence[Statistic], index: int, part: int, whole: int) -> bool:
    got = percentage(interval_of(statistics[part]), interval_of(statistics[whole]))
    return got is not None and got.meets(interval_of(statistics[index]))


def share_check(statistics: Sequence[Statistic], index: int, part: int, whole: int) -> FigureCheck:
    """The check of a percentage whose terms are known."""
    stated, top, bottom = statistics[index], statistics[part], statistics[whole]
    terms = f"{top.indicator}{top.text}除以{bottom.indicator}{bottom.text}"
    if _agrees(statistics, index, part, whole):
        return FigureCheck("share", "holds", (index, part, whole), f"百分比相符：{terms}，即{stated.text}。")
    exact = percentage(_point(top), _point(bottom))
    value = printed(exact.low) if exact else "?"
    message = f"百分比不符：{terms}得{value}%，文中写{stated.text}。"
    return FigureCheck("share", "fails", (index, part, whole), message)


def _point(statistic: Statistic) -> Interval:
    value = statistic.value or Decimal(0)
    return Interval(value, value)


def _place(text: str, statistics: Sequence[Statistic], index: int) -> _Place:
    start = statistics[index].start
    sentence = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    clause = max(sentence, *(text.rfind(mark, sentence, start) + 1 for mark in "，；：,;"))
    earlier = tuple(i for i in range(max(0, index - 40), index) if _is_term(statistics[i]))
    near = tuple(i for i in reversed(earlier) if statistics[i].start >= sentence)[:4]
    return _Place(index, sentence, clause, text[clause:start], earlier, near)


def _is_term(statistic: Statistic) -> bool:
    return statistic.unit not in ("%", "百分点", None) and statistic.kind != "range"


def _terms(text: str, statistics: Sequence[Statistic], place: _Place) -> tuple[list[_Pair], _Pair | None]:
    """Pairs that may be the terms, likeliest first, and the pair that must be if the text is clear."""
    inline = place.earlier and statistics[place.earlier[-1]].start >= place.clause
    if (row := _of_row(text, statistics, place)) is not None:
        return row
    if match := _OF.search(place.words):
        at = place.clause + place.words.rfind("占")
        if inline and statistics[place.earlier[-1]].start > at:
            return _of_number(statistics, place)
        return _of_name(text, statistics, place, match["whole"])
    if inline and (_GOAL.search(place.words) or _OF_PLAN.search(place.words)):
        return _of_number(statistics, place)
    if _OF_GOAL.search(place.words):
        return _of_goal(statistics, place)
    return _of_rate(text, statistics, place)


def _of_row(
    text: str, statistics: Sequence[Statistic], place: _Place
) -> tuple[list[_Pair], _Pair | None] | None:
    """城镇120人、农村80人，分别占60%和40%: the first percentage is of the first figure."""
    start = place.index
    while start and text[statistics[start - 1].end : statistics[start].start].strip() in (
        "、",
        "和",
        "，",
        "及",
    ):
        start -= 1
    head = text[place.sentence : statistics[start].start] if statistics[start].start > place.sentence else ""
    if not re.search("分别占[^，。；]*$", head):
        return None
    end = start
    while end < len(statistics) and statistics[end].unit == "%" and statistics[end].kind == "share":
        end += 1
    row = [i for i in place.near if i < start][::-1][-(end - start) :]
    if len(row) != end - start or len({statistics[i].unit for i in row}) != 1:
        return [], None
    top = row[place.index - start]
    wholes = [i for i in reversed(place.earlier) if i < row[0] and statistics[i].unit == statistics[top].unit]
    total = statistics[top].part_of
    return [(top, whole) for whole in wholes], None if total is None else (top, total)


def _of_goal(statistics: Sequence[Statistic], place: _Place) -> tuple[list[_Pair], _Pair | None]:
    """新增托位2860个，完成全年任务143%: the figure before it over the goal of the same thing."""
    top = next((i for i in reversed(place.earlier) if statistics[i].status == "actual"), None)
    if top is None or top < place.index - 2:
        return [], None
    goals = [
        i
        for i in reversed(place.earlier)
        if statistics[i].status == "target" and statistics[i].unit == statistics[top].unit
    ]
    named = [i for i in goals if _shared(statistics[i].indicator, statistics[top].indicator) >= 2]
    sure = len({statistics[i].value for i in goals}) == 1 and named
    return [(top, goal) for goal in goals], (top, named[0]) if sure else None


def _of_number(statistics: Sequence[Statistic], place: _Place) -> tuple[list[_Pair], _Pair | None]:
    """占236个村总数的83.9%, 完成全年5万人目标的58.6%: the number before is the whole."""
    whole = place.earlier[-1]
    tops = [i for i in reversed(place.earlier[:-1]) if statistics[i].unit == statistics[whole].unit][:6]
    own = _OWN_NAME.search(place.words[: place.words.rfind("占") + 1])
    if own:
        tops.sort(key=lambda i: not _names(own["name"], statistics[i].indicator))
        if tops and not _names(own["name"], statistics[tops[0]].indicator):
            return [(top, whole) for top in tops], None
    return [(top, whole) for top in tops], (tops[0], whole) if tops else None


def _of_name(
    text: str, statistics: Sequence[Statistic], place: _Place, whole: str
) -> tuple[list[_Pair], _Pair | None]:
    """占学生总数的60.2%, 占81.2%: the part stands before, the whole is named or is the part's total."""
    own = _OWN_NAME.search(place.words[: place.words.rfind("占") + 1])
    tops = list(place.near)
    if own:
        named = [i for i in reversed(place.earlier) if _names(own["name"], statistics[i].indicator)]
        tops = sorted(named, key=lambda i: -_shared(own["name"], statistics[i].indicator))
    if not tops:
        return [], None
    pairs = [(top, bottom) for top in tops[:3] for bottom in _wholes(statistics, place.earlier, top, whole)]
    sure = next(
        (
            bottom
            for top, bottom in pairs
            if top == tops[0] and _is_sure(text, statistics, top, bottom, whole)
        ),
        None,
    )
    return pairs, None if sure is None else (tops[0], sure)


def _wholes(statistics: Sequence[Statistic], earlier: Sequence[int], top: int, whole: str) -> list[int]:
    """Earlier figures of the same unit that may be the whole, likeliest first."""
    name = _LOOSE.sub("", whole)
    total = statistics[top].part_of

    def rank(index: int) -> tuple[int, bool, int]:
        fit = 2 * _shared(name, statistics[index].indicator)
        return fit + (3 if index == total else 0), statistics[index].part_of is None, index

    same = [i for i in earlier if i != top and statistics[i].unit == statistics[top].unit]
    return sorted(same, key=rank, reverse=True)


# 返乡8120人，已实现再就业6740人，占83.0%
_DONE_OF_IT = re.compile("[，,](?:目前|现|均|全部)?(?:已|其中|实现|取得|完成)[^，。；、]{0,16}")


def _is_sure(text: str, statistics: Sequence[Statistic], top: int, bottom: int, whole: str) -> bool:
    """Whether the text leaves no doubt that ``bottom`` is the whole of ``top``."""
    name = _LOOSE.sub("", whole)
    part, total = statistics[top], statistics[bottom]
    shared = _shared(name, total.indicator)
    if part.part_of == bottom:
        return (bool(shared) or not name) if whole else not _is_shared_itself(statistics, top, bottom)
    if _PLAN.search(whole):
        return total.status == "target"
    if shared >= 3:
        return True
    # 立案326件，占提案总数的88.3%: what is itself a share of something is not the whole of its short name
    if name and name == total.indicator and not _is_shared_itself(statistics, top, bottom):
        return True
    if not whole and bottom == top - 1 and _DONE_OF_IT.fullmatch(text[total.end : part.start]):
        return not _is_shared_itself(statistics, top, bottom)
    has_parts = any(each.part_of == bottom for each in statistics)
    return "总" in whole and shared >= 2 and has_parts


def _is_shared_itself(statistics: Sequence[Statistic], top: int, bottom: int) -> bool:
    """老年人84万人，占总人口的14.7%，其中市区24万人，占15.93%: the second may be of the town's own people."""
    after = bottom + 1
    return after < top and statistics[after].unit == "%" and statistics[after].kind == "share"


def _of_rate(text: str, statistics: Sequence[Statistic], place: _Place) -> tuple[list[_Pair], _Pair | None]:
    """已整改87个，整改率94.6%: the figure that bears the rate's stem over the one it is taken from."""
    match = _RATE.search(place.words)
    if match is None or not place.near:
        return [], None
    stem = match["stem"]
    if stem == "完成" and match.start("stem") >= 2:
        stem = place.words[match.start("stem") - 2 : match.start("stem")]  # 整治完成率 is of what was 整治
    if stem == "满意" and (row := _of_satisfied(statistics, place)) is not None:
        return row
    if (row := _of_named_rate(statistics, place, place.words[: match.start("stem")])) is not None:
        return row
    tops = sorted(
        (i for i in place.near if _bears(text, statistics, i, stem)),
        key=lambda i: statistics[i].indicator != stem,
    )
    pairs = [
        (top, whole)
        for top in (tops or place.near[:1])
        for whole in reversed(place.earlier)
        if whole != top and statistics[whole].unit == statistics[top].unit
    ]
    if not tops:
        return pairs, _of_members(statistics, place)
    if stem == "满意":
        return pairs, None
    top = tops[0]
    for first, whole in pairs:
        if first == top and whole < top and (whole in place.near or _is_contained(statistics, top, whole)):
            return pairs, (top, whole)
    return pairs, None


def _of_satisfied(statistics: Sequence[Statistic], place: _Place) -> tuple[list[_Pair], _Pair | None] | None:
    """满意284件、基本满意2件，满意率99.3%: of all there are, or of those that the classes make up."""
    tops = [i for i in place.near if statistics[i].indicator.endswith("满意")]
    full = [i for i in tops if not statistics[i].indicator.endswith(("基本满意", "不满意", "较满意"))]
    if len(full) != 1 or len(tops) < 2:
        return None
    unit = statistics[full[0]].unit
    wholes = [i for i in reversed(place.earlier) if i < full[0] and statistics[i].unit == unit]
    if not wholes or any(_counts_all(statistics, place.index, tops, whole) for whole in wholes):
        return None
    total = statistics[full[0]].part_of
    sure = total if total is not None else wholes[-1]
    return [(full[0], whole) for whole in wholes], (full[0], sure)


def _counts_all(statistics: Sequence[Statistic], index: int, tops: Sequence[int], whole: int) -> bool:
    """Whether the rate counts the half-satisfied too."""
    better = [i for i in tops if not statistics[i].indicator.endswith("不满意")]
    added = sum((interval_of(statistics[i]) for i in better), ZERO)
    got = percentage(added, interval_of(statistics[whole]))
    return got is not None and got.meets(interval_of(statistics[index]))


def _of_named_rate(
    statistics: Sequence[Statistic], place: _Place, head: str
) -> tuple[list[_Pair], _Pair | None] | None:
    """户厕9.47万户，其中卫生厕所8.83万户，卫生厕所普及率93.2%: the rate begins with its numerator's name."""
    for top in place.near:
        total = statistics[top].part_of
        name = statistics[top].indicator
        if len(name) >= 3 and head.endswith(name) and total is not None and statistics[top].kind == "level":
            return [(top, total)], (top, total)
    return None


def _is_contained(statistics: Sequence[Statistic], top: int, whole: int) -> bool:
    """家庭医生签约老年人 are among 老年人."""
    name = statistics[whole].indicator
    return len(name) >= 3 and name != statistics[top].indicator and statistics[top].indicator.endswith(name)


def _of_members(statistics: Sequence[Statistic], place: _Place) -> _Pair | None:
    """住宅小区386个……有业委会的小区352个，组建率91.2%: the figure beside it, of those its name ends in."""
    top = place.near[0]
    if top != place.index - 1 or "的" not in statistics[top].indicator:
        return None
    head = statistics[top].indicator.rpartition("的")[2]
    wholes = [
        i
        for i in place.earlier
        if i < top and statistics[i].unit == statistics[top].unit and statistics[i].indicator.endswith(head)
    ]
    return (top, wholes[0]) if len(wholes) == 1 and len(head) >= 2 else None


def _bears(text: str, statistics: Sequence[Statistic], index: int, stem: str) -> bool:
    """Whether a figure is what the rate's stem says was done: 已整改87个 for 整改率."""
    start = statistics[index].start
    clause = max(text.rfind(mark, 0, start) for mark in "，；。、,;\n") + 1
    behind = re.split("[，；。、,;\n]", text[start : start + 24], maxsplit=1)[0]
    short = re.search(f"{stem[0]}.{{0,3}}{stem[1]}", text[clause:start])  # 取得证书2861人，取证率89%
    return bool(short) or stem in behind or stem in statistics[index].indicator


def _names(name: str, indicator: str) -> bool:
    """Whether the words before 占 name the figure of this indicator."""
    return _shared(name, indicator) >= max(2, 0.7 * min(len(name), len(indicator)), 0.5 * len(name))


def _shared(first: str, second: str) -> int:
    """Length of the longest common stretch of two names."""
    best = 0
    for start in range(len(first)):
        while start + best < len(first) and first[start : start + best + 1] in second:
            best += 1
    return best
