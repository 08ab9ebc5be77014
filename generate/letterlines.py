"""The lines of a letter and the shapes by which its parts are recognised, faults in them included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

HAN = "\u4e00-\u9fff"
OPENING = re.compile(
    r"收悉|收到|已阅|(?:您|你|你们|您们)(?:们)?[^。]{0,20}(?:提出|提交)|(?:交|由)[^。]{0,12}(?:办理|研究)|如下[：:。]?\s*$"
)
TITLE_END = re.compile(
    r"(?:答复|复函|答复函|的函|回复|回复函|答复意见|会办意见|协办意见|办理意见|办理情况|情况说明|情况|报告)\s*(?:[（(][^（）()]*[）)])?\s*$"
)
TITLE_START = re.compile(r"关于|^\s*对|^\s*就|提案|建议")
ROLE = r"(?:委员|代表)"
SALUTATION = re.compile(
    rf"^\s*(?:尊敬的)?\s*(?P<names>[^：:。！？!?《“\"]{{0,70}}?)\s*(?:政协)?(?P<role>{ROLE})?\s*"
    r"(?P<others>[（(]?等[^）)：:，,]{0,8}[）)]?(?:委员|代表)?)?\s*(?P<mark>[：:，,；;。.!！]?)\s*(?P<hello>(?:您|你|你们|您们)好[！!。]?)?\s*$"
)
INLINE = re.compile(rf"^\s*(?:尊敬的)?[{HAN}·、\s]{{2,40}}{ROLE}\s*(?P<mark>[：:，,])")
NUMBER = re.compile(
    rf"[{HAN}]{{1,14}}\s*(?:字\s*)?[〔【\[（(［〈﹝{{]?\s*(?:(?:19|20)\d{{2}}|\d{{2}}|二[〇○零]二[〇○零一二三四五六七八九])\s*(?:年)?\s*[〕】\]）)］〉﹞}}]?\s*第?\s*\d{{1,5}}\s*号"
)
NUMBER_MARKS = re.compile(r"[〔【\[（(［〈{〕】\]）)］〉}﹝﹞]")
CLASS = re.compile(
    r"^\s*[（(\[【]?\s*(?P<letter>[A-Da-d]\d?)\s*[）)\]】]?\s*类?\s*[）)\]】]?\s*$"
    r"|(?:类\s*别|结\s*果|分\s*类|答复类型|办理类型)\s*[：:]\s*[（(]?\s*(?P<labelled>[A-Da-d]\d?|[^\s：:]*(?:采纳|解决|列入|参考|说明))"
    rf"|^\s*(?P<lead>[A-D]\d?)类(?=[{HAN}])|(?<![A-Za-z])(?P<beside>[A-D]\d?)\s*类(?![{HAN}])"
)
LABELLED = re.compile(
    rf"^\s*[（(]?\s*(?:[{HAN}]\s*){{2,10}}[：:]|^\s*[（(]?\s*(?:同意公开|不予公开|主动公开|依申请公开|不同意公开)"
)
DIGIT = "0-9０-９〇○零一二三四五六七八九十OoＯ"
DATE = re.compile(
    rf"(?:[{DIGIT}]{{2,4}}\s*年\s*[{DIGIT}]{{1,3}}\s*月(?:\s*[{DIGIT}]{{1,3}}\s*[日号])?"
    r"|(?:19|20)\d{2}\s*[.．/\-－—]\s*\d{1,2}\s*[.．/\-－—]\s*\d{1,2}日?"
    r"|[_＿\s]*年[_＿\s]+月[_＿\s]*日)"
)
CONTACT = re.compile(
    r"联\s*系\s*人|承\s*办\s*人|经\s*办\s*人|联\s*系\s*(?:电\s*话|方\s*式)|(?<![\u4e00-\u9fff])电\s*话\s*[：:]"
)
COPIES = re.compile(r"^\s*抄\s*[送报]\s*[：:]?")
NOTE = re.compile(
    r"^\s*(?:附\s*注\s*[：:])?\s*[（(]?\s*(?:此|本)(?:件|文|复函)[^（）()]{0,14}公开[^（）()]*[）)]?\s*$"
)
CLOSING = re.compile(r"(?:特此|专此|谨此)(?:函复|答复|回复|复函|复告)?|此复|此函|此致|敬礼")
ORGAN_END = "局委会办厅部院社处站所队校园馆库署行团室府心司股科企"
ORGAN = re.compile(
    rf"^\s*(?:(?:承办|主办|答复|会办|分办)单位[：:])?\s*(?P<name>[{HAN}（）()]{{3,34}}[{ORGAN_END}])\s*(?:[（(]?(?:盖章|印章|公章|章)[）)]?)?\s*$"
)
UNIT_LABEL = re.compile(r"^\s*(?:承办|主办|答复)单位[：:]\s*\S{4,30}\s*$")
SENTENCE_MARKS = re.compile(r"[，。；！？,;!?“”《》]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the file's text, with its words; a title broken over lines has its line ends left out."""

    start: int
    end: int
    text: str


def lines_of(text: str, start: int = 0, end: int | None = None) -> tuple[Spot, ...]:
    """The lines of ``text[start:end]`` that hold something, without surrounding white space."""
    found, at = [], start
    for line in text[start:end].split("\n"):
        words = line.strip(" \t\r\v\f\u3000\xa0")
        if words:
            inner = at + line.index(words)
            found.append(Spot(inner, inner + len(words), words))
        at += len(line) + 1
    return tuple(found)


def first_match(pattern: re.Pattern[str], lines: Iterable[Spot]) -> Spot | None:
    """The first stretch of the lines that matches."""
    for line in lines:
        found = pattern.search(line.text)
        if found:
            return Spot(line.start + found.start(), line.start + found.end(), found[0])
    return None


def is_note(line: str) -> bool:
    """Whether a line is the note on publication."""
    return bool(NOTE.match(line))
