"""Which council a letter answers to, by majority, and the committee's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extract.council import councils_in, read_committee
from extract.gazetteer import level_of, official_names, parent_of, usual_name
from extract.mentions import find_mentions, resolve
from extract.model import Council, Place
from extract.parts import Parts
from extract.regions import region_of

_TOWN_LEVELS = ("镇", "乡")
_LEVELS = (*_TOWN_LEVELS, "自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟", "旗")


def votes(parts: Parts) -> Iterator[tuple[str, Council, int]]:
    """(source, council, weight) for each source that tells; one that names both councils says nothing.

    政协 and 人大 by name weigh three times what 提案, 委员 and 代表 do, which letters often mix up.
    """
    for source, text in (
        ("栏目", parts.column),
        ("标题", parts.title),
        ("正文开头", _unquoted(parts.opening)),
        ("称呼", parts.salutation),
        ("抄送", parts.copies),
        ("表头", parts.preamble + parts.fields_as_lines),
    ):
        named = councils_in(text)
        if len(named) == 1:
            yield source, next(iter(named)), 3 if source in ("标题", "正文开头") else 2
        elif not named and (said := _worded(text, source)):
            yield source, said, 1


def council_of(parts: Parts) -> Council | None:
    """The council by majority of column, title, opening and salutation; None when nothing tells."""
    tally: Counter[Council] = Counter()
    for _, council, weight in votes(parts):
        tally[council] += weight
    return tally.most_common(1)[0][0] if tally else None


def _unquoted(text: str) -> str:
    return re.sub(r"《[^》]*》|“[^”]*”", "", text)


def _worded(text: str, source: str) -> Council | None:
    """提案 against 代表建议 in a title or column, 委员 against 代表 in a salutation."""
    # 建议提案办理 is the column of both councils.
    if source == "栏目" and "提案" in text and re.search(r"建议|议案", text):
        return None
    if source == "称呼":
        member, deputy = re.search(r"委员(?!会)", text), re.search(r"代表(?!团)", text)
    else:
        member = re.search(r"提案(?!建议)", text)
        deputy = re.search(r"代表(?:们|提出|的)?(?:的)?建议|第.{1,12}号(?:代表)?建议|议案", text)
    return "cppcc" if member and not deputy else "npc" if deputy and not member else None


def committee_of(parts: Parts, council: Council | None, home: Place | None) -> str | None:
    """市政协 of the region it speaks for: 弥勒市政协; a district may answer an item of its city."""
    if council is None:
        return None
    suffix = "政协" if council == "cppcc" else "人大"
    named = [
        found
        for text in (parts.title, parts.opening, parts.preamble, parts.column)
        if (found := read_committee(text))
    ]
    named = [each for each in named if each.council == council]
    if any(each.place == "全国" for each in named):
        return "全国" + suffix
    spelled = next((each.place for each in named if len(each.place) > 1 and each.place not in _LEVELS), None)
    bare = next((each.place for each in named if each.place in _LEVELS), None)
    near = home.code if home else None
    if spelled and (code := _code_of(spelled, near)):
        return _spelling(code, parts) + suffix
    if spelled:
        return spelled + suffix
    if home is None or not _is_named(parts):
        return None
    if home.code is None:
        return _unlisted(bare, home, suffix)
    if bare in _TOWN_LEVELS:
        return home.name + suffix if home.name.endswith(bare) else None
    code = _of_level(bare, home.code) if bare else home.code
    return None if code is None else _spelling(code, parts) + suffix


def _unlisted(level: str | None, home: Place, suffix: str) -> str | None:
    """The committee of a place without a code: 云岭县政协, when the level named is its own."""
    place = region_of(home)
    if level in _TOWN_LEVELS:
        place = home
    return place.name + suffix if place and (level is None or place.name.endswith(level)) else None


def _is_named(parts: Parts) -> bool:
    return bool(councils_in(parts.title + parts.opening + parts.preamble + parts.column))


def _code_of(place: str, near: str | None) -> str | None:
    mentions = find_mentions(place, near, is_name=True)
    if not mentions or mentions[-1].end != len(place) or not mentions[-1].codes:
        return None
    return resolve(mentions[-1], mentions[-2] if len(mentions) > 1 else None, near)


def _of_level(level: str, code: str) -> str | None:
    """The division of that level which ``code`` is or lies in: 市 for a district is its city."""
    current: str | None = code
    while current is not None:
        name = official_names()[current]
        if name.endswith(level) or (level == "区" and name.endswith("自治区")):
            return current
        current = parent_of(current)
    return None


def _spelling(code: str, parts: Parts) -> str:
    """The committee's place: a province in full, 景谷县 where the page writes so, else the official name."""
    official, usual = official_names()[code], usual_name(code)
    if level_of(code) == "province" or official == usual:
        return official
    written = parts.title + parts.publisher + parts.opening
    return official if official in written and usual not in written else usual
