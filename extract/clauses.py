"""A text as the clauses that measures are made of, each with its words and the part of the letter it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from extract.model import Span
from extract.sections import Label, Section, label_at
from extract.segments import blank_names, find_clauses, find_sentences
from extract.vocabulary import Word, find_words

ClauseLabel = Literal["begin", "inside", "outside"]

# 一、 （一） 1. (1) ① 一是 其一 第一， 首先，: what numbers an item; it is never part of a measure.
_ITEM_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]、?|\d{1,2}[、.．）)](?!\d)"
    r"|[（(]\d{1,2}[）)]、?|[①-⑳]|[一二三四五六七八九十]{1,2}(?:是|要)|其[一二三四五六]是?[，、：]?"
    r"|第[一二三四五六七八九十][，、：]|首先[，、]|其次[，、]|再次[，、]|最后[，、])\s*"
)
_FIGURE = re.compile(
    r"[0-9０-９]|[一二三四五六七八九十百千万亿两]{1,}(?:余|多)?[个家所处座人名项次亿元%公张台套辆条期场]"
)
_PARTS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    ("plans", re.compile(r"下一?步|下一?阶段|后段|今后|打算|工作计划|努力方向|工作安排|工作思路|后续|整改方向")),
    ("problems", re.compile(r"存在.{0,6}(?:问题|困难|不足|短板)|困难(?:和|与|及)|主要问题|面临的?.{0,4}(?:困难|问题|形势)|制约|难点")),
    ("answer", re.compile(r"(?:关于|针对|对于?).*(?:建议|问题|诉求|意见)|所提.{0,4}建议|建议.{0,4}答复")),
    ("actions", re.compile(r"办理.{0,4}(?:情况|过程|结果)|(?:开展|推进|落实|完成|进展|工作|建设)情况|做法|措施|举措|成效|已开展|以下.{0,4}工作|工作开展")),
    ("facts", re.compile(r"基本情况|总体情况|现状|概况|背景|主要内容")),
)  # fmt: skip
_PLAN_LEAD = re.compile(
    r"下一?步|下一?阶段|后段|今后|接下来|下半年|明年"
    # A paragraph that opens with a direction to others tells them what to do throughout.
    r"|(?:各|有关|相关|全[市县区校][各]?)[^，。；]{1,14}?(?:要(?!求)|应(?!用|急)|须|必须)"
)
_TAIL = re.compile(
    r"(?:再次|衷心|诚挚|最后)?感谢|(?:特|专|谨)此|此[复函致]|以上(?:答复|意见)|如有不妥|联系(?:人|单位|电话)|抄送"
)
_LONGEST_HEADING = 42
_TIME = (
    r"(?:(?:20\d\d|[一二三四五六七八九〇]{4})年|今年|去年|前年|明年|本年|本?学期|今[春夏秋冬]|近期|近日)"
    r"(?:[春秋]季学期|暑假|寒假|暑期|上半年|下半年|第?[一二三四1-4]季度|前?[0-9一二三四五六七八九十]{1,3}个?月份?|至|[—–-]|\d{1,2}[日号]|[年初底末])*"
    r"(?:以来|起|开始|期间|前|后)?"
)
# Set off by a comma in front of what is said: outside the measure (GUIDELINES, doubtful cases).
_LEAD = re.compile(
    rf"(?:(?:自|从|到|至|于)?{_TIME}|截[至止][^，]{{2,16}}|(?:近|这|过去)[几两二三四五]?年(?:来|间|以来)?|[一二两三]年来|多年来"
    r"|一直以来|长期以来|“?十[二三四五]五”?(?:以来|期间|末)|目前|当前|现在|现阶段|近期|近日|最近|同时|此外|另外|同步|其中|不过|但是?|然而"
    r"|为此|对此|因此|据(?:了解|悉|介绍|统计)|下一?步(?:工作中?)?|下一?阶段|今后(?:工作中)?|接下来|后续|上半年|下半年|年内|年底前|届时|此前|之后|随后|最后"
    r"|数据显示|可喜的是|值得一提的是|在此基础上|与此同时)"
)
_TOPIC = re.compile(
    r"(?:[您你贵]|关于|至于|针对|对于?|就)(?:(?=.*(?:建议|诉求|提出|反映|提到|提案|提议|代表|委员|关于)).*(?:建议|意见|问题|诉求|提议|请求|要求|一事|想法|情况)"
    r"|(?:支部|单位|会|党派|委|们)?(?:建议|提出|提到|反映|希望)[^，]*|.*方面)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``text[start:end]``, without item number and closing punctuation.

    ``lead`` is a time or connective set off before it (目前，), ``topic`` the request that it answers
    (关于…的建议，); neither is a clause of its own. ``opener`` and ``closer`` are the marks around all of this
    (\n 。 ； ， ：, \n for the edge of a line). ``numbered`` says that an item number stands before it;
    ``heading`` that it is a heading line or an item's own heading (一是加大投入。 before its detail); ``part`` what
    the passage around it speaks of, ``section`` what the heading above it announces; ``spoken`` that it is
    quoted speech.
    """

    start: int
    end: int
    text: str
    opener: str
    closer: str
    numbered: bool
    heading: bool
    part: Label
    section: Label
    spoken: bool
    words: tuple[Word, ...]
    lead: str = ""
    topic: Span | None = None

    @property
    def has_figure(self) -> bool:
        """Whether a number of something stands in it."""
        return _FIGURE.search(self.text) is not None


