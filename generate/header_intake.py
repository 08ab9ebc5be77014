"""The header of a proposal: number, session, council, subject, proposers, assignment.

Read from labelled lines (案由：…, 提案人：…; the labels stand in data/proposal_labels.csv), else from
the title,
from a bracket under it (第38号，政协云岭县第十一届委员会第三次会议) and from the signature at the end.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise

from extract.model import Council, Session
from generate.assignment_intake import assigning_words, day_in, read_assignment
from generate.passages import Paragraph, han_number
from generate.proposal import Assignment, Proposer, ProposerKind

_NUMERAL = r"[一二三四五六七八九十〇○零\d]+"
_SESSION = re.compile(
    rf"第?\s*({_NUMERAL})\s*届\s*(?:[^。；\n]{{0,16}}?)?第?\s*({_NUMERAL})\s*次\s*(?:全体)?(?:会议|会)?"
)
_SHORT_SESSION = re.compile(rf"({_NUMERAL})届({_NUMERAL})次")
_PLACE = r"[\u4e00-\u9fff]{1,15}?(?:省|自治区|自治州|自治县|自治旗|州|盟|地区|市|县|区|旗)"
_COMMITTEES: tuple[tuple[re.Pattern[str], Council], ...] = (
    (re.compile(rf"(?:中国人民政治协商会议|政协)第{_NUMERAL}届({_PLACE})委员会"), "cppcc"),
    (re.compile(rf"第{_NUMERAL}届({_PLACE})人民代表大会"), "npc"),
    (
        re.compile(
            rf"(?:中国人民政治协商会议|政协)(?!第|委员|提案|全国)({_PLACE})(?=第|委员会|[一二三四五六七八九十\d]+届)"
        ),
        "cppcc",
    ),
    (re.compile(rf"({_PLACE})(?:第?{_NUMERAL}届)?(?:人民政治协商会议|政治协商会议|政协)"), "cppcc"),
    (re.compile(rf"({_PLACE})(?:第?{_NUMERAL}届)?(?:人民代表大会|人大)"), "npc"),
)
_NUMBER = re.compile(
    # 〔2026〕019号 is number 019.
    r"(?:编号|案号|提案号|建议号|立案号)\s*[：:]?\s*([A-Z]{0,3}\d{1,10}(?:-\d{1,5})?)"
    r"|(?:第\s*)?[〔\[【（(]\d{4}[〕\]】）)]\s*第?\s*(\d{1,5})\s*号"
    r"|第\s*([A-Z]{0,3}\d{1,10}(?:-\d{1,4})?)\s*号"
    r"|[〔\[【（(]\s*([A-Z]{0,2}\d{2,10})\s*[〕\]】）)]\s*号"
    r"|^\s*(?:提案|建议|议案)[ \u3000]*(\d{2,10})\s*$",
    re.M,
)
_NUMBER_VALUE = re.compile(r"[A-Z]{0,3}\d[\d-]*")
_SUBJECT = re.compile(
    r"《?(关于[^《》\n。；]{2,80}?的?(?:提案|建议案|建议|议案|意见建议|意见))》?(?=$|[（(。，,》\s]|第)"
)
_PARTY = re.compile(
    r"民盟|民革|民建|民进|农工党|农工民主党|农工|致公党|致公|九三学社|九三|台盟|无党派|民主同盟|民主建国会|民主促进会"
)
_ORGANISATION = re.compile(
    r"工商联|工会|团(?:区|县|市|省)?委|妇联|妇女联合会|青联|青年联合会|科协|侨联|台联|文联|残联|委员会|专委会|小组|活动组|联络处|联络组|协会|商会|联合会|总工会|红十字会|"
    r"办公室|总支|支部|支社|市委|县委|区委|基层委|研究会|学会|局$|中心$"
)
_SECTOR = re.compile(r"界别|界$|界委员|界活动")
_TITLES = re.compile(r"(?:政协|人大)?(?:委员|代表|常委|同志|先生|女士)$")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_COUNT = re.compile(r"等?\s*(?:共)?\s*([一二三四五六七八九十\d]+)\s*(?:名|位|人)")
_SESSION_LIKE = re.compile(rf"{_NUMERAL}届|次会议|\d号")
_TITLED = re.compile(r"[\u4e00-\u9fff]{0,8}(?:委员|代表)[：: \u3000]+([\u4e00-\u9fff·]{2,4})")
_OTHERS = re.compile(r"等[^（(、]{0,6}[（(]([\u4e00-\u9fff·]{2,4}(?:[、，,\s][\u4e00-\u9fff·]{2,4})*)[）)]")
_CALLER = re.compile(
    r"[（(][^（）()]*(?:召集人|第一提案人|领衔人|负责人)[：:]?\s*([\u4e00-\u9fff·]{2,5})[）)]"
)
_JOB = re.compile(
    r"[县市区省镇乡]政协|主任|校长|局长|院长|经理|董事|书记|教师|医师|律师|总监|所长|站长|馆长|主席|部长|有限公司|医院|中学|小学|学院|大学"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What was read above (and below) the body; ``body_from`` is where the body may begin."""

    council: Council | None
    committee: str | None
    place: str | None
    session: Session | None
    number: str | None
    subject: str | None
    proposers: tuple[Proposer, ...]
    proposer_count: int | None
    assignment: Assignment
    proposed_on: date | None


