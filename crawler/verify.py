"""Archive files put to the test: every record readable, every digest right; a cut tail found and cut off."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from crawler.archive import OPEN, WarcRecord, body_digest, parse_record
from crawler.filelock import lock_file
from crawler.page import Location

Code = Literal["cut", "broken", "digest", "open", "missing"]
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with an archive file; the message is Chinese."""

    code: Code
    file: str
    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Stored:
    """One record and where it stands."""

    location: Location
    record: WarcRecord


def archive_files(folder: Path) -> tuple[Path, ...]:
    """The WARC files of a folder, those still open included, in order."""
    return tuple(sorted([*folder.glob("*.warc.gz"), *folder.glob(f"*.warc.gz{OPEN}")]))


def read_members(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and contents of each whole gzip member up to a cut tail; ValueError at rubbish."""
    offset, pending = 0, b""
    while True:
        inflater = zlib.decompressobj(31)
        contents, length = bytearray(), 0
        while not inflater.eof:
            data = pending or file.read(_CHUNK)
            pending = b""
            if not data:
                return
            try:
                contents += inflater.decompress(data)
            except zlib.error as error:
                raise ValueError(f"第 {offset} 字节起不是完好的 gzip 数据") from error
            length += len(data) - len(inflater.unused_data)
        pending = inflater.unused_data
        yield offset, length, bytes(contents)
        offset += length


def read_archive(path: Path) -> Iterator[Stored]:
    """The records of one file in order; raises ValueError at the first that cannot be read."""
    name = path.name.removesuffix(OPEN)
    with path.open("rb") as file:
        for offset, length, contents in read_members(file):
            yield Stored(Location(name, offset, length), parse_record(contents))


def verify(folder: Path) -> Iterator[Finding]:
    """Everything wrong with the files of a folder; nothing when all is well."""
    for path in archive_files(folder):
        yield from verify_file(path)


def verify_file(path: Path) -> Iterator[Finding]:
    """Everything wrong with one file."""
    name, end = path.name.removesuffix(OPEN), 0
    try:
        for stored in read_archive(path):
            end = stored.location.offset + stored.location.length
            yield from _digest_findings(stored)
    except ValueError as error:
        yield Finding("broken", name, end, f"{name}：{error}")
        return
    if end < path.stat().st_size and not _is_being_written(path):
        yield Finding("cut", name, end, f"{name}：第 {end} 字节起的最后一条记录不完整（写入时中断）")


def _is_being_written(path: Path) -> bool:
    """Whether a living process holds the file: its last record may be on its way."""
    if not path.name.endswith(OPEN):
        return False
    with path.open("rb") as file:
        return not lock_file(file)


def _digest_findings(stored: Stored) -> Iterator[Finding]:
    record, location = stored.record, stored.location
    declared = record.fields.get("warc-block-digest")
    if declared and declared.startswith("sha1:") and declared != body_digest(record.block):
        message = f"{location.file} 第 {location.offset} 字节：内容与 WARC-Block-Digest 不符"
        yield Finding("digest", location.file, location.offset, message)
    declared = record.fields.get("warc-payload-digest")
    if record.kind == "response" and declared and declared.startswith("sha1:"):
        payload = record.block.partition(b"\r\n\r\n")[2]
        if declared != body_digest(payload):
            message = f"{location.file} 第 {location.offset} 字节：正文与 WARC-Payload-Digest 不符"
            yield Finding("digest", location.file, location.offset, message)


def recover(folder: Path) -> tuple[str, ...]:
    """Close the files whose writer died: cut off a torn last record, rename them; their final names."""
    closed = []
    for path in sorted(folder.glob(f"*.warc.gz{OPEN}")):
        with path.open("r+b") as file:
            if not lock_file(file):
                continue
            file.truncate(whole_length(path))
        path.rename(path.with_name(path.name.removesuffix(OPEN)))
        closed.append(path.name.removesuffix(OPEN))
    return tuple(closed)


def whole_length(path: Path) -> int:
    """The length of a file's whole records, in bytes."""
    end = 0
    with path.open("rb") as file:
        try:
            for offset, length, _ in read_members(file):
                end = offset + length
        except ValueError:
            return end
    return end
