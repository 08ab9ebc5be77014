"""Labelled lines of a letter's head and tail: signature, date, contact, class, signatory, publicity, copies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extract.dates import is_damaged_run, read_damaged_date, read_date
from extract.model import Contact, Disclosure
from extract.organs import is_organ, without_seal

_LABEL = r"\s*[:：]?\s*"
_SIGNATORY = re.compile(
    r"(?:签\s*发\s*人|签发领导|签\s*发|领导签批|签批领导|签批人|主管领导签字|主管领导|分管领导签字|分管领导|领导签字|单位负责人签章|单位负责人签字|单位负责人|单位领导|局领导签发|审\s*签\s*人|审批人|主要领导签字)"
    r"\s*(?:[（(][^（）]{1,8}[）)])?\s*[:：]\s*(?P<name>[\u3400-\u9fff·•]{1,12}(?:[ 　][\u4e00-\u9fff](?![\u4e00-\u9fff]))?)?"
)
_REVIEWED = re.compile(
    r"(?:此|本|该)(?:答复|复函|答复函|函)[^，。]{0,6}(?:已经|经|已由|由)[^，。]{0,12}?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:同志|主任|局长|副局长|书记|镇长|区长|县长|市长|主席|委员)?(?:审签|审阅|审定|审核)"
)
_OFFICE = re.compile(r"^(?:党[组委])?(?:副?(?:局|镇|区|县|市|乡|厅|处|科|队|院|校|会|部|州)长|主任|副主任|书记|副书记|主席|副主席|主要领导|分管领导|负责人|领导)+|(?:同志|主任|局长|副局长|书记)$")
_OUTCOME = re.compile(
    r"(?:办理结果|办理类别|办复类别|答复类别|办理情况(?:分类)?|办理等次|办理分类|承办结果|类\s*别|分\s*类|结果分类|答复分类|解决程度|办理程度|办理情况类别|类型)"
    r"\s*[:：为]?\s*[（(“]?\s*(?P<letter>[A-DＡ-Ｄ]\s?[1-9]?)\s*[）)”]?\s*类?(?![A-Za-z])"
)
_OUTCOME_BARE = re.compile(
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
_CONTACT_LABEL = re.compile(
    r"(?:联\s*系\s*人|承\s*办\s*人|承办负责人|承办责任人|经\s*办\s*人|联系单位|联系科室|联系处室|承办科室|具体承办人|联系电话|联系方式|电\s*话|手\s*机|承办人及|联系人及)"
)
_CONTACT_NAME = re.compile(
    r"(?:联\s*系\s*人|承\s*办\s*人|经\s*办\s*人)(?:姓名)?(?:及(?:联系)?(?:电话|方式))?(?:[（(][^（）]{0,8}[）)])?\s*[:：]?\s*(?:[\u4e00-\u9fff]{2,12}[ 　])??(?P<name>[\u3400-\u9fff·•]{2,15}?|[\u4e00-\u9fff][ 　][\u4e00-\u9fff])(?=[，,；;、\s　\d（()）]|联系|电话|手机|办公|固话|$)"
)
_PHONE = re.compile(
    r"(?<!\d)(?:1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}|(?:[（(]?0\d{2,3}[）)]?\s?[\-—－–]?\s?)?[2-9]\d{6,7}(?:[\-—转]\d{1,6})?)(?!\d)"
)
_COPIES = re.compile(r"抄\s*[送报]\s*[:：]")
_CLOSING = re.compile(
    r"(?:[专特]?此(?:答复|函复|复|函|致|回复|说明|报告)|敬礼|以上(?:答复|意见|回复)|顺致|谨此)"
)
_NOTE_LINE = re.compile(
    r"^[（(]?(?:此件|附\s*注|附\s*件|注[:：]|公开|主动公开|是否|同意公开|依申请|不予公开)|公开(?:发布)?[）)]?$|印发[）)]?$|回执|征询意见表|校对|打印|共印"
)
_HANDLED_BY = re.compile(
    r"^(?:承办单位|主办单位|答复单位|办理单位|回复单位|承办部门|署名|落款|会办单位|协办单位|单位)\s*(?:[（(](?:公章|盖章|章)[）)])?\s*[:：]\s*(?P<names>.+)$"
)
_LEADING_ROLE = re.compile(r"^(?:会办|协办|抄)")


@dataclass(frozen=True, slots=True)
class Tail:
    """What the labelled lines of a letter say; empty fields were not found."""

    issuers: tuple[str, ...] = ()
    signed_on: date | None = None
    candidates: tuple[date, ...] = ()
    damaged: str | None = None
    outcome: str | None = None
    signatory: str | None = None
    disclosure: Disclosure | None = None
    contact: Contact | None = None
    document_number: str | None = None
    lines: tuple[str, ...] = field(default=())


def tail_lines(text: str) -> tuple[str, ...]:
    """The lines after the last paragraph of a letter's body: thanks and closing formula, signature, date, notes."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    kept: list[str] = []
    for line in reversed(lines[1:]):
        if not _is_tail_line(line) or len(kept) >= 20:
            break
        kept.append(line)
    return tuple(reversed(kept))


