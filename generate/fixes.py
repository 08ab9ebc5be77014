"""Edits put into a letter: safe fixes, masks; the .docx keeps its formats. And the difference shown to
people.
"""

from __future__ import annotations

import difflib
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from generate.check import Edit, Report
from generate.letterfile import LetterFile
from generate.reports import safe_codes
from generate.wordfile import Piece, contents, open_parts, walk_document
from generate.wordxml import W, parse, run_properties

Places = dict[int, list[tuple[int, int, str]]]


def safe_edits(report: Report) -> tuple[Edit, ...]:
    """The edits of rules whose fix is safe, without those that overlap an earlier one."""
    codes = safe_codes()
    return apart(edit for finding in report.findings if finding.code in codes for edit in finding.edits)


def mask_edits(report: Report) -> tuple[Edit, ...]:
    """The edits of the rules about privacy."""
    return apart(
        edit for finding in report.findings if finding.code.startswith("P") for edit in finding.edits
    )


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order of place; of two that overlap the one that starts first stays."""
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda item: (item.start, -item.end, item.new)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def edited_text(text: str, edits: tuple[Edit, ...]) -> str:
    """``text`` with the edits applied."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def edited_letter(body: bytes, file: LetterFile, edits: tuple[Edit, ...]) -> bytes:
    """The file with the edits applied: a .docx with formats, comments and bookmarks kept, text as UTF-8.

    Raises ValueError for a .pdf, which cannot be edited.
    """
    if file.format == "txt":
        return edited_text(file.text, edits).encode()
    if file.format == "pdf":
        raise ValueError("PDF 不能直接修改，请修改原始的 .docx")
    return edited_word(body, file, edits)


def edited_word(body: bytes, file: LetterFile, edits: tuple[Edit, ...]) -> bytes:
    """The .docx with the edits put into the text elements they touch."""
    places: Places = {}
    for edit in edits:
        number, start = file.locate(edit.start)
        places.setdefault(number, []).append((start, start + edit.end - edit.start, edit.new))
    parts = open_parts(body)
    roots = {name: parse(part) for name, part in parts.items() if is_story(name)}
    walk = walk_document(parts, roots)
    for number, changes in places.items():
        edit_paragraph(walk.elements[number], changes, walk.styles)
    return repacked(body, {name: serialised(root) for name, root in roots.items()})


def is_story(name: str) -> bool:
    """Whether a part holds text that Word shows: the document, headers, footers, notes."""
    return name == "word/document.xml" or (
        name.startswith(("word/header", "word/footer", "word/footnote")) and name.endswith(".xml")
    )


def edit_paragraph(element: Any, changes: list[tuple[int, int, str]], styles: Any) -> None:
    """Replaces stretches of one paragraph's shown text; the new words go into the first element touched."""
    pieces: list[tuple[int, Piece]] = []
    at = 0
    for item in contents(element):
        if isinstance(item, Piece) and not styles.run_format(
            None, run_properties(item.run.find(W + "rPr"))
        ).get("hidden"):
            pieces.append((at, item))
            at += len(item.text)
    for start, end, new in sorted(changes, reverse=True):
        for first, piece in reversed(pieces):
            last = first + len(piece.text)
            if piece.element.tag != W + "t" or last <= start or first >= end:
                continue
            words = piece.element.text or ""
            inserted = new if first <= start < last else ""
            piece.element.text = words[: max(start - first, 0)] + inserted + words[max(end - first, 0) :]
            piece.element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def serialised(root: Any) -> bytes:
    """A part as bytes."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def repacked(body: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with some parts replaced or added; all others byte for byte as they were."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for item in source.infolist():
            copy.writestr(item, changed.get(item.filename, source.read(item.filename)))
        for name in changed.keys() - set(source.namelist()):
            copy.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name])
    return target.getvalue()


def difference(file: LetterFile, edits: tuple[Edit, ...]) -> str:
    """What the edits change, as a unified diff of the paragraphs."""
    before, after = file.text.split("\n"), edited_text(file.text, edits).split("\n")
    lines = difflib.unified_diff(before, after, file.name, f"{file.name}（修改后）", lineterm="", n=0)
    return "\n".join(lines) + "\n" if edits else ""
