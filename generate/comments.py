"""A copy of a letter with its findings as Word comments, each at its place."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from generate.check import Finding, Report
from generate.fixes import is_story, repacked, serialised
from generate.reports import LETTERS, sources
from generate.wordfile import Piece, contents, open_parts, walk_document
from generate.wordxml import W, parse, run_properties

AUTHOR = "dafu 校核"
MAIN = W.strip("{}")
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS = "word/comments.xml"
EMPTY = f'<w:comments xmlns:w="{MAIN}"/>'.encode()


def commented_word(body: bytes, report: Report) -> bytes:
    """The .docx with a comment a finding; raises ValueError for any other kind of file.

    Findings on the letter as a whole are anchored at its first paragraph that holds something.
    """
    if report.file.format != "docx":
        raise ValueError("只有 .docx 可以写批注，其他文件请用 --format text 或 json")
    parts = open_parts(body)
    roots = {name: parse(part) for name, part in parts.items() if is_story(name)}
    comments = parse(parts.get(COMMENTS, EMPTY))
    walk = walk_document(parts, roots)
    first = next(
        (n for n, row in enumerate(report.file.paragraphs) if row.area == "body" and row.text.strip()), 0
    )
    number = 1 + max((int(item.get(W + "id", "0")) for item in comments), default=0)
    for finding in sorted(report.findings, key=from_the_end):
        place = first if finding.paragraph is None else finding.paragraph
        if report.file.paragraphs[place].area in ("header", "footer", "footnote"):
            place, finding_start, finding_end = first, 0, 0
        else:
            finding_start, finding_end = finding.start or 0, finding.end or 0
        comments.append(comment(number, finding))
        anchor(walk.elements[place], finding_start, finding_end, number, walk.styles)
        number += 1
    changed = {name: serialised(root) for name, root in roots.items()}
    changed[COMMENTS] = serialised(comments)
    changed |= registered(parts) if COMMENTS not in parts else {}
    return repacked(body, changed)


def from_the_end(finding: Finding) -> tuple[int, int]:
    """Order from the end of the text, so that splitting a run moves no place still to come."""
    return (-(finding.paragraph or 0), -(finding.start or 0))


def comment(number: int, finding: Finding) -> Any:
    """One w:comment."""
    from lxml import etree

    words = [f"{LETTERS[finding.severity]} {finding.code}　{finding.message}"]
    words += [f"建议：{finding.suggestion}"] if finding.suggestion else []
    words.append(f"依据：{sources()[finding.code]}")
    item = etree.Element(W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": "校"})
    for line in words:
        run = etree.SubElement(etree.SubElement(item, W + "p"), W + "r")
        etree.SubElement(run, W + "t").text = line
    return item


def anchor(paragraph: Any, start: int, end: int, number: int, styles: Any) -> None:
    """Puts a comment's range around ``[start, end)`` of a paragraph's shown text and its reference after
    it.
    """
    from lxml import etree

    identity = {W + "id": str(number)}
    opening = etree.Element(W + "commentRangeStart", identity)
    closing = etree.Element(W + "commentRangeEnd", identity)
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference", identity)
    inside = [
        run for first, last, run in runs_at(paragraph, start, end, styles) if first < end and start < last
    ]
    if inside:
        inside[0].addprevious(opening)
        inside[-1].addnext(reference)
        inside[-1].addnext(closing)
        return
    properties = paragraph.find(W + "pPr")
    if properties is None:
        paragraph.insert(0, opening)
    else:
        properties.addnext(opening)
    paragraph.append(closing)
    paragraph.append(reference)


def runs_at(paragraph: Any, start: int, end: int, styles: Any) -> Iterator[tuple[int, int, Any]]:
    """The paragraph's runs with their places, after splitting those that the stretch begins or ends
    within.
    """
    for edge in (start, end):
        for first, piece in shown_pieces(paragraph, styles):
            if piece.element.tag == W + "t" and first < edge < first + len(piece.text):
                split_run(piece, edge - first)
                break
    for first, piece in shown_pieces(paragraph, styles):
        yield first, first + len(piece.text), piece.run


def shown_pieces(paragraph: Any, styles: Any) -> Iterator[tuple[int, Piece]]:
    """The pieces of shown text with their places; hidden text does not count."""
    at = 0
    for item in list(contents(paragraph)):
        if not isinstance(item, Piece):
            continue
        if styles.run_format(None, run_properties(item.run.find(W + "rPr"))).get("hidden"):
            continue
        yield at, item
        at += len(item.text)


def split_run(piece: Piece, at: int) -> None:
    """Cuts a run in two inside one of its text elements; both halves keep the format."""
    from lxml import etree

    later = etree.Element(W + "r")
    properties = piece.run.find(W + "rPr")
    if properties is not None:
        later.append(copy.deepcopy(properties))
    rest = etree.SubElement(later, W + "t")
    rest.text = piece.text[at:]
    piece.element.text = piece.text[:at]
    for element in (rest, piece.element):
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    following = piece.element.getnext()
    while following is not None:
        upcoming = following.getnext()
        later.append(following)
        following = upcoming
    piece.run.addnext(later)


def registered(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Content types and relationships with the new comments part."""
    from lxml import etree

    types = parse(parts["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName="/word/comments.xml", ContentType=kind)
    name = "word/_rels/document.xml.rels"
    relations = parse(parts.get(name, f'<Relationships xmlns="{RELATIONS}"/>'.encode()))
    etree.SubElement(
        relations,
        f"{{{RELATIONS}}}Relationship",
        Id="rIdDafuComments",
        Type=f"{OFFICE}/comments",
        Target="comments.xml",
    )
    return {"[Content_Types].xml": serialised(types), name: serialised(relations)}
