"""Chinese, Arabic and mixed numerals to decimals.

cn2an is not used: it refuses 百余 and 万余 (a bare 百 or 万) and needs 15 µs a numeral.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "○": 0,
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
CHINESE = "".join(DIGITS) + "".join(TENS) + "".join(SCALES)

# 九千九百九十九亿九千九百九十九万九千九百九十九 has 23 characters; what is longer is no numeral.
_LONGEST = 30
_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@lru_cache(maxsize=4096)
def read_arabic(digits: str) -> Decimal:
    """The value of ``1,234.5`` or ``１２`` (full-width digits and thousands separators allowed)."""
    return Decimal(digits.translate(_NARROW).replace(",", ""))


@lru_cache(maxsize=4096)
def read_scale(words: str | None) -> int:
    """The factor of 万, 亿, 千万, 百万, 万亿 ...; 1 for none."""
    factor = 1
    for char in words or "":
        factor *= TENS.get(char) or SCALES[char]
    return factor


@lru_cache(maxsize=4096)
def read_chinese(words: str) -> Decimal | None:
    """The value of a Chinese numeral: 三百二十五, 一万八, 二〇二四, 百, 三点五; None if it is none."""
    if len(words) > _LONGEST:
        return None
    whole, point, rest = words.partition("点")
    value = _read_whole(whole)
    if value is None or (point and not rest):
        return None
    digits = [DIGITS.get(char) for char in rest]
    if any(digit is None for digit in digits):
        return None
    return Decimal(f"{value}.{''.join(str(digit) for digit in digits)}") if digits else Decimal(value)


def _read_whole(words: str) -> int | None:
    if not words:
        return None
    if all(char in DIGITS for char in words):
        return int("".join(str(DIGITS[char]) for char in words))
    total = section = digit = 0
    pending, last = False, 10
    for char in words:
        if char in DIGITS:
            if pending and digit:
                return None
            digit, pending = DIGITS[char], True
            last = 10 if digit == 0 else last
        elif char in TENS:
            section += (digit if pending and digit else 1) * TENS[char]
            digit, pending, last = 0, False, TENS[char]
        elif char in SCALES:
            scale = SCALES[char]
            part = section + digit
            total = (total + part or 1) * scale if scale == 10**8 else total + (part or 1) * scale
            section = digit = 0
            pending, last = False, scale
        else:
            return None
    # 一万八, 两千三: a last bare digit counts in tenths of the unit before it
    return total + section + (digit * last // 10 if pending else 0)
