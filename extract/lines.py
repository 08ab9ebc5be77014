"""HTML of one parsed tree to its lines of text, each with what the page layout says about it.

The parser's own serialisation is read token by token: it is well formed, so one regular expression suffices,
and a page of 60 kB takes about a millisecond where a walk over its nodes in Python takes ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

CONTAINER_MARK = "data-dafu-body"
"""Attribute that the caller sets on the chosen body element before it serialises the tree."""

TAG = re.compile(r'<(/?[a-zA-Z][^\s>]*)([^"<>]*(?:"[^"]*"[^"<>]*)*)>')
COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
PREFORMATTED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
INNER_BREAK = re.compile(r"[ \t\r\f]*\n\s*")
ROW_BREAK = "\x1e"
"""Ends a row of a table that has been turned into text."""
BLANK = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
HAN_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) ?\n ?(?=[\u3000-\u9fff\uff00-\uffef])")

BREAKING_TAGS = (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form "
    "header li main nav ol p section table tbody thead tfoot tr td th ul caption "
    "summary details marquee legend option"
)
VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
TEXTLESS_TAGS = "script style noscript select textarea button template iframe object svg head title"
UNCLOSED_TAGS = "p li dt dd td th tr thead tbody tfoot option optgroup colgroup html head body o:p"
HEADING_TAGS = "h1 h2 h3 h4 h5 h6"

MENU_ITEMS = 6
MENU = re.compile(
    r"(?:<li[^<>]*>\s*<a [^<>]*>[^<>]{0,80}</a>\s*"
    r"(?:<(?:span|em|i|b)[^<>]*>[^<>]{0,40}</(?:span|em|i|b)>\s*)?</li>\s*){7,}"
)
"""A list of seven or more items that are each one link, with or without a date."""
NESTING_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
UNNESTED = frozenset((VOID_TAGS + " " + UNCLOSED_TAGS).split())
HEAD_LINES = 80
MANY_TAGS = 4_000
MAX_DEPTH = 1_000

VOID, BREAK, BREAKING, HEADING, LINK, TEXTLESS, LINES = range(7)


def _kinds() -> dict[str, int]:
    """What each tag means to the reader, by name and, for closing tags, by ``/name``."""
    table: dict[str, int] = {}
    groups = (
        (VOID_TAGS, VOID),
        ("br hr", BREAK),
        (BREAKING_TAGS, BREAKING),
        (HEADING_TAGS, HEADING),
        ("a", LINK),
        (TEXTLESS_TAGS, TEXTLESS),
        ("pre", LINES),
    )
    for names, kind in groups:
        for name in names.split():
            table[name] = table[f"/{name}"] = kind
    return table


KINDS = _kinds()


class Line(NamedTuple):
    """One line of a page: its text, how many of its characters stand in links, and where it stands.

    ``inside`` tells whether it lies in the chosen body element, ``heading`` in an h1-h6 element,
    ``hidden`` in an element that the page does not show.
    """

    text: str
    linked: int = 0
    inside: bool = True
    heading: bool = False
    hidden: bool = False

    @property
    def is_link(self) -> bool:
        """Whether most of the line is link text."""
        return 2 * self.linked > len(self.text)

    @property
    def is_all_link(self) -> bool:
        """Whether the whole line is link text, as in lists of other pages and advertisements."""
        return 10 * self.linked >= 9 * len(self.text) and self.text[-1] not in "。！？；"


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in order and where its body starts and ends among them (``lines[start:end]``).

    ``contained`` says that a known container marks the body, so that short lines in it may be trusted.
    """

    lines: tuple[Line, ...]
    start: int
    end: int
    contained: bool

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines above the body, the last ``HEAD_LINES`` of them."""
        return self.lines[max(0, self.start - HEAD_LINES) : self.start]

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the body."""
        return self.lines[self.start : self.end]

    @property
    def foot(self) -> tuple[Line, ...]:
        """The lines below the body."""
        return self.lines[self.end :]


