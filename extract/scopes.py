"""Which stated time and which named place a figure stands under.

Guidelines of the gold: a period governs its own run of commas, not the next sentence; 全县, 我市 hold until
the letter names another place, then the nearest name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from extract.contexts import Figure
from extract.model import Period, Place
from extract.periods import FoundPeriod
from extract.regions import FoundPlace

_NOW = re.compile(r"目前|现已|现有|现共|迄今|(?:建成|投用|完工|竣工|达产|启用)后")
# a standing practice has no period: 每年安排20万元
# 预计今年9月投入使用，可新增床位180张
_RESULT = re.compile(r"[^，。；]{2,14}，(?:届时|建成后|投用后|预计)?(?:可|将|能)[^，。；]{0,14}")
_STANDING = re.compile(r"每(?:个)?(?:年|月|季度|学期|学年|周|天|日|半年)|常年|定期")
# 今年投资2340万元的道路硬化工程已开工，全长15.3公里: the year is said of the works alone
_WITHIN_NOUN = re.compile(r"[^，。；：、的\d]{2,12}(?:[\d.]+[万亿]?[一-龥]{1,3}的|的[\d.]+)")
_INTRODUCED_PART = re.compile(r"(?:其中|含|包括)[，,]?$")
# 县教育局, 市财政厅: an organ, not the place the figure holds for
_ORGAN_BEHIND = re.compile(
    r"(?:人民)?(?:政府|人大|政协|[一-龥]{0,8}(?:局|厅|委(?!托)|办公室|部门|公司|法院|"
    r"检察院|党组|公安|联社|总队|支队|大队|中心(?!城|村|校|幼)))"
)


_SHARED_OUT = re.compile("分别|各")


def _rows_of(text: str, found: tuple[FoundPeriod, ...]) -> dict[int, tuple[Period, ...]]:
    """Rows of times joined by 、 or 和, by the position of their last."""
    rows: dict[int, tuple[Period, ...]] = {}
    for index, each in enumerate(found[1:], 1):
        if text[found[index - 1].end : each.start] in ("、", "和", "与", "及"):
            rows[index] = (*rows.pop(index - 1, (found[index - 1].period,)), each.period)
    return rows


_CHANGED = re.compile("[，,]?(?:同比|净)?(?:增长|增加|减少|下降|上升|提高|降低|多|少)了?")
_COMING = re.compile("(?:将|拟|计划|预计)于?$")
# A line that goes on from the one above: 2023年，托位数达到14826个⏎同比增加2860个
_CONTINUED = re.compile(r"[^。；！？：\n]\n(?:同比|环比|较上年|比上年|完成全年)")
_FROM_REPORT = re.compile(
    r"[。；\s”]*(?:—|-|－)*\s*[（(]?(?:摘自|引自|源自|出自|来自)[^。\n]{0,6}"
    r"《[^》\n\d]{0,12}(?P<year>20\d\d)年[^》\n]{0,8}政府工作报告》"
)


class Periods:
    """The stated times of one text, asked for what governs a figure."""

    def __init__(self, text: str, found: tuple[FoundPeriod, ...]) -> None:
        self._text = text
        # 较2020年的96.1%提高: what is compared with has its own year
        self._olds = {
            each.end: each.period
            for each in found
            if each.role == "basis" and text[each.end - 1 : each.end + 1].find("的") >= 0
        }
        self._found = tuple(each for each in found if each.role != "basis")
        self._starts = [each.start for each in self._found]
        self._rows = _rows_of(text, self._found)
        self._turns = dict.fromkeys(self._rows, 0)

    def _in_turn(self, figure: Figure, index: int) -> Period | None:
        """The year that falls to the figure: 2022年、2023年分别安排1200万元、1500万元; asked in order."""
        row = self._rows.get(index)
        if row is None or self._found[index].end < figure.run or self._turns[index] >= len(row):
            return None
        if not _SHARED_OUT.search(self._text, self._found[index].end, figure.start):
            return None
        self._turns[index] += 1
        return row[self._turns[index] - 1]

    def governing(self, figure: Figure) -> Period | None:
        """The period a figure stands under, None if the text gives none."""
        continued = _CONTINUED.match(self._text, max(0, figure.sentence - 2))
        if continued:
            figure = replace(figure, sentence=self._text.rfind("\n", 0, figure.sentence - 1) + 1)
        return self._compared(figure) or self._stated(figure) or self._quoted(figure)

    def _compared(self, figure: Figure) -> Period | None:
        """今年上半年52起，去年上半年为78起，减少26起: a change is of the later time."""
        if figure.joint == "start" or not _CHANGED.fullmatch(figure.left):
            return None
        index = bisect_right(self._starts, figure.start) - 1
        if index < 1 or self._found[index - 1].start < figure.run or self._found[index].start < figure.run:
            return None
        first, second = self._found[index - 1], self._found[index]
        between = self._text[second.end : figure.start]
        newer = (first.period.start or "") > (second.period.end or "9") and first.role == "flow"
        return first.period if newer and sum(map(str.isdigit, between)) else None

    def _quoted(self, figure: Figure) -> Period | None:
        """The year of the work report that the sentence is taken from."""
        match = _FROM_REPORT.match(self._text, figure.sentence_end)
        return Period(match["year"], match["year"]) if match else None

    def _stated(self, figure: Figure) -> Period | None:
        old = self._olds.get(figure.start) or self._olds.get(figure.start - 1)
        if old is not None:
            return old
        index = bisect_right(self._starts, figure.start) - 1
        if (own := self._in_turn(figure, index)) is not None:
            return own
        blocked, goal = False, None
        while index >= 0 and self._found[index].start >= figure.sentence:
            found = self._found[index]
            if found.role == "goal":
                if found.end == figure.start:
                    return found.period
                goal = found.period if found.start >= figure.clause else goal
            elif found.role == "as_of" or not blocked:
                if self._governs(found, figure):
                    return found.period
                # an event's time in between ends what an earlier period governs, a part's does not
                blocked = blocked or not _INTRODUCED_PART.search(
                    self._text[max(0, found.start - 6) : found.start]
                )
            index -= 1
        return goal or self._behind(figure)

    def _governs(self, found: FoundPeriod, figure: Figure) -> bool:
        between = self._text[found.end : figure.start]
        if found.role == "as_of":
            return True
        if found.role == "name":
            # 列入2025年建设计划，拟新建4座: what is listed is of that year
            return "，" in between and found.start >= figure.run and found.period.start == found.period.end
        if _WITHIN_NOUN.match(between) and found.start < figure.clause:
            return False
        if "的" in (between[:1], self._text[found.end - 1]) and self._text[found.start - 1] in "由从自":
            # 由2020年的38个减少到5个: the year is that of the old value alone
            return figure.start - found.end <= 1
        if found.role == "event" and _RESULT.fullmatch(between):
            return True
        if found.role == "event" or _INTRODUCED_PART.search(
            self._text[max(0, found.start - 6) : found.start]
        ):
            return found.start >= figure.clause
        if _NOW.search(between):
            return False
        if _STANDING.search(self._text, figure.clause, figure.start) and found.start < figure.clause:
            return False
        leads = found.start - figure.sentence <= 4 or self._text[found.start - 1] in "，,：:"
        set_off = found.role == "flow" and leads and between[:1] in "，,"
        return set_off or found.start >= figure.run

    def _behind(self, figure: Figure) -> Period | None:
        """The year of the plan a figure is listed in: 将6处候车亭建设列入2025年…项目库."""
        index = bisect_right(self._starts, figure.start)
        if index < len(self._found):
            found = self._found[index]
            between = self._text[figure.end : found.start]
            if not re.search("[，；。]", between) and (found.role == "name" or _COMING.search(between)):
                return found.period
        return None


def speaks_of_now(text: str, figure: Figure) -> bool:
    """Whether the clause of the figure says 目前, so that an earlier figure's time is not its own."""
    return bool(_NOW.search(text, figure.clause, figure.start))


