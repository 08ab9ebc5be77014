"""A .docx to a LetterFile: what Word shows, and what it hides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from generate.letterfile import (
    Area,
    Bookmark,
    Format,
    LetterFile,
    Mark,
    Paragraph,
    Run,
)
from generate.wordpage import drawings, footers, is_ornamented, page_of
from generate.wordxml import (
    Element,
    Numbering,
    Properties,
    Styles,
    W,
    paragraph_properties,
    parse,
    parse_optional,
    read_numbering,
    read_styles,
    run_properties,
    shown_children,
    switched_on,
    value,
    whole,
)

MOST_BYTES = 60_000_000  # of one part, unpacked: far above any letter, far below what would hurt
TRANSPARENT = tuple(
    W + name
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "dir", "bdo")
)
REMOVED = (W + "del", W + "moveFrom")
LETTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one element of a paragraph, with the run it stands in; ``element`` may be a w:t to be
    edited.
    """

    text: str
    element: Element
    run: Element


@dataclass(slots=True)
class Walk:
    """What has been met so far while the document is walked in reading order."""

    styles: Styles
    numbering: Numbering
    authors: dict[str, tuple[str | None, str]]
    paragraphs: list[Paragraph] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    opened: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    bookmarks: list[Bookmark] = field(default_factory=list)


def read_word(body: bytes, name: str) -> LetterFile:
    """The letter of a .docx; raises ValueError with a Chinese sentence for anything else."""
    parts = open_parts(body)
    walk = walk_document(parts)
    document = parse(parts["word/document.xml"])
    settings = parse_optional(parts.get("word/settings.xml"))
    even = settings is not None and switched_on(settings.find(W + "evenAndOddHeaders"))
    sections = tuple(document.iter(W + "sectPr"))
    return LetterFile(
        name=name,
        format="docx",
        paragraphs=tuple(walk.paragraphs),
        pages=tuple(page_of(section) for section in sections),
        marks=tuple(walk.marks),
        bookmarks=tuple(walk.bookmarks),
        footers=tuple(footers(parts, sections, walk.styles)),
        drawings=tuple(drawings(parts)),
        ornamented=any(is_ornamented(name, part) for name, part in parts.items()),
        even_and_odd=even,
        formatted=has_layout(walk.paragraphs),
    )


