"""The text stage: bytes of a page or file to the clean text of its documents.

``read_page`` is pure: no file, network, clock or database is touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.model import Issue, Repair, Trust

Status = Literal["article", "list", "attachments", "pages", "challenge", "missing", "empty", "unreadable"]


@dataclass(frozen=True, slots=True)
class Link:
    """An attachment, a further part or a list entry: absolute address and its words."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a page, before anything is extracted from it.

    ``text`` runs as the contract says: a letter from its salutation to the last line of its tail, news from
    the first paragraph of its body to the last. Paragraphs and headings stand one a line.
    ``preamble`` holds the letter's own lines above the salutation (document number, class, signatory, letter
    title), one a line; ``fields`` the label/value pairs of the page's metadata table or form
    (索引号, 文号, 生成日期, 提案人, 办理结果, ...); ``column`` the breadcrumb or ColumnName; ``site_code``
    the 网站标识码, which begins with the division code of the site.
    """

    text: str
    title: str | None
    publisher: str | None
    published_on: date | None
    part: int = 0
    preamble: str = ""
    column: str | None = None
    site: str | None = None
    site_code: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    trust: Trust = "local"
    repairs: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found on one page or in one file."""

    address: str
    status: Status
    documents: tuple[Document, ...] = ()
    attachments: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    encoding: str | None = None
    note: str | None = None
    """One Chinese sentence for people when nothing could be read: why, and what would help."""
