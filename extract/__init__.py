"""Raw page or file in, trustworthy records out; pure functions, no file, network, clock or database.

``extract_page`` does the whole stage, ``read_page`` its text half, ``find_quantities`` reads numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.model import Record
    from extract.numbers import Quantity
    from extract.reading import Reading


def read_page(body: bytes, address: str, content_type: str | None = None) -> Reading:
    """The text stage alone: status, documents with text, title and dates, attachments."""
    from extract.page import read_page

    return read_page(body, address, content_type)


def extract_page(body: bytes, address: str, content_type: str | None = None) -> tuple[Record, ...]:
    """The records of one page or file, in the order of its documents."""
    from extract.record import extract_page

    return extract_page(body, address, content_type)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of ``text`` with its unit and qualifier, in order."""
    from extract.numbers import find_quantities

    return find_quantities(text)
