"""A page saved from a browser as text: its lines, its info line, and where its body starts."""

from __future__ import annotations

import html
import re

from extract.body import PageText
from extract.lines import BLANK, Line

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def read_text_lines(text: str) -> PageText:
    """The lines of a saved text, residual tags dropped; the body starts after the last info line."""
    plain = html.unescape(TAG.sub("", text))
    lines = tuple(Line(line) for line in (raw.strip(BLANK) for raw in plain.splitlines()) if line)
    return PageText(lines, 0, len(lines), contained=False)
