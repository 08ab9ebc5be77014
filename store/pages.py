"""Page versions: which bytes an address answered with, when, and where the archive keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, literal_column, select, update
from sqlalchemy.dialects import postgresql, sqlite

from crawler.addresses import address_key
from crawler.page import Location, Page
from store.crawl_tables import FRONTIER, PAGES


@dataclass(frozen=True, slots=True)
class StoredPage:
    """One version of a page; ``version`` counts the versions of its address from 1, oldest first."""

    id: int
    address: str
    digest: str
    site: str | None
    role: str
    received_at: datetime
    status: int
    content_type: str | None
    size: int
    location: Location
    version: int = 1


def add_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows that are not there yet; how many there were."""
    if not rows:
        return 0
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return len(connection.scalars(statement, rows).all())


def page_row(page: Page, location: Location, site: str | None, role: str = "page") -> dict[str, Any]:
    """The row of a page version."""
    return {
        "address": page.address,
        "digest": page.digest,
        "site": site,
        "role": role,
        "received_at": page.received_at,
        "seen_at": page.received_at,
        "status": page.status,
        "content_type": page.content_type,
        "size": len(page.body),
        "file": location.file,
        "offset": location.offset,
        "length": location.length,
    }


def save_page(connection: Connection, page: Page, location: Location, site: str | None = None) -> bool:
    """Keep one version; False when this address has already answered with these bytes."""
    if add_missing(connection, PAGES, [page_row(page, location, site)]):
        return True
    same = (PAGES.c.address == page.address) & (PAGES.c.digest == page.digest)
    connection.execute(update(PAGES).where(same).values(seen_at=page.received_at))
    return False


def find_page(connection: Connection, digest_or_address: str) -> StoredPage | None:
    """The version with that digest, or the newest version of that address; None when there is none."""
    by_digest = connection.execute(select(PAGES).where(PAGES.c.digest == digest_or_address).limit(1)).first()
    address = by_digest.address if by_digest else digest_or_address
    versions = page_versions(connection, address)
    if by_digest is not None:
        return next(version for version in versions if version.id == by_digest.id)
    return versions[-1] if versions else None


def page_versions(connection: Connection, address: str) -> tuple[StoredPage, ...]:
    """All versions of an address, the one seen last at the end."""
    rows = connection.execute(_in_order(select(PAGES).where(PAGES.c.address == address)))
    return tuple(_stored(row, number) for number, row in enumerate(rows, start=1))


def part_pages(connection: Connection, page: StoredPage) -> tuple[StoredPage, ...]:
    """The newest versions of the pages that continue this one, in no order."""
    # Written out, so that SQLite sees that its index of parts holds them.
    is_part = FRONTIER.c.role == literal_column("'part'")
    parts = (FRONTIER.c.found_on == page.address) & is_part & (FRONTIER.c.site == page.site)
    addresses = connection.scalars(select(FRONTIER.c.address).where(parts, FRONTIER.c.state == "done")).all()
    versions = (page_versions(connection, address) for address in addresses)
    return tuple(found[-1] for found in versions if found)


def ask_again(connection: Connection, part: StoredPage) -> int | None:
    """Have the page that this part continues read once more, now that the part is there; its id."""
    here = (FRONTIER.c.site == part.site) & (FRONTIER.c.key == address_key(part.address))
    head = connection.scalar(select(FRONTIER.c.found_on).where(here, FRONTIER.c.role == "part"))
    versions = page_versions(connection, head) if head else ()
    if not versions:
        return None
    newest = versions[-1].id
    connection.execute(update(PAGES).where(PAGES.c.id == newest).values(extracted_at=None))
    return newest


def unread_pages(
    connection: Connection, limit: int, sites: Sequence[str] = (), after: int = 0
) -> tuple[StoredPage, ...]:
    """Pages and files past the id ``after`` whose records have not been extracted yet, oldest first."""
    query = select(PAGES).where(PAGES.c.extracted_at.is_(None), PAGES.c.role != "list", PAGES.c.id > after)
    if sites:
        query = query.where(PAGES.c.site.in_(sites))
    return tuple(_stored(row) for row in connection.execute(query.order_by(PAGES.c.id).limit(limit)))


def mark_read(connection: Connection, ids: Sequence[int], at: datetime) -> None:
    """Note that the records of these pages have been extracted."""
    connection.execute(update(PAGES).where(PAGES.c.id.in_(ids)).values(extracted_at=at))


def _in_order(query: Select[Any]) -> Select[Any]:
    return query.order_by(PAGES.c.seen_at, PAGES.c.id)


def _stored(row: Row[Any], version: int = 1) -> StoredPage:
    return StoredPage(
        id=row.id,
        address=row.address,
        digest=row.digest,
        site=row.site,
        role=row.role,
        received_at=row.received_at,
        status=row.status,
        content_type=row.content_type,
        size=row.size,
        location=Location(row.file, row.offset, row.length),
        version=version,
    )


def all_pages(connection: Connection) -> Iterator[StoredPage]:
    """Every version of every page, read as it goes."""
    rows = connection.execution_options(yield_per=1000).execute(select(PAGES).order_by(PAGES.c.id))
    return (_stored(row) for row in rows)
