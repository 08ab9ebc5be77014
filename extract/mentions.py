"""Place names as they stand in a text, each with the codes it can mean; who is meant is settled elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.gazetteer import everyday_words, level_of, names, names_by_head, parent_of
from extract.towns import find_towns

# 北京路, 天津路街道, 南京银行: after these a bare 北京 names a thing, not the place.
_NOT_AFTER_SHORT = frozenset("路街道巷桥镇乡村里弄湖山寺庙牌县")
# 深圳某某托育服务有限公司 is a firm, wherever it works.
_FIRM = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:有限公司|有限责任公司|股份公司|集团)")
_NOT_AFTER_FULL = re.compile(r"[级域间块划别位]")
_LEADS = re.compile(r"(?:^|[^\u4e00-\u9fff]|政协|对|关于)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``text[start:end]`` and the codes it can mean; a place below county level has none."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...] = ()

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
def _head_pattern() -> re.Pattern[str]:
    """A first and a second character of any name: what lets a text be scanned without a Python loop."""
    first, second = ("".join(sorted({head[at] for head in names_by_head()})) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


def find_mentions(text: str, near: str | None = None, *, is_name: bool = False) -> tuple[Mention, ...]:
    """Names in order, longest first where they overlap; ``near`` is the code of the document's own place.

    ``is_name`` says that ``text`` is a title or an organ's name, where 容县民政局 begins with a place.
    """
    divisions = _divisions(text, near, is_name)
    towns = find_towns(text, near, (each.end for each in divisions))
    # 朝阳镇 is a town, not the city 朝阳.
    free = [d for d in divisions if not any(t.start < d.end and d.start < t.end for t in towns)]
    found = [*free, *(Mention(town.start, town.end, town.name) for town in towns)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _divisions(text: str, near: str | None, is_name: bool) -> list[Mention]:
    heads = names_by_head()
    found: list[Mention] = []
    end = 0
    for head in _head_pattern().finditer(text):
        start = head.start()
        if start < end or text[start : start + 2] not in heads:
            continue
        before = found[-1] if found and found[-1].end == start else None
        for name in heads[text[start : start + 2]]:
            if text.startswith(name, start) and _is_meant(text, start, name, before, near, is_name):
                found.append(Mention(start, start + len(name), name, names()[name].codes))
                end = found[-1].end
                break
    return found


def _is_meant(
    text: str, start: int, name: str, before: Mention | None, near: str | None, is_name: bool
) -> bool:
    """Whether the words are the place here, by what stands before and behind them."""
    entry = names()[name]
    following = text[start + len(name) : start + len(name) + 1]
    is_short = entry.form in ("short", "county_short")
    if is_short and ((following and following in _NOT_AFTER_SHORT) or _FIRM.match(text, start + len(name))):
        return False
    if entry.form in ("full", "former") and _NOT_AFTER_FULL.match(following):
        return False
    # 以上城区 is no 上城区.
    if name == "上城区" and text[start - 1 : start] == "以":
        return False
    if before is not None and any(is_within(a, b) and a != b for a in entry.codes for b in before.codes):
        return True
    leads = is_name and len(name) == 2 and entry.form == "full" and _LEADS.search(text[:start]) is not None
    return leads or _stands_alone(name, entry.form, entry.codes, near)


def _stands_alone(name: str, form: str, codes: tuple[str, ...], near: str | None) -> bool:
    """Whether a name without its prefecture before it is the place and no ordinary word."""
    if name in everyday_words() or (form == "county_short" and everyday_words() & {name + "区", name + "县"}):
        return near is not None and any(is_within(near, code) for code in codes)
    if form == "county_short" or (len(name) == 2 and form in ("full", "former")):
        return near is not None and any(code[:4] == near[:4] for code in codes if level_of(code) == "county")
    if form == "former":
        return near is None or any(code[:2] == near[:2] for code in codes)
    return True


def resolve(mention: Mention, before: Mention | None, near: str | None) -> str | None:
    """The one code meant: by the name before it, by the document's own place, by rank; else None."""
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
