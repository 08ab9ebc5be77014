"""Labelled values in a letter's head and tail: class, signatory, publicity, contact, document number.

The labels stand in data/letter_words.csv; a site that uses another one needs a row there.
"""

from __future__ import annotations

import re
from functools import cache

from extract.model import Contact, Disclosure
from extract.names import is_name, is_rare_name
from extract.organs import is_organ
from extract.wordlists import one_of

_LETTER = r"(?P<letter>[A-DＡ-Ｄ]\s?[1-9]?)"
_OUTCOME_BARE = re.compile(rf"(?:^|[\s（(【\[])[“]?{_LETTER}[”]?\s*[）)】\]]?\s*类?\s*[）)】\]]?(?=$|\s)")
_NAME = r"[\u3400-\u9fff·•]{1,12}(?:[ 　][\u4e00-\u9fff](?![\u4e00-\u9fff]))?"
_DOCUMENT_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff][\u4e00-\u9fff（）()]{1,19}?)\s*[〔\[［【(（﹝〈{]?\s*(?P<year>(?:19|20)\s?\d\s?\d)"
    r"\s*[〕\]］】)）﹞〉}]\s*第?\s*(?P<number>[\u4e00-\u9fff]?\d[\d\s]{0,5}(?:[\-—]\d+)?)\s*号"
)
# The name on a line of its own below its label: cells of a table.
_BELOW = re.compile(rf"[ \t　]*\n\s*(?P<name>{_NAME})[ \t　]*(?=\n|$)")
_NO_NAME = re.compile(r"[局厅委]|政府|办公|答复|关于|公开")
_ASKED = r"是否(?:完成)?(?:同意)?(?:对外)?公开\s*[:：]?\s*[（(]?\s*"
_DISCLOSURE: tuple[tuple[Disclosure, re.Pattern[str]], ...] = (
    ("withheld", re.compile(rf"不(?:予|宜)?(?:对外)?公开|不同意公开|内部公开|{_ASKED}否")),
    ("on_request", re.compile(r"依申请公开")),
    ("summary", re.compile(r"(?:摘要|部分|主要内容|要点|概要)公开|公开(?:摘要|要点|主要内容)")),
    (
        "public",
        re.compile(
            r"(?:主动|全文|同意|此件|面向社会|向社会|社会|对外|全部)[^，。\n]{0,4}公开|公开发布"
            rf"|公开(?:方式|属性|类别|范围|形式)?\s*[:：]\s*(?:公开|是|全文|社会)|{_ASKED}是"
        ),
    ),
)
_PHONE = re.compile(
    r"(?<!\d)(?:1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}"
    r"|(?:[（(]?0\d{2,3}[）)]?\s?[\-—－–]?\s?)?[2-9]\d{6,7}(?:[\-—转]\d{1,6})?)(?!\d)"
)


@cache
def _signatory() -> re.Pattern[str]:
    label = one_of("signatory_label", spaced=True)
    return re.compile(
        rf"(?<!会办)(?<!协办){label}\s*(?:[（(][^（）()]{{1,8}}[）)])?\s*[:：][ \t　]*(?P<name>{_NAME})?"
    )


@cache
def _local_signatory() -> re.Pattern[str]:
    """Labels of single places (审定, 主要领导), which alone may also be the beginning of a sentence."""
    local = one_of("local_signatory_label", spaced=True)
    usual = one_of("signatory_label", spaced=True)
    seal = r"\s*(?:[（(][^（）()]{1,8}[）)])?\s*"
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?:{local}{seal}[:：]|{usual}{seal}[ 　\t])[ \t　]*(?P<name>{_NAME})?"
        r"(?=[\s　，,；;（(。]|$)"
    )


@cache
def _reviewed() -> re.Pattern[str]:
    """此答复函已经局长某某审签: Chongqing's way of naming who approved."""
    return re.compile(
        r"(?:此|本|该)(?:答复函|答复|复函|函)[^，。]{0,6}(?:已经|经|已由|由)[^，。]{0,12}?"
        rf"(?P<name>[\u4e00-\u9fff]{{2,8}}?){one_of('office')}?(?:审签|审阅|审定|审核)"
    )


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('office')}+|{one_of('office')}$")