def open_parts(body: bytes) -> dict[str, bytes]:
    """The XML parts of the package by name; raises ValueError when it is no Word document or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            sizes = {item.filename: item.file_size for item in package.infolist()}
            if "word/document.xml" not in sizes:
                raise ValueError("这不是 Word 文档（.docx）")
            if any(size > MOST_BYTES for size in sizes.values()):
                raise ValueError("文档某一部分展开后超过 60 MB，拒绝打开")
            wanted = (name for name in sizes if name.endswith((".xml", ".rels")))
            return {name: package.read(name) for name in wanted}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError("文档已损坏或加密，无法打开") from error


def walk_document(parts: dict[str, bytes], roots: dict[str, Element] | None = None) -> Walk:
    """All paragraphs in reading order; ``roots`` are parts already parsed, where the caller means to edit
    them.
    """
    styles = read_styles(parse_optional(parts.get("word/styles.xml")), parse_optional(theme_part(parts)))
    comments = parse_optional(parts.get("word/comments.xml"))
    authors = {
        value(item, "id") or "": (value(item, "author"), "".join(item.itertext()))
        for item in (() if comments is None else comments.iterchildren(W + "comment"))
    }
    walk = Walk(styles, read_numbering(parse_optional(parts.get("word/numbering.xml"))), authors)
    roots = roots or {}
    root = roots.get("word/document.xml")
    body = (root if root is not None else parse(parts["word/document.xml"])).find(W + "body")
    if body is None:
        raise ValueError("文档没有正文")
    walk_blocks(body, "body", walk)
    areas: tuple[Area, ...] = ("header", "footer", "footnote")
    for area in areas:
        for name in sorted(parts):
            if name.startswith(f"word/{area}") and name.endswith(".xml"):
                walk_blocks(roots[name] if name in roots else parse(parts[name]), area, walk)
    return walk


def theme_part(parts: dict[str, bytes]) -> bytes | None:
    """The first theme of the package."""
    return next((parts[name] for name in sorted(parts) if name.startswith("word/theme/theme")), None)


def walk_blocks(container: Element, area: Area, walk: Walk) -> None:
    """Paragraphs of a body, cell, text box, header or footer, in order."""
    for child in shown_children(container):
        if child.tag == W + "p":
            walk_paragraph(child, area, walk)
            for box in text_boxes(child):
                walk_blocks(box, "textbox", walk)
        elif child.tag == W + "tbl":
            for cell in child.iter(W + "tc"):
                walk_blocks(cell, area if area in ("header", "footer") else "table", walk)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "footnote"):
            walk_blocks(child, area, walk)
        elif child.tag in (W + "bookmarkStart", W + "bookmarkEnd") and walk.paragraphs:
            note_bookmark(child, len(walk.paragraphs) - 1, len(walk.paragraphs[-1].text), walk)


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """Contents of text boxes anchored in a paragraph, each once (not the fallback of the same box)."""
    pending = [paragraph]
    while pending:
        element = pending.pop(0)
        if element.tag == W + "txbxContent":
            yield element
        else:
            pending = [*shown_children(element), *pending]


def walk_paragraph(element: Element, area: Area, walk: Walk) -> None:
    """Adds one paragraph with its runs, label, marks and bookmarks."""
    number = len(walk.paragraphs)
    direct = paragraph_properties(element.find(W + "pPr"))
    resolved = walk.styles.paragraph_format(direct)
    text, runs = "", []
    for item in contents(element):
        if not isinstance(item, Piece):
            note_mark(item, number, len(text), walk)
            continue
        own = walk.styles.run_format(direct.get("style"), run_properties(item.run.find(W + "rPr")))
        if own.get("hidden"):
            walk.marks.append(Mark("hidden", number, len(text), len(text), item.text))
            continue
        runs.append(run_of(len(text), len(text) + len(item.text), own))
        text += item.text
    label = walk.numbering.label(resolved.get("numId"), resolved.get("ilvl"))
    walk.paragraphs.append(
        Paragraph(text, area, label, tuple(join_runs(runs)), format_of(resolved, walk.styles))
    )
    walk.elements.append(element)


def contents(element: Element, in_field: list[bool] | None = None) -> Iterator[Piece | Element]:
    """Text pieces, and between them the elements that mark something, of one paragraph in order."""
    depth = [] if in_field is None else in_field
    for child in shown_children(element):
        if child.tag == W + "r":
            yield from run_contents(child, depth)
        elif child.tag in TRANSPARENT:
            if child.tag in (W + "ins", W + "moveTo"):
                yield child
            yield from contents(child, depth)
        elif child.tag in (*REMOVED, W + "bookmarkStart", W + "bookmarkEnd", W + "commentRangeStart"):
            yield child


def run_contents(run: Element, depth: list[bool]) -> Iterator[Piece | Element]:
    """Text of one run; instructions of fields are left out, their shown results stay."""
    for child in shown_children(run):
        if child.tag == W + "fldChar":
            kind = value(child, "fldCharType")
            if kind == "begin":
                depth.append(True)
            elif depth and kind == "separate":
                depth[-1] = False
            elif depth:
                depth.pop()
        elif depth and depth[-1]:
            continue
        elif child.tag == W + "t":
            if child.text:
                yield Piece(child.text, child, run)
        elif child.tag in LETTERS:
            yield Piece(LETTERS[child.tag], child, run)
        elif child.tag == W + "commentReference":
            yield child


def note_mark(element: Element, paragraph: int, at: int, walk: Walk) -> None:
    """Keeps a tracked change, comment or bookmark met at offset ``at`` of a paragraph."""
    author = value(element, "author")
    if element.tag in REMOVED:
        words = "".join(node.text or "" for node in element.iter(W + "delText", W + "t"))
        walk.marks.append(Mark("deletion", paragraph, at, at, words, author))
    elif element.tag in (W + "ins", W + "moveTo"):
        words = "".join(node.text or "" for node in element.iter(W + "t"))
        walk.marks.append(Mark("insertion", paragraph, at, at + len(words), words, author))
    elif element.tag == W + "commentReference":
        who, words = walk.authors.get(value(element, "id") or "", (None, ""))
        walk.marks.append(Mark("comment", paragraph, at, at, words, who))
    elif element.tag != W + "commentRangeStart":
        note_bookmark(element, paragraph, at, walk)


def note_bookmark(element: Element, paragraph: int, at: int, walk: Walk) -> None:
    """Opens or closes a bookmark."""
    identity = value(element, "id") or ""
    if element.tag == W + "bookmarkStart":
        walk.opened[identity] = (value(element, "name") or "", paragraph, at)
    elif identity in walk.opened:
        name, first, start = walk.opened.pop(identity)
        walk.bookmarks.append(Bookmark(name, first, start, paragraph, at))


def run_of(start: int, end: int, own: Properties) -> Run:
    """The run's format as values."""
    size = whole(own.get("size"))
    return Run(
        start=start,
        end=end,
        east=own.get("east") or None,
        latin=own.get("latin") or None,
        size=None if size is None else size / 2,
        bold=bool(own.get("bold")),
        colour=own.get("colour"),
        spacing=whole(own.get("spacing")),
        mark=own.get("mark") or None,
    )


def join_runs(runs: list[Run]) -> Iterator[Run]:
    """Neighbouring runs of equal format as one."""
    last: Run | None = None
    for run in runs:
        if last is not None and format_key(last) == format_key(run):
            last = Run(last.start, run.end, *format_key(run))
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def format_key(
    run: Run,
) -> tuple[str | None, str | None, float | None, bool, str | None, int | None, str | None]:
    """What makes two runs look alike."""
    return run.east, run.latin, run.size, run.bold, run.colour, run.spacing, run.mark


def format_of(own: Properties, styles: Styles) -> Format:
    """The paragraph's format as values; a hanging indent is a negative first line."""
    style = own.get("style") or styles.normal
    first = whole(own.get("firstLine"))
    hanging = whole(own.get("hanging"))
    return Format(
        style=styles.styles[style].name if style and style in styles.styles else style,
        align=own.get("align"),
        first_line=-hanging if hanging else first,
        first_line_chars=whole(own.get("firstLineChars")),
        left=whole(own.get("left")),
        left_chars=whole(own.get("leftChars")),
        right=whole(own.get("right")),
        right_chars=whole(own.get("rightChars")),
        before=whole(own.get("before")),
        after=whole(own.get("after")),
        line=whole(own.get("line")),
        line_rule=own.get("lineRule"),
    )


def has_layout(paragraphs: list[Paragraph]) -> bool:
    """Whether somebody laid the letter out: an office font somewhere, or running text of letter size.

    The headings of an export by a program (Word's own heading styles) make no layout.
    """
    from generate.typography import family_of

    for paragraph in paragraphs:
        if paragraph.area != "body" or not paragraph.text.strip():
            continue
        for run in paragraph.runs:
            if family_of(run.east) in ("仿宋", "小标宋", "楷体", "黑体"):
                return True
            if len(paragraph.text) > 60 and run.size is not None and run.size >= 14:
                return True
    return False
