"""The links of a page with their words, and the scripts that hold more of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.addresses import clean_address

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_SPACE = re.compile(r"\s+")
_ADDRESS_KEYS = ("url", "href", "link", "docpuburl", "linkurl", "docurl", "visiturl", "pageurl")
_TITLE_KEYS = ("title", "doctitle", "name", "subject", "showtitle", "infotitle")
_MOST_LINKS = 3000


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link: its clean address, its words, and the attribute that completes a title cut short."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What the crawler needs to know of an HTML page."""

    html: str
    title: str
    links: tuple[FoundLink, ...]
    refresh: str | None = None
    text_length: int = 0


def read_html(html: str, address: str, selector: str | None = None) -> ReadPage:
    """Title, links (in order, each once) and meta refresh of a page; ``selector`` narrows the links."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    base_node = tree.css_first("base[href]")
    base = clean_address(base_node.attributes.get("href") or "", address) if base_node else None
    title_node = tree.css_first("title")
    links: dict[str, str] = {}
    for node in tree.css(selector or "a[href]")[:_MOST_LINKS]:
        anchor = node if node.tag == "a" else node.css_first("a[href]")
        if anchor is None:
            continue
        found = clean_address(anchor.attributes.get("href") or "", base or address)
        if found:
            words = anchor.attributes.get("title") or anchor.text()
            links.setdefault(found, _SPACE.sub(" ", words or "").strip()[:300])
    for link in _script_links(html, base or address):
        links.setdefault(link.address, link.words)
    return ReadPage(
        html=html,
        title=_SPACE.sub(" ", title_node.text()).strip() if title_node else "",
        links=tuple(FoundLink(key, value) for key, value in links.items()),
        refresh=_refresh_target(tree, base or address),
        text_length=len(tree.body.text(strip=True)) if tree.body else 0,
    )


def _refresh_target(tree: Any, base: str) -> str | None:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() != "refresh":
            continue
        wait, _, target = (node.attributes.get("content") or "").partition(";")
        target = re.sub(r"(?i)^\s*url\s*=\s*", "", target).strip(" '\"")
        if target and re.match(r"\s*\d{1,2}(?:\.\d+)?\s*$", wait):
            return clean_address(target, base)
    return None


def _script_links(html: str, base: str) -> Iterator[FoundLink]:
    """Links inside CDATA of scripts: the lists of 大汉 jpage write their records there."""
    if "<![CDATA[" not in html:
        return
    from selectolax.lexbor import LexborHTMLParser

    for block in _CDATA.findall(html):
        if "<a" not in block:
            continue
        for node in LexborHTMLParser(block).css("a[href]"):
            found = clean_address(node.attributes.get("href") or "", base)
            if found:
                words = node.attributes.get("title") or node.text()
                yield FoundLink(found, _SPACE.sub(" ", words or "").strip()[:300])


def read_json_list(text: str, address: str) -> tuple[FoundLink, ...]:
    """The entries of a JSON list: every object that has an address and a title; empty when it is not JSON."""
    start = text.find("(")
    if start > 0 and re.fullmatch(r"[\w.$]+", text[:start].strip()):
        text = text[start + 1 : text.rstrip().rstrip(";").rfind(")")]
    try:
        value = json.loads(text)
    except ValueError:
        return ()
    return tuple(_entries(value, address))


def _entries(value: object, base: str) -> Iterator[FoundLink]:
    if isinstance(value, dict):
        lower = {key.lower(): item for key, item in value.items()}
        address = next((lower[key] for key in _ADDRESS_KEYS if isinstance(lower.get(key), str)), None)
        title = next((lower[key] for key in _TITLE_KEYS if isinstance(lower.get(key), str)), None)
        found = clean_address(address, base) if address and title else None
        if found:
            yield FoundLink(found, _SPACE.sub(" ", re.sub(r"<[^>]*>", "", title or "")).strip()[:300])
        for item in value.values():
            yield from _entries(item, base)
    elif isinstance(value, list):
        for item in value:
            yield from _entries(item, base)
