"""Bytes of any page or file to a Reading: picks the reader by what the bytes are, not by what they are called."""

from __future__ import annotations

from extract.reading import Reading


def read_page(body: bytes, address: str, content_type: str | None = None) -> Reading:
    """The text stage: status, documents with text, title, publisher and dates, attachments."""
    return Reading(address=address, status="empty")
