"""Files and folders as people name them to the records in them; archives are streamed page by page."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from app.convert import readable_body
from app.errors import system_reason
from extract.docx import UnreadableFileError
from extract.model import Record
from extract.page import read_page
from extract.reading import Reading
from extract.record import extract_reading
from extract.warc import ArchivedPage, is_archive, iter_pages

SUFFIXES = frozenset(
    (
        ".html",
        ".htm",
        ".shtml",
        ".jhtml",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".txt",
        ".docx",
        ".doc",
        ".wps",
        ".pdf",
        ".warc",
        ".wet",
        ".gz",
    )
)
"""What is read from a folder; a file that is named itself is read whatever it is called."""

WAITING = 4
"""Files that wait in line for each process, so that memory stays flat however many there are."""

NO_FAILURE = frozenset({"article", "pages", "list", "attachments", "challenge", "missing"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file or one page of an archive.

    ``note`` is one Chinese sentence when there is no document; ``failed`` tells whether it could not be
    read at all, as opposed to a page without a document (a list, a challenge). ``digest`` is the SHA-256
    of the bytes.
    """

    source: str
    records: tuple[Record, ...] = ()
    note: str | None = None
    failed: bool = False
    digest: str | None = None


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those under the folders named whose suffix is known, in order of their names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if _is_wanted(file))
        else:
            found.append(path)
    return tuple(found)


def _is_wanted(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and file.is_file() and not file.name.startswith(".")


def read_files(paths: Iterable[Path], jobs: int = 1) -> Iterator[Outcome]:
    """The outcomes of all files in order; with ``jobs`` > 1 several processes read, with the same result."""
    if jobs <= 1:
        for path in paths:
            yield from read_file(path)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: list[Future[tuple[Outcome, ...]] | Path] = []
        for path in paths:
            waiting.append(path if _is_archive_file(path) else pool.submit(_outcomes, path))
            if len(waiting) > jobs * WAITING:
                yield from _finished(waiting.pop(0))
        for item in waiting:
            yield from _finished(item)


def _finished(item: Future[tuple[Outcome, ...]] | Path) -> Iterator[Outcome]:
    """An archive is streamed where its turn comes; what a process read is handed on."""
    yield from read_file(item) if isinstance(item, Path) else item.result()


def _outcomes(path: Path) -> tuple[Outcome, ...]:
    return tuple(read_file(path))


def read_file(path: Path) -> Iterator[Outcome]:
    """The outcome of one file; one for each page when it is an archive."""
    source = str(path)
    try:
        if _is_archive_file(path):
            yield from _archive_outcomes(path)
            return
        body = path.read_bytes()
    except FileNotFoundError:
        yield Outcome(source, note="文件不存在。", failed=True)
    except IsADirectoryError:
        yield Outcome(source, note="是文件夹。", failed=True)
    except OSError as error:
        yield Outcome(source, note=f"无法读取（{system_reason(error)}）。", failed=True)
    else:
        yield read_body(body, source)


def read_body(body: bytes, source: str, content_type: str | None = None) -> Outcome:
    """The outcome of the bytes of one page or file; an error of our own fails this one, the others go on.

    With DAFU_DEBUG set the error is raised.
    """
    try:
        return _outcome(_reading(body, source, content_type), sha256(body).hexdigest())
    except Exception as error:
        if os.environ.get("DAFU_DEBUG"):
            raise
        return Outcome(source, note=f"程序内部出错（{type(error).__name__}: {error}）。", failed=True)


def _reading(body: bytes, source: str, content_type: str | None) -> Reading:
    """The reading; old Word files and scans go through installed programs."""
    reading = read_page(body, source, content_type)
    if reading.status != "unreadable":
        return reading
    converted = readable_body(body)
    if isinstance(converted, bytes):
        return read_page(converted, source)
    return reading if converted is None else Reading(source, "unreadable", note=converted)


def _outcome(reading: Reading, digest: str) -> Outcome:
    records = extract_reading(reading)
    failed = not records and reading.status not in NO_FAILURE
    return Outcome(reading.address, records, None if records else reading.note, failed, digest)


def _is_archive_file(path: Path) -> bool:
    """Whether the file starts like a WARC or WET file, gzipped or not."""
    try:
        with path.open("rb") as stream:
            start = stream.read(5)
            if start[:2] != b"\x1f\x8b":
                return is_archive(start)
            stream.seek(0)
            with gzip.open(stream) as plain:
                return is_archive(plain.read(5))
    except (OSError, EOFError, ValueError):
        return False


def _archive_outcomes(path: Path) -> Iterator[Outcome]:
    with path.open("rb") as stream:
        yield from stream_outcomes(stream, str(path))


def stream_outcomes(stream: IO[bytes], source: str) -> Iterator[Outcome]:
    """The outcomes of the pages of an archive; ``source`` names the archive where it breaks off."""
    try:
        for page in iter_pages(stream):
            yield _page_outcome(page)
    except UnreadableFileError as error:
        yield Outcome(source, note=str(error), failed=True)


def _page_outcome(page: ArchivedPage) -> Outcome:
    if page.body is None:
        return Outcome(page.address, note=page.note, failed=True)
    return read_body(page.body, page.address, page.content_type)
