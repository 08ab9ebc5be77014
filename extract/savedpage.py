"""A page that a browser saved with its pictures as one MIME file (.mht, .mhtml): its HTML and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from extract.docx import UnreadableFileError

HEADER = re.compile(rb"\A\s*[A-Za-z][A-Za-z-]{2,40}:[ \t]?[^\r\n]*\r?\n")
VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
KIND = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
BOUNDARY = re.compile(rb"boundary=", re.IGNORECASE)
HEAD = 4_096
MAX_BOUNDARIES = 20
"""A saved page has one; the time to parse grows with their number."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The HTML of a saved page as bytes, its content type and the address it was saved from."""

    body: bytes
    content_type: str
    address: str | None


def read_saved_page(body: bytes) -> SavedPage | None:
    """The page in a MIME file; None when ``body`` is none; raises UnreadableFileError without a page."""
    head = body[:HEAD]
    if not (HEADER.match(head) and VERSION.search(head) and KIND.search(head)):
        return None
    if len(BOUNDARY.findall(body)) > MAX_BOUNDARIES:
        raise UnreadableFileError("是网页存档（.mht），但嵌套过深，未读取。")
    try:
        message = message_from_bytes(body.lstrip())
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        html = part.get_payload(decode=True) if part else None
    except (MessageError, RecursionError, LookupError, ValueError) as error:
        raise UnreadableFileError("是网页存档（.mht），但已损坏，无法读取。") from error
    if part is None or not isinstance(html, bytes) or not html.strip():
        raise UnreadableFileError("是网页存档（.mht），但里面没有网页。")
    charset = part.get_content_charset()
    kind = f"text/html; charset={charset}" if charset else "text/html"
    return SavedPage(html, kind, _location(part) or _location(message))


def _location(part: Message) -> str | None:
    for name in ("Content-Location", "Snapshot-Content-Location"):
        value = str(part.get(name, "")).strip()
        if value.startswith(("http://", "https://")):
            return value
    return None
