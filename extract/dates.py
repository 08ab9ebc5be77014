"""The date of a letter: 2024年6月28日, 二〇二四年六月三日, 2024.6.28; what a damaged 202285 can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零○Oo0０Ｏ〇", "0"
)
_DIGITS |= {char: str(value) for value, char in enumerate("０１２３４５６７８９")}
_CN = "〇○零OoＯ0０一二三四五六七八九"
_CHINESE = re.compile(rf"([{_CN}]{{4}})\s*年\s*([{_CN}十]{{1,3}})\s*月\s*([{_CN}十]{{1,3}})\s*[日号]")
_ARABIC = re.compile(r"((?:19|20)\s?\d\s?\d)\s*年\s*(\d\s?\d?)\s*月\s*(\d\s?\d?)\s*[日号]?")
_SIGNS = re.compile(r"((?:19|20)\d\d)\s*[.\-/—－．]\s*(\d{1,2})\s*[.\-/—－．]\s*(\d{1,2})(?!\d)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
DAMAGED = re.compile(r"(?:(?:19|20)\d{2}\d{2,4}|(?:19|20)\d{2}[年 ]\d{2,4}[日]?|\d{2,4})")


def read_date(line: str) -> date | None:
    """The first date written in ``line`` that exists."""
    plain = line.translate(_FULL_WIDTH)
    for match in [*_ARABIC.finditer(plain), *_SIGNS.finditer(plain)]:
        found = _date(*("".join(part.split()) for part in match.groups()))
        if found:
            return found
    for match in _CHINESE.finditer(line):
        year = "".join(_DIGITS[char] for char in match[1])
        found = _date(year, str(_chinese_number(match[2])), str(_chinese_number(match[3])))
        if found:
            return found
    return None


def _chinese_number(words: str) -> int:
    """二十六 or 二六: 26."""
    tens, ten, ones = words.partition("十")
    if not ten:
        return int("".join(_DIGITS[char] for char in words))
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_damaged_date(line: str, not_after: date | None) -> tuple[date, ...]:
    """Every date that a bare digit run can mean where 年月日 vanished: 202285, 2024111, 2021 830.

    A run without a year (629) means nothing for certain and gives no date.
    """
    digits = re.sub(r"\D", "", line.translate(_FULL_WIDTH))
    if not 6 <= len(digits) <= 8 or digits[:2] not in ("19", "20"):
        return ()
    return tuple(each for each in _splits(digits) if not_after is None or each <= not_after)


def _splits(digits: str) -> Iterator[date]:
    for cut in (5, 6):
        month, day = digits[4:cut], digits[cut:]
        # 01 is never written where the marks vanished from 1月1日, unless all eight digits are there.
        padded = len(digits) == 8
        if month and day and len(day) <= 2 and (padded or not (month.startswith("0") or day.startswith("0"))):
            found = _date(digits[:4], month, day)
            if found:
                yield found


def is_damaged_run(line: str) -> bool:
    """Whether the line is nothing but a digit run such as a date leaves behind when its marks are lost."""
    return bool(re.fullmatch(r"(?:19|20)\d{4,6}日?|(?:19|20)\d{2}\s\d{2,4}|\d{2,4}日?", line.strip()))