@cache
def _labels() -> dict[str, str]:
    source = resources.files("data").joinpath("proposal_labels.csv").read_text("utf-8")
    return {row["label"]: row["field"] for row in csv.DictReader(source.splitlines())}


def label_names() -> frozenset[str]:
    """Every label that a proposal's form may bear."""
    return frozenset(_labels())


@cache
def _label_pattern() -> re.Pattern[str]:
    names = sorted(_labels(), key=len, reverse=True)
    spaced = "|".join(r"[ \t\u3000]*".join(map(re.escape, name)) for name in names)
    return re.compile(
        rf"(?:^|(?<=[\s（(，,；;|｜]))[【\[]?({spaced})[】\]]?"
        rf"(?:[（(][^（）()：:\n]{{0,12}}[）)])?"
        r"(?:[ \t\u3000]*[：:][ \t\u3000]*|[ \t\u3000|]+|(?=\d)|(?<=[】\]]))",
        re.MULTILINE,
    )


def find_labels(text: str) -> list[tuple[str, str, int, int]]:
    """Labelled values in order: field, value, and the span from the label to the value's end."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        matches = list(_label_pattern().finditer(line[0]))
        if matches and matches[0].start() > 0 and line[0][: matches[0].start()].strip("（(　 "):
            matches = [match for match in matches if "：" in match[0] or ":" in match[0] or "（" in line[0]]
        for index, match in enumerate(matches):
            end = matches[index + 1].start() if index + 1 < len(matches) else len(line[0])
            value = line[0][match.end() : end].strip(" \t\u3000|｜；;，,")
            value = value if "（" in value or "(" in value else value.rstrip("）)")
            name = re.sub(r"\s", "", match[1])
            found.append((_labels()[name], value, line.start() + match.start(), line.start() + end))
    return found


def opens_with_label(line: str) -> bool:
    """Whether a line begins with a label and its colon (领衔代表：…)."""
    match = _label_pattern().match(line)
    return bool(match) and "：" in line[: match.end() if match else 0].replace(":", "：")


def is_label_line(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a line of the form, not of the body."""
    match = _label_pattern().match(paragraph.text)
    return bool(match) and len(paragraph.text) < 120


def read_header(text: str, paragraphs: tuple[Paragraph, ...]) -> Header:
    """The header fields; what is not stated is None."""
    labels = find_labels(text)
    fields: dict[str, str] = {}
    for field, value, _, _ in labels:
        if value and field not in {"joint"}:
            fields.setdefault(field, value)
    top = _top(text, paragraphs)
    council, place, committee = _committee(f"{fields.get('session', '')}\n{top}\n{text[-200:]}", top)
    subject = _subject(fields.get("subject"), paragraphs, top)
    proposers, count = _proposers(labels, paragraphs, council)
    return Header(
        council=council or _council_of(subject, top),
        committee=committee,
        place=place,
        session=_session(fields.get("session", "")) or _session(top) or _session(text),
        number=_number(fields.get("number"), top, text),
        subject=subject,
        proposers=proposers,
        proposer_count=count,
        assignment=_assignment(fields, labels, paragraphs),
        proposed_on=day_in(fields.get("proposed_on", "")) or _last_day(paragraphs),
    )


