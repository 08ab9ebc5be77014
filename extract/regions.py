"""Place names to division codes; the document's own place decides between namesakes.

罗湖区南湖街道 is a street of 罗湖, not 嘉兴市南湖区; 全县 and 我市 mean the place the document speaks for;
bare 朝阳 or 新城区 is an ordinary word until something says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.gazetteer import level_of, names, official_names, parent_of, usual_name
from extract.home import read_home
from extract.mentions import Mention, find_mentions, resolve
from extract.model import Place
from extract.reading import Document

_OWN = re.compile(
    r"(?:[全我本该](?P<level>自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡|街道)(?![场域间级块别村划长])|(?P<nation>全国)(?!人大|政协|人民|两会))"
)
_TOWN_LEVELS = {"镇": "镇", "乡": "乡", "街道": "街道"}


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named at ``text[start:end]``."""

    start: int
    end: int
    place: Place


def home_of(document: Document) -> Place | None:
    """The place the document speaks for, from its title, publisher, site and tail.

    A township keeps its own name (弥河镇) and bears its county's code.
    """
    return read_home(document)


def region_of(home: Place | None) -> Place | None:
    """The division a document belongs to, by its official name: 弥河镇 (370781) gives 青州市."""
    if home is None:
        return None
    if home.code is None:
        county = re.match(r".{2,7}?(?:自治[县州]|[县市区旗州盟省])(?=.{2,5}(?:镇|乡|街道)$)", home.name)
        return Place(county[0]) if county else home
    return Place(official_names()[home.code], home.code)


def find_places(text: str, home: Place | None) -> tuple[FoundPlace, ...]:
    """Every place named in ``text`` (全县 and 我市 mean ``home``), in order.

    A chain of names (甘肃省白银市会宁县) is one place, the innermost; places below county have no code.
    """
    near = home.code if home else None
    found = [*_named_places(find_mentions(text, near), near)]
    found += [
        FoundPlace(match.start(), match.end(), place)
        for match in _OWN.finditer(text)
        if (place := _own_place(match, home)) is not None
    ]
    if home is not None and home.code is None:
        found += [
            FoundPlace(match.start(), match.end(), home) for match in re.finditer(re.escape(home.name), text)
        ]
    found.sort(key=lambda each: (each.start, -each.end))
    return tuple(
        each
        for index, each in enumerate(found)
        if index == 0 or each.start >= max(f.end for f in found[:index])
    )


def _named_places(mentions: tuple[Mention, ...], near: str | None) -> list[FoundPlace]:
    found: list[FoundPlace] = []
    before: Mention | None = None
    for mention in mentions:
        place = _place_of(mention, before, near)
        if place is not None:
            chained = (
                before is not None and before.end == mention.start and found and found[-1].end == before.end
            )
            start = found.pop().start if chained else mention.start
            found.append(FoundPlace(start, mention.end, place))
        before = mention
    return found


def _place_of(mention: Mention, before: Mention | None, near: str | None) -> Place | None:
    if mention.is_town:
        return Place(mention.name)
    code = resolve(mention, before, near)
    return None if code is None else Place(usual_name(code), code)


def _own_place(match: re.Match[str], home: Place | None) -> Place | None:
    if match["nation"]:
        return Place("全国")
    if home is None:
        return None
    level = match["level"]
    if home.code is None:
        outer = region_of(home)
        return next((place for place in (home, outer) if place and place.name.endswith(level)), None)
    if level in _TOWN_LEVELS:
        return (
            home if home.name.endswith(_TOWN_LEVELS[level]) and home.name != usual_name(home.code) else None
        )
    code = _own_code(level, home.code)
    return None if code is None else Place(usual_name(code), code)


def _own_code(level: str, code: str) -> str | None:
    """The division that 全市, 我县 or 全区 means in a document of ``code``: itself or one it lies in."""
    wanted = level.removeprefix("自治")
    current: str | None = code
    while current is not None:
        name = official_names()[current]
        if name.endswith(wanted) or (wanted == "州" and name.endswith("自治州")):
            return current
        current = parent_of(current)
    # 大兴安岭地区 calls itself 全区; a district that says 全县 copied its text: nothing is guessed.
    return code if wanted == "区" and level_of(code) == "prefecture" else None


def find_region(name_or_code: str) -> Place | None:
    """The division a person means (荆州, 荆州市, 421000, 湖北荆州); None when unknown or ambiguous."""
    wanted = "".join(name_or_code.split())
    if wanted.isascii() and wanted.isdigit():
        code = wanted.ljust(6, "0")
        return Place(official_names()[code], code) if code in official_names() else None
    mentions = [Mention(0, len(wanted), wanted, names()[wanted].codes)] if wanted in names() else []
    if not mentions:
        chain = find_mentions(wanted)
        mentions = list(chain) if chain and chain[-1].end == len(wanted) and chain[0].start == 0 else []
    if not mentions:
        return None
    before = mentions[-2] if len(mentions) > 1 else None
    code_found = resolve(mentions[-1], before, None) if mentions[-1].codes else None
    return Place(official_names()[code_found], code_found) if code_found else None
