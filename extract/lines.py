"""HTML of one parsed tree to its lines of text, each with what the page layout says about it.

The parser's own serialisation is read token by token: it is well formed, so one regular expression suffices,
and a page of 60 kB takes about a millisecond where a walk over its nodes in Python takes ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTAINER_MARK = "data-dafu-body"
"""Attribute that the caller sets on the chosen body element before it serialises the tree."""

TAG = re.compile(r'<(/?[a-zA-Z][^\s>]*)([^"<>]*(?:"[^"]*"[^"<>]*)*)>')
COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
INNER_BREAK = re.compile(r"[ \t\r\f]*\n\s*")
BLANK = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
HAN_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) ?\n ?(?=[\u3000-\u9fff\uff00-\uffef])")

BREAKING_TAGS = (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tfoot tr td th ul br caption "
    "summary details marquee legend option"
)
VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
TEXTLESS_TAGS = "script style noscript select textarea button template iframe object svg head title"
BREAKING = frozenset(BREAKING_TAGS.split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
VOID = frozenset(VOID_TAGS.split())
NO_TEXT = frozenset(TEXTLESS_TAGS.split())


@dataclass(frozen=True, slots=True)
class Line:
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
        """The lines above the body."""
        return self.lines[: self.start]

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the body."""
        return self.lines[self.start : self.end]

    @property
    def foot(self) -> tuple[Line, ...]:
        """The lines below the body."""
        return self.lines[self.end :]


class _Reader:
    """State of one pass over the tokens; ``lines`` grows as blocks end."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.linked = 0
        self.in_link = False
        self.heading = False
        self.inside: tuple[str, int] | None = None
        self.hidden: tuple[str, int] | None = None
        self.skipped: tuple[str, int] | None = None

    def end_line(self) -> None:
        if not self.parts:
            return
        text = "".join(self.parts)
        self.parts.clear()
        if "\n" in text:
            text = INNER_BREAK.sub("\n", text)
            text = HAN_BREAK.sub("", text).replace("\n", " ")
        if "&" in text:
            text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        text = text.strip(BLANK)
        if text:
            self.lines.append(
                Line(text, self.linked, self.inside is not None, self.heading, self.hidden is not None)
            )
        self.linked = 0

    def add_text(self, text: str) -> None:
        if self.skipped is not None:
            return
        self.parts.append(text)
        if self.in_link:
            self.linked += len(text.strip())

    def open_tag(self, name: str, attributes: str) -> None:
        if self.skipped is not None:
            self.skipped = _deeper(self.skipped, name)
            return
        if name in NO_TEXT:
            if name not in VOID and not attributes.endswith("/"):
                self.skipped = (name, 1)
            return
        if name == "a":
            self.in_link = True
        elif name in BREAKING:
            self.end_line()
            if name in HEADINGS:
                self.heading = True
        if self.inside is not None:
            self.inside = _deeper(self.inside, name)
        elif CONTAINER_MARK in attributes:
            self.end_line()
            self.inside = (name, 1)
        if self.hidden is not None:
            self.hidden = _deeper(self.hidden, name)
        elif "style" in attributes and name not in VOID and HIDDEN.search(attributes):
            self.end_line()
            self.hidden = (name, 1)

    def close_tag(self, name: str) -> None:
        if self.skipped is not None:
            self.skipped = _shallower(self.skipped, name)
            return
        if name == "a":
            self.in_link = False
        elif name in BREAKING:
            self.end_line()
            if name in HEADINGS:
                self.heading = False
        if self.inside is not None and self.inside[0] == name:
            if self.inside[1] == 1:
                self.end_line()
            self.inside = _shallower(self.inside, name)
        if self.hidden is not None and self.hidden[0] == name:
            if self.hidden[1] == 1:
                self.end_line()
            self.hidden = _shallower(self.hidden, name)


def _deeper(scope: tuple[str, int], name: str) -> tuple[str, int]:
    return (name, scope[1] + 1) if scope[0] == name else scope


def _shallower(scope: tuple[str, int], name: str) -> tuple[str, int] | None:
    if scope[0] != name:
        return scope
    return (name, scope[1] - 1) if scope[1] > 1 else None


def page_lines(html: str) -> tuple[Line, ...]:
    """The lines of serialised HTML in order; blocks and line breaks end a line, inline elements do not.

    A date whose digits stand in elements of their own stays whole. Table cells are lines of their own here;
    tables of figures have been turned into rows before (``extract.tables``).
    """
    if "<!--" in html:
        html = COMMENT.sub("", html)
    reader = _Reader()
    tokens = TAG.split(html)
    reader.add_text(tokens[0])
    for place in range(1, len(tokens) - 2, 3):
        name, text = tokens[place], tokens[place + 2]
        if name[0] == "/":
            reader.close_tag(name[1:])
        else:
            reader.open_tag(name, tokens[place + 1])
        if text:
            reader.add_text(text)
    reader.end_line()
    return tuple(reader.lines)