def _is_tail_line(line: str) -> bool:
    if _COPIES.match(line) or _HANDLED_BY.match(line) or _NOTE_LINE.search(line[:40]) and len(line) < 60:
        return True
    if len(line) > 90:
        return False
    if _SIGNATORY.match(line) or (_CONTACT_LABEL.search(line) and not line.endswith("。")):
        return True
    if _OUTCOME.match(line.lstrip("（(")) or _OUTCOME_BARE.match(line) or _CLOSING.match(line):
        return True
    rest = _without_date(line)
    if not rest or rest != line and is_organ(without_seal(rest)):
        return True
    return is_damaged_run(line) or _organs_of(line) != () or bool(_PHONE.search(line) and len(line) <= 40)


def read_tail(text: str, not_after: date | None) -> Tail:
    """Signature, date and notes at the end of a letter; a damaged date gives ``candidates`` instead."""
    lines = tail_lines(text)
    issuers = tuple(
        dict.fromkeys(name for line in lines if not _COPIES.match(line) for name in _organs_of(line))
    )
    dates = [found for line in lines if _may_date(line) and (found := read_date(line))]
    damaged = next((line for line in reversed(lines) if is_damaged_run(line)), None) if not dates else None
    rest = "\n".join(lines)
    return Tail(
        issuers=issuers,
        signed_on=dates[-1] if dates else None,
        candidates=read_damaged_date(damaged, not_after) if damaged else (),
        damaged=damaged,
        outcome=read_outcome(rest, labelled_only=False),
        signatory=read_signatory(rest),
        disclosure=read_disclosure(rest),
        contact=read_contact(rest),
        lines=lines,
    )


def _may_date(line: str) -> bool:
    return not _COPIES.match(line) and "印发" not in line and len(line) <= 60


def _without_date(line: str) -> str:
    without = re.sub(
        r"[\d〇○零一二三四五六七八九十oO０-９Ｏ]{2,4}\s*年\s*[\d〇○零一二三四五六七八九十０-９ ]{1,4}\s*月\s*[\d〇○零一二三四五六七八九十０-９ ]{1,4}\s*[日号]?",
        "",
        line,
    )
    without = re.sub(r"(?:19|20)\d\d\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{1,2}", "", without)
    return without.strip(" 　（）()")


def _organs_of(line: str) -> tuple[str, ...]:
    """The organs that sign in one line: one name, or several apart by spaces or 、; 承办单位：X counts."""
    labelled = _HANDLED_BY.match(line)
    if labelled and _LEADING_ROLE.match(line):
        return ()
    words = labelled["names"] if labelled else _without_date(line)
    words = words.strip().rstrip("。")
    whole = without_seal("".join(words.split()))
    if is_organ(whole) and not re.search(r"\S{4}[ 　]+\S{4}", words):
        return (whole,)
    parts = [without_seal(part) for part in re.split(r"[\s　、，,；;]+", words) if part]
    if parts and all(is_organ(part) for part in parts):
        return tuple(parts)
    return ()


def read_outcome(text: str, labelled_only: bool) -> str | None:
    """The class as printed (A, B1, 列入计划): behind its label, or alone in brackets or on a line."""
    for line in text.splitlines():
        match = _OUTCOME.search(line) or (None if labelled_only else _OUTCOME_BARE.search(line))
        if match:
            return "".join(match["letter"].split()).translate(str.maketrans("ＡＢＣＤ", "ABCD"))
        words = _OUTCOME_WORDS.search(line)
        if words:
            return words["words"]
    return None


def read_signatory(text: str) -> str | None:
    """Who approved the issue, under any of its labels; 承办负责人 is another person, an empty label nobody."""
    for pattern in (_SIGNATORY, _REVIEWED):
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
    lines = [line for line in text.splitlines() if _CONTACT_LABEL.search(line) and len(line) <= 90]
    if not lines:
        return None
    joined = " ".join(lines)
    name = _CONTACT_NAME.search(joined)
    phone = _PHONE.search(joined)
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
