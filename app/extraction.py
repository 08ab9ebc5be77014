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
    from crawler.site import Site
    from extract.model import Record
    from store.pages import StoredPage

_BATCH = 20


class Extraction:
    """Reads the pages of these sites that have not been read; ``records`` and ``failures`` count by site.

    A page that cannot be read is left as it is, the reason goes to the log, and the next crawl tries again.
    """

    def __init__(self, engine: Engine, archive: Archive, sites: Sequence[Site], log_file: Path) -> None:
        self._engine = engine
        self._archive = archive
        self._sites = {site.name: site for site in sites}
        self._log_file = log_file
        self._last = 0
        self.records: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()

    def read_some(self) -> bool:
        """Extract a batch; False when there was nothing left to read."""
        from store.pages import unread_pages

        with self._engine.connect() as connection:
            pages = unread_pages(connection, _BATCH, list(self._sites), after=self._last)
        for page in pages:
            self._last = page.id
            self._read(page, self._sites[page.site or ""])
        return bool(pages)

    def _read(self, page: StoredPage, site: Site) -> None:
        from store.database import writing
        from store.pages import mark_read
        from store.save import save_records

        try:
            found = extract_stored(self._archive, page, site)
        except Exception:  # noqa: BLE001 - one page must not end the crawl of all others
            self.failures[site.name] += 1
            with self._log_file.open("a", encoding="utf-8") as log:
                log.write(f"{page.address}\n{traceback.format_exc()}\n")
            return
        with writing(self._engine) as connection:
            save_records(connection, found, page.digest)
            mark_read(connection, [page.id], datetime.now(UTC))
        self.records[site.name] += len(found)


def extract_stored(archive: Archive, stored: StoredPage, site: Site) -> tuple[Record, ...]:
    """The records of one page; a site's ``repair`` changes what is read, not what is kept."""
    from crawler.encoding import decode
    from extract import extract_page
    from extract.model import Place

    page = archive.read(stored.location)
    body, kind = page.body, page.content_type
    if site.repair is not None and stored.role == "page":
        body, kind = site.repair(decode(body, kind)).encode(), "text/html; charset=utf-8"
    records = extract_page(body, page.address, kind)
    if site.place is None:
        return records
    # What the site's file declares stands in where the page does not name its place.
    home = Place(site.place, site.region)
    return tuple(record if record.region else replace(record, region=home) for record in records)
