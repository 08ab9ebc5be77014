"""The entries of a list whose system nobody has described: found by how a list looks, not by addresses.

A list is a block of links of one shape with titles for words; navigation has short words, links to other
bodies lead to front pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from crawler.links import FoundLink

_REPLY_TITLE = re.compile(
    r"(?:提案|建议|议案|意见).{0,40}?(?:答复|复函|回复|复文|办理(?:情况|结果|意见|报告))|(?:答复|回复|复函).{0,60}?(?:提案|建议|议案)"
    r"|第?\s*\d{1,4}\s*号?\s*(?:提案|建议|议案)|^[对关]于?.{0,40}(?:提案|建议|议案)"
)
_LONG_TITLE = 9
_NUMBERS = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{12,}|\d+")
_LISTS = re.compile(r"(?i)(?:/|/(?:index|list|default|main|home|channel|column|more)(?:[_-]?\d+)?\.\w+|^)$")


def is_reply_title(words: str) -> bool:
    """Whether the words of a link are the title of a reply."""
    return _REPLY_TITLE.search(words) is not None


def is_list_address(address: str) -> bool:
    """Whether an address looks like a column's, not like a document's."""
    parts = urlsplit(address)
    return not parts.query and _LISTS.search(parts.path) is not None


def find_entries(links: Sequence[FoundLink]) -> tuple[FoundLink, ...]:
    """The links of the block that looks most like a list of titles; empty when none does."""
    blocks: dict[tuple[str, str], list[FoundLink]] = defaultdict(list)
    for link in links:
        if link.words and not is_list_address(link.address):
            blocks[link.block, address_shape(link.address)].append(link)
    best = max(blocks.values(), key=_weight, default=[])
    return tuple(best) if _weight(best) >= (1, 0) else ()


def reply_titles(links: Sequence[FoundLink]) -> tuple[FoundLink, ...]:
    """The links whose words are a reply's title and whose addresses are no column's."""
    return tuple(link for link in links if is_reply_title(link.words) and not is_list_address(link.address))


def address_shape(address: str) -> str:
    """An address with its numbers and identifiers taken out, and the names of its fields."""
    parts = urlsplit(address)
    names = ",".join(sorted(name for name, _ in parse_qsl(parts.query, keep_blank_values=True)))
    return f"{parts.hostname}{_NUMBERS.sub('0', parts.path.lower())}?{names}"


def _weight(links: Sequence[FoundLink]) -> tuple[int, int]:
    """How much links look like entries: titles of replies first, then titles of any kind."""
    replies = sum(is_reply_title(link.words) for link in links)
    titles = sum(len(re.sub(r"[^\u4e00-\u9fff]", "", link.words)) >= _LONG_TITLE for link in links)
    if replies == 0 and (titles < 2 or titles * 2 < len(links)):
        return 0, 0
    return max(replies * 3, 1), titles
