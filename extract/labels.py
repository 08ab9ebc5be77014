"""Labelled values in a letter's head and tail: class, signatory, publicity, contact, document number."""

from __future__ import annotations

import re

from extract.model import Contact, Disclosure

SIGNATORY = re.compile(
    r"(?:签\s*发\s*人|签发领导|签\s*发|领导签批|签批领导|签批人|主管领导签字|主管领导|分管领导签字|分管领导|领导签字|单位负责人签章|单位负责人签字|单位负责人|单位领导|局领导签发|审\s*签\s*人|审批人|主要领导签字)"
    r"\s*(?:[（(][^（）]{1,8}[）)])?\s*[:：]\s*(?P<name>[\u3400-\u9fff·•]{1,12}(?:[ 　][\u4e00-\u9fff](?![\u4e00-\u9fff]))?)?"
)
_REVIEWED = re.compile(
    r"(?:此|本|该)(?:答复|复函|答复函|函)[^，。]{0,6}(?:已经|经|已由|由)[^，。]{0,12}?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:同志|主任|局长|副局长|书记|镇长|区长|县长|市长|主席|委员)?(?:审签|审阅|审定|审核)"
)
_OFFICE = re.compile(
    r"^(?:党[组委])?(?:副?(?:局|镇|区|县|市|乡|厅|处|科|队|院|校|会|部|州)长|主任|副主任|书记|副书记|主席|副主席|主要领导|分管领导|负责人|领导)+|(?:同志|主任|局长|副局长|书记)$"
)
OUTCOME = re.compile(
    r"(?:办理结果|办理类别|办复类别|答复类别|办理情况(?:分类)?|办理等次|办理分类|承办结果|类\s*别|分\s*类|结果分类|答复分类|解决程度|办理程度|办理情况类别|类型)"
    r"\s*[:：为]?\s*[（(“]?\s*(?P<letter>[A-DＡ-Ｄ]\s?[1-9]?)\s*[）)”]?\s*类?(?![A-Za-z])"
)
OUTCOME_BARE = re.compile(
    r"(?:^|[\s　（(【\[])[“]?(?P<letter>[A-DＡ-Ｄ]\s?[1-9]?)[”]?\s*[）)】\]]?\s*类?\s*[）)】\]]?(?=$|[\s　])"
)
_OUTCOME_WORDS = re.compile(
    r"(?:办理结果|办理类别|办复类别|答复类别|承办结果|解决程度|采纳情况|结果分类)\s*[:：]\s*[“（(]?(?P<words>已解决|基本解决|解决|已采纳|部分采纳|采纳|正在解决|正在办理|列入计划解决|列入计划|计划解决|暂不能解决|留作参考|作为参考|已作解释说明)"
)
_DOCUMENT_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff][\u4e00-\u9fff（）()]{1,19}?)\s*[〔\[［【(（﹝〈{]?\s*(?P<year>(?:19|20)\s?\d\s?\d)\s*[〕\]］】)）﹞〉}]\s*第?\s*(?P<number>\d[\d\s]{0,5}(?:[\-—]\d+)?)\s*号"
)
_DISCLOSURE: tuple[tuple[Disclosure, re.Pattern[str]], ...] = (
    (
        "withheld",
        re.compile(r"不(?:予|宜)?(?:对外)?公开|不同意公开|内部公开|是否(?:同意)?公开\s*[:：]?\s*[（(]?\s*否"),
    ),
    ("on_request", re.compile(r"依申请公开")),
    ("summary", re.compile(r"(?:摘要|部分|主要内容|要点|概要)公开|公开(?:摘要|要点|主要内容)")),
    (
        "public",
        re.compile(
            r"(?:主动|全文|同意|此件|面向社会|向社会|社会|对外|全部)[^，。\n]{0,4}公开|公开发布|公开(?:方式|属性|类别|范围|形式)?\s*[:：]\s*(?:公开|是|全文|社会)|是否(?:同意)?公开\s*[:：]?\s*[（(]?\s*是"
        ),
    ),
)
CONTACT_LABEL = re.compile(
    r"(?:联\s*系\s*人|承\s*办\s*人|承办负责人|承办责任人|经\s*办\s*人|联系单位|联系科室|联系处室|承办科室|具体承办人|联系电话|联系方式|电\s*话|手\s*机|承办人及|联系人及)"
)
_CONTACT_NAME = re.compile(
    r"(?:联\s*系\s*人|承\s*办\s*人|经\s*办\s*人)(?:姓名)?(?:及(?:联系)?(?:电话|方式))?(?:[（(][^（）]{0,8}[）)])?\s*[:：]?\s*(?:[\u4e00-\u9fff]{2,12}[ 　])??(?P<name>[\u3400-\u9fff·•]{2,15}?|[\u4e00-\u9fff][ 　][\u4e00-\u9fff])(?=[，,；;、\s　\d（()）]|联系|电话|手机|办公|固话|$)"
)
PHONE = re.compile(
    r"(?<!\d)(?:1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}|(?:[（(]?0\d{2,3}[）)]?\s?[\-—－–]?\s?)?[2-9]\d{6,7}(?:[\-—转]\d{1,6})?)(?!\d)"
)


def read_outcome(text: str, labelled_only: bool) -> str | None:
    """The class as printed (A, B1, 列入计划): behind its label, or alone in brackets or on a line."""
    for line in text.splitlines():
        match = OUTCOME.search(line) or (None if labelled_only else OUTCOME_BARE.search(line))
        if match:
            return "".join(match["letter"].split()).translate(str.maketrans("ＡＢＣＤ", "ABCD"))
        words = _OUTCOME_WORDS.search(line)
        if words:
            return words["words"]
    return None


def read_signatory(text: str) -> str | None:
    """Who approved the issue, under any of its labels; 承办负责人 is another person, an empty label nobody."""
    for pattern in (SIGNATORY, _REVIEWED):
        for match in pattern.finditer(text):
            name = _OFFICE.sub("", "".join((match["name"] or "").split()))
            if 2 <= len(name) <= 4 or "·" in name:
                return name
    return None


def read_disclosure(text: str) -> Disclosure | None:
    """Whether and how the letter may be published, as it says itself."""
    for line in text.splitlines():
        for value, pattern in _DISCLOSURE:
            if len(line) <= 60 and pattern.search(line):
                return value
    return None


def read_contact(text: str) -> Contact | None:
    """Contact person and telephone as printed; the label may stand in brackets or run into the name."""
    lines = [line for line in text.splitlines() if CONTACT_LABEL.search(line) and len(line) <= 90]
    if not lines:
        return None
    joined = " ".join(lines)
    name = _CONTACT_NAME.search(joined)
    phone = PHONE.search(joined)
    if name is None and phone is None:
        return None
    return Contact("".join(name["name"].split()) if name else None, phone[0] if phone else None)


def read_document_number(text: str) -> str | None:
    """某民函〔2024〕12号, brackets of any kind written as 〔〕 (GB/T 9704-2012, 7.2.5), spaces dropped."""
    match = _DOCUMENT_NUMBER.search(text)
    if match is None:
        return None
    year, number = ("".join(match[name].split()) for name in ("year", "number"))
    code = re.sub(r"^(?:发?文(?:字)?号|字号)[:：]?", "", match["code"])
    return f"{code}〔{year}〕{number}号"
