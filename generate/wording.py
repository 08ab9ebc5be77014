"""How a letter words what it knows: numerals, figures, pronouns, salutations, headings."""

from __future__ import annotations

import re
from datetime import date

from extract.model import Session
from generate.profile import Profile
from generate.proposal import Proposal, Proposer

_HAN = "零一二三四五六七八九"


def han_numeral(number: int) -> str:
    """1 to 99 in Chinese numerals: 十一, 二十."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def pronoun(proposal: Proposal) -> str:
    """您 for one person, 你们 for several or for an organisation."""
    people = proposal.proposers
    alone = (
        len(people) == 1 and people[0].kind in {"member", "deputy"} and (proposal.proposer_count or 1) == 1
    )
    return "您" if alone else "你们"


def salutation(proposal: Proposal) -> str | None:
    """周岚、何其山委员, 民盟云岭县总支, in the proposal's order; None when the proposers are not known."""
    people = [row for row in proposal.proposers if row.kind in {"member", "deputy"}]
    bodies = [row.name for row in proposal.proposers if row.kind not in {"member", "deputy"}]
    if not proposal.proposers:
        return None
    named = "、".join(row.name for row in people)
    count = proposal.proposer_count or 0
    if people and count > len(proposal.proposers):
        named += f"等{count}名"
    title = _title(people, proposal) if people else ""
    persons = [named + title] if people else []
    opens_with_person = proposal.proposers[0].kind in {"member", "deputy"}
    return "、".join([*persons, *bodies] if opens_with_person else [*bodies, *persons])


def _title(people: list[Proposer], proposal: Proposal) -> str:
    return "代表" if proposal.council == "npc" or people[0].kind == "deputy" else "委员"


def session_words(proposal: Proposal) -> str | None:
    """政协云岭县第十一届委员会第三次会议, 云岭县第十八届人民代表大会第五次会议; None when unknown."""
    place, session = proposal.place, proposal.session
    if not (place and session and session.term and session.number):
        return None
    return _session_of(place, session, proposal.council == "npc")


def _session_of(place: str, session: Session, is_npc: bool) -> str:
    term, number = han_numeral(session.term or 0), han_numeral(session.number or 0)
    if is_npc:
        return f"{place}第{term}届人民代表大会第{number}次会议"
    return f"政协{place}第{term}届委员会第{number}次会议"


def item_word(proposal: Proposal) -> str:
    """提案 or 建议."""
    return "建议" if proposal.council == "npc" else "提案"


def day_words(day: date) -> str:
    """2026年6月8日, without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


_FIELD_OF = re.compile(
    r"^(?:(?!城市)[\u4e00-\u9fff]{1,8}?(?:自治州|自治县|市|县|区|旗))?(?P<field>[\u4e00-\u9fff]{2,14}?)(?:局|委员会)$"
)


def unit_field(profile: Profile, unit: str | None = None) -> str:
    """The unit's field of work (教育): the profile's, else what the name of a bureau or commission says
    (卫生健康 of 云岭县卫生健康局), else nothing."""
    if profile.unit.field or profile.unit.name:
        return profile.unit.field
    found = _FIELD_OF.match(re.sub(r"^(?:省|市|县|区|州|旗)(?!场)", "", unit or ""))
    is_field = found and not re.search(r"办事处|政府|街道|管理委员|园区|开发|新区", unit or "")
    return found["field"] if found and is_field else ""


_SELF_NAMES = (
    ("街道办事处", "我街道"),
    ("街道", "我街道"),
    ("镇人民政府", "我镇"),
    ("乡人民政府", "我乡"),
    ("县人民政府", "我县"),
    ("市人民政府", "我市"),
    ("区人民政府", "我区"),
    ("委员会", "我委"),
    ("办公室", "我办"),
    ("联合会", "我会"),
    ("中心", "我中心"),
    ("总队", "我总队"),
    ("支队", "我支队"),
    ("大队", "我大队"),
    ("厅", "我厅"),
    ("院", "我院"),
    ("委", "我委"),
    ("办", "我办"),
    ("局", "我局"),
)


def self_name_of(unit: str) -> str:
    """How a unit calls itself: 我局, 我委, 我街道; 我单位 for a name of another shape."""
    return next((word for ending, word in _SELF_NAMES if unit.endswith(ending)), "我单位")


_OF_PLACE = re.compile(r"^[\u4e00-\u9fff]{0,10}?(?:自治州|自治县|省|市|县|区|旗|州|盟)(?!场|政)")


def same_organ(one: str, other: str) -> bool:
    """Whether two names, of one place, are one organ's: 县发展改革委员会, 云岭县发展和改革局, 县发展改革委.

    The caller knows the place; 云岭县教育局 and 望川市教育局 are told apart by it alone.
    """
    return bool(one and other) and (one == other or _bare_organ(one) == _bare_organ(other) != "")


def _bare_organ(name: str) -> str:
    bare = re.sub(r"[和与及、]", "", _OF_PLACE.sub("", name))
    return re.sub(r"(?:委员会|委|局|厅)$", "", bare)
