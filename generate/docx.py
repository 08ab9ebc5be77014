"""A letter as .docx: its blocks in the base document's styles, a bookmark on every sentence, evidence
as comments."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from generate.base_document import MARK_TOKEN, add_style, base_document, rebuild_letter_head
from generate.layout import (
    MARGIN_BOTTOM,
    PAGE_HEIGHT,
    STYLES,
    StyleRow,
    centred_over_date,
    text_width,
    title_indent,
    title_lines,
)
from generate.letter import Block, Citation, Letter, Sentence, bookmark_name
from generate.profile import Layout
from generate.word_parts import child, element, fixed_zip, qualified

_AUTHOR = "dafu"
_GAP_HIGHLIGHT = "yellow"


class BaseDocumentError(ValueError):
    """A base document that cannot be used; the message is one Chinese line."""


def render_docx(letter: Letter, layout: Layout, base: bytes | None = None, comments: bool = True) -> bytes:
    """The letter as .docx bytes, equal for equal input; raises BaseDocumentError for an unusable base
    document."""
    document = _opened(base or base_document(layout.format))
    _ensure_styles(document, layout)
    writer = _Writer(document, letter, layout, comments)
    writer.write()
    stamp = (
        datetime.combine(letter.signed_on, datetime.min.time(), UTC)
        if letter.signed_on
        else datetime(2020, 1, 1, tzinfo=UTC)
    )
    properties = document.core_properties
    properties.author = properties.last_modified_by = letter.issuer or _AUTHOR
    properties.title = next((block.text for block in letter.blocks if block.kind == "title"), "")
    properties.created = properties.modified = stamp.replace(tzinfo=None)
    properties.revision = 1
    stream = io.BytesIO()
    document.save(stream)
    return fixed_zip(stream.getvalue())


def _opened(base: bytes) -> Any:
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return Document(io.BytesIO(base))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise BaseDocumentError("底稿打不开，不是有效的 .docx 文件") from error


def _ensure_styles(document: Any, layout: Layout) -> None:
    """Styles that an edited base document has lost come back as they were."""
    names = {style.name for style in document.styles}
    for row in dict.fromkeys(STYLES.values()):
        if row.name not in names:
            add_style(document, row, layout)


class _Writer:
    """Writes one letter into an open document."""

    def __init__(self, document: Any, letter: Letter, layout: Layout, comments: bool) -> None:
        self.document = document
        self.letter = letter
        self.layout = layout
        self.comments = comments
        self.bookmarks = 0
        self.styles = {style.name: style for style in document.styles}

    def write(self) -> None:
        """Every block in its order; what the base document's body held before is dropped."""
        body = self.document.element.body
        for old in list(body):
            if old.tag != qualified("sectPr"):
                body.remove(old)
        for index, block in enumerate(self.letter.blocks):
            self._write_block(block, index)
        if self.letter.blocks and self.letter.blocks[-1].kind in {"copies", "printed"}:
            # A frame hangs on the paragraph after it.
            self.document.add_paragraph().style = self.styles[STYLES["rule"].name]

    def _write_block(self, block: Block, index: int) -> None:
        if block.kind == "mark" and self._fill_mark(block):
            return
        row = STYLES[block.kind]
        paragraph = self.document.add_paragraph()
        paragraph.style = self.styles[row.name]
        self._adjust(paragraph, block, index, row)
        if self._comes_before_signature(index):
            # A page may not hold the signature alone (GB/T 9704-2012, 7.3.5.4).
            paragraph.paragraph_format.keep_with_next = True
        for sentence in block.sentences:
            self._write_sentence(paragraph, sentence)

    def _comes_before_signature(self, index: int) -> bool:
        kinds = [block.kind for block in self.letter.blocks[index : index + 2]]
        return kinds in (["paragraph", "signature"], ["signature", "date"])

    def _fill_mark(self, block: Block) -> bool:
        """Puts the issuer's name where the base document's header holds the token; False in the
        document format.

        LibreOffice turns the frames of an edited base document into text boxes and drops their rules;
        then the
        head is made anew, in the edited styles.
        """
        if self.layout.format != "letter":
            return False
        section = self.document.sections[0]
        rules = section.first_page_header._element.iter(qualified("pBdr"))
        if not any(len(rule) for rule in rules):
            rebuild_letter_head(self.document, section)
        for text in section.first_page_header._element.iter(qualified("t")):
            if text.text and MARK_TOKEN in text.text:
                text.text = text.text.replace(MARK_TOKEN, block.text)
                self._fit_mark(text.getparent(), block.text)
        return True

    def _fit_mark(self, run: Any, name: str) -> None:
        """A long name gets a smaller size so that it stays on one line of 170 mm."""
        size = min(self.layout.mark_size, int(470 / max(1.0, text_width(name))))
        properties = run.get_or_add_rPr()
        for tag in ("sz", "szCs"):
            child(properties, tag, val=size * 2)

    def _adjust(self, paragraph: Any, block: Block, index: int, row: StyleRow) -> None:
        properties = paragraph._element.get_or_add_pPr()
        if block.kind == "title":
            indent = title_indent(block.text) if len(title_lines(block.text)) == 1 else 0
            child(properties, "ind", left=indent, right=indent)
        elif block.kind == "number":
            self._first_lines(properties, row)
        elif block.kind == "mark":
            child(properties, "spacing", before=1954, after=0, line=row.pitch, lineRule="exact")
        elif block.kind == "signature":
            self._place_signature(properties, block, index, row)
        elif block.kind in {"copies", "printed"}:
            self._imprint(properties, block)

    def _imprint(self, properties: Any, block: Block) -> None:
        """The 版记 at the foot of the last page's type area; rules only in the document format (7.4, 10.1).

        Each of its lines is a frame of its own: LibreOffice drops frames that touch with unlike borders.
        """
        place: dict[str, object] = {"vAnchor": "margin", "yAlign": "bottom"}
        if self.layout.format == "document":
            place = {"vAnchor": "page", "y": self._imprint_top(block)}
        frame = element("framePr", w=8844, wrap="around", hAnchor="margin", xAlign="left", **place)
        properties.insert_element_before(
            frame, "w:widowControl", "w:pBdr", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        if self.layout.format == "letter":
            return
        rules = (("top", 8),) if block.kind == "copies" else (("top", 6), ("bottom", 8))
        borders = element("pBdr")
        for side, size in rules:
            borders.append(element(side, val="single", sz=size, space=1, color="000000"))
        properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def _imprint_top(self, block: Block) -> int:
        """Twips from the page's top edge, so that the last rule is the foot of the type area."""
        pitch = STYLES["printed"].pitch + 40
        foot = PAGE_HEIGHT - MARGIN_BOTTOM
        if block.kind == "printed":
            return foot - pitch
        lines = -(-text_width(block.text) // 26)
        return foot - pitch - int(lines) * STYLES["copies"].pitch - 40

    def _first_lines(self, properties: Any, row: StyleRow) -> None:
        """Letter format: below the red rules, 14 pt off; document format: two lines under the mark, a
        red rule below."""
        if self.layout.format == "letter":
            child(properties, "spacing", before=833, after=0, line=row.pitch, lineRule="exact")
            return
        child(properties, "spacing", before=2 * row.pitch, after=0, line=row.pitch, lineRule="exact")
        child(properties, "jc", val="center")
        borders = element("pBdr")
        borders.append(element("bottom", val="single", sz=16, space=6, color="FF0000"))
        properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def _place_signature(self, properties: Any, block: Block, index: int, row: StyleRow) -> None:
        previous = self.letter.blocks[index - 1].kind if index else ""
        date_words = next((item.text for item in self.letter.blocks if item.kind == "date"), "")
        right = centred_over_date(block.text, date_words) if self.layout.sealed else 2 * 315
        lines = 0 if previous == "signature" else 2 if self.layout.sealed else 1
        child(properties, "spacing", before=lines * row.pitch, after=0, line=row.pitch, lineRule="exact")
        child(properties, "ind", right=right)

    def _write_sentence(self, paragraph: Any, sentence: Sentence) -> None:
        name, self.bookmarks = bookmark_name(sentence.id), self.bookmarks + 1
        paragraph._element.append(element("bookmarkStart", id=self.bookmarks, name=name))
        lines = (
            title_lines(sentence.text) if paragraph.style.name == STYLES["title"].name else (sentence.text,)
        )
        run = paragraph.add_run("\n".join(lines))
        if sentence.role == "gap":
            child(run._element.get_or_add_rPr(), "highlight", val=_GAP_HIGHLIGHT)
        paragraph._element.append(element("bookmarkEnd", id=self.bookmarks))
        if self.comments and (sentence.evidence or sentence.role == "gap"):
            self._comment(run, sentence)

    def _comment(self, run: Any, sentence: Sentence) -> None:
        comment = self.document.add_comment(run, text=comment_text(sentence), author=_AUTHOR, initials="df")
        day = self.letter.signed_on
        stamp = f"{day.isoformat()}T00:00:00Z" if day else "2020-01-01T00:00:00Z"
        comment._comment_elm.set(qualified("date"), stamp)


def comment_text(sentence: Sentence) -> str:
    """What the clerk reads beside a sentence: source, address, date, quote, and why it was chosen."""
    if sentence.role == "gap":
        return "待补：程序没有找到依据，请核实后填写。"
    return "\n".join(_citation_text(row) for row in sentence.evidence)


def _citation_text(row: Citation) -> str:
    kind = "依据" if row.own else "外地做法"
    dated = f"\n时间：{row.dated}" if row.dated else ""
    reason = f"\n选用理由：{row.reason}" if row.reason else ""
    return f"{kind}：{row.source}\n网址（位置）：{row.address}{dated}\n原文：{row.quote}{reason}"
