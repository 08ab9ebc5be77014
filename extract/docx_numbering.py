"""Automatic numbers of Word paragraphs: 一、 （一） 1. stand in numbering.xml, not in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "〇一二三四五六七八九"
CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"})


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written (``numFmt``), its pattern (``%1、``), its start."""

    style: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """Lists by number id and level, and the list that a paragraph style belongs to."""

    levels: dict[tuple[str, int], Level]
    styles: dict[str, tuple[str, int]]

    def counters(self) -> Counters:
        """Fresh counters for one pass over a document."""
        return Counters(self)


class Counters:
    """How far each list has counted; paragraphs must come in order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[tuple[str, int], int] = {}

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before ``paragraph``; empty when it has none or only a bullet."""
        place = self._place(paragraph)
        level = self._numbering.levels.get(place) if place else None
        if place is None or level is None:
            return ""
        name, depth = place
        self._counts[place] = self._counts.get(place, level.start - 1) + 1
        for key in [key for key in self._counts if key[0] == name and key[1] > depth]:
            del self._counts[key]
        if level.style in ("bullet", "none"):
            return ""
        text = level.pattern
        for upper in range(depth + 1):
            other = self._numbering.levels.get((name, upper), level)
            text = text.replace(f"%{upper + 1}", written(self._counts.get((name, upper), 1), other.style))
        return text

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's."""
        own = _list_of(paragraph.find(f"{WORD}pPr/{WORD}numPr"))
        if own is not None:
            return own if own[0] != "0" else None
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        return self._numbering.styles.get(_value(style) or "")


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """The lists of numbering.xml and the styles of styles.xml that use them; empty when there are none."""
    levels: dict[tuple[str, int], Level] = {}
    if numbering is not None:
        abstract = {
            item.get(f"{WORD}abstractNumId"): item for item in numbering.findall(f"{WORD}abstractNum")
        }
        for item in numbering.findall(f"{WORD}num"):
            base = abstract.get(_value(item.find(f"{WORD}abstractNumId")))
            name = item.get(f"{WORD}numId")
            if base is not None and name is not None:
                levels.update(((name, depth), level) for depth, level in _levels(base))
    used: dict[str, tuple[str, int]] = {}
    for style in styles.findall(f"{WORD}style") if styles is not None else ():
        place = _list_of(style.find(f"{WORD}pPr/{WORD}numPr"))
        if place is not None:
            used[style.get(f"{WORD}styleId") or ""] = place
    return Numbering(levels, used)


def _levels(abstract: Element) -> list[tuple[int, Level]]:
    found = []
    for item in abstract.findall(f"{WORD}lvl"):
        style = _value(item.find(f"{WORD}numFmt")) or "decimal"
        pattern = _value(item.find(f"{WORD}lvlText")) or ""
        start = _number(_value(item.find(f"{WORD}start")), 1)
        found.append((_number(item.get(f"{WORD}ilvl"), 0), Level(style, pattern, start)))
    return found


def _list_of(numbering: Element | None) -> tuple[str, int] | None:
    if numbering is None:
        return None
    name = _value(numbering.find(f"{WORD}numId"))
    return (name, _number(_value(numbering.find(f"{WORD}ilvl")), 0)) if name is not None else None


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{WORD}val")


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 6 else default


def written(number: int, style: str) -> str:
    """``number`` in a numbering style of Word: 3 is 三 in chineseCounting, c in lowerLetter, 3 in decimal."""
    if style in CHINESE and 0 < number < 100:
        return chinese_number(number)
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        letter = chr(96 + number)
        return letter.upper() if style == "upperLetter" else letter
    if style.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def chinese_number(number: int) -> str:
    """1 to 99 as counted in headings: 一, 十, 十二, 二十三."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")
