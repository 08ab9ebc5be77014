"""What a page says in its scripts: schema.org data, and the text of pages that a script builds from JSON.

Such a page arrives as an empty frame; its document stands as one string in an object beside title and date:
``{"title": "…", "source": "…", "publishTime": "2024-05-09", "content": "<p>…</p>"}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

PAIR = re.compile(
    r"[\"']?\b([A-Za-z_]\w{1,40})[\"']?\s*:\s*(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)')", re.DOTALL
)
SCRIPT_START = re.compile(r"<script\b", re.IGNORECASE)
SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
META_KEYS = {
    "title": "articletitle",
    "articletitle": "articletitle",
    "headline": "articletitle",
    "infotitle": "articletitle",
    "source": "contentsource",
    "sourcename": "contentsource",
    "contentsource": "contentsource",
    "publisher": "contentsource",
    "origin": "contentsource",
    "publishtime": "pubdate",
    "publishdate": "pubdate",
    "pubdate": "pubdate",
    "pubtime": "pubdate",
    "publishedtime": "pubdate",
    "releasetime": "pubdate",
    "releasedate": "pubdate",
    "datepublished": "pubdate",
}
"""Keys, in lower case without underscores, and the standard meta that says the same."""
MAX_SCRIPT = 2 << 20
MIN_TEXT = 60
FAR_MORE = 2
SHORT = 300


def script_document(raw: str) -> tuple[str, dict[str, str]] | None:
    """HTML of the one long text in the scripts of a page, and its metas; None where no text stands out.

    Objects of a list hold many texts of like length: no document. The metas are those of the same script.
    """
    best: tuple[int, str, str] = (0, "", "")
    second = 0
    for _, script in _scripts(raw):
        for _, value in _pairs(script):
            size = _chinese(value)
            if size > best[0]:
                best, second = (size, value, script), best[0]
            else:
                second = max(second, size)
    size, text, script = best
    if size < MIN_TEXT or size < FAR_MORE * second:
        return None
    return _as_html(text), dict(_metas(script))


def linked_data(raw: str) -> dict[str, str]:
    """Title, publisher and date that a page gives as schema.org data, under the names of the metas."""
    found: dict[str, str] = {}
    for attributes, script in _scripts(raw):
        if "ld+json" not in attributes:
            continue
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            for key, value in item.items() if isinstance(item, dict) else ():
                name = META_KEYS.get(key.lower())
                words = value.get("name") if isinstance(value, dict) else value
                if name and isinstance(words, str) and words.strip():
                    found.setdefault(name, words.strip())
    return found


def _scripts(raw: str) -> Iterator[tuple[str, str]]:
    """Attributes and content of each script element."""
    for piece in SCRIPT_START.split(raw[:MAX_SCRIPT])[1:]:
        attributes, _, rest = piece.partition(">")
        yield attributes, SCRIPT_END.split(rest, maxsplit=1)[0]


def _pairs(script: str) -> Iterator[tuple[str, str]]:
    """Keys and their string values; values whose escapes no JSON knows are left out."""
    for key, double, single in PAIR.findall(script):
        value = double or single.replace("\\'", "'").replace('"', '\\"')
        if len(value) < 2:
            continue
        try:
            yield key, json.loads(f'"{value}"', strict=False) if "\\" in value else value
        except ValueError:
            continue


def _metas(script: str) -> Iterator[tuple[str, str]]:
    known: set[str] = set()
    for key, value in _pairs(script):
        name = META_KEYS.get(key.lower().replace("_", ""))
        if name and name not in known and len(value) <= SHORT:
            known.add(name)
            yield name, value


def _chinese(text: str) -> int:
    """About how many Chinese characters ``text`` holds: each takes three bytes."""
    return (len(text.encode("utf-8", "replace")) - len(text)) // 2


def _as_html(text: str) -> str:
    """``text`` as HTML: written as it is, with its tags escaped, or plain with line breaks."""
    if "<" not in text and "&lt;" in text:
        text = unescape(text)
    return text if "<" in text else "<br>".join(text.splitlines())
