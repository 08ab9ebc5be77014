"""Double rules that are drawn: lines of DrawingML (a:ln cmpd) and VML (v:line linestyle) with their places.

A single line is no double rule (the separator of the document format is one) and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.letterfile import Drawing
from generate.wordxml import Element, parse

EMU = 635  # of a twip
TWIPS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "": 20.0}
MIDDLE = 16838 // 2
EDGES = {"thickThin": (24, 6), "thinThick": (6, 24), "dbl": (0, 0), "thinThin": (0, 0)}
LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|mm|cm|in|)")


def drawn_rules(parts: dict[str, bytes]) -> Iterator[Drawing]:
    """The drawn double rules of the body, headers and footers."""
    for name in sorted(parts):
        if not name.startswith(("word/document", "word/header", "word/footer")) or not name.endswith(".xml"):
            continue
        if b"cmpd=" not in parts[name] and b"linestyle=" not in parts[name]:
            continue
        for element in parse(parts[name]).iter():
            tag = local(element)
            rule = (
                anchored(name, element) if tag == "anchor" else vml(name, element) if tag == "line" else None
            )
            if rule is not None:
                yield rule


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def first(element: Element, name: str) -> Element | None:
    """The first descendant of a name."""
    return next((child for child in element.iter() if local(child) == name), None)


def anchored(name: str, anchor: Element) -> Drawing | None:
    """The rule of a wp:anchor whose outline is compound."""
    line, extent = first(anchor, "ln"), first(anchor, "extent")
    edges = EDGES.get(line.get("cmpd", "")) if line is not None else None
    if line is None or extent is None or edges is None:
        return None
    colour, place = first(line, "srgbClr"), first(anchor, "positionV")
    offset = None
    if place is not None and place.get("relativeFrom") == "page":
        told = first(place, "posOffset")
        offset = None if told is None or not told.text else round(int(told.text) / EMU)
    told_colour = "auto" if colour is None else colour.get("val", "auto")
    return rule_of(name, told_colour, round(int(extent.get("cx", "0")) / EMU), offset, edges)


def vml(name: str, line: Element) -> Drawing | None:
    """The rule of a v:line whose stroke is compound."""
    stroke = first(line, "stroke")
    edges = EDGES.get(stroke.get("linestyle", "")) if stroke is not None else None
    if edges is None:
        return None
    start, end = (point(line.get(side, "")) for side in ("from", "to"))
    on_page = "mso-position-vertical-relative:page" in line.get("style", "").replace(" ", "")
    colour = line.get("strokecolor", "auto").lstrip("#").partition(" ")[0].upper()
    width = None if start is None or end is None else end[0] - start[0]
    offset = start[1] if start is not None and on_page else None
    return rule_of(name, "FF0000" if colour in ("RED", "F00") else colour, width, offset, edges)


def point(words: str) -> tuple[int, int] | None:
    """A VML point (28.35pt,70.9pt) in twips."""
    found = [match for match in (LENGTH.fullmatch(word.strip()) for word in words.split(",")) if match]
    if len(found) != 2:
        return None
    x, y = (round(float(one[1]) * TWIPS[one[2]]) for one in found)
    return x, y


def rule_of(
    name: str, colour: str, width: int | None, offset: int | None, edges: tuple[int, int]
) -> Drawing | None:
    """The rule, upper or lower by its place or else by its part; None where neither tells."""
    framed = "header" in name or "footer" in name
    if offset is None and not framed:
        return None
    upper = "header" in name if offset is None else offset < MIDDLE
    return Drawing("header" if upper else "footer", colour.upper(), width, offset, *edges)
