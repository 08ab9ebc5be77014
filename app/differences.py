"""What changed between two versions of a page, in its text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.pages import StoredPage


def text_difference(before: bytes, after: bytes, page: StoredPage) -> Iterator[str]:
    """The lines of a unified diff of the two texts."""
    old, new = (page_lines(body, page.address, page.content_type) for body in (before, after))
    names = (f"第 {page.version - 1} 版", f"第 {page.version} 版")
    return difflib.unified_diff(old, new, *names, lineterm="", n=1)


def page_lines(body: bytes, address: str, content_type: str | None) -> list[str]:
    """The page's documents as lines; the whole page's text when it holds no document."""
    from crawler.encoding import decode
    from extract import read_page

    documents = read_page(body, address, content_type).documents
    if documents:
        return [line for document in documents for line in document.text.splitlines()]
    plain = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", "\n", decode(body, content_type))
    return [line.strip() for line in plain.splitlines() if line.strip()]
