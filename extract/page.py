"""Bytes of any page or file to a Reading: the reader is picked by what the bytes are, not by their name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extract.body import find_body, read_lines
from extract.decode import Decoded, decode
from extract.docx import UnreadableFileError
from extract.files import file_lines, unpack
from extract.letters import Part, find_answer, find_salutations, split_documents
from extract.lines import Line, PageText, is_nested_too_deep
from extract.lostmarks import restore_date_marks
from extract.metadata import (
    SITE_METAS,
    address_day,
    answering_unit,
    bare_source,
    first_meta,
    is_source_line,
    labelled_day,
    labelled_texts,
    meta_day,
    meta_source,
    read_fields,
    read_metas,
    shown_column,
    shown_day,
    shown_site,
    shown_source,
    site_code,
)
from extract.model import Repair
from extract.pagestatus import (
    find_attachments,
    find_further_parts,
    is_listing,
    is_missing,
    quoted_files,
    status_without_document,
)
from extract.prose import drop_spam, is_lead
from extract.reading import Document, Link, Reading, Status
from extract.repair import RepairPlan, apply_repairs, count_han, drop_stray_marks, plan_repairs
from extract.savedpage import read_saved_page
from extract.scriptdata import linked_data, script_document
from extract.textpage import find_text_body, text_lines
from extract.titles import choose_title, printed_title, title_place
from extract.trust import find_brand, has_confetti, trust_of
from extract.warc import is_archive

HTML = re.compile(r"<(?:!doctype|html|head|body|meta)\b", re.IGNORECASE)
BLOCK_END = re.compile(r"</(?:p|div|td|h[1-6]|title|section|article)>", re.IGNORECASE)
APP_FRAME = re.compile(r"<div\b[^<>]{0,200}\bid=[\"']?(?:app|root|__nuxt|__next)\b", re.IGNORECASE)
BUILT_LATER = "页面的正文由脚本另行载入，文件里没有；请用浏览器打开，另存后再提取。"
HTML_SAMPLE, MIN_BLOCKS = 100_000, 3
FOOT_LINES = 12
MIN_HAN = 40
MAX_TEXT = 8 << 20
"""Characters; no page or saved text comes near."""
NAMES = {"docx": " Word ", "pdf": " PDF "}
NOTES: dict[Status, str] = {
    "list": "是列表页，没有正文。",
    "attachments": "正文在附件里，请下载附件后再提取。",
    "challenge": "是网站的防护验证页，不是正文；需用浏览器打开后保存。",
    "missing": "页面已不存在（网站返回了“找不到”页面）。",
    "empty": "页面里没有正文。",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before its body is found: its lines, what its metas and window title say, and its links."""

    lines: tuple[Line, ...]
    raw: str
    encoding: str
    is_text: bool = False
    is_file: bool = False
    misdeclared: bool = False
    metas: Mapping[str, str] = field(default_factory=dict)
    window: str = ""
    attachments: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()


def read_page(body: bytes, address: str, content_type: str | None = None) -> Reading:
    """The text stage: status, documents with text, title, publisher and dates, attachments."""
    if not body.strip():
        return Reading(address, "empty", note="文件是空的。")
    try:
        plain = unpack(body)
        if is_archive(plain):
            return Reading(address, "unreadable", note="是网页存档，含多个网页；请用 dafu extract 读取。")
        lines = file_lines(plain)
        saved = None if lines is not None else read_saved_page(plain)
    except UnreadableFileError as error:
        return Reading(address, "unreadable", note=str(error))
    if lines is not None:
        return read_sheet(Sheet(lines, "", "", is_file=True), address)
    if saved:
        return _read_text(saved.body, address, saved.content_type, saved.address)
    reading = _read_text(plain, address, content_type)
    suffix = address[-5:].lower().rpartition(".")[2]
    if not reading.documents and suffix in NAMES:
        return replace(
            reading, status="unreadable", note=f"扩展名是 .{suffix}，内容却不是{NAMES[suffix]}文件。"
        )
    return reading


