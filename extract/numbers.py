"""Numbers with units in Chinese text: Arabic, Chinese, mixed, full-width; ranges, fractions, approximations.

Forms: 5216个, 13.42万个, 1,234元, ２０所, 三百余人, 近千人, 六千二百余万元, 百分之五十, 七成, 三分之二,
3—5万元, 80元至200元, 七八百人, 60周岁以上, 0.3元/平方米·月, 16.7个百分点, 第三, 不少于200人次, 95%以上.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from extract.exclusions import find_exclusions
from extract.model import Qualifier
from extract.numerals import CHINESE, DIGITS, read_arabic, read_chinese, read_scale
from extract.units import read_unit, unit_pattern

QuantityKind = Literal["number", "ordinal", "percentage", "range", "age", "currency", "dimension"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at ``text[start:end]``, 万 and 亿 multiplied out; ``upper`` is the end of a range."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    qualifier: Qualifier | None
    kind: QuantityKind


@dataclass(frozen=True, slots=True)
class _Numeral:
    """One number before ranges are joined; ``scale`` is the factor written behind its digits."""

    start: int
    end: int
    value: Decimal
    scale: int
    unit: str | None
    unit_kind: str | None
    qualifier: Qualifier | None
    ordinal: bool
    chinese: bool
    upper: Decimal | None = None


_AFTER: dict[str, Qualifier] = {
    "左右": "about",
    "上下": "about",
    "以上": "over",
    "及以上": "over",
    "（含）以上": "over",
    "开外": "over",
    "以下": "at_most",
    "及以下": "at_most",
    "以内": "at_most",
    "之内": "at_most",
    "余": "over",
    "多": "over",
    "出头": "over",
}
_BEFORE: dict[str, Qualifier] = {
    "大约": "about",
    "约": "about",
    "约为": "about",
    "约有": "about",
    "约占": "about",
    "约达": "about",
    "大概": "about",
    "近": "under",
    "将近": "under",
    "接近": "under",
    "近乎": "under",
    "超": "over",
    "超过": "over",
    "超出": "over",
    "逾": "over",
    "突破": "over",
    "高于": "over",
    "多于": "over",
    "大于": "over",
    "不少于": "at_least",
    "不低于": "at_least",
    "不小于": "at_least",
    "不得少于": "at_least",
    "不得低于": "at_least",
    "至少": "at_least",
    "最少": "at_least",
    "最低": "at_least",
    "起码": "at_least",
    "不超过": "at_most",
    "不高于": "at_most",
    "不多于": "at_most",
    "不大于": "at_most",
    "不超": "at_most",
    "不得超过": "at_most",
    "不得高于": "at_most",
    "至多": "at_most",
    "最多": "at_most",
    "最高": "at_most",
    "最高可达": "at_most",
    "最高达": "at_most",
    "最高达到": "at_most",
    "最高可": "at_most",
    "不足": "under",
    "不到": "under",
    "低于": "under",
    "少于": "under",
    "小于": "under",
    "未达": "under",
}
_QUALIFIED = re.compile(
    "(?:"
    + "|".join(sorted(map(re.escape, _BEFORE), key=len, reverse=True))
    + ")(?=(?:[达有为到至需占]|达到|需要)?[ “]?$)"
)
_BETWEEN = re.compile("(至少|不少于|不低于|最高|最多|不超过)[一-龥]{1,4}$")
_ARABIC = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?|[０-９]{1,3}(?:，"
    r"[０-９]{3})+(?![０-９])|[０-９]+(?:[．.][０-９]+)?"
)
_RANGE = re.compile(r" ?(?:[—–\-－~～－]{1,2}|至|到) ?")
_PAIR = re.compile(r"^(十)?([一两二三四五六七八九])([一二三四五六七八九])([十百千万亿]*)$")
_PERCENT_OF = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}


@cache
def _pattern() -> re.Pattern[str]:
    arabic, chinese, unit = _ARABIC, f"[{CHINESE}]", unit_pattern()
    tail = (
        "及以上|及以下|（含）以上|以上|以下|以内|之内|左右|上下|开外|余(?=[^个家所额])|"
        "多(?![个家所层元为年达种样方数是])|出头"
    )
    share = (
        rf"(?P<base>[百千万])分之(?:(?P<per>{arabic})|(?P<per_c>{chinese}{{1,30}}(?:点{chinese}{{1,30}})?))"
    )
    fraction = rf"(?P<lower>{chinese}{{1,3}}|[0-9]{{1,3}})分之(?P<top>{chinese}{{1,3}}|[0-9]{{1,3}})"
    tenths = (
        r"(?P<tenths>[一二两三四五六七八九]|[1-9](?:\.[0-9])?)成(?P<half>半|[一二三四五六七八九](?![十"
        r"百千万亿个]))?(?![立为功员长果本都熟分交型绩品效就人])"
    )
    mixed = (
        rf"(?P<digits>{arabic})[ \u00a0]?(?P<over>[余多来])?(?P<scale>[十百千]?[万亿]亿?|"
        rf"[百千](?=[余多]?[人个元家户名项]))?"
        rf"(?P<over2>[余多来](?!自))?[ \u00a0]?(?P<unit>{unit})?"
    )
    words = (
        rf"(?<!{chinese})(?P<words>{chinese}{{1,30}}(?!{chinese})(?:点[一二三四五六七八九零〇]+)?)(?P<over_c>[余多来](?:(?P<scale_c>[万亿"
        rf"]))?)?(?P<unit_c>{unit_pattern(True)})?"
    )
    return re.compile(rf"(?P<nth>第 ?)?(?:{share}|{fraction}|{tenths}|{mixed}|{words})(?P<tail>{tail})?")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of ``text`` with its unit and qualifier, in order.

    Dates, clock times, telephone, document and list numbers and names made of numbers (十四五, 5+2) are left
    out; an ordinal (第三名) is given with kind ``ordinal``.
    """
    return tuple(quantities_outside(text, find_exclusions(text)))


