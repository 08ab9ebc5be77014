"""The links of a page with their words, and the scripts that hold more of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.addresses import clean_address
from crawler.scripts import Scripts

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_SPACE = re.compile(r"\s+")
_LINKS = "a, area[href], option[value], [onclick]"
_ONCLICK = re.compile(
    r"""['"]([^'"\s]+(?:\.s?html?|\.j(?:html|sp|spx)|\.php|\.aspx?|\.do|\.action|\.pdf|\.docx?)(?:\?[^'"]*)?)['"]""",
    re.IGNORECASE,
)
_MOST_LINKS = 3000
_LONGEST_WORDS = 300
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link: its clean address, its words (from ``title`` where the text is cut short), and its block.

    ``block`` names the part of the page: tags and classes from the root to the nearest element around the
    link that holds another link too. The entries of a list share it; it is empty for links found in scripts.
    ``form`` is what a link sends by POST.
    """

    address: str
    words: str
    block: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What the crawler needs to know of an HTML page."""

    html: str
    title: str
    links: tuple[FoundLink, ...]
    frames: tuple[str, ...] = ()
    refresh: str | None = None
    text_length: int = 0


def read_html(html: str, address: str, selector: str | None = None) -> ReadPage:
    """Title, links (in order, each once) and meta refresh of a page; ``selector`` narrows the links."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    base_node = tree.css_first("base[href]")
    base = clean_address(base_node.attributes.get("href") or "", address) if base_node else None
    title_node = tree.css_first("title")
    links: dict[str, FoundLink] = {}
    scripts = Scripts(html)
    for link in (
        *_tree_links(tree, base or address, selector, scripts),
        *_script_links(html, base or address),
    ):
        links.setdefault(link.address, link)
    return ReadPage(
        html=html,
        title=_SPACE.sub(" ", title_node.text()).strip() if title_node else "",
        links=tuple(links.values()),
        frames=tuple(
            filter(
                None,
                (_target(node, base or address, scripts) for node in tree.css("iframe[src], frame[src]")),
            )
        ),
        refresh=_refresh_target(tree, base or address),
        text_length=len(tree.body.text(strip=True)) if tree.body else 0,
    )


def _tree_links(tree: Any, base: str, selector: str | None, scripts: Scripts) -> Iterator[FoundLink]:
    """The links of the tree in order, each with its block."""
    anchors = []
    for node in tree.css(selector or _LINKS)[:_MOST_LINKS]:
        anchor = node if selector is None or node.tag == "a" else node.css_first("a")
        found = _target(anchor, base, scripts) if anchor is not None else None
        if found:
            anchors.append((anchor, found, _ancestors(anchor)))
    held = Counter(key for _, _, around in anchors for key, _ in around)
    for anchor, found, around in anchors:
        inner = next((place for place, (key, _) in enumerate(around) if held[key] > 1), 0)
        block = ">".join(name for _, name in reversed(around[inner:]))
        yield FoundLink(found, _words(anchor), block)


def _target(node: Any, base: str, scripts: Scripts) -> str | None:
    """Where an element leads: its href, or what old sites write elsewhere (value, src, data-…, onclick)."""
    attributes = node.attributes
    if node.tag == "option":
        # Paging by a menu; a bare number is what a script sends, not an address.
        value = attributes.get("value") or ""
        if not re.search("[./?]", value):
            chosen = scripts.chosen(
                (node.parent.attributes.get("onchange") or "") if node.parent else "", value
            )
            return clean_address(chosen, base) if chosen else None
        return clean_address(value, base)
    for name in ("href", "src", "data-href", "data-url", "data-link"):
        value = attributes.get(name)
        found = clean_address(value, base) if value and not value.startswith("#") else None
        if found:
            return found
    codes = [attributes.get("onclick") or "", attributes.get("href") or ""]
    return next(filter(None, (_script_target(code, base, scripts) for code in codes)), None)


def _script_target(code: str, base: str, scripts: Scripts) -> str | None:
    """Where ``onclick="..."`` or ``javascript:...`` leads; None where the script does not say it plainly."""
    if "(" not in code and "=" not in code:
        return None
    written = scripts.destination(code)
    if written is None and (match := _ONCLICK.search(code)):
        written = match[1]
    return clean_address(written, base) if written else None


def _ancestors(node: Any) -> list[tuple[int, str]]:
    """Identity and ``tag.class`` of the elements around a node, the innermost first."""
    found: list[tuple[int, str]] = []
    node = node.parent
    while node is not None and len(found) < _DEEPEST:
        found.append(
            (node.mem_id, f"{node.tag}.{node.attributes.get('class') or node.attributes.get('id') or ''}")
        )
        node = node.parent
    return found


def _words(node: Any) -> str:
    """The words of a link; from its title where the words are cut short or missing."""
    attributes = node.attributes
    words = _SPACE.sub(" ", node.text()).strip()
    title = _SPACE.sub(" ", attributes.get("title") or attributes.get("aria-label") or "").strip()
    cut = words.rstrip(".…").rstrip()
    if not words or (title and len(title) > len(cut) and title.startswith(cut)):
        words = title
    return (words or _picture_words(node))[:_LONGEST_WORDS]


def _picture_words(node: Any) -> str:
    """The words of a link without any: its picture's, or what its class says of paging."""
    picture = node.css_first("img[alt]")
    words = (picture.attributes.get("alt") or "").strip() if picture is not None else ""
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('rel') or ''}"
    return words or ("下一页" if re.search(r"(?i)\bnext\b", named) else "")


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
                yield FoundLink(found, _words(node))
