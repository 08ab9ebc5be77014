"""A proposal's file (.docx, .pdf, .txt) to its text: paragraphs one a line, form tables as label：value
lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from extract.decode import decode
from extract.docx import UnreadableFileError
from extract.docx_numbering import Counters, read_numbering
from extract.files import PDF, ZIP, file_lines
from generate.header_intake import label_names
from generate.pdf_text import EncryptedPdfError, pdf_text
from generate.word_parts import qualified


class ProposalFileError(ValueError):
    """A file that gives no text; the message is one Chinese line naming the file and what would help."""


def proposal_text(body: bytes, name: str) -> str:
    """The text of a proposal file; raises ProposalFileError."""
    if not body.strip():
        raise ProposalFileError(f"{name}：文件是空的")
    if name.lower().endswith(".docx") and not body.startswith(ZIP):
        raise ProposalFileError(f"{name}：扩展名是 .docx，内容却不是 Word 文件")
    if name.lower().endswith(".pdf") and PDF not in body[:1024]:
        raise ProposalFileError(f"{name}：扩展名是 .pdf，内容却不是 PDF 文件")
    try:
        if body.startswith(ZIP):
            text = _docx_text(body, name)
        elif PDF in body[:1024]:
            text = pdf_text(body)
        else:
            lines = file_lines(body)
            text = _plain_text(body, name) if lines is None else "\n".join(line.text for line in lines)
    except (UnreadableFileError, EncryptedPdfError) as error:
        raise ProposalFileError(f"{name}：{error}") from error
    if not text.strip():
        raise ProposalFileError(f"{name}：没有读到文字；如果是扫描件，请先识别成文字")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain_text(body: bytes, name: str) -> str:
    decoded = decode(body)
    if decoded is None or "\x00" in decoded.text:
        raise ProposalFileError(f"{name}：不是文本、.docx 或 .pdf 文件")
    return decoded.text.lstrip("\ufeff")


def _docx_text(body: bytes, name: str) -> str:
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(io.BytesIO(body))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, XMLSyntaxError) as error:
        raise ProposalFileError(f"{name}：打不开，不是有效的 .docx 文件") from error
    numbering = read_numbering(_numbering_of(document), document.styles.element)
    counters = numbering.counters()
    lines = _lines(document.element.body, counters)
    return "\n".join(line for line in lines if line.strip())


def _numbering_of(document: Any) -> Any:
    parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering"))
    return next((part.element for part in parts), None)


def _lines(container: Any, counters: Counters) -> Iterator[str]:
    for block in container.iterchildren():
        tag = block.tag.rpartition("}")[2] if isinstance(block.tag, str) else ""
        if tag == "p":
            yield from f"{counters.label(block)}{_words(block)}".split("\n")
        elif tag == "tbl":
            yield from _table_lines(block, counters)
        elif tag in {"sdt", "sdtContent", "ins", "smartTag"}:
            yield from _lines(block, counters)


def _table_lines(table: Any, counters: Counters) -> Iterator[str]:
    """A form's rows: a label cell and the cell beside it are one line, a cell of several paragraphs
    several lines."""
    names_at = -1
    for row in table.iterchildren(qualified("tr")):
        cells = [
            list(filter(str.strip, _lines(cell, counters))) for cell in row.iterchildren(qualified("tc"))
        ]
        column = next((at for at, cell in enumerate(cells) if _bare(cell) in {"姓名", "姓名（签名）"}), -1)
        if column >= 0 and len(cells) > column + 1:  # 提案人 | 姓名 | 界别 | 电话, a person a row below
            names_at = column
            continue
        if 0 <= names_at < len(cells) and _bare(cells[0]) in {"", "提案人", "建议人", "附议人", "联名人"}:
            yield from (f"提案人：{name}" for name in cells[names_at])
            continue
        names_at = -1
        label = ""
        for paragraphs in cells:
            bare = _bare(paragraphs)
            if bare in label_names() or bare in {"提案内容", "建议内容", "内容", "正文"}:
                if label:
                    yield f"{label}："
                label = bare
                continue
            if label and paragraphs and label in label_names():
                yield f"{label}：{'、'.join(paragraphs) if len(paragraphs) < 4 else ' '.join(paragraphs)}"
            elif paragraphs:
                yield from ([label] if label else [])
                yield from paragraphs
            label = "" if paragraphs else label


def _bare(paragraphs: list[str]) -> str:
    """A cell's words without white space and the colon of a label."""
    return "".join("".join(paragraphs).split()).rstrip("：:")


def _words(paragraph: Any) -> str:
    parts: list[str] = []
    for item in paragraph.iter():
        tag = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""
        if tag == "t":
            parts.append(item.text or "")
        elif tag in {"br", "cr"}:
            parts.append("\n")
        elif tag == "tab" and item.getparent().tag == qualified("r"):
            parts.append("\u3000")
    return "".join(parts)
