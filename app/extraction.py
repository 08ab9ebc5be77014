"""Records from the pages a crawl has kept: as they come in, each page in a transaction of its own."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from crawler.archive import Archive
    from crawler.page import Page
    from crawler.site import Site
    from extract.model import Record
    from store.pages import StoredPage

_BATCH = 20


class Extraction:
    """Reads the pages of these sites that have not been read; ``records`` and ``failures`` count by site.

    A page that cannot be read is left as it is, the reason goes to the log, and the next crawl tries again.
    A document split over several pages is read when its first page comes, and again with each further part.
    """

    def __init__(self, engine: Engine, archive: Archive, sites: Sequence[Site], log_file: Path) -> None:
        self._engine = engine
        self._archive = archive
        self._sites = {site.name: site for site in sites}
        self._log_file = log_file
        self._last = 0
        self._made: dict[str, int] = {}
        self._failed: set[int] = set()
        self.records: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()

    def read_some(self) -> bool:
        """Extract a batch; False when there was nothing left to read."""
        from store.pages import unread_pages

        with self._engine.connect() as connection:
            pages = unread_pages(connection, _BATCH, list(self._sites), after=self._last)
        for page in pages:
            self._last = page.id
            if page.role == "part":
                self._pass_on(page)
            else:
                self._read(page, self._sites[page.site or ""])
        return bool(pages)

    def _pass_on(self, part: StoredPage) -> None:
        """Mark a further part as read, and its first page as to be read again."""
        from store.database import writing
        from store.pages import ask_again, mark_read

        with writing(self._engine) as connection:
            mark_read(connection, [part.id], datetime.now(UTC))
            asked = ask_again(connection, part)
        if asked is not None:
            self._last = min(self._last, asked - 1)

    def _read(self, page: StoredPage, site: Site) -> None:
        from store.database import writing
        from store.pages import mark_read, part_pages
        from store.save import save_records

        try:
            with self._engine.connect() as connection:
                parts = part_pages(connection, page)
            found = extract_stored(self._archive, page, site, parts)
        except Exception:  # noqa: BLE001 - one page must not end the crawl of all others
            self.failures[site.name] += page.id not in self._failed
            self._failed.add(page.id)
            with self._log_file.open("a", encoding="utf-8") as log:
                log.write(f"{page.address}\n{traceback.format_exc()}\n")
            return
        with writing(self._engine) as connection:
            save_records(connection, found, page.digest)
            mark_read(connection, [page.id], datetime.now(UTC))
        self.records[site.name] += len(found) - self._made.get(page.address, 0)
        self._made[page.address] = len(found)


def extract_stored(
    archive: Archive, stored: StoredPage, site: Site, parts: Sequence[StoredPage] = ()
) -> tuple[Record, ...]:
    """The records of a page and its further parts; ``repair`` changes what is read, not what is kept."""
    from crawler.parts import part_number
    from extract.model import Place
    from extract.page_parts import read_parts
    from extract.record import extract_reading

    in_order = (stored, *sorted(parts, key=lambda part: part_number(part.address)))
    pages = [archive.read(item.location) for item in in_order]
    bodies = [_repaired(page, stored, site) for page in pages]
    kind = "text/html; charset=utf-8" if _is_repaired(stored, site) else pages[0].content_type
    records = extract_reading(read_parts(bodies, pages[0].address, kind))
    if site.place is None:
        return records
    # What the site's file declares stands in where the page does not name its place.
    home = Place(site.place, site.region)
    return tuple(record if record.region else replace(record, region=home) for record in records)


def _is_repaired(stored: StoredPage, site: Site) -> bool:
    return site.repair is not None and stored.role == "page"


def _repaired(page: Page, stored: StoredPage, site: Site) -> bytes:
    """The bytes that are read: those received, or what the site's ``repair`` makes of them."""
    from crawler.encoding import decode

    if site.repair is None or not _is_repaired(stored, site):
        return page.body
    return site.repair(decode(page.body, page.content_type)).encode()