def _read_text(body: bytes, address: str, content_type: str | None, base: str | None = None) -> Reading:
    """The reading of bytes that are of no known file kind: HTML, or text as saved from a browser.

    ``base`` is where relative links start if that is not ``address``, as for a page saved to a file.
    """
    decoded = decode(body, content_type)
    if decoded is None:
        return Reading(address, "unreadable", note="不是文本，也不是能识别的文件格式。")
    if len(decoded.text) > MAX_TEXT or is_nested_too_deep(decoded.text):
        note = "网页过大或标签嵌套过深，未读取。"
        return Reading(address, "unreadable", encoding=decoded.encoding, note=note)
    if not _is_html(decoded.text[:HTML_SAMPLE]):
        lines = text_lines(decoded.text)
        sheet = Sheet(lines, decoded.text, decoded.encoding, is_text=True, misdeclared=decoded.damaged)
    else:
        sheet = read_html(decoded, body, base or address)
    reading = read_sheet(sheet, address)
    if reading.status == "empty" and "<script" in decoded.text:
        built = _script_sheet(sheet)
        if built:
            return read_sheet(built, address)
        return replace(reading, note=BUILT_LATER) if APP_FRAME.search(decoded.text) else reading
    return reading


def _is_html(sample: str) -> bool:
    """Whether a text is HTML: it says so, or many of its blocks end as HTML ends them, not a stray one."""
    return HTML.search(sample) is not None or len(BLOCK_END.findall(sample)) >= MIN_BLOCKS


def _script_sheet(sheet: Sheet) -> Sheet | None:
    """The sheet of a page that a script builds, where its text stands in that script."""
    from selectolax.lexbor import LexborHTMLParser

    found = script_document(sheet.raw)
    if found is None:
        return None
    html, metas = found
    tree = LexborHTMLParser(f"<body><article>{html}</article>")
    return replace(sheet, lines=read_lines(tree)[0], metas={**sheet.metas, **metas})


def read_html(decoded: Decoded, body: bytes, address: str) -> Sheet:
    """The lines, metas and links of an HTML page, all from one parse."""
    from selectolax.lexbor import LexborHTMLParser

    clean = decoded.encoding == "utf-8" and not decoded.damaged
    tree = LexborHTMLParser(body if clean else decoded.text)
    node = tree.css_first("title")
    metas = read_metas(tree)
    lines, html = read_lines(tree)
    return Sheet(
        attachments=find_attachments(html, address),
        pages=find_further_parts(tree, lines, decoded.text, address),
        metas={**linked_data(decoded.text), **metas} if "ld+json" in decoded.text else metas,
        window=node.text().strip() if node else "",
        lines=lines,
        raw=decoded.text,
        encoding=decoded.encoding,
        misdeclared=decoded.misdeclared or decoded.damaged,
    )


def read_sheet(sheet: Sheet, address: str) -> Reading:
    """The reading of a page whose lines are known: its documents, or why there is none."""
    clean = drop_spam(sheet.lines)
    plan = plan_repairs(
        "\n".join(line.text for line in clean if line.inside) or "\n".join(x.text for x in clean)
    )
    lines = _repaired(plan, clean)
    window = apply_repairs(plan, sheet.window)
    metas = {name: apply_repairs(plan, value) for name, value in sheet.metas.items()}
    page = _page(sheet, lines, metas, window)
    title = None if sheet.is_file else choose_title(page, metas, window)
    page = _with_lead(page, title)
    parts = split_documents(page.body, title, contained=page.contained)
    reading = Reading(address, "article", (), sheet.attachments, sheet.pages, sheet.encoding)
    if not _is_document(page, parts, window):
        attachments = sheet.attachments or quoted_files(sheet.raw, address)
        status = status_without_document(lines, window, sheet.raw, attachments)
        return replace(reading, status=status, note=NOTES[status], attachments=attachments)
    title = title or printed_title(parts[0].preamble, parts[0].lines)
    spam = len(clean) < len(sheet.lines) or has_confetti(sheet.raw)
    repairs = _repairs(plan, spam=spam, encoding=sheet.misdeclared)
    brand = find_brand("\n".join([title or "", *(line.text for line in page.body[:8] + page.body[-8:])]))
    shown = replace(
        _shown(page, metas, title, address, window),
        trust="untrusted" if brand else trust_of(address, repairs),
        repairs=repairs,
        issues=(brand,) if brand else (),
    )
    documents = tuple(_document(shown, part, number) for number, part in enumerate(parts))
    return replace(reading, status="pages" if sheet.pages else "article", documents=documents)


