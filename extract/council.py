"""Whose session a letter answers: council, committee, session and proposal number, from title and opening."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import Council, Session

_NUM = r"[一二三四五六七八九十〇零\d]{1,3}"
_CN_VALUE = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SESSION = re.compile(
    rf"第?\s*({_NUM})\s*届(?!全会)([^，。；《“\n]{{0,24}}?)(?:第\s*)?({_NUM})\s*次"
    rf"|第?\s*({_NUM})\s*届(?=[^，。；《“\n]{{0,12}}(?:会议|委员会|人大|政协|代表大会))"
)
_CPPCC = re.compile(r"政协|政治协商")
_NPC = re.compile(r"人大(?!常委会办公室)|人民代表大会")
_LEVEL = "(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)"
_PLACE = rf"(?:[\u4e00-\u9fff]{{2,14}}?{_LEVEL}|{_LEVEL}|镇|乡|全国)"
_COMMITTEE = re.compile(
    rf"政协(?:第?{_NUM}届)?(?!第)({_PLACE})(?=第?{_NUM}届|委员会|[^\u4e00-\u9fff]|$|委员)"
)
_BRACKETS = "（(〔[【〈"
_CLOSING = "）)〕]】〉"
_ITEM = r"(?:政协|委员|人大|代表|重点)*(?:提案|建议|议案|意见|件|来信)"
_DIGITS = r"[A-Za-z]{0,4}[\-—]?\d[\dA-Za-z\-—－]{0,15}"
_NUMBERS = (
    re.compile(r"第\s*(\d{1,8}(?:[、,，]\s*\d{1,8})+)\s*号"),
    re.compile(rf"第\s*[{re.escape(_BRACKETS)}]?\s*({_DIGITS})\s*[{re.escape(_CLOSING)}]?\s*号"),
    re.compile(r"第\s*[（(]?([一二三四五六七八九十百〇零]{1,6})[）)]?\s*号"),
    re.compile(rf"[“\"]({_DIGITS})[”\"]\s*号"),
    re.compile(
        rf"(?:立案号|提案号|建议号|提案编号|建议编号|议案编号|案号|编号|提案序号)\s*[:：为]?\s*第?\s*[（(〔]?({_DIGITS})"
    ),
    re.compile(
        rf"[{re.escape(_BRACKETS)}]\s*第?\s*({_DIGITS})\s*号?\s*(?:{_ITEM})?\s*[{re.escape(_CLOSING)}](?!\d*号)"
    ),
    re.compile(rf"(?<![〕\]】）)\d])({_DIGITS})\s*号{_ITEM}"),
)
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Named:
    """A committee as named: the words for its place (市, 弥勒市, 全国; empty when none) and its council."""

    place: str
    council: Council


def number_of(words: str) -> int | None:
    """十七, 17, 一七: 17; None for anything else."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    if not ten:
        return (
            int("".join(str(_CN_VALUE[char]) for char in words))
            if all(c in _CN_VALUE for c in words)
            else None
        )
    if (tens not in _CN_VALUE and tens) or (ones not in _CN_VALUE and ones):
        return None
    return (_CN_VALUE[tens] if tens else 1) * 10 + (_CN_VALUE[ones] if ones else 0)


def read_session(text: str) -> Session | None:
    """第十一届三次会议, 十届四次, 第十届委员会第三次会议: (term, number)."""
    for match in _SESSION.finditer(text):
        if match[1] and match[3]:
            return Session(number_of(match[1]), number_of(match[3]))
    match_term = _SESSION.search(text)
    return Session(number_of(match_term[4]), None) if match_term and match_term[4] else None


def read_number(text: str) -> str | None:
    """The proposal number as printed, without brackets, 第 and 号: 045, DH0271, J027, 20240316."""
    for pattern in _NUMBERS:
        for match in pattern.finditer(text):
            number: str = match[1]
            # （2024） behind a title is its year; 〔2024〕17号 belongs to a document number.
            if not _YEAR_ONLY.fullmatch(number) and not re.match(r"\s*\d+\s*号", text[match.end() :]):
                return number
    return None


def read_committee(text: str) -> Named | None:
    """The committee or congress that a title names: 市政协, 政协会宁县第十届委员会, 县第十七届人大."""
    if match := re.search(r"全国(?:政协|人大)|政协(?:第?[^，。]{0,6}届)?全国委员会", text):
        return Named("全国", "npc" if "人大" in match[0] else "cppcc")
    if match := _COMMITTEE.search(text):
        return Named(match[1], "cppcc")
    for mark in re.finditer(r"政协|政治协商|人大|人民代表大会", text):
        council: Council = "cppcc" if mark[0].startswith("政") else "npc"
        before = re.sub(
            rf"第?\s*{_NUM}\s*届(?:委员会)?第?(?:{_NUM}次)?$|第$", "", text[: mark.start()].rstrip()
        )
        place = re.search(
            rf"{_PLACE}$", re.split(r"[，。；：《“”》\n]|关于|答复|[对在的由]|出席", before)[-1]
        )
        if place:
            return Named(place[0], council)
    return None


def councils_in(text: str) -> frozenset[Council]:
    """Which councils a text names by 政协 or 人大."""
    named: set[Council] = set()
    if _CPPCC.search(text):
        named.add("cppcc")
    if _NPC.search(text):
        named.add("npc")
    return frozenset(named)
