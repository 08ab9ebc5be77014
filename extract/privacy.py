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

from extract.circumstances import find_circumstances
from extract.masking import mask_phone, mask_record, mask_text
from extract.minors import find_minors
from extract.model import Personal, PersonalCategory
from extract.wordlists import one_of

__all__ = ["find_personal", "is_id_number", "mask_phone", "mask_record", "mask_text", "passes_luhn"]

_HAN = r"[\u4e00-\u9fff]"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－（）＠．ＸＸ", "0123456789-()@.XX")
_DIGITS = re.compile(r"(?<![\dA-Za-z])\d(?:[ \-]?\d){10,22}[Xx]?(?![\dA-Za-z])")
_MOBILE = re.compile(r"(?:(?<!\d)|(?<=\b86))(1[3-9]\d[ \-]?\d{4}[ \-]?\d{4})(?!\d)")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]\s?[·•・\-]?\s?(?=[A-HJ-NP-Z]*\d)"
    r"(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])"
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
)
# An address is personal only below the township: 家住某某街道 alone is none.
_TOWNSHIP = re.compile(r"镇|乡(?!村)|街道")
_ADDRESS = re.compile(rf"(?:{_HAN}|[0-9A-Za-z\-—号#（）()]|[一二三四五六七八九十]){{3,40}}")
_DETAIL = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)\s*(?:号|栋|幢|单元|室|组|弄|号楼|社|队|巷|门|楼)|(?:(?<!农)村|屯|庄|寨|小区|花园|公寓|家园|新村|嘉苑|苑)(?!委|民|干)"
)
# 3号楼2单元501室, 5栋302室: a flat, whose street or estate stands before it.
_FLAT = re.compile(
    r"(?<!\d)(?:\d{1,4}|[A-Z]\d{0,3})(?:号楼|栋|幢|座|号)\s*(?:(?:\d+|[一二三四五六])单元\s*\d{1,4}(?:室|号|户)?|\d{2,4}(?:室|户))"
)
_ESTATE = re.compile(rf"(?:{_HAN}|\d+号|\d+弄){{2,16}}$")
_ESTATE_WORD = re.compile(r"小区|花园|家园|公寓|新村|苑|城|庭|里|村|路|街|弄|巷")
# 12楼 alone leads nobody to a door.
_SHORTEST_ADDRESS = 5
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
    return re.compile(rf"{one_of('private_line')}[:：]?\s*((?:0\d{{2,3}}[ \-—]?)?[2-9]\d{{6,7}})(?!\d)")


@cache
def _office_mail() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('office_mail')}[^，。；,;\n]{{0,6}}(?:邮箱|信箱|邮件|[Ee]-?mail)[^，。；\n]{{0,4}}$"
    )


@cache
def _lives() -> re.Pattern[str]:
    alone = r"(?<=[，,。；;、（(\s])住(?![房宅院户建所宿址地处在满进上着])"
    return re.compile(rf"(?:{one_of('home_address')}|{alone})(?:[:：为是在]|\s)*")


def find_personal(text: str) -> tuple[Personal, ...]:
    """Personal data in order of place, in all the categories of the contract, none overlapping."""
    plain = text.translate(_FULL_WIDTH)
    found = [*_numbers(plain), *_phones(plain), *_plates(plain), *_emails(plain), *_addresses(plain)]
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
        category = _number_category(digits, before)
        if category:
            yield Personal(match.start(), match.end(), category)


def _number_category(digits: str, before: str) -> PersonalCategory | None:
    if is_id_number(digits) or (len(digits) in (15, 18) and re.search(r"身份证|证件号", before)):
        return "id_number"
    if not digits.isdigit() or not 13 <= len(digits) <= 19:
        return None
    says_so = re.search(r"卡号|银行卡|账号|账户|帐号|帐户|存折|开户", before) is not None
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
    for pattern in (_MOBILE, _private_line()):
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


def _addresses(text: str) -> Iterator[Personal]:
    for lives in _lives().finditer(text):
        match = _ADDRESS.match(text, lives.end())
        words = re.split(r"的|一带|附近|[（(]|长大|期间", match[0])[0] if match else ""
        if len(words) >= _SHORTEST_ADDRESS and _DETAIL.search(_TOWNSHIP.split(words)[-1]):
            yield Personal(lives.end(), lives.end() + len(words), "address")
    for flat in _FLAT.finditer(text):
        estate = _ESTATE.search(text, max(0, flat.start() - 16), flat.start())
        if estate and _ESTATE_WORD.search(estate[0]):
            before = re.split(r"[住在于位至到]", estate[0])[-1]
            yield Personal(flat.start() - len(before), flat.end(), "address")
