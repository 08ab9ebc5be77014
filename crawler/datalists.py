"""Lists that come as data: JSON, with or without padding, and XML. What names the entries differs by site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from crawler.addresses import clean_address
from crawler.links import FoundLink

_ADDRESS_KEYS = (
    "url", "href", "link", "docpuburl", "linkurl", "docurl", "visiturl", "pageurl", "path", "puburl", "guid",
)  # fmt: skip
_TITLE_KEYS = (
    "title", "doctitle", "name", "subject", "showtitle", "infotitle", "headline", "newstitle", "articletitle",
)  # fmt: skip
_ADDRESS = re.compile(
    r"(?:https?:/|\.{0,2})/[^\s<>\u4e00-\u9fff]+"
    r"|[\w./-]+\.(?:s?html?|jhtml|jspx?|php|aspx?|pdf|docx?)(?:\?\S*)?"
)
_PICTURE = re.compile(r"(?i)\.(?:jpe?g|png|gif|bmp|svg|ico|mp4|mp3|css|js)(?:\?|$)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PADDING = re.compile(r"[\w.$]+")
_XML_ROW = re.compile(
    r"<(item|entry|row|doc|document|news|article|node|info|record|data)\b[^>]*>(.*?)</\1>", re.S | re.I
)
_XML_FIELD = re.compile(
    r"<([\w:]+)\b([^>]*)>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</\1>|<(link)\b([^>]*)/>", re.S | re.I
)
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.S | re.I)
_ARRAY = re.compile(r"=\s*(\[\s*\{.*?\}\s*\])\s*;?", re.S)
# <a href='x'>words</a> in the strings of document.write, also joined with +
_WRITTEN = re.compile(r"""<a\b[^>]*?href\s*=\s*["']?([^"'>\s]+)["']?[^>]*>(.*?)</a>""", re.S | re.I)
_JOINED = re.compile(r"""(["'])\s*\+\s*\1""")
_TAGS = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_LONGEST_WORDS = 300
_DEEPEST = 30


def read_json_list(text: str, address: str) -> tuple[FoundLink, ...]:
    """The entries of a JSON list: every object that has an address and a title; empty when it is not JSON."""
    start = text.find("(")
    if start > 0 and _PADDING.fullmatch(text[:start].strip()):
        text = text[start + 1 : text.rstrip().rstrip(";").rfind(")")]
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return tuple({entry.address: entry for entry in _entries(value, address)}.values())


def read_xml_list(text: str, address: str) -> tuple[FoundLink, ...]:
    """The entries of an XML list: every row with an address and a title; empty for XML that wraps HTML."""
    rows = (dict(_fields(row)) for _, row in _XML_ROW.findall(text))
    return tuple({entry.address: entry for row in rows for entry in _entries(row, address)}.values())


def embedded_entries(html: str, address: str) -> tuple[FoundLink, ...]:
    """The entries that a page's scripts hold: arrays of objects, and HTML to be written."""
    found: list[FoundLink] = []
    for script in _SCRIPT.findall(html):
        for array in _ARRAY.findall(script):
            found += read_json_list(array, address)
        text = script.replace("\\/", "/").replace('\\"', '"').replace("\\'", "'")
        for written, words in _WRITTEN.findall(_JOINED.sub("", text)):
            target = clean_address(unescape(written), address)
            if target:
                words = _SPACE.sub(" ", _TAGS.sub("", unescape(words))).strip()
                found.append(FoundLink(target, words[:_LONGEST_WORDS], "script"))
    return tuple({entry.address: entry for entry in found}.values())


def is_xml(text: str) -> bool:
    """Whether a body is XML of its own, not HTML."""
    head = text[:2000].lstrip("\ufeff \t\r\n")
    return head.startswith("<?xml") and "<html" not in head.lower() and "<!doctype html" not in head.lower()


def _fields(row: str) -> Iterator[tuple[str, str]]:
    for name, attributes, value, empty, held in _XML_FIELD.findall(row):
        href = re.search(r"""href\s*=\s*["']([^"']+)""", attributes + held)
        yield (name or empty), unescape(href[1] if href and not value else value)


def _entries(value: Any, base: str, depth: int = 0) -> Iterator[FoundLink]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        address, title = _address_in(value), _title_in(value)
        found = clean_address(address, base) if address and title else None
        if found:
            words = _SPACE.sub(" ", _TAGS.sub("", unescape(title or ""))).strip()
            yield FoundLink(found, words[:_LONGEST_WORDS])
        for item in value.values():
            yield from _entries(item, base, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _entries(item, base, depth + 1)


def _address_in(value: dict[str, Any], depth: int = 0) -> str | None:
    """The address an object names: by its key, else by its form, else in an object inside."""
    texts = {key.lower(): item for key, item in value.items() if isinstance(item, str) and item.strip()}
    named = [texts[key] for key in _ADDRESS_KEYS if key in texts and not _HAN.search(texts[key])]
    shaped = [item for item in texts.values() if _ADDRESS.fullmatch(item.strip())]
    found = next((item for item in (*named, *shaped) if not _PICTURE.search(item)), None)
    return found or _inside(value, _address_in, depth)


def _title_in(value: dict[str, Any], depth: int = 0) -> str | None:
    """The title of an object: by its key, else its longest Chinese words, else in an object inside."""
    texts = {key.lower(): item for key, item in value.items() if isinstance(item, str) and item.strip()}
    named = next((texts[key] for key in _TITLE_KEYS if key in texts), None)
    chinese = max((item for item in texts.values() if len(_HAN.findall(item)) >= 6), key=len, default=None)
    return named or chinese or _inside(value, _title_in, depth)


def _inside(value: dict[str, Any], find: Any, depth: int) -> str | None:
    if depth > 2:
        return None
    found = (find(item, depth + 1) for item in value.values() if isinstance(item, dict))
    return next(filter(None, found), None)
