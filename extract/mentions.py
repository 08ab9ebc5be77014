"""Place names as they stand in a text, each with the codes it can mean; who is meant is settled elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.gazetteer import EVERYDAY, level_of, names, names_by_head, parent_of, townships_near

# 北京路, 天津路街道, 南京银行: after these a bare 北京 names a thing, not the place.
_NOT_AFTER_SHORT = frozenset("路街道巷桥镇乡村里弄湖山寺庙牌县")
_NOT_AFTER_FULL = re.compile(r"[级域间块划别位]")
# A town that no table knows: 在竹园镇, 、白寺镇; words such as 各镇 or 中心镇 are none.
_TOWN = re.compile(
    r"(?:^|(?<=[在至到赴、]))([\u4e00-\u9fff]{2,3}?(?:[\u4e00-\u9fff]{1,3}族)?(?:(?<!乡)镇|乡|街道))(?![级村域亲土愁镇])",
    re.M,
)
_NO_TOWN = re.compile(
    r"[各全本我该每个城老多点心名的了等辖属数所乡镇街办道县市区]|特色|示范|试点|人口|小$|[一二三四五六七八九十两几]$"
)
_LEADS = re.compile(r"(?:^|[^\u4e00-\u9fff]|政协|对|关于)$")
_QUARTER = re.compile(r"[东西南北中城]{1,2}片区")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``text[start:end]`` and the codes it can mean; a township has none, only its county's."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...] = ()
    county: str | None = None

    @property
    def is_town(self) -> bool:
        """Whether this is a place below county level."""
        return not self.codes


def is_within(code: str, outer: str) -> bool:
    """Whether ``code`` lies in ``outer`` or is it."""
    return code.startswith(outer.rstrip("0") if outer[2:] == "0000" else _stem(outer))


def _stem(code: str) -> str:
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


@cache
def _heads(near: str | None) -> dict[str, tuple[str, ...]]:
    """First two characters to division names and to the townships around ``near``, longest first."""
    if near is None or near.endswith("0000"):
        return names_by_head()
    heads = dict(names_by_head())
    for town in townships_near(near):
        if len(town) >= 3 and town not in names():
            heads[town[:2]] = tuple(
                sorted({*heads.get(town[:2], ()), town}, key=lambda name: (-len(name), name))
            )
    return heads


def find_mentions(text: str, near: str | None = None, *, is_name: bool = False) -> tuple[Mention, ...]:
    """Names in order, longest first where they overlap; ``near`` is the code of the document's own place.

    ``is_name`` says that ``text`` is a title or an organ's name, where 容县民政局 begins with a place.
    """
    heads = _heads(near)
    found: list[Mention] = []
    end = 0
    for start in [at for at in range(len(text) - 1) if text[at : at + 2] in heads]:
        if start < end:
            continue
        before = found[-1] if found and found[-1].end == start else None
        for name in heads[text[start : start + 2]]:
            if text.startswith(name, start):
                mention = _mention(text, start, name, before, near, is_name)
                if mention is not None:
                    found.append(mention)
                    end = mention.end
                    break
    return _with_unknown_towns(text, found)


def _mention(
    text: str, start: int, name: str, before: Mention | None, near: str | None, is_name: bool
) -> Mention | None:
    end = start + len(name)
    entry = names().get(name)
    if entry is None:
        return Mention(start, end, name, county=townships_near(near or "")[name])
    chained = before is not None and any(
        is_within(a, b) and a != b for a in entry.codes for b in before.codes
    )
    following = text[end : end + 1]
    if entry.form in ("short", "county_short") and following in _NOT_AFTER_SHORT and following:
        return None
    if entry.form in ("full", "former") and _NOT_AFTER_FULL.match(following):
        return None
    leads = is_name and len(name) == 2 and entry.form == "full" and _LEADS.search(text[:start]) is not None
    if not chained and not leads and not _stands_alone(name, entry.form, entry.codes, near):
        return None
    if name == "上城区" and text[start - 1 : start] == "以":
        return None
    return Mention(start, end, name, entry.codes)


def _stands_alone(name: str, form: str, codes: tuple[str, ...], near: str | None) -> bool:
    """Whether a name without its prefecture before it is the place and no ordinary word."""
    if name in EVERYDAY or (form == "county_short" and EVERYDAY & {name + "区", name + "县"}):
        return near is not None and any(is_within(near, code) for code in codes)
    if form == "county_short" or len(name) == 2 and form in ("full", "former"):
        return near is not None and any(code[:4] == near[:4] for code in codes if level_of(code) == "county")
    if form == "former":
        return near is None or any(code[:2] == near[:2] for code in codes)
    return True


def _with_unknown_towns(text: str, found: list[Mention]) -> tuple[Mention, ...]:
    taken = [(mention.start, mention.end) for mention in found]
    more = [
        Mention(match.start(1), match.end(1), match[1])
        for match in _TOWN.finditer(text)
        if not _NO_TOWN.search(match[1].rstrip("镇乡").removesuffix("街道"))
    ]
    more += [Mention(match.start(), match.end(), match[0]) for match in _QUARTER.finditer(text)]
    free = [m for m in more if not any(start < m.end and m.start < end for start, end in taken)]
    return tuple(sorted([*found, *free], key=lambda mention: mention.start))


def resolve(mention: Mention, before: Mention | None, near: str | None) -> str | None:
    """The one code meant: by the name before it, then by the document's own place, then by rank; else None."""
    codes = mention.codes
    if before is not None and before.end == mention.start:
        codes = tuple(c for c in codes if any(is_within(c, b) for b in before.codes)) or codes
    if len(codes) > 1 and near is not None:
        closeness = [_shared(code, near) for code in codes]
        codes = tuple(c for c, share in zip(codes, closeness, strict=True) if share == max(closeness))
    if len(codes) > 1:
        # 吉林 is the province before the city, 海南 before the prefecture.
        ranks = ["province", "prefecture", "county"]
        best = min(ranks.index(level_of(code)) for code in codes)
        codes = tuple(code for code in codes if ranks.index(level_of(code)) == best)
    return codes[0] if len(codes) == 1 else None


def _shared(code: str, near: str) -> int:
    """How many levels two codes have in common."""
    if code == near:
        return 4
    if is_within(near, code):
        return 3 if code[2:] != "0000" else 2
    if code[:4] == near[:4]:
        return 3
    return 1 if code[:2] == near[:2] else 0


def ancestors(code: str) -> tuple[str, ...]:
    """A code and the divisions it lies in, innermost first."""
    chain = [code]
    while (parent := parent_of(chain[-1])) is not None:
        chain.append(parent)
    return tuple(chain)
