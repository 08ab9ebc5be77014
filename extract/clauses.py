"""A text as the clauses that measures are made of, each with its words and its place in the letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

from extract.model import Span
from extract.sections import Label, Section, label_at
from extract.segments import find_clauses, find_sentences
from extract.vocabulary import Word, find_words
from extract.voices import (
    Voice,
    has_speaker_above,
    names_speaker,
    speaks_again,
    voice_behind,
    voice_of,
    voice_under,
)

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
# A paragraph that opens with a direction to others tells them what to do throughout.
_DIRECTION = re.compile(
    r"(?:各|有关|相关|全[市县区校]各?)[^，。；]{1,14}?(?:(?<![主需重])要(?!求)|应(?!用|急)|须)"
)
_LONGEST_HEADING = 42
_TIME = (
    r"(?:(?:20\d\d|[一二三四五六七八九〇]{4})年|今年|去年|前年|明年|本年|本?学期|今[春夏秋冬]|近期|近日)"
    r"(?:[春秋]季学期|暑假|寒假|暑期|上半年|下半年|第?[一二三四1-4]季度"
    r"|前?[0-9一二三四五六七八九十]{1,3}个?月份?|至|[—–-]|\d{1,2}[日号]|[年初底末])*"
    r"(?:以来|起|开始|期间|前|后)?"
)
# Set off by a comma in front of what is said: outside the measure (GUIDELINES, doubtful cases).
_LEAD = re.compile(
    rf"(?:(?:自|从|到|至|于)?{_TIME}|截[至止][^，]{{2,16}}|(?:近|这|过去)[几两二三四五]?年(?:来|间|以来)?"
    r"|[一二两三]年来|多年来|一直以来|长期以来|“?十[二三四五]五”?(?:以来|期间|末)|目前|当前|现在|现阶段|近期|近日"
    r"|最近|同时|此外|另外|同步|其中|不过|但是?|然而|为此|对此|因此|据(?:了解|悉|介绍|统计)|下一?步(?:工作中?)?"
    r"|下一?阶段|今后(?:工作中)?|接下来|后续|上半年|下半年|年内|年底前|届时|此前|之后|随后|最后|数据显示|可喜的是"
    r"|值得一提的是|在此基础上|与此同时|在[^，]{2,16}(?:方面|工作中|环节|上))"
)
_TOPIC = re.compile(
    r"(?:[您你贵]|关于|至于|针对|对于?|就)"
    r"(?:(?=.*(?:建议|诉求|提出|反映|提到|提案|提议|代表|委员|关于))"
    r".*(?:建议|意见|问题|诉求|提议|请求|要求|一事|想法|情况)"
    r"|(?:支部|单位|会|党派|委|们)?(?:建议|提出|提到|反映|希望)[^，]*|.*方面)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``text[start:end]``, without item number and closing punctuation.

    ``lead`` is a time or connective set off before it (目前，), ``topic`` the request that it answers
    (关于…的建议，); neither is a clause of its own. ``opener`` and ``closer`` are the marks around all of
    this (。 ； ， ： or the edge of a line). ``numbered`` says that an item number stands before it;
    ``heading`` that it is a heading line or an item's own heading (一是加大投入。 before its detail);
    ``part`` what the heading or lead-in above it announces; ``spoken`` that it is quoted speech, ``voice``
    whose words it gives.
    """

    start: int
    end: int
    text: str
    opener: str
    closer: str
    numbered: bool
    heading: bool
    part: Label
    spoken: bool
    words: tuple[Word, ...]
    lead: str = ""
    topic: Span | None = None
    voice: Voice = "own"

    @property
    def has_figure(self) -> bool:
        """Whether a number of something stands in it."""
        return _FIGURE.search(self.text) is not None


def read_clauses(text: str, sections: tuple[Section, ...]) -> tuple[Clause, ...]:
    """The clauses of ``text`` in order."""
    words = find_words(text)
    clauses: list[Clause] = []
    directed = False
    starts = [word.start for word in words]
    ahead: list[_Raw] = []
    voices = _Voices(text)
    for raw in _raw_clauses(text):
        if raw.opener == "\n":
            directed = _DIRECTION.match(raw.text) is not None
        if ahead and (raw.number or raw.opener not in "，："):
            ahead = []
        voices.hear(raw)
        if _stands_ahead(raw):
            ahead.append(raw)
            continue
        first = ahead[0] if ahead else raw
        spoken = _is_spoken(text, raw.start)
        clauses.append(
            Clause(
                start=raw.start,
                end=raw.end,
                text=raw.text,
                opener=first.opener,
                closer=raw.closer,
                numbered=first.number is not None,
                heading=raw.heading,
                part="plans" if directed else label_at(sections, raw.start),
                spoken=spoken,
                words=tuple(words[bisect_left(starts, raw.start) : bisect_left(starts, raw.end)]),
                lead="，".join(each.text for each in ahead if _LEAD.fullmatch(each.text)),
                topic=next((Span(each.start, each.end) for each in ahead if _is_topic(each)), None),
                voice=voices.at(raw, spoken),
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


class _Voices:
    """Who speaks, kept up to date from clause to clause."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = ""
        self._under: Voice = "own"
        self._of_line: Voice = "own"
        self._of_sentence: Voice | None = None
        self._last: Voice = "other"

    def hear(self, raw: _Raw) -> None:
        """Take in the next clause."""
        if raw.opener == "\n":
            self._begin_line(raw.start)
        goes_on = self._of_sentence == "other" and not speaks_again(raw.text)
        if raw.opener == "\n" or (raw.opener == "。" and not goes_on):
            self._of_sentence = None
        if raw.closer in "，：" and names_speaker(raw.text):
            self._of_sentence = self._last = voice_of(raw.text, self._last)

    def _begin_line(self, start: int) -> None:
        end = self._text.find("\n", start)
        line = self._text[self._text.rfind("\n", 0, start) + 1 : end if end >= 0 else None].strip()
        if line != self._line:
            self._under = voice_under(line, self._under)
            self._of_line = "other" if has_speaker_above(self._line) else self._under
            self._line = line

    def at(self, raw: _Raw, spoken: bool) -> Voice:
        """Whose words the clause gives."""
        if self._of_sentence is not None:
            return self._of_sentence
        close = self._text.find("”", raw.end) if spoken else -1
        return voice_behind(self._text, close) if close >= 0 else self._of_line


def _stands_ahead(raw: _Raw) -> bool:
    """Whether it is only a lead, a topic or a speaker set off before a clause."""
    if raw.closer not in "，：" or raw.heading:
        return False
    return names_speaker(raw.text) or (_LEAD.fullmatch(raw.text) or _TOPIC.fullmatch(raw.text)) is not None


def _is_topic(raw: _Raw) -> bool:
    return not names_speaker(raw.text) and _LEAD.fullmatch(raw.text) is None


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
