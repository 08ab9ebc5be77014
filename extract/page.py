"""Bytes of any page or file to a Reading: the reader is picked by what the bytes are, not by their name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.body import find_body, read_lines
from extract.decode import Decoded, decode
from extract.letters import Part, split_documents
from extract.lines import Line, PageText
from extract.metadata import (
    SITE_METAS,
    SOURCE_METAS,
    address_day,
    first_meta,
    is_source_line,
    meta_day,
    read_fields,
    read_metas,
    shown_day,
    shown_source,
)
from extract.model import Repair
from extract.prose import drop_spam
from extract.reading import Document, Reading
from extract.repair import RepairPlan, apply_repairs, drop_stray_marks, plan_repairs
from extract.textpage import find_text_body, text_lines
from extract.titles import choose_title
from extract.trust import trust_of

HTML = re.compile(r"<(?:!doctype|html|head|body|meta)\b", re.IGNORECASE)
FOOT_LINES = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before its body is found: its lines and what its metas and window title say."""

    lines: tuple[Line, ...]
    metas: Mapping[str, str]
    window: str
    is_text: bool


def read_page(body: bytes, address: str, content_type: str | None = None) -> Reading:
    """The text stage: status, documents with text, title, publisher and dates, attachments."""
    if not body.strip():
        return Reading(address, "empty", note="文件是空的。")
    decoded = decode(body, content_type)
    if decoded is None:
        return Reading(address, "unreadable", note="不是文本，也不是能识别的文件格式。")
    if HTML.search(decoded.text[:100_000]) is None:
        return _read_sheet(Sheet(text_lines(decoded.text), {}, "", is_text=True), decoded, address)
    return _read_html(decoded, address)


def _read_html(decoded: Decoded, address: str) -> Reading:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decoded.text)
    metas = read_metas(tree)
    node = tree.css_first("title")
    window = node.text().strip() if node else ""
    return _read_sheet(Sheet(read_lines(tree), metas, window, is_text=False), decoded, address)


def _read_sheet(sheet: Sheet, decoded: Decoded, address: str) -> Reading:
    clean = drop_spam(sheet.lines)
    plan = plan_repairs(
        "\n".join(line.text for line in clean if line.inside) or "\n".join(x.text for x in clean)
    )
    lines = _repaired(plan, clean)
    page = find_text_body(lines) if sheet.is_text else find_body(lines)
    metas = {name: apply_repairs(plan, value) for name, value in sheet.metas.items()}
    title = choose_title(page, metas, apply_repairs(plan, sheet.window))
    parts = split_documents(page.body, title, contained=page.contained)
    if not parts:
        return Reading(address, "list", encoding=decoded.encoding)
    repairs: tuple[Repair, ...] = plan.repairs + (("spam",) if len(clean) < len(sheet.lines) else ())
    shown = _shown(page, metas, title, address)
    shown = replace(shown, trust=trust_of(address, repairs), repairs=repairs)
    documents = tuple(_document(shown, part, number) for number, part in enumerate(parts))
    return Reading(address, "article", documents, encoding=decoded.encoding)


def _repaired(plan: RepairPlan, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines repaired, all in one pass over their joined text."""
    texts = drop_stray_marks(apply_repairs(plan, "\n".join(line.text for line in lines))).split("\n")
    return tuple(
        line if text == line.text else replace(line, text=text)
        for line, text in zip(lines, texts, strict=True)
    )


def _shown(page: PageText, metas: Mapping[str, str], title: str | None, address: str) -> Document:
    """What the page says of all its documents alike, as a document without text."""
    foot = tuple(line for line in page.body if is_source_line(line.text)) + page.foot[:FOOT_LINES]
    return Document(
        text="",
        title=title,
        publisher=shown_source(page.head) or first_meta(metas, SOURCE_METAS) or shown_source(foot),
        published_on=shown_day(page.head) or meta_day(metas) or address_day(address),
        column=metas.get("columnname"),
        site=first_meta(metas, SITE_METAS),
        fields=read_fields(page.head),
    )


def _document(shown: Document, part: Part, number: int) -> Document:
    return replace(shown, text="\n".join(part.lines), preamble="\n".join(part.preamble), part=number)