def read_clauses(text: str, sections: tuple[Section, ...]) -> tuple[Clause, ...]:
    """The clauses of ``text`` in order."""
    words = find_words(blank_names(text))
    clauses: list[Clause] = []
    reader = _PartReader(sections)
    at = 0
    ahead: list[_Raw] = []
    for raw in _raw_clauses(text):
        part = reader.part_of(raw)
        if ahead and (raw.number or raw.opener not in "，："):
            ahead = []
        if raw.closer in "，：" and not raw.heading and (_LEAD.fullmatch(raw.text) or _TOPIC.fullmatch(raw.text)):
            ahead.append(raw)
            continue
        inside = []
        while at < len(words) and words[at].start < raw.end:
            if words[at].start >= raw.start:
                inside.append(words[at])
            at += 1
        first = ahead[0] if ahead else raw
        topic = next((Span(each.start, each.end) for each in ahead if not _LEAD.fullmatch(each.text)), None)
        clauses.append(
            Clause(
                start=raw.start,
                end=raw.end,
                text=raw.text,
                opener=first.opener,
                closer=raw.closer,
                numbered=first.number is not None,
                heading=raw.heading,
                part=part,
                section=label_at(sections, raw.start),
                spoken=_is_spoken(text, raw.start),
                words=tuple(inside),
                lead="，".join(each.text for each in ahead if _LEAD.fullmatch(each.text)),
                topic=topic,
            )
        )
        ahead = []
    return tuple(clauses)


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    text: str
    opener: str
    closer: str
    number: str | None
    heading: bool


def _raw_clauses(text: str) -> list[_Raw]:
    sentences = find_sentences(text)
    found = []
    for position, sentence in enumerate(sentences):
        following = sentences[position + 1].start if position + 1 < len(sentences) else len(text)
        same_line = following < len(text) and "\n" not in text[sentence.end : following]
        next_number = _ITEM_NUMBER.match(text, following)
        for run in _items(text, sentence):
            detail = same_line and _style(next_number) != run[0].number
            whole = text[run[0].start : run[-1].end]
            heading = run[-1].end >= sentence.end - 2 and _is_heading(
                whole, run[-1].closer, run[0].number is not None, detail
            )
            found += [replace(clause, heading=True) for clause in run] if heading else run
    return found


def _items(text: str, sentence: Span) -> list[list[_Raw]]:
    """The clauses of a sentence, a new run at each item number."""
    runs: list[list[_Raw]] = []
    opener = _opener(text, sentence.start)
    for span in find_clauses(text, sentence):
        number = _ITEM_NUMBER.match(text, span.start, span.end)
        start = number.end() if number else span.start
        closer = _closer(text, span.end, sentence.end)
        if start < span.end:
            clause = _Raw(start, span.end, text[start : span.end], opener, closer, _style(number), False)
            if runs and not number:
                runs[-1].append(clause)
            else:
                runs.append([clause])
        opener = closer
    return runs


def _is_spoken(text: str, offset: int) -> bool:
    """Whether a quotation that began earlier in the line is still open."""
    line = text.rfind("\n", 0, offset) + 1
    return text.rfind("“", line, offset) > text.rfind("”", line, offset)


_MARK = {
    "，": "，",
    ",": "，",
    "：": "：",
    ":": "：",
    "。": "。",
    ".": "。",
    "；": "；",
    ";": "；",
    "\n": "\n",
}


def _opener(text: str, start: int) -> str:
    before = text[max(0, start - 40) : start].rstrip(" \u3000\t\r")
    if not before or before[-1] == "\n":
        return "\n"
    return "；" if before[-1] in "；;" else "。"


def _closer(text: str, end: int, sentence_end: int) -> str:
    if end >= sentence_end:
        return "\n"
    return _MARK.get(text[end], "。" if end >= sentence_end - 2 else "，")


def _style(number: re.Match[str] | None) -> str | None:
    """What kind of number it is: the same for 一、 and 二、."""
    return re.sub(r"[一二三四五六七八九十]+|\d+|[①-⑳]", "#", number[0].strip()) if number else None


def _is_heading(words: str, closer: str, numbered: bool, detailed: bool) -> bool:
    """A line of its own without closing mark, or a numbered lead without figures before its detail."""
    if len(words) > _LONGEST_HEADING:
        return False
    if closer == "\n":
        return numbered or not detailed
    return numbered and detailed and _FIGURE.search(words) is None


class _PartReader:
    """Walks the clauses of a text in order and says of each what part of the letter it stands in."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = [section for section in sections if section.label != "other"]
        self._style: str | None = None
        self._base: Label = "other"
        self._lead: Label | None = None

    def part_of(self, raw: _Raw) -> Label:
        if raw.opener == "\n":
            if raw.number is None:
                self._lead = None
            if _TAIL.match(raw.text):
                self._base = "other"
        if raw.heading:
            self._enter(raw)
        elif raw.opener != "，" or raw.text.startswith("下一"):
            if _PLAN_LEAD.match(raw.text):
                self._lead = "plans"
            elif raw.opener != "；" and len(raw.text) < _LONGEST_HEADING and raw.closer in "：，":
                self._lead = _part_named(raw.text, ("answer", "actions")) or self._lead
        return self._lead or self._section_part(raw.start) or self._base

    def _enter(self, raw: _Raw) -> None:
        label = _part_named(raw.text)
        if label is None and raw.number != self._style:
            return
        if raw.number and raw.number.endswith(("是", "要")) and label != "plans":
            return
        self._base = label or "other"
        self._style = raw.number
        self._lead = None

    def _section_part(self, offset: int) -> Label | None:
        inside = [section for section in self._sections if section.end <= offset < section.until]
        return inside[-1].label if inside else None


def _part_named(words: str, among: tuple[Label, ...] | None = None) -> Label | None:
    for label, pattern in _PARTS:
        if (among is None or label in among) and pattern.search(words):
            return label
    return None