def quantities_outside(text: str, exclusions: tuple[tuple[int, int], ...]) -> Iterator[Quantity]:
    """The quantities of ``text`` that touch none of ``exclusions`` (ordinals are kept)."""
    held: _Numeral | None = None
    for numeral in _numerals(text, exclusions):
        if held is None:
            held = numeral
            continue
        joined = _join(text, held, numeral)
        if joined is None:
            yield _quantity(held)
            held = numeral
        else:
            held = joined
    if held is not None:
        yield _quantity(held)


def _numerals(text: str, exclusions: tuple[tuple[int, int], ...]) -> Iterator[_Numeral]:
    at, count = 0, len(exclusions)
    for match in _pattern().finditer(text):
        start, end = match.span()
        while at < count and exclusions[at][1] <= start:
            at += 1
        if at < count and exclusions[at][0] < end and not match["nth"]:
            continue
        numeral = _read(text, match)
        if numeral is not None:
            yield numeral


def _read(text: str, match: re.Match[str]) -> _Numeral | None:
    if match["digits"]:
        return _read_mixed(text, match)
    if match["words"]:
        return _read_words(text, match)
    if match["base"]:
        per = read_arabic(match["per"]) if match["per"] else read_chinese(match["per_c"])
        return None if per is None else _share(text, match, per * _PERCENT_OF[match["base"]])
    if match["lower"]:
        lower, top = _either(match["lower"]), _either(match["top"])
        if not lower or top is None:
            return None
        return _share(text, match, (top * 100 / lower).quantize(Decimal("0.01")).normalize())
    tenths = _either(match["tenths"])
    return None if tenths is None else _share(text, match, tenths * 10 + _half(match["half"]))


def _half(word: str | None) -> int:
    """七成半 and 七成五 are 75 per cent."""
    return 0 if word is None else 5 if word == "半" else DIGITS[word]


def _either(words: str) -> Decimal | None:
    return Decimal(words) if words[0].isdigit() and words.isascii() else read_chinese(words)


def _share(text: str, match: re.Match[str], value: Decimal) -> _Numeral:
    qualifier = _qualifier(text, match.start(), match.end(), match["tail"])
    return _Numeral(match.start(), match.end(), value, 1, "%", "percentage", qualifier, False, False)


def _read_mixed(text: str, match: re.Match[str]) -> _Numeral:
    start, end = match.span()
    scale = read_scale(match["scale"])
    value = read_arabic(match["digits"]) * scale
    sign = text[max(0, start - 2) : start]
    over = match["over"] or match["over2"]
    unit = read_unit(match["unit"]) if match["unit"] else None
    if _is_negative(sign, unit.unit if unit else None):
        start, value = start - 1, -value
    if unit and unit.unit == "‰":
        value, unit = value / 10, read_unit("%")
    return _Numeral(
        start,
        end,
        value,
        scale,
        unit.unit if unit else None,
        unit.kind if unit else None,
        "over" if over else _qualifier(text, start, end, match["tail"]),
        bool(match["nth"]),
        chinese=False,
    )