@cache
def _outcome() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label = one_of("outcome_label", spaced=True)
    return (
        re.compile(rf"{label}\s*(?:标注|标记)?\s*[:：为]?\s*[（(“]?\s*{_LETTER}\s*[）)”]?\s*类?(?![A-Za-z])"),
        re.compile(
            rf"{label}\s*[:：]\s*[“（(]?(?P<words>[\u4e00-\u9fff]{{0,6}}{one_of('outcome_words')}[\u4e00-\u9fff]{{0,6}})"
        ),
    )


@cache
def _contact() -> tuple[re.Pattern[str], re.Pattern[str]]:
    person = one_of("contact_person_label", spaced=True)
    return (
        re.compile(one_of("contact_person_label", "contact_label", spaced=True)),
        re.compile(
            rf"{person}(?:姓名)?(?:及(?:联系)?(?:电话|方式))?(?:[（(][^（）]{{0,8}}[）)])?\s*[:：]?\s*"
            r"(?:[\u4e00-\u9fff]{2,12}[ 　])??"
            r"(?P<name>[\u3400-\u9fff·•]{2,15}?|[\u4e00-\u9fff][ 　][\u4e00-\u9fff])"
            r"(?=[，,；;、\s\d（()）]|联系|电话|手机|办公|固话|$)"
        ),
    )


def is_labelled(line: str) -> bool:
    """Whether a line of the tail gives a class, a signatory, a contact or a telephone."""
    if (
        _signatory().match(line)
        or _local_signatory().match(line)
        or (_contact()[0].search(line) and not line.endswith("。"))
    ):
        return True
    return bool(_outcome()[0].match(line.lstrip("（(")) or _OUTCOME_BARE.match(line))


def read_outcome(text: str, labelled_only: bool) -> str | None:
    """The class as printed (A, B1, 列入计划): behind its label, or alone in brackets or on a line."""
    lettered, worded = _outcome()
    for line in text.splitlines():
        match = lettered.search(line) or (None if labelled_only else _OUTCOME_BARE.search(line))
        if match:
            return "".join(match["letter"].split()).translate(str.maketrans("ＡＢＣＤ", "ABCD"))
        words = worded.search(line)
        if words:
            return words["words"]
    return None


def read_signatory(text: str) -> str | None:
    """Who approved the issue, under any of its labels; 承办负责人 is another person, an empty label none."""
    for pattern in (_signatory(), _local_signatory()):
        for match in pattern.finditer(text):
            below = None if match["name"] else _BELOW.match(text, match.end())
            name = _office().sub("", "".join((below["name"] if below else match["name"] or "").split()))
            usual = (pattern is _signatory() and not below) or is_name(name) or is_rare_name(name)
            # 额尔登达拉: a Mongolian name is longer; the organ of the next line is no name.
            if usual and 2 <= len(name) <= 12 and not is_organ(name) and not _NO_NAME.search(name):
                return name
    return None


def read_reviewer(text: str) -> str | None:
    """Who approved the issue where the letter says so in a sentence: 此复函已经某某镇长审签."""
    match = _reviewed().search(text)
    name = _office().sub("", match["name"]) if match else ""
    return name if 2 <= len(name) <= 4 else None


def read_disclosure(text: str) -> Disclosure | None:
    """Whether and how the letter may be published, as it says itself."""
    for line in text.splitlines():
        for value, pattern in _DISCLOSURE:
            if len(line) <= 60 and pattern.search(line):
                return value
    return None


def read_contact(text: str) -> Contact | None:
    """Contact person and telephone as printed; the label may stand in brackets or run into the name."""
    label, person = _contact()
    joined = " ".join(line for line in text.splitlines() if label.search(line) and len(line) <= 90)
    if not joined:
        return None
    name, phone = person.search(joined), _PHONE.search(joined)
    if name is None and phone is None:
        return None
    return Contact("".join(name["name"].split()) if name else None, phone[0] if phone else None)


def read_document_number(text: str) -> str | None:
    """某民函〔2024〕12号 as printed, 【2024】 and [2024] too, without its spaces."""
    match = _DOCUMENT_NUMBER.search(text)
    if match is None:
        return None
    return re.sub(r"^(?:发?文(?:字)?号|字号)[:：]?", "", "".join(match[0].split()))