def _top(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The lines above the body: until the first long paragraph, which is kept if it is one of the first
    two."""
    end = 0
    for index, paragraph in enumerate(paragraphs[:25]):
        if len(paragraph.text) > 90 and not is_label_line(paragraph) and index > 1:
            break
        end = paragraph.end
    return text[:end]


def _committee(where: str, top: str) -> tuple[Council | None, str | None, str | None]:
    for source in (where, top):
        for pattern, council in _COMMITTEES:
            match = pattern.search(re.sub(r"[ \t\u3000]", "", source))
            if match:
                place = re.sub(r"^(?:在|是|为|向|的|关于|中国共产党|中共)", "", match[1])
                return council, place, f"{place}{'政协' if council == 'cppcc' else '人大'}"
    return None, None, None


def _council_of(subject: str | None, top: str) -> Council | None:
    if "政协" in top or (subject or "").endswith("提案") or "提案" in top:
        return "cppcc"
    return "npc" if re.search(r"人大|人民代表|代表建议|领衔代表|建议人|议案", top) else None


def _session(where: str) -> Session | None:
    match = _SESSION.search(where) or _SHORT_SESSION.search(re.sub(r"\s", "", where))
    return Session(_integer(match[1]), _integer(match[2])) if match else None


def _integer(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else han_number(re.sub("[〇○零]", "十", numeral))


def _number(labelled: str | None, top: str, text: str) -> str | None:
    if labelled:
        bare = re.sub(r"[〔\[【（(]\d{4}[〕\]】）)](?=第?\d)", "", labelled.replace(" ", ""))
        match = _NUMBER_VALUE.search(bare)
        if match:
            return match[0]
    for where in (top, text[-300:]):
        match = _NUMBER.search(where)
        if match:
            return next((str(group) for group in match.groups() if group), None)
    return None


def _subject(labelled: str | None, paragraphs: tuple[Paragraph, ...], top: str) -> str | None:
    if labelled:
        labelled = _wrapped(labelled, paragraphs)
        match = _SUBJECT.search(labelled)
        if match:
            return match[1]
    for paragraph in paragraphs[:12]:
        match = _SUBJECT.search(paragraph.text.replace("\n", ""))
        if match and len(paragraph.text) < 120:
            return match[1]
    if labelled:
        return labelled.strip('《》“”"')
    match = _SUBJECT.search(re.sub(r"\n\s*", "", top))
    return match[1] if match else None


def _wrapped(subject: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """A subject whose line breaks before its end (…的提案) with the line after it."""
    if re.search(r"(?:提案|建议案?|议案|意见)[》”]?$", subject):
        return subject
    for before, after in pairwise(paragraphs[:12]):
        if before.text.endswith(subject) and re.search(r"的(?:提案|建议案?|议案)》?$", after.text):
            return subject + after.text if len(after.text) < 40 and not is_label_line(after) else subject
    return subject


def _proposers(
    labels: list[tuple[str, str, int, int]], paragraphs: tuple[Paragraph, ...], council: Council | None
) -> tuple[tuple[Proposer, ...], int | None]:
    values = [value for field, value, _, _ in labels if field in {"proposers", "joint"} and value]
    values = (
        values
        or [value for field, value, _, _ in labels if field == "sector" and value]
        or _signed(paragraphs)
    )
    names: list[str] = []
    count = None
    for value in values:
        match = _COUNT.search(value)
        count = count or (_integer(match[1]) if match else None)
        first = _CALLER.search(value)
        names.extend(name for name in _names(value) if name not in names)
        others = _OTHERS.search(value)
        names.extend(name for name in _names(others[1] if others else "") if name not in names)
        names += [first[1]] if first and first[1] not in names else []
    default: ProposerKind = "deputy" if council == "npc" else "member"
    return tuple(Proposer(name, proposer_kind(name, default)) for name in names), count


def _names(value: str) -> list[str]:
    bare = _COUNT.sub("", _BRACKET.sub("", value)).rstrip("等 。；;")
    if proposer_kind(bare, "member") != "member" and not re.search(r"[、，,；;\s]", bare.strip()):
        return [bare.strip()]
    # 梁　栋 is one name of two characters set apart.
    bare = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", bare
    )
    parts = [_TITLES.sub("", part.strip().removesuffix("等")) for part in re.split(r"[、，,；;/|\s]+", bare)]
    people = [
        part
        for part in parts
        if part and not (_JOB.search(part) and proposer_kind(part, "member") == "member")
    ]
    return [part for part in people if len(part) >= 2 and not _SESSION_LIKE.search(part)]


def proposer_kind(name: str, default: ProposerKind) -> ProposerKind:
    """民盟云岭县总支 is a party, 教育界别 a sector, 县工商联 an organisation, 周岚 a member (or deputy)."""
    if _PARTY.search(name):
        return "party"
    if _SECTOR.search(name):
        return "sector"
    return "organisation" if _ORGANISATION.search(name) else default


def _signed(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Names standing alone above the date at the end, or beside the title."""
    tail = [item.text for item in paragraphs[-4:]]
    for index, line in enumerate(tail):
        if re.fullmatch(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?", line.replace(" ", "")) and index:
            name = tail[index - 1]
            if len(name) <= 40 and not re.search(r"[。：:]", name):
                return [name]
    for item in paragraphs[:6]:
        if titled := _TITLED.fullmatch(item.text):
            return [titled[1]]
        match = re.fullmatch(r"[（(]?([\u4e00-\u9fff·、 \u3000]{2,40}?)(?:委员|代表)?[）)]?", item.text)
        if (
            match
            and "关于" not in item.text
            and not re.search(r"政协|会议|提案|建议|人大|代表大会|正文", item.text)
            and ("委员会" not in item.text or proposer_kind(item.text, "member") == "party")
        ):
            return [match[1]]
    return []


def _assignment(
    fields: dict[str, str], labels: list[tuple[str, str, int, int]], paragraphs: tuple[Paragraph, ...]
) -> Assignment:
    near = [item.text for item in (*paragraphs[:12], *paragraphs[-6:])]
    lead = fields.get("lead") or next(filter(None, map(assigning_words, near)), "")
    helpers = "co_handlers"
    if not lead:  # whom the proposer would have answer, where nobody has assigned it yet
        lead, helpers = fields.get("wished_lead", ""), "wished_co_handlers"
    return read_assignment(
        lead,
        [value for field, value, _, _ in labels if field in {"co_handlers", helpers} and value],
        day_in(fields.get("assigned_on", "")),
        day_in(fields.get("due_on", "")),
    )


def _last_day(paragraphs: tuple[Paragraph, ...]) -> date | None:
    for paragraph in reversed(paragraphs[-4:]):
        if len(paragraph.text) < 24 and (day := day_in(paragraph.text)):
            return day
    return None
