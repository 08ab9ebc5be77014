"""Quantities with the words around them: what a statistic's rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extract.figure_words import is_modifier
from extract.numbers import Quantity
from extract.numerals import CHINESE
from extract.units import units

Joint = Literal["start", "list", "clause", "run", "inline"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, the words before it up to the next boundary (``left``) and those behind it (``right``).

    ``joint`` says how it hangs together with the figure before it: ``start`` of a sentence, ``list`` (、和),
    ``clause`` (，), ``run`` (；), ``inline`` (由30个增至40个). ``clause``, ``run`` and ``sentence`` are where
    those begin in the text; ``closed`` is false where another number follows ``right`` at once.
    """

    quantity: Quantity
    left: str
    right: str
    joint: Joint
    clause: int
    run: int
    sentence: int
    sentence_end: int
    closed: bool = True

    @property
    def start(self) -> int:
        """Where the quantity begins."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where the quantity ends."""
        return self.quantity.end


# No clause says what a number counts from farther away than this.
_REACH = 80
_SENTENCE = re.compile(r"[。！？!?\n]")
_RUN = re.compile(r"[；;]")
_CLAUSE = re.compile(r"[，,：:]|——|(?<!\d)\.(?!\d)")
_RIGHT = re.compile(
    r"(?:[^，,。；;、：:！？!?\n（）()“”《》—\d]|“[^”]{1,20}”|《[^》]{1,40}》|[（(][一-龥]{1,6}[）)](?=["
    r"一-龥]))*"
)
_LIST = re.compile(r"^ ?(?:[、及和与]|以及)")


def find_figures(text: str, quantities: tuple[Quantity, ...]) -> Iterator[Figure]:
    """Each quantity with its words, in order."""
    sentences = _Boundaries(text, _SENTENCE)
    runs = _Boundaries(text, _RUN)
    clauses = _Boundaries(text, _CLAUSE)
    before: Quantity | None = None
    for quantity in quantities:
        start = quantity.start
        sentence, sentence_end = sentences.around(start)
        run = max(sentence, runs.around(start)[0])
        clause = max(run, clauses.around(start)[0])
        last = before.end if before else 0
        begin = max(clause, last)
        opened = text.rfind("（", begin, start)
        opened = max(opened, text.rfind("(", begin, start))
        if opened >= 0 and text.find("）", opened, start) < 0 and text.find(")", opened, start) < 0:
            begin = opened + 1
        begin = max(begin, start - _REACH)
        left = text[begin:start]
        joint: Joint = (
            "start"
            if last <= sentence
            else "run"
            if last <= run
            else "clause"
            if last <= clause
            else "list"
            if _LIST.match(left)
            else "inline"
        )
        follows = _end_of_right(text, quantity.end)
        closed = not text[follows : follows + 1].isdigit()
        yield Figure(
            quantity, left, text[quantity.end : follows], joint, clause, run, sentence, sentence_end, closed
        )
        before = quantity


def _end_of_right(text: str, end: int) -> int:
    """Where the words behind a number end; 、 goes on after a modifier (765户高龄、失能老人家庭)."""
    right = _RIGHT.match(text, end)
    follows = right.end() if right else end
    if text[follows : follows + 1] == "、" and is_modifier().fullmatch(text, end, follows):
        further = _RIGHT.match(text, follows + 1)
        follows = further.end() if further else follows
    return follows


class _Boundaries:
    """Positions behind each boundary mark, asked in rising order."""

    def __init__(self, text: str, mark: re.Pattern[str]) -> None:
        self._marks = mark.finditer(text)
        self._last, self._next, self._end = 0, 0, len(text)
        self._before_next = len(text)
        self._advance()

    def _advance(self) -> None:
        match = next(self._marks, None)
        self._next, self._before_next = (match.end(), match.start()) if match else (self._end + 1, self._end)

    def around(self, position: int) -> tuple[int, int]:
        """Begin and end of the stretch that ``position`` stands in."""
        while self._next <= position:
            self._last = self._next
            self._advance()
        return self._last, self._before_next


_ABSTRACT = re.compile(
    r" ?(?:大)?(?:方面|环节|层面|阶段|步骤?|维度|原则|问题|要点|角度|目标|重点|特点|"
    r"关键|到位|统一|结合|必须|不准|一律|一批|坚持|字|月龄)"
)
_AGE_OF_ONE = re.compile(r"(?:岁|周岁)$")
_GROUP_TAIL = re.compile(r"(?:以上|以下|以内|及以上|及以下)$")
_GROUP_NOUN = re.compile(
    r"^(?:的)?(?:自然村|村|村民小组|企业|项目|工程|学校|机构|居民|群众|人口|规模|单位|"
    r"户|河流|水库|道路|建筑|住宅|高层|锅炉|泵站|园区|乡镇|常住|干部|职工|合同)"
)
_YEARS = re.compile(
    r"(?:期限?|周期|年限|寿命|工龄|教龄|年龄|长达|满|时间|缩短|延长|超过|不少于|至少|月数|年数)(?:[为达到约]|"
    r"一般为?|最长)?$"
)
_NOT_YEARS = re.compile(
    r"^(?:来|内|间|前|后|行动|计划|制|期|级|度|以|左右|时间|规划|一[次遇]|[上下]|义务|如一)"
)


def counts(text: str, quantity: Quantity) -> bool:
    """Whether a quantity can be a statistic at all (GUIDELINES, "Not statistics")."""
    if quantity.kind == "ordinal" or quantity.unit is None:
        return False
    start, end = quantity.start, quantity.end
    before, after = text[max(0, start - 6) : start], text[end : end + 8]
    words = text[start:end]
    if before.endswith(("每", "每隔", "首", "第")) or (before.endswith("前") and words[-1] in "名位强个家"):
        return False
    if words[0] in "亿万":
        return False  # 产值超亿元企业: a size, not a figure
    chinese = words[0] in CHINESE
    if chinese and (_ABSTRACT.match(after) or not _chinese_counts(before, after, quantity)):
        return False
    if quantity.unit == "个" and after.startswith("方面"):
        return False
    if _GROUP_TAIL.search(words) and quantity.kind != "age" and _GROUP_NOUN.match(after):
        return False
    return _kind_counts(words, before, after, quantity)


def _chinese_counts(before: str, after: str, quantity: Quantity) -> bool:
    """一 before a noun is an article (一支队伍); behind its noun it counts (幼儿园一所)."""
    if quantity.value == 1 and quantity.upper is None and quantity.kind != "percentage":
        return (
            before[-1:].isalpha()
            and before[-1:] not in "的是为有这那某同每任哪另第成了"
            and (not after or after[0] in "，。；、）\n")
        )
    if quantity.unit == "期":
        return quantity.value > 3  # 一期, 二期 are phases
    return quantity.unit not in ("级", "类", "层")


def _kind_counts(words: str, before: str, after: str, quantity: Quantity) -> bool:
    unit = quantity.unit or ""
    if quantity.kind == "age":
        return quantity.upper is not None or bool(_GROUP_TAIL.search(words))
    if unit in ("级", "星", "分", "月", "日", "番") and quantity.upper is None:
        return unit == "分" and before.endswith(
            ("得分", "分数", "评分", "指数", "均分", "总分", "为", "达", "达到")
        )
    if unit in ("年", "个月"):
        return bool(_YEARS.search(before)) and not _NOT_YEARS.match(after)
    if unit == "度" and not words[0].isdigit():
        return False
    return not (unit in units() and after[:1] == "制" and unit in ("天", "小时", "个", "次"))
