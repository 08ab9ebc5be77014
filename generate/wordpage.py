"""The page around the text of a .docx: set-up, footers with page numbers, double rules of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from generate.letterfile import Drawing, Footer, Page
from generate.wordshapes import drawn_rules
from generate.wordxml import (
    Element,
    R,
    Styles,
    W,
    paragraph_properties,
    parse,
    parse_optional,
    run_properties,
    switched_on,
    value,
    whole,
)

DOUBLE = {"thickThinSmallGap", "thinThickSmallGap", "thickThinMediumGap", "thinThickMediumGap", "double"}


def page_of(section: Element) -> Page:
    """The page set-up of one section."""
    size, margin, grid = (section.find(W + tag) for tag in ("pgSz", "pgMar", "docGrid"))
    return Page(
        width=whole(value(size, "w")),
        height=whole(value(size, "h")),
        top=whole(value(margin, "top")),
        bottom=whole(value(margin, "bottom")),
        left=whole(value(margin, "left")),
        right=whole(value(margin, "right")),
        footer=whole(value(margin, "footer")),
        grid=value(grid, "type"),
        pitch=whole(value(grid, "linePitch")),
        first_differs=switched_on(section.find(W + "titlePg")),
    )


def footers(parts: dict[str, bytes], sections: tuple[Element, ...], styles: Styles) -> Iterator[Footer]:
    """The footers of the last section that has any."""
    rels = parse_optional(parts.get("word/_rels/document.xml.rels"))
    targets = {} if rels is None else {item.get("Id"): item.get("Target", "") for item in rels}
    for section in reversed(sections):
        references = tuple(section.iterchildren(W + "footerReference"))
        for reference in references:
            target = targets.get(reference.get(R + "id"), "")
            root = parse_optional(parts.get("word/" + target.removeprefix("/word/")))
            if root is not None:
                yield footer_of(value(reference, "type") or "default", root, styles)
        if references:
            return


def footer_of(kind: str, root: Element, styles: Styles) -> Footer:
    """One footer: its words (field results too), whether it numbers the page, and the side it stands on."""
    codes = "".join(node.text or "" for node in root.iter(W + "instrText"))
    codes += "".join(value(node, "instr") or "" for node in root.iter(W + "fldSimple"))
    text = "".join(node.text or "" for node in root.iter(W + "t"))
    first = next((item for item in root.iter(W + "p") if next(item.iter(W + "r"), None) is not None), None)
    align, size = None, None
    if first is not None:
        direct = paragraph_properties(first.find(W + "pPr"))
        align = styles.paragraph_format(direct).get("align")
        run = next(first.iter(W + "r"))
        sized = styles.run_format(direct.get("style"), run_properties(run.find(W + "rPr"))).get("size")
        size = None if sized is None else (whole(sized) or 0) / 2
        frame = first.find(f"{W}pPr/{W}framePr")
        align = value(frame, "xAlign") or align
    return Footer(kind, text, "PAGE" in codes, align, size)


def is_ornamented(name: str, part: bytes) -> bool:
    """Whether a header or footer holds a frame, text box or drawing, which may be a rule in another
    program's way.
    """
    marks = (b"<w:pict", b"<w:drawing", b"<w:framePr", b"<w:pBdr")
    return name.startswith(("word/header", "word/footer")) and any(mark in part for mark in marks)


def line_offset(properties: Element, frame: Element, sides: list[Element | None]) -> int | None:
    """Where the rule stands below the paper's top edge: a lone lower border stands under the frame's line."""
    top = whole(value(frame, "y"))
    if top is None or sides[0] is not None:
        return top
    spacing = properties.find(W + "spacing")
    if value(spacing, "lineRule") != "exact":
        return None
    space = whole(value(sides[1], "space")) or 0
    return top + (whole(value(spacing, "line")) or 0) + 20 * space


def drawings(parts: dict[str, bytes]) -> Iterator[Drawing]:
    """The double rules: framed paragraphs of headers and footers with a border above and one below or with a
    double border (under the mark, over the foot); drawn lines.
    """
    yield from drawn_rules(parts)
    for name in sorted(parts):
        if not name.startswith(("word/header", "word/footer")):
            continue
        for properties in parse(parts[name]).iter(W + "pPr"):
            frame, borders = properties.find(W + "framePr"), properties.find(W + "pBdr")
            sides = [None if borders is None else borders.find(W + side) for side in ("top", "bottom")]
            kinds = {value(side) for side in sides}
            widths = [whole(value(side, "sz")) or 0 for side in sides]
            if kinds & DOUBLE:
                widths = [0, 0]  # programs disagree which edge these names make thick
            elif not all(widths):
                continue
            if frame is not None:
                yield Drawing(
                    part="header" if "header" in name else "footer",
                    colour=(value(sides[0], "color") or value(sides[1], "color") or "auto").upper(),
                    width=whole(value(frame, "w")),
                    offset=line_offset(properties, frame, sides),
                    upper=widths[0],
                    lower=widths[1],
                )
