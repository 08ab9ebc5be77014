"""HTML of one parsed tree to its lines of text, each with what the page layout says about it.

The parser's own serialisation is read token by token: it is well formed, so one regular expression suffices,
and a page of 60 kB takes half a millisecond where a walk over its nodes in Python takes ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

CONTAINER_MARK = "data-dafu-body"
"""Attribute that the caller sets on the chosen body element before it serialises the tree."""

TAG = re.compile(r'<(/?[a-zA-Z][^\s>]*+)((?:[^"<>]*+"[^"]*+")*+[^"<>]*+)>')
COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
PREFORMATTED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
BLOCK = r"display\s*:\s*(?:block|flex|grid|table|list-item)"
SCOPE = re.compile("|".join((HIDDEN.pattern, PREFORMATTED.pattern, BLOCK)), re.IGNORECASE)
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
MENU_WORDS, MENU_TEXT = 400, 60
"""Characters of HTML in the link of a menu item and behind it: a date and its tags."""
NESTING_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
UNNESTED = frozenset((VOID_TAGS + " " + UNCLOSED_TAGS).split())
HEAD_LINES = 80
MANY_TAGS = 4_000
MAX_DEPTH = 1_000

OTHER, LINK, HEADING, TEXTLESS, LINES = range(5)
"""What an element means to its text, beside that it may end a line."""


class Tag(NamedTuple):
    """What a tag does: to the depth, whether it ends the line, and of what meaning its element is."""

    step: int
    breaks: bool
    meaning: int = OTHER


INLINE, CLOSING = Tag(1, breaks=False), Tag(-1, breaks=False)


def _tags() -> dict[str, Tag]:
    """What each tag does, by its name as it stands after ``<``; inline elements are left out."""
    table = {name: Tag(0, breaks=name in ("br", "hr")) for name in VOID_TAGS.split()}
    groups = ((BREAKING_TAGS, OTHER), (HEADING_TAGS, HEADING), (TEXTLESS_TAGS, TEXTLESS), ("pre", LINES))
    for names, meaning in groups:
        for name in names.split():
            table[name] = Tag(1, breaks=True, meaning=meaning)
            table[f"/{name}"] = Tag(-1, breaks=True)
    table["a"] = Tag(1, breaks=False, meaning=LINK)
    table["/a"] = Tag(-1, breaks=False, meaning=LINK)
    return table


TAGS = _tags()


class Line(NamedTuple):
    """One line of a page: its text, how many of its characters stand in links, and where it stands.

    ``inside`` tells whether it lies in the chosen body element, ``heading`` in an h1-h6 element,
    ``hidden`` in an element that the page does not show, ``row`` that it is a row of a table of figures.
    """

    text: str
    linked: int = 0
    inside: bool = True
    heading: bool = False
    hidden: bool = False
    row: bool = False

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

    Each scope holds the depth outside its element, -1 when it is not open; ``ends`` holds all of these.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.linked = 0
        self.in_link = False
        self.heading = self.inside = self.hidden = self.skipped = self.preformatted = -1
        self.ends: set[int] = set()

    def read(self, tokens: list[str]) -> None:
        """All tokens of a text: what stands before the first tag, then name, attributes and text of each."""
        parts, ends, known, plain = self.parts, self.ends, TAGS, {""}
        depth = MAX_DEPTH  # so that closing tags of elements cut off above never reach -1
        self.add_text(tokens[0])
        for name, attributes, text in zip(tokens[1::3], tokens[2::3], tokens[3::3], strict=True):
            step, breaks, meaning = known.get(name) or (CLOSING if name[0] == "/" else INLINE)
            if breaks and parts:
                self.end_line()
            if step > 0:
                if meaning:
                    self.open_element(meaning, depth)
                if attributes not in plain and not self.open_scopes(attributes, depth):
                    plain.add(attributes)
                depth += 1
            elif step:
                depth -= 1
                if meaning:
                    self.in_link = False
                if depth in ends:
                    self.close_scopes(depth)
            if text and (parts or not text.isspace()):
                self.add_text(text)
        self.end_line()

    def add_text(self, text: str) -> None:
        """Text between two tags."""
        if self.skipped < 0:
            self.parts.append(text)
            if self.in_link:
                self.linked += len(text.strip())

    def end_line(self) -> None:
        """Close the line that is being read; preformatted text closes one at each line break."""
        text = "".join(self.parts)
        self.parts.clear()
        if self.preformatted < 0:
            text = text.strip()
        if "&" in text:
            text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        if "\n" not in text and ROW_BREAK not in text:
            self._add(text)
        elif ROW_BREAK in text:
            before, *rows, behind = text.replace("\n", " ").split(ROW_BREAK)
            self._add(before)
            for row in rows:
                self._add(row, row=True)
            self._add(behind)
        elif self.preformatted >= 0:
            for line in text.split("\n"):
                self._add(line)
        else:
            self._add(HAN_BREAK.sub("", INNER_BREAK.sub("\n", text)).replace("\n", " "))
        self.linked = 0

    def _add(self, text: str, *, row: bool = False) -> None:
        text = text.strip(BLANK)
        if text:
            line = Line(text, self.linked, self.inside >= 0, self.heading >= 0, self.hidden >= 0, row)
            self.lines.append(line)

    def open_element(self, meaning: int, depth: int) -> None:
        """Note that an element of some meaning begins."""
        if self.skipped >= 0:
            return
        if meaning == LINK:
            self.in_link = True
            return
        self.ends.add(depth)
        if meaning == HEADING:
            self.heading = depth
        elif meaning == LINES:
            self.preformatted = depth
        else:
            self.skipped = depth

    def open_scopes(self, attributes: str, depth: int) -> bool:
        """Note what the attributes of an element say of its text; whether they may say anything at all.

        An inline element that its style makes a block ends the line before it and its own.
        """
        if CONTAINER_MARK not in attributes and SCOPE.search(attributes) is None:
            return False
        if self.skipped >= 0:
            return True
        if self.parts:
            self.end_line()
        self.ends.add(depth)
        if self.inside < 0 and CONTAINER_MARK in attributes:
            self.inside = depth
        if self.hidden < 0 and HIDDEN.search(attributes):
            self.hidden = depth
        elif self.preformatted < 0 and PREFORMATTED.search(attributes):
            self.preformatted = depth
        return True

    def close_scopes(self, depth: int) -> None:
        """Close what opened outside ``depth``."""
        self.ends.discard(depth)
        if depth == self.skipped:
            self.skipped = -1
            return
        if self.parts:
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


def _shortened(stretch: str) -> str:
    """HTML up to the end of a list, without the later items where all of them are menu items.

    The first ones are enough to know it for a menu, at a fraction of the time.
    """
    start = max(0, stretch.rfind("<ul"))
    items = stretch[start:].split("</li>")
    if len(items) <= MENU_ITEMS + 2 or not all(map(_is_menu_item, items[1:-1])):
        return stretch
    return stretch[:start] + "</li>".join([*items[:MENU_ITEMS], items[-1]])


def _is_menu_item(item: str) -> bool:
    """Whether HTML up to ``</li>`` is ``<li><a …>words</a>``, with no more than a date behind."""
    opening, _, link = item.partition("<a ")
    words, _, behind = link.partition("</a>")
    bare = opening.rstrip()[-1:] == ">" and opening.rfind("<") == opening.rfind("<li")
    return bare and len(behind) <= MENU_TEXT and len(words) <= MENU_WORDS


def page_lines(html: str) -> tuple[Line, ...]:
    """The lines of serialised HTML in order; blocks and line breaks end a line, inline elements do not.

    A date whose digits stand in elements of their own stays whole. Table cells are lines of their own here;
    tables of figures have been turned into rows before (``extract.htmltables``).
    """
    if "<!--" in html:
        html = COMMENT.sub("", html)
    html = "</ul>".join(map(_shortened, html.split("</ul>")))
    reader = _Reader()
    reader.read(TAG.split(html))
    return tuple(reader.lines)
