"""Who issues a letter: its signature, else the title's organ, else who published it."""

from __future__ import annotations

import re

from extract.gazetteer import official_names, parent_of, usual_name
from extract.mentions import find_mentions
from extract.model import Place
from extract.organs import is_organ
from extract.parts import Parts
from extract.tail import Tail

_OF_TITLE = re.compile(r"^(.{3,40}?)(?:关于|对|办理|答复|回复)")
_LEVEL = re.compile(
    r"^(省|自治区|市|县|区|州|旗|盟)(?=[\u4e00-\u9fff]{2,}(?:局|委|厅|办|会|政府|社|中心|院|队|公司|部|站|所|馆))"
)


def issuers_of(parts: Parts, tail: Tail, home: Place | None) -> tuple[str, ...]:
    """The issuing organs in full, in the order of the signature; empty when nothing on the page names one."""
    known = _known_names(parts)
    if tail.issuers:
        signed = tuple(name for name in tail.issuers if not _is_part_of_another(name, tail.issuers))
        return tuple(_in_full(name, known, home) for name in signed)
    titled = _OF_TITLE.match(parts.title)
    if titled and is_organ(titled[1]):
        return (_in_full(titled[1], known, home),)
    publishers = re.split(r"[、，,\s　]+", parts.field("承办单位", "答复单位", "主办单位") or parts.publisher)
    if publishers and all(is_organ(name) for name in publishers):
        return tuple(_in_full(name, known, home) for name in publishers)
    return ()


def _known_names(parts: Parts) -> tuple[str, ...]:
    """Organ names elsewhere on the page, which may be fuller than the signature's."""
    titled = _OF_TITLE.match(parts.title)
    lines = [line.strip() for line in parts.preamble.splitlines()]
    names = [
        titled[1] if titled else "",
        parts.publisher,
        parts.field("发布机构", "发文机关", "发文单位") or "",
        *lines,
    ]
    return tuple(name for name in names if is_organ(name))


def _is_part_of_another(name: str, names: tuple[str, ...]) -> bool:
    return any(other != name and other.endswith(name) for other in names)


def _in_full(name: str, known: tuple[str, ...], home: Place | None) -> str:
    """县交通运输局 as the page names it in full, else with the place it speaks for: 景谷县交通运输局.

    A signature that names its place stands as printed.
    """
    level = _LEVEL.match(name)
    if level is None and find_mentions(name, is_name=True):
        return name
    fuller = [other for other in known if other.endswith(name) and len(other) > len(name)]
    fuller += [other for other in known if level and other.endswith(name[1:]) and len(other) > len(name)]
    if fuller:
        return max(fuller, key=len)
    if level is None or home is None:
        return name
    if home.code is None:
        return home.name + name[len(level[1]) :] if home.name.endswith(level[1]) else name
    current: str | None = home.code
    while current is not None:
        if official_names()[current].endswith(level[1]):
            return usual_name(current) + name[len(level[1]) :]
        current = parent_of(current)
    return name
