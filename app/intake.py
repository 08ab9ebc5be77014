"""Files into the store: read, extract, save, and keep as received; a second run changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.inputs import Outcome, find_files, read_files
from crawler.page import Page
from store.database import writing
from store.pages import page_versions, save_page
from store.save import save_records

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from crawler.archive import Archive


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of an intake: counts, and one Chinese line for each file that could not be read."""

    files: int = 0
    documents: int = 0
    changed: int = 0
    failures: tuple[str, ...] = ()


def ingest_files(
    engine: Engine,
    paths: Sequence[Path],
    archive_dir: Path | None = None,
    *,
    jobs: int = 1,
    advance: Callable[[Outcome], None] | None = None,
) -> Intake:
    """Save the records of all files in order, each file or archived page whole or not at all.

    With ``archive_dir`` the bytes of each file are kept there as received; pages of a WARC file are there.
    ``advance`` is told each outcome.
    """
    documents = changed = 0
    failures: list[str] = []
    files = find_files(paths)
    with ExitStack() as stack:
        keeper = Keeper(engine, archive_dir, stack) if archive_dir else None
        for outcome in read_files(files, jobs):
            if outcome.failed:
                failures.append(f"{outcome.source}：{outcome.note}")
            if outcome.records:
                if keeper:
                    keeper.keep(outcome)
                with writing(engine) as connection:
                    changed += save_records(connection, outcome.records, outcome.digest)
                documents += len(outcome.records)
            if advance:
                advance(outcome)
    return Intake(len(files), documents, changed, tuple(failures))


class Keeper:
    """Keeps files as received: WARC records on disk, their places in the database."""

    def __init__(self, engine: Engine, folder: Path, stack: ExitStack) -> None:
        self.engine = engine
        self.folder = folder
        self.stack = stack
        self.archive: Archive | None = None

    def keep(self, outcome: Outcome) -> None:
        """Keep the file of an outcome, unless it is kept already or is a page of an archive."""
        path = Path(outcome.source)
        if outcome.digest is None or not path.is_file():
            return
        with self.engine.connect() as connection:
            known = page_versions(connection, outcome.source)
        if any(version.digest == outcome.digest for version in known):
            return
        page = Page(outcome.source, path.read_bytes(), datetime.now(UTC))
        if page.digest != outcome.digest:
            return
        if self.archive is None:
            from crawler.archive import Archive

            self.archive = self.stack.enter_context(Archive(self.folder))
        location = self.archive.write_resource(page)
        self.archive.flush()
        with writing(self.engine) as connection:
            save_page(connection, page, location)