class _Reader:
    """State of one pass over the tokens; ``lines`` grows as blocks end.

    ``depth`` counts open elements; each scope holds the depth outside it, -1 when it is not open.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.linked = 0
        self.depth = 1_000  # so that closing tags of elements cut off above never reach -1
        self.heading = self.inside = self.hidden = self.skipped = self.link = self.preformatted = -1

    def end_line(self) -> None:
        """Close the line that is being read; preformatted text closes one at each line break."""
        if not self.parts:
            return
        text = "".join(self.parts)
        self.parts.clear()
        if self.preformatted < 0:
            text = text.strip()
        if "&" in text:
            text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        if ROW_BREAK in text:
            for row in text.split(ROW_BREAK):
                self._add(" ".join(row.split("\n")))
        elif "\n" not in text:
            self._add(text)
        elif self.preformatted >= 0:
            for line in text.split("\n"):
                self._add(line)
        else:
            self._add(HAN_BREAK.sub("", INNER_BREAK.sub("\n", text)).replace("\n", " "))
        self.linked = 0

    def _add(self, text: str) -> None:
        text = text.strip(BLANK)
        if text:
            line = Line(text, self.linked, self.inside >= 0, self.heading >= 0, self.hidden >= 0)
            self.lines.append(line)

    def add_text(self, text: str) -> None:
        """Text between two tags."""
        if self.skipped < 0 and (self.parts or not text.isspace()):
            self.parts.append(text)
            if self.link >= 0:
                self.linked += len(text.strip())

    def open_tag(self, kind: int | None, attributes: str) -> None:
        """An opening tag of a kind; void elements have no closing one."""
        if kind == VOID:
            return
        if kind == BREAK:
            self.end_line()
            return
        if self.skipped < 0:
            if kind is not None:
                self._open_known(kind)
            if attributes:
                self._open_scopes(attributes)
        self.depth += 1

    def _open_known(self, kind: int) -> None:
        if kind == LINK:
            self.link = self.depth
            return
        if self.parts:
            self.end_line()
        if kind == TEXTLESS:
            self.skipped = self.depth
        elif kind == HEADING:
            self.heading = self.depth
        elif kind == LINES:
            self.preformatted = self.depth

    def _open_scopes(self, attributes: str) -> None:
        if self.inside < 0 and CONTAINER_MARK in attributes:
            self.end_line()
            self.inside = self.depth
        if self.hidden < 0 and ("none" in attributes or "hidden" in attributes) and HIDDEN.search(attributes):
            self.end_line()
            self.hidden = self.depth
        elif "white-space" in attributes and self.preformatted < 0 and PREFORMATTED.search(attributes):
            self.end_line()
            self.preformatted = self.depth

    def close_tag(self, kind: int | None) -> None:
        """A closing tag of a kind."""
        self.depth = depth = self.depth - 1
        if kind == LINK:
            self.link = -1
        elif kind is not None and self.parts and self.skipped < 0:
            self.end_line()
        if depth in (self.inside, self.hidden, self.skipped, self.preformatted, self.heading):
            self._close_scopes(depth)

    def _close_scopes(self, depth: int) -> None:
        if depth == self.skipped:
            self.skipped = -1
            return
        self.end_line()
        self.inside = -1 if depth == self.inside else self.inside
        self.hidden = -1 if depth == self.hidden else self.hidden
        self.heading = -1 if depth == self.heading else self.heading
        self.preformatted = -1 if depth == self.preformatted else self.preformatted


def is_nested_too_deep(html: str) -> bool:
    """Whether elements nest past ``MAX_DEPTH``, which no page does and no parser takes in linear time.

    Only looked at where there are many tags; paragraphs, list items and cells end each other, so they
    do not count.
    """
    if html.count("<") < MANY_TAGS:
        return False
    depth = 0
    for found in NESTING_TAG.finditer(html):
        if found.group(1):
            depth = max(0, depth - 1)
        elif found.group(2).lower() not in UNNESTED:
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False


def _shortened(menu: re.Match[str]) -> str:
    """The first items of a long list of links: enough to know it for one, at a fraction of the time."""
    end = 0
    for _ in range(MENU_ITEMS):
        end = menu.group().index("</li>", end) + len("</li>")
    return menu.group()[:end]


def page_lines(html: str) -> tuple[Line, ...]:
    """The lines of serialised HTML in order; blocks and line breaks end a line, inline elements do not.

    A date whose digits stand in elements of their own stays whole. Table cells are lines of their own here;
    tables of figures have been turned into rows before (``extract.htmltables``).
    """
    if "<!--" in html:
        html = COMMENT.sub("", html)
    html = MENU.sub(_shortened, html)
    reader = _Reader()
    tokens = TAG.split(html)
    reader.add_text(tokens[0])
    kinds, add_text, open_tag, close_tag = KINDS, reader.add_text, reader.open_tag, reader.close_tag
    for name, attributes, text in zip(tokens[1::3], tokens[2::3], tokens[3::3], strict=True):
        if name[0] == "/":
            close_tag(kinds.get(name))
        else:
            open_tag(kinds.get(name), attributes)
        if text:
            add_text(text)
    reader.end_line()
    return tuple(reader.lines)
