"""A real server on loopback over a store filled from the built-in sample, for tests of the pages."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from app.sample import sample_pages
from app.server import create_app
from app.settings import Settings
from app.web.limits import RateLimit
from crawler.archive import Archive
from crawler.page import Page
from extract import extract_page
from store.database import open_store, writing
from store.pages import save_page
from store.save import save_records

RECEIVED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def fill_from_sample(settings: Settings) -> int:
    """Archive and save every page of the sample; how many records that made."""
    engine, count = open_store(settings.database_url), 0
    with Archive(settings.archive_dir) as archive, writing(engine) as connection:
        for address, answer in sample_pages().items():
            page = Page(address, answer.body, RECEIVED, content_type=answer.content_type)
            records = extract_page(page.body, address, page.content_type)
            if records:
                save_page(connection, page, archive.write_resource(page))
                save_records(connection, records, page.digest)
                count += len(records)
    engine.dispose()
    return count


@contextmanager
def serve(settings: Settings, limit: RateLimit | None = None) -> Iterator[str]:
    """The address of a running server; it is stopped at the end. Tests send more than people do."""
    app = create_app(settings, limit=limit or RateLimit(burst=10_000))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def settings_in(folder: Path) -> Settings:
    """Settings whose database, archive and uploads lie in ``folder``."""
    return Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'dafu.sqlite'}")
