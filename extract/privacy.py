"""Personal data in a text: what may not be published unmasked.

Rules: GB/T 35273-2020 annex A and B (what personal and sensitive data are), 个人信息保护法 art. 28 (health,
children under 14), 未成年人保护法 art. 103 (nothing that identifies a minor). An office landline is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache

from extract.addresses import find_addresses
from extract.circumstances import find_circumstances
from extract.masking import mask_phone, mask_record, mask_text
from extract.minors import find_minors
from extract.model import Personal, PersonalCategory
from extract.wordlists import one_of

__all__ = ["find_personal", "is_id_number", "mask_phone", "mask_record", "mask_text", "passes_luhn"]

_FULL_WIDTH = str.maketrans("０１２３４５６７８９－（）＠．ＸＸ", "0123456789-()@.XX")
_DIGITS = re.compile(r"(?<![\dA-Za-z])\d(?:[ \-]?\d){10,22}(?:[Xx]|\*{1,4})?(?![\dA-Za-z*])")
_ID_WORD = re.compile(r"身份证|证件号|身份号|证号")
_ACCOUNT_WORD = re.compile(
    r"(?:卡号|银行卡|社保卡|账号|账户|帐号|帐户|存折|一卡通|打入|转入)(?![^\d]*(?:编号|单号|文号|流水|工号|代码))[^\d，。；\n]{0,8}$"
)
# 139 1234 5678, 1391-234-5678: the same gap throughout.
_MOBILE = re.compile(
    r"(?:(?<!\d)|(?<=\b86)|(?<=\b0086)|(?<![\d]0)(?<=\b0))"
    r"(1[3-9]\d(?:[ \-—.]?\d{4}[ \-—.]?\d{4}|\d([ \-—.])\d{3}\2\d{4}|([ \-—.])\d{3}\3\d{5}))(?!\d)"
)
_SPACED_MOBILE = re.compile(
    r"(?:电话|手机|号码?|联系|拨打|致电)[^\d，。；\n]{0,8}(1 [3-9](?: \d){9})(?! ?\d)"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]\s?[·•・\-]?\s?(?=[A-HJ-NP-Z]*\d)"
    r"(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])"
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_PROVINCES = frozenset(
    [
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
    ]
)


@cache
def _private_line() -> re.Pattern[str]:
    """The number behind 家庭电话, 我家的座机: a landline at home."""
    whose = (
        "(?:家[里中庭]?|住宅|宅|本人|个人|私人|我|监护人|家长)的?(?:固定|联系)?(?:座机|固话|电话)(?:号码?)?"
    )
    return re.compile(
        rf"(?:{one_of('private_line')}|{whose})(?:[:：为是]|\s)*"
        r"([（(]?(?:0\d{2,3}[)）]?[ \-—–]{0,3})?[2-9]\d{2,3}[ \-]?\d{4})(?!\d)"
    )


# QQ：845021763, 微信号zhang_hb88; groups and public accounts are of nobody.
_QQ = re.compile(
    r"(?<!工作)(?<!客服)(?<!咨询)(?:[Qq]{2}|扣扣)(?!群)(?:号码?)?(?:[:：为是]|\s)*([1-9]\d{4,10})(?!\d)"
)
_WECHAT = re.compile(
    r"(?<!工作)(?<!客服)(?<!咨询)(?<!官方)(?:微信|[Vv][Xx]|[Ww]e[Cc]hat)(?:号码?|账号|ID)?(?:[:：为是]|\s)*"
    r"([A-Za-z][A-Za-z0-9_\-]{5,19})(?![A-Za-z0-9@.])"
)


@cache
def _office_mail() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('office_mail')}[^，。；,;\n]{{0,6}}(?:邮箱|信箱|邮件|[Ee]-?mail)[^，。；\n]{{0,4}}$"
    )


def find_personal(text: str) -> tuple[Personal, ...]:
    """Personal data in order of place, in all the categories of the contract, none overlapping."""
    plain = text.translate(_FULL_WIDTH)
    found = [*_numbers(plain), *_phones(plain), *_plates(plain), *_emails(plain)]
    found += [Personal(start, end, "address") for start, end in find_addresses(plain)]
    minors = find_minors(plain)
    found += [Personal(start, end, "minor") for start, end in minors]
    found += [Personal(start, end, "health") for start, end in find_circumstances(plain, minors)]
    return _without_overlaps(found)


def _without_overlaps(found: list[Personal]) -> tuple[Personal, ...]:
    """In order of place; where two overlap the longer stays, a name before what is said of it."""
    kept: list[Personal] = []
    for item in sorted(found, key=lambda each: (each.category == "health", each.start - each.end)):
        place = bisect_left(kept, item.start, key=lambda each: each.start)
        before = place > 0 and kept[place - 1].end > item.start
        behind = place < len(kept) and kept[place].start < item.end
        if not before and not behind:
            kept.insert(place, item)
    return tuple(kept)


def _numbers(text: str) -> Iterator[Personal]:
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"[ \-]", "", match[0]).upper()
        before = text[max(0, match.start() - 16) : match.start()]
        # 5113221987061205**: nearly whole, where the text says what it is.
        digits = digits.replace("*", "0")
        category = _number_category(digits, before)
        if category:
            yield Personal(match.start(), match.end(), category)


def _number_category(digits: str, before: str) -> PersonalCategory | None:
    if is_id_number(digits) or (len(digits) in (15, 18) and _ID_WORD.search(before)):
        return "id_number"
    if not digits.isdigit() or not 13 <= len(digits) <= 19:
        return None
    says_so = _ACCOUNT_WORD.search(before) is not None
    is_card = passes_luhn(digits) and len(digits) >= 15 and digits[0] in "34569"
    # 62… is UnionPay's prefix (ISO/IEC 7812); other runs of digits need a word that says what they are.
    return "bank_card" if says_so or (is_card and digits.startswith("62")) else None


def is_id_number(digits: str) -> bool:
    """Whether this is a resident identity number: GB 11643-1999, province, birth date and check digit."""
    if not re.fullmatch(r"\d{17}[\dX]|\d{15}", digits) or int(digits[:2]) not in _PROVINCES:
        return False
    birth = digits[6:14] if len(digits) == 18 else "19" + digits[6:12]
    try:
        date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return False
    if len(digits) == 15:
        return True
    total = sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == digits[17]


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit (ISO/IEC 7812-1 annex B)."""
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _phones(text: str) -> Iterator[Personal]:
    for pattern in (_MOBILE, _SPACED_MOBILE, _private_line(), _QQ, _WECHAT):
        for match in pattern.finditer(text):
            yield Personal(match.start(1), match.end(1), "phone")


def _plates(text: str) -> Iterator[Personal]:
    for match in _PLATE.finditer(text):
        yield Personal(match.start(), match.end(), "plate")


def _emails(text: str) -> Iterator[Personal]:
    for match in _EMAIL.finditer(text) if "@" in text else ():
        official = match[0].lower().endswith((".gov.cn", ".edu.cn"))
        if not official and not _office_mail().search(text[max(0, match.start() - 16) : match.start()]):
            yield Personal(match.start(), match.end(), "email")
