"""C005: number, session and title of the item are the same in title, opening and assignment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generate.check import Case, Check, Hit
from generate.letterlines import Spot
from generate.phrases import without_quotes
from generate.specimen import PROPOSAL, changed, clean

NUMBER = re.compile(
    r"第\s*(?P<a>[A-Za-z]*\d[\dA-Za-z]*)\s*号|[（(〔]\s*(?P<b>[A-Z]*\d{1,12})\s*号?\s*[）)〕]"
)
DIGIT = "一二三四五六七八九十"
SESSION = re.compile(
    rf"(?P<term>[{DIGIT}\d]{{1,3}})\s*届[^，。第]{{0,12}}?(?:第)?\s*(?P<number>[{DIGIT}\d]{{1,3}})\s*次"
)
QUOTED = re.compile(r"《([^》]{4,})》|“([^”]{4,})”")
LEVEL = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{0,12}}?)(?P<level>[省市县区州盟旗])"
    rf"(?:政协|人大|人民代表大会|第?[{DIGIT}\d]{{1,3}}届)"
)


def find(case: Case) -> Iterator[Hit]:
    """Numbers, then sessions, then the item's own title, each against title, opening and proposal."""
    title, opening, proposal = case.parts.title, case.parts.opening, case.proposal
    yield from number_hits(title, opening, proposal.number if proposal else None)
    yield from session_hits(title, opening, case)
    yield from level_hits(title, opening)
    if proposal is not None and proposal.subject and opening is not None:
        found = QUOTED.search(opening.text)
        named = (found[1] or found[2]) if found else None
        if found and named and bare(named) != bare(proposal.subject):
            start = opening.start + found.start()
            yield Hit(
                start,
                opening.start + found.end(),
                f"案由与提案不一致：提案是《{proposal.subject}》",
                f"《{proposal.subject}》",
            )
    elif title is not None and opening is not None:
        yield from title_hits(title, opening)


def number_hits(title: Spot | None, opening: Spot | None, wanted: str | None) -> Iterator[Hit]:
    """Item numbers that differ between title and opening, or from the proposal's."""
    sets = [(spot, numbers(spot)) for spot in (title, opening) if spot is not None]
    if wanted is not None:
        for _, found in sets:
            if found and plain(wanted) not in found:
                number, place = next(iter(found.items()))
                yield Hit(*place, f"编号“{number}”与提案编号“{wanted}”不一致", f"第{wanted}号")
        return
    if len(sets) == 2 and sets[0][1] and sets[1][1] and differ(set(sets[0][1]), set(sets[1][1])):
        number, place = next(item for item in sets[1][1].items() if item[0] not in sets[0][1])
        yield Hit(*place, f"开头语写第{number}号，标题写第{next(iter(sets[0][1]))}号，编号不一致")


def differ(one: set[str], other: set[str]) -> bool:
    """Whether neither set of numbers holds the other (a merged reply may name all or the first)."""
    return not one <= other and not other <= one


def numbers(spot: Spot) -> dict[str, tuple[int, int]]:
    """Item numbers of a stretch without leading zeros, each with its first place; titles quoted do not
    count.
    """
    words = QUOTED.sub(lambda found: "\u3000" * len(found[0]), spot.text)
    found: dict[str, tuple[int, int]] = {}
    for match in NUMBER.finditer(words):
        found.setdefault(
            plain(match["a"] or match["b"]), (spot.start + match.start(), spot.start + match.end())
        )
    return found


def plain(number: str) -> str:
    """An item number without 第, 号, brackets and leading zeros."""
    return re.sub(r"[第号（）()〔〕\s]", "", number).upper().lstrip("0")


def session_hits(title: Spot | None, opening: Spot | None, case: Case) -> Iterator[Hit]:
    """Sessions that differ between title and opening, or from the proposal's."""
    sessions = []
    for spot in (title, opening):
        found = SESSION.search(spot.text) if spot else None
        if spot is not None and found:
            sessions.append((spot.start + found.start(), spot.start + found.end(), session_of(found)))
    stated = case.proposal.session if case.proposal else None
    if stated is not None and stated.term and stated.number:
        for start, end, session in sessions:
            if session != (stated.term, stated.number):
                yield Hit(start, end, f"届次与提案不一致：提案是{stated.term}届{stated.number}次会议")
    elif len(sessions) == 2 and sessions[0][2] != sessions[1][2]:
        yield Hit(*sessions[1][:2], "开头语的届次与标题不一致")


def level_hits(title: Spot | None, opening: Spot | None) -> Iterator[Hit]:
    """A council of another level in the opening (县十六届人大) than in the title (某市第十六届…)."""
    first, second = (
        LEVEL.search(without_quotes(spot.text).split("。")[0]) if spot is not None else None
        for spot in (title, opening)
    )
    if first is None or second is None or opening is None or first["level"] == second["level"]:
        return
    start = opening.start + second.start("level")
    words = opening.text[second.start("level") : second.end()]
    reason = f"开头语写“{words}”，标题是“{first['level']}”的会议，不一致"
    yield Hit(start, opening.start + second.end(), reason)


def session_of(found: re.Match[str]) -> tuple[int, int]:
    """Term and session as numbers."""
    return number_of(found["term"]), number_of(found["number"])


def number_of(words: str) -> int:
    """五, 十一 or 11 as a number; 0 when it is none."""
    if words.isdigit():
        return int(words)
    tens, mark, ones = words.partition("十")
    if not mark:
        return DIGIT.find(words) + 1 if len(words) == 1 else 0
    return (DIGIT.find(tens) + 1 if tens else 1) * 10 + (DIGIT.find(ones) + 1 if ones else 0)


def title_hits(title: Spot, opening: Spot) -> Iterator[Hit]:
    """The item's title in the letter's title and in the opening, when both quote it and they nearly agree."""
    first, second = QUOTED.search(title.text), QUOTED.search(opening.text)
    if not first or not second:
        return
    a, b = bare(first[1] or first[2]), bare(second[1] or second[2])
    if a != b and SequenceMatcher(None, a, b).ratio() > 0.5 and a not in b and b not in a:
        yield Hit(opening.start + second.start(), opening.start + second.end(), "开头语所引案由与标题不一致")


def bare(subject: str) -> str:
    """A subject without marks and without the word for its kind at the end."""
    words = re.sub(r"[\s“”‘’《》〈〉（）()、，,]", "", subject)
    return re.sub(r"(?:的)?(?:提案|建议|议案)$", "", words)


CHECK = Check(
    code="C005",
    severity="error",
    message="编号、届次、案由在标题、开头语和提案中一致",
    source="各地办理规定（复函要素与交办单一致）",
    strength="custom",
    find=find,
    bad=(
        changed(("（第38号）收悉", "（第83号）收悉")),
        changed(("第38号提案答复", "第46号提案答复"), proposal=PROPOSAL),
        changed(("你们提出的", "你们在县政协十一届二次会议上提出的")),
        changed(("你们提出的", "你们在市政协十一届三次会议上提出的")),
        changed(("加强寒暑假学生托管服务的提案》", "加强校外培训监管的提案》"), proposal=PROPOSAL),
    ),
    good=(
        clean(proposal=PROPOSAL),
        changed(("（第38号）收悉", "（第038号）收悉")),
        changed(("你们提出的", "你们在县政协十一届三次会议上提出的")),
    ),
)
