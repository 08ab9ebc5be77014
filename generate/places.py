"""Whose place a record speaks of: ours, one we lie in, one inside ours, or another's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.model import Place
from extract.regions import find_places, find_region

Relation = Literal["same", "superior", "within", "other", "unknown"]

_CITY_LEVEL = re.compile(
    r"(?:省|自治区|自治州|自治县|自治旗|地区|市|县|州|盟|旗|(?<![城园社景片小辖库校厂郊矿林灌牧湖老新发])区)$"
)
_OURS = re.compile(r"^[全我本该](?:省|市|县|区|州|旗|盟|镇|乡|街道)$")
_NAMED_CITY = re.compile(
    r"(?:^|[，。、；：“（(与和及同向从比赴在由如]|省|学习|借鉴|参照|相比)([\u4e00-\u9fff]{2,4}[市县州])(?![场民级域政容委长直属])"
)
# 会同市财政局 names no city of 会同; 全市 and 外市 name none at all.
_NO_CITY = re.compile(
    r"^(?:在?全|借鉴|学习|参照|相比|会同|联合|协调|报请|由|经|请|商|配合|指导|督促|组织|协同|推动|争取|建议|要求|报|和|与|及|"
    r"全|我|本|该|各|城|外|兄弟|先进|周边|其他|每个?|部分|有的|多个|相关|已|把|将(?!乐)|对|为|被|给|使|让)|县市$|[一二三四五六七八九十]市$|县级市$"
)


@dataclass(frozen=True, slots=True)
class Ground:
    """The place we answer for and those it lies in, resolved once a letter."""

    place: Place
    superiors: tuple[Place, ...] = ()

    @property
    def word(self) -> str:
        """How the own place is called after 全: 县, 市, 区, 街道."""
        return place_word(self.place.name)


def ground_of(place: Place, superiors: tuple[Place, ...] = ()) -> Ground:
    """The ground of ``place``, with its division code and its superiors' where the name says them."""
    known = place if place.code else (find_region(place.name) if _is_division(place.name) else None)
    named = tuple(item if item.code else find_region(item.name) or item for item in superiors)
    if known is not None and known.code and not _agrees(known, named):
        known = None
    return Ground(Place(place.name, known.code if known else None), named)


def _is_division(name: str) -> bool:
    return bool(_CITY_LEVEL.search(name))


def _agrees(place: Place, superiors: tuple[Place, ...]) -> bool:
    return all(not item.code or (place.code or "").startswith(_prefix(item.code)) for item in superiors)


def place_word(name: str) -> str:
    """县 of 云岭县, 街道 of 南城街道, 市 of 临江市."""
    for word in ("街道", "自治区", "镇", "乡", "省", "县", "区", "旗", "州", "盟", "市"):
        if name.removesuffix("办事处").endswith(word):
            return "区" if word == "自治区" else word
    return "县"


def relation(place: Place | None, ground: Ground) -> Relation:
    """Whose place ``place`` is, by division code where both have one, else by name.

    A name without code that ends in 市 or 县 and is not ours is another's; a town or street is inside ours
    (it stands in our own document or facts).
    """
    if place is None or not place.name:
        return "unknown"
    if _OURS.match(place.name):
        return "same" if place.name.endswith(ground.word) else "unknown"
    if place.code and ground.place.code:
        by_code = _relation_of_codes(place.code, ground.place.code)
        is_town = by_code == "same" and place.name[-1] in "镇乡" and ground.place.name[-1] not in "镇乡"
        return "within" if is_town else _street_relation(place, ground) or by_code
    return _relation_of_names(place.name, ground)


def _street_relation(place: Place, ground: Ground) -> Relation | None:
    """Towns bear their county's code: only the name tells one from another, and from the county."""
    own, other = ground.place.name, place.name
    if ground.word not in {"街道", "镇", "乡"} or place.code != ground.place.code:
        return None
    if own.endswith(other) or other.endswith(own):
        return "same"
    return "other" if other.endswith(("街道", "镇", "乡")) else "superior"


def _relation_of_codes(code: str, own: str) -> Relation:
    if code == own:
        return "same"
    if code.startswith(_prefix(own)):
        return "within"
    return "superior" if own.startswith(_prefix(code)) else "other"


def _prefix(code: str) -> str:
    """The digits that name the division itself: 46 of 460000, 4601 of 460100."""
    return code[:2] if code[2:6] == "0000" else code[:4] if code[4:6] == "00" else code


def _relation_of_names(name: str, ground: Ground) -> Relation:
    own = ground.place.name
    if name == own or (len(own) > 2 and name.endswith(own)) or (len(name) > 2 and own.endswith(name)):
        return "same"
    for superior in ground.superiors:
        if name == superior.name or name.endswith(superior.name) or superior.name.endswith(name):
            return "superior"
    if own.startswith(name) and _is_division(name):
        return "superior"
    if name.startswith(own):
        return "within"
    return "other" if _is_division(name) or name == "全国" else "within"


@cache
def foreign_places(text: str, ground: Ground) -> tuple[str, ...]:
    """Names in ``text`` of places that are neither ours, nor superior, nor inside ours."""
    home = ground.place if ground.place.code else None
    found = [item.place.name for item in find_places(text, home) if relation(item.place, ground) == "other"]
    named = [match[1] for match in _NAMED_CITY.finditer(text) if not _NO_CITY.search(match[1])]
    strange = [name for name in named if _relation_of_names(name, ground) == "other"]
    return tuple(dict.fromkeys(found + [name for name in strange if not _is_known_own(name, ground)]))


def _is_known_own(name: str, ground: Ground) -> bool:
    return any(
        item.name.endswith(name) or name.endswith(item.name) for item in (ground.place, *ground.superiors)
    )


def display_name(place: Place) -> str:
    """A place as a letter names it: 广东省清远市连州市 is 广东省连州市."""
    match = re.fullmatch(
        r"(.{2,8}?(?:省|自治区))?(?:.{2,10}?(?:自治州|地区|盟|市))?(.{2,12}?(?:市|县|区|旗|州|盟))",
        place.name,
    )
    return f"{match[1] or ''}{match[2]}" if match and match[1] else place.name
