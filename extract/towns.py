"""Townships, streets and quarters named in a text; they have no code of their own in GB/T 2260."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.gazetteer import townships_near

_ENDING = re.compile(r"(?<!乡)镇|乡(?!镇)|街道")
# A town that no table knows: 在竹园镇, 、白寺镇, or right behind its county; 各镇 and 中心镇 are none.
_SHAPE = r"[\u4e00-\u9fff]{2,3}?(?:[\u4e00-\u9fff]{1,3}族)?(?:(?<!乡)镇|乡|街道)(?![级村域亲土愁镇])"
_UNKNOWN = re.compile(rf"(?:^|(?<=[在至到赴、])){_SHAPE}", re.M)
_BEHIND = re.compile(_SHAPE)
_NO_TOWN = re.compile(
    r"[各全本我该每个城老多点心名的了等辖属数所乡镇街办道县市区]|特色|示范|试点|人口|小$|[一二三四五六七八九十两几]$"
)
# 返乡, 下乡, 城乡: going or being there, not a township.
_NO_WORD = re.compile(r"[返下还回城家故老同他入进离水侨异归]乡$")
_QUARTER = re.compile(r"[东西南北中城]{1,2}片区")
_ZONE = re.compile(
    r"(?:^|(?<=[。；，、“在到]))[\u4e00-\u9fff]{2,6}?(?:(?:国家级|省级)?(?:经济技术|经济|高新技术产业)开发区|高新区|产业园区|工业园区|循环经济园区)",
    re.M,
)
# A community that a sentence begins with speaks for itself: 渔邨社区在…, 桃园社区现有….
_COMMUNITY = re.compile(
    r"(?:^|(?<=[。！？”]))[\u4e00-\u9fff]{2,4}(?:社区|村)(?=在|是|与|现有|有|共有|共|辖|的|通过|依托|党|居民|村民|引入|建)",
    re.M,
)
# 各社区, 依托社区, 如何为社区: no name.
_ANY_PLACE = re.compile(
    r"^(?:[各全本我该每一两多镇乡县市区省对在将由为]|城乡|城市|农村|智慧|完整|平安|老旧|示范|试点|街道|部分|所有|其他|社区|行政|中心|国家"
    r"|目前|同时|依托|通过|走进|来到|家住|如何|推动|加强|支持|引导|现有|共有|建有|拥有|建成|新建|培育|辖有)|[一二三四五六七八九十百\d]个|[的了为]"
)
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Town:
    """A town at ``text[start:end]``."""

    start: int
    end: int
    name: str


def find_towns(text: str, near: str | None, behind: Iterable[int]) -> tuple[Town, ...]:
    """Towns in order: those of the counties around ``near``, and others by their shape.

    ``behind`` are the ends of the divisions named in ``text``: 罗湖区南湖街道 names a town of 罗湖.
    """
    known = [*_listed(text, near)]
    shaped = [match.span() for match in _UNKNOWN.finditer(text)]
    shaped += [match.span() for end in behind if (match := _BEHIND.match(text, end))]
    shaped = [(start, end) for start, end in shaped if _is_town(text[start:end])]
    shaped += [match.span() for match in _QUARTER.finditer(text)]
    shaped += [match.span() for match in _ZONE.finditer(text) if not _ANY_PLACE.search(match[0])]
    for name in {match[0] for match in _COMMUNITY.finditer(text) if not _ANY_PLACE.search(match[0])}:
        shaped += [match.span() for match in re.finditer(re.escape(name), text)]
    taken: list[tuple[int, int]] = []
    for start, end in [*known, *shaped]:
        if not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
    return tuple(Town(start, end, text[start:end]) for start, end in sorted(taken))


def _listed(text: str, near: str | None) -> Iterator[tuple[int, int]]:
    """Names of the townships of the own prefecture, the longest that ends at each 镇, 乡 or 街道."""
    towns = townships_near(near) if near else {}
    for ending in _ENDING.finditer(text) if towns else ():
        end = ending.end()
        first = max(0, end - _LONGEST)
        start = next((at for at in range(first, ending.start()) if text[at:end] in towns), None)
        if start is not None:
            yield start, end


def _is_town(name: str) -> bool:
    return not _NO_WORD.search(name) and not _NO_TOWN.search(name.rstrip("镇乡").removesuffix("街道"))
