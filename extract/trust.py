"""Whether a page may be cited: official, press, untrusted or local; by its host's suffix and its damage."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from extract.model import Issue, Repair, Trust
from extract.pagewords import has_word, read_table, word_pattern

MIRROR_SIGNS = frozenset({"pinyin", "mojibake", "spam", "traditional"})
CONFETTI = re.compile(r"<([a-zA-Z]{2,8})\s+[iI][dD]=[\"']?([0-9a-zA-Z]{4,7})[\"']?\s*>")
CONFETTI_TAGS = frozenset(
    "strike cite legend ruby ins tt dfn samp var acronym noframes listing".split()  # noqa: SIM905
)
SAMPLE = 6_000
ORGAN = re.compile(
    r"^.{0,3}(?:省|市|县|区|镇|乡|街道|政协|人大|人民政府|政府|教育局|民政局|公安局|财政局|委员会|局|办公室|机关|社区|提案|建议)"
)


def trust_of(address: str, repairs: tuple[Repair, ...]) -> Trust:
    """The trust of a page; ``gov.cn`` must be the suffix of its host, not merely stand in it."""
    if MIRROR_SIGNS.intersection(repairs):
        return "untrusted"
    host = host_of(address)
    if host is None or host.endswith(".example"):
        return "local"
    if is_under(host, "gov.cn"):
        return "official"
    return "press" if any(is_under(host, domain) for domain in press_domains()) else "untrusted"


def host_of(address: str) -> str | None:
    """The host of an http address in lower case; None for a path."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return (host or "").rstrip(".") or None if parts.scheme in ("http", "https") else None


def is_under(host: str, domain: str) -> bool:
    """Whether ``host`` is ``domain`` or lies under it."""
    return host == domain or host.endswith("." + domain)


@cache
def press_domains() -> tuple[str, ...]:
    """Registrable domains of the press, from data/press_domains.csv."""
    return tuple(row["domain"] for row in read_table("press_domains.csv"))


def has_confetti(raw: str) -> bool:
    """Whether empty odd elements that share one random id are strewn over the page, as mirrors do."""
    found = CONFETTI.findall(raw[:SAMPLE]) + CONFETTI.findall(raw[-SAMPLE:])
    ids = [name for tag, name in found if tag.lower() in CONFETTI_TAGS]
    return len(ids) >= 3 and len(set(ids)) * 2 <= len(ids)


def find_brand(text: str) -> Issue | None:
    """A betting brand where a place or an organ should stand (…平台教育局): the page is a hijacked copy.

    A brand counts when a kind of organ or place follows at once, or when brands stand three times.
    """
    if not has_word("brand", text):
        return None
    found = list(word_pattern("brand").finditer(text))
    for brand in found:
        if len(found) >= 3 or ORGAN.match(text[brand.end() : brand.end() + 12]):
            message = f"疑似被劫持的镜像页：“{brand.group()}”出现在地名或单位名的位置，内容不可引用。"
            return Issue("hijacked", message)
    return None
