"""A page as received: the bytes, where from, when, and their digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """What one request brought, unchanged; ``address`` is the final one, after redirects."""

    address: str
    body: bytes
    received_at: datetime
    status: int = 200
    content_type: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the body, in hex: the identity of a page version."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Location:
    """Where the archive keeps a record: file name inside the folder, offset and length in bytes."""

    file: str
    offset: int
    length: int