def _is_negative(sign: str, unit: str | None) -> bool:
    """Whether the two characters before a number make it negative: 负5℃, 为-3.5%, but not 1.5-3岁."""
    if sign[-1:] == "负":
        return True
    if sign[-1:] not in ("-", "－"):
        return False
    return len(sign) == 1 or sign[0] in " ：:，,（(为是到至" or (unit in ("℃", "%") and _is_han(sign[0]))


def _read_words(text: str, match: re.Match[str]) -> _Numeral | None:
    words, start = match["words"], match.start("words")
    before = text[start - 1 : start] if start else ""
    unit = read_unit(match["unit_c"]) if match["unit_c"] else None
    if not match["nth"] and not _counts(
        words, before, text[match.end() : match.end() + 1], unit is not None, match["over_c"]
    ):
        return None
    pair = _PAIR.match(words)
    upper = None
    if pair and int(DIGITS[pair[3]]) == int(DIGITS[pair[2]]) + 1 and (pair[1] or pair[4] or unit):
        low = read_chinese(f"{pair[1] or ''}{pair[2]}{pair[4]}")
        upper = read_chinese(f"{pair[1] or ''}{pair[3]}{pair[4]}")
        value = low
    else:
        value = read_chinese(words)
    if value is None:
        return None
    scale = read_scale(match["scale_c"])
    over = bool(match["over_c"])
    return _Numeral(
        match.start(),
        match.end(),
        value * scale,
        scale,
        unit.unit if unit else None,
        unit.kind if unit else None,
        "over" if over else _qualifier(text, match.start(), match.end(), match["tail"]),
        bool(match["nth"]),
        True,
        None if upper is None else upper * scale,
    )


def _counts(words: str, before: str, after: str, has_unit: bool, over: str | None) -> bool:
    """Whether Chinese number words are a number here: 三百余人, 近千人, 八家; not 数百人, 千家万户, 万一."""
    if before and before in ("数几上成好若多半每整" if words[0] in "十百千万亿" else "几若廿每"):
        return False
    if words == "二" or (len(words) == 1 and words in "壹贰叁肆伍陆柒捌玖拾佰仟"):
        return False
    if words[0] in "百千万亿":
        return has_unit and (bool(over) or before in ("近", "约", "逾", "超", "过", "足", "达"))
    if has_unit:
        return True
    if over:
        return words[-1] in "十百千万亿" and False
    alone = not _is_han(before) and not _is_han(after)
    return alone or (len(words) >= 3 and any(char in "百千万亿" for char in words[1:]))


def _is_han(char: str) -> bool:
    return bool(char) and "一" <= char <= "龥"


def _qualifier(text: str, start: int, end: int, tail: str | None) -> Qualifier | None:
    if tail:
        return _AFTER[tail]
    before, rest = text[max(0, start - 8) : start], text[end : end + 1]
    match = _QUALIFIED.search(before)
    if match and not (match[0] in ("低于", "高于", "少于", "多于", "大于", "小于") and rest.startswith("的")):
        return _BEFORE[match[0]]
    between = _BETWEEN.search(before)
    return _BEFORE[between[1]] if between else None


def _join(text: str, low: _Numeral, high: _Numeral) -> _Numeral | None:
    """One range out of 3—5万元 or 80元至200元; None where the two are two numbers."""
    if (
        low.ordinal
        or high.ordinal
        or low.upper is not None
        or high.upper is not None
        or high.start - low.end > 4
    ):
        return None
    if not _RANGE.fullmatch(text, low.end, high.start if high.value >= 0 else high.start + 1):
        return None
    if low.unit not in (None, high.unit):
        return None
    value, upper = low.value, abs(high.value)
    if low.unit is None and low.scale == 1 and high.scale > 1 and value < upper / high.scale * 10:
        value *= high.scale
    if low.chinese != high.chinese or value >= upper:
        return None
    return replace(high, start=low.start, value=value, upper=upper, qualifier=low.qualifier or high.qualifier)


def _quantity(numeral: _Numeral) -> Quantity:
    return Quantity(
        numeral.start,
        numeral.end,
        numeral.value,
        numeral.upper,
        numeral.unit,
        numeral.qualifier,
        _kind(numeral),
    )


def _kind(numeral: _Numeral) -> QuantityKind:
    if numeral.ordinal:
        return "ordinal"
    if numeral.upper is not None:
        return "range"
    match numeral.unit_kind:
        case "age" | "currency" | "percentage" as kind:
            return kind
        case "dimension" | "time":
            return "dimension"
    return "number"
