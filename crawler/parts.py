"""The further parts of a document that is split over several pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from crawler.links import ReadPage
from crawler.paging import created_pages

MOST_PARTS = 100
_PART_WORDS = re.compile(
    r"^\W*(?:下\s*一?\s*[页頁]|后一?页|余下全文|阅读全文|全文阅读|尾页|末页|第?\s*[2-9]\d?\s*页?|1\d|[>›»]{1,2})\W*$"
)
_NUMBER = re.compile(r"[_-](\d{1,3})\.\w+$|(?i:[?&](?:page|p|pageno|pageindex|cur_?page)=(\d{1,3}))(?:&|$)")


def further_parts(read: ReadPage, head: str) -> tuple[str, ...]:
    """The addresses of the parts that a page names; ``head`` is the address of the document's first page.

    createPageHTML(3, 0, "t20240101_5", "html") and links 下一页, 2, 3 to t20240101_5_1.html or ?page=2.
    """
    stem = urlsplit(head).path.rpartition("/")[2].rpartition(".")[0]
    found = [address for address in created_pages(read.html, head) if stem and f"/{stem}_" in address]
    found += [
        link.address for link in read.links if _PART_WORDS.match(link.words) and is_part(link.address, head)
    ]
    return tuple(dict.fromkeys(found))[:MOST_PARTS]


def is_part(address: str, head: str) -> bool:
    """Whether an address is a further part of ``head``: its name with a number, or a number of a page."""
    here, there = urlsplit(address), urlsplit(head)
    if here.netloc != there.netloc or address == head or part_number(address) == 0:
        return False
    stem, _, ending = there.path.rpartition(".")
    if stem and re.fullmatch(rf"{re.escape(stem)}[_-]\d{{1,3}}\.{re.escape(ending)}", here.path):
        return here.query == there.query
    asked, named = dict(parse_qsl(here.query)), dict(parse_qsl(there.query))
    rest = {name: value for name, value in asked.items() if named.get(name) != value}
    return (
        here.path == there.path
        and len(rest) == 1
        and part_number(address) > 1
        and named.keys() <= asked.keys()
    )


def part_number(address: str) -> int:
    """The number in a part's address, by which parts are put in order; 0 for an address without one."""
    match = _NUMBER.search(address)
    return int(match[1] or match[2]) if match else 0