_HOUSE = re.compile(
    r"(?<![一-龥])[一-龥]{0,4}?第[一二三四五六七八九十]+"
    r"(?:高级|实验|人民|中心)?(?:中学|小学|幼儿园|医院)(?=[一-龥]{2})"
)


class Places:
    """The named places of one text, asked for the one a figure holds for."""

    def __init__(self, text: str, found: tuple[FoundPlace, ...], home: Place | None) -> None:
        self._found = tuple(each for each in found if not _ORGAN_BEHIND.match(text, each.end))
        self._starts = [each.start for each in self._found]
        self._home = home
        self._text = text

    def governing(self, figure: Figure) -> Place | None:
        """The nearest place named before the figure in its sentence, else the document's own.

        A numbered school or hospital named in the clause is such a place: 县第三中学在校学生2186名.
        """
        houses = _HOUSE.findall(self._text, figure.clause, figure.start)
        if houses:
            return Place(houses[-1])
        index = bisect_right(self._starts, figure.start) - 1
        if index >= 0 and self._found[index].start >= figure.sentence:
            return self._found[index].place
        return self._home

    def adjacent(self, figure: Figure) -> Place | None:
        """The place that stands directly before the number (吴兴区98家)."""
        index = bisect_right(self._starts, figure.start) - 1
        if index >= 0 and self._found[index].end >= figure.start - 1:
            return self._found[index].place
        return None
