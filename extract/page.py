"""Bytes of any page or file to a Reading: picks the reader by what the bytes are, not by what they are called."""

from __future__ import annotations

import re
from datetime import date

from extract.body import PageText, read_lines
from extract.decode import Decoded, decode
from extract.letters import Part, split_documents
from extract.lines import Line
from extract.metadata import (
    SITE_METAS,
    SOURCE_METAS,
    address_day,
    choose_title,
    first_meta,
    meta_day,
    read_fields,
    read_metas,
    shown_day,
    shown_source,
)
from extract.model import Repair
from extract.reading import Document, Reading
from extract.repair import RepairPlan, apply_repairs, drop_stray_marks, plan_repairs
from extract.textpage import read_text_lines
from extract.trust import trust_of

HTML = re.compile(r"<(?:!doctype|html|head|body|meta|table|div|p)\b", re.IGNORECASE)


def read_page(body: bytes, address: str, content_type: str | None = None) -> Reading:
    """The text stage: status, documents with text, title, publisher and dates, attachments."""
    if not body.strip():
        return Reading(address, "empty", note="文件是空的。")
    decoded = decode(body, content_type)
    if decoded is None:
        return Reading(address, "unreadable", note="不是文本，也不是能识别的文件格式。")
    if HTML.search(decoded.text[:100_000]) is None:
        return _read_text(decoded, address)
    return _read_html(decoded, address)


def _read_html(decoded: Decoded, address: str) -> Reading:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decoded.text)
    metas = read_metas(tree)
    node = tree.css_first("title")
    window = node.text().strip() if node else ""
    return _reading(read_lines(tree), metas, window, decoded, address)


def _read_text(decoded: Decoded, address: str) -> Reading:
    return _reading(read_text_lines(decoded.text), {}, "", decoded, address)


def _reading(page: PageText, metas: dict[str, str], window: str, decoded: Decoded, address: str) -> Reading:
    plan = plan_repairs("\n".join(line.text for line in page.lines[page.start : page.end]))
    lines = _repaired(plan, page.lines)
    head, body = lines[: page.start], lines[page.start : page.end]
    metas = {name: apply_repairs(plan, value) for name, value in metas.items()}
    title = choose_title(head, metas, apply_repairs(plan, window))
    parts = split_documents(body, title, contained=page.contained)
    if not parts:
        return Reading(address, "list", encoding=decoded.encoding)
    documents = _documents(parts, head, metas, title, plan, address)
    return Reading(address, "article", documents, encoding=decoded.encoding)


def _repaired(plan: RepairPlan, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines repaired, all in one pass over their joined text."""
    texts = drop_stray_marks(apply_repairs(plan, "\n".join(line.text for line in lines))).split("\n")
    return tuple(
        line if text == line.text else Line(text, line.linked, line.inside, line.heading, line.hidden)
        for line, text in zip(lines, texts, strict=True)
    )


def _documents(
    parts: tuple[Part, ...],
    head: tuple[Line, ...],
    metas: dict[str, str],
    title: str | None,
    plan: RepairPlan,
    address: str,
) -> tuple[Document, ...]:
    fields = read_fields(head)
    published: date | None = shown_day(head) or meta_day(metas) or address_day(address)
    publisher = shown_source(head) or first_meta(metas, SOURCE_METAS)
    repairs: tuple[Repair, ...] = plan.repairs
    return tuple(
        Document(
            text="\n".join(part.lines),
            title=title,
            publisher=publisher,
            published_on=published,
            part=number,
            preamble="\n".join(part.preamble),
            column=metas.get("columnname"),
            site=first_meta(metas, SITE_METAS),
            fields=fields,
            trust=trust_of(address, plan.repairs),
            repairs=repairs,
        )
        for number, part in enumerate(parts)
    )