def _page(sheet: Sheet, lines: tuple[Line, ...], metas: Mapping[str, str], window: str) -> PageText:
    """The lines with their body found; a Word or PDF file is all body."""
    if sheet.is_file:
        return PageText(lines, 0, len(lines), contained=True)
    if sheet.is_text:
        return find_text_body(lines)
    marked = any(line.inside for line in lines)
    return find_body(lines, None if marked else title_place(lines, metas, window))


def _repairs(plan: RepairPlan, *, spam: bool, encoding: bool) -> tuple[Repair, ...]:
    """The repairs made, in the order of their making."""
    named: tuple[tuple[Repair, bool], ...] = (("spam", spam), ("encoding", encoding))
    return plan.repairs + tuple(name for name, made in named if made)


def _with_lead(page: PageText, title: str | None) -> PageText:
    """The page with the lead of a story, printed between headline and body, as its first line."""
    above = next((place for place, line in enumerate(page.head) if line.text == title), len(page.head))
    leads = tuple(line for line in page.head[above + 1 :] if is_lead(line))
    if not leads or find_salutations(page.body) or any(leads[0].text[:30] in line.text for line in page.body):
        return page
    return replace(page, lines=page.head + leads + page.body + page.foot, end=page.end + len(leads))


def _is_document(page: PageText, parts: tuple[Part, ...], window: str) -> bool:
    """Whether the parts found are documents, not navigation or a notice that the page is gone."""
    if not parts:
        return False
    if any(part.is_letter for part in parts):
        return True
    text = "\n".join(parts[0].lines)
    if is_missing(window, text) or is_listing(page.body):
        return False
    return page.contained or count_han(text) >= MIN_HAN


def _repaired(plan: RepairPlan, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines repaired, all in one pass over their joined text; those left empty go."""
    if not lines:
        return ()
    texts = drop_stray_marks(apply_repairs(plan, "\n".join(line.text for line in lines))).split("\n")
    return tuple(
        line if text == line.text else line._replace(text=text)
        for line, text in zip(lines, texts, strict=True)
        if text.strip()
    )


def _shown(
    page: PageText, metas: Mapping[str, str], title: str | None, address: str, window: str
) -> Document:
    """What the page says of all its documents alike, as a document without text."""
    head = tuple(labelled_texts(page.head))
    foot = tuple(line for line in page.body if is_source_line(line.text)) + page.foot[:FOOT_LINES]
    foot_texts = tuple(labelled_texts(foot))
    fields = read_fields(page.head + page.body[: _fields_end(page)])
    return Document(
        text="",
        title=title,
        publisher=(
            shown_source(head)
            or meta_source(metas)
            or bare_source(head)
            or shown_source(foot_texts)
            or answering_unit(fields, page.body)
        ),
        published_on=shown_day(head) or meta_day(metas) or labelled_day(foot_texts) or address_day(address),
        column=metas.get("columnname") or shown_column(page.head),
        site=first_meta(metas, SITE_METAS) or shown_site(page.foot or page.body, window),
        site_code=site_code(metas, page.foot),
        fields=fields,
    )


def _fields_end(page: PageText) -> int:
    """How many lines of the body may hold fields: those above a letter, all but the answer of a form page."""
    answer = find_answer(page.body)
    return answer[0] if answer else min(find_salutations(page.body)[:1], default=0)


def _document(shown: Document, part: Part, number: int) -> Document:
    lines = restore_date_marks(part.lines, shown.published_on) if part.is_letter else part.lines
    repairs: tuple[Repair, ...] = shown.repairs + (("digits",) if lines != part.lines else ())
    return replace(
        shown, text="\n".join(lines), preamble="\n".join(part.preamble), part=number, repairs=repairs
    )
