"""Pages as WARC 1.1 files: what was sent and what was received, kept for good.

Each exchange gives a ``response`` (or ``revisit``) record, the ``request`` that led to it and ``metadata``; a
local file gives a ``resource`` record. Every record is a gzip member of its own, so any of them can be read
alone. A file being written is called ``*.warc.gz.open`` and locked; ``crawler.verify.recover`` closes the
files of a writer that died. ISO 28500:2017 is the format; digests are SHA-1 in base 32, as its examples and
all readers have them.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from crawler.encoding import content_coding, unpack
from crawler.filelock import lock_file
from crawler.page import Location, Page

OPEN = ".open"
PROFILE_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
PROFILE_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_ROTATE_AT = 512 * 1024 * 1024
_COMPRESSION = 5
# Window (16 more asks for gzip) and memory of zlib: making the usual ones ready takes ten times as long as
# packing a request, which needs no more than 4 kB of window.
_PACKER = 31, 8
_SMALL_PACKER = 28, 5
_SMALL = 16 * 1024

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response, as sent and received; the body is still in its content coding.

    ``truncated`` is WARC-Truncated's word (``length``, ``time``, ``disconnect``) when the body is not whole.
    """

    address: str
    request: bytes
    status_line: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    received_at: datetime
    ip: str | None = None
    truncated: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The earlier response a revisit record stands for."""

    address: str
    received_at: datetime
    body_digest: str | None = None


class Archive:
    """Writes records to the WARC files of a folder and reads them back.

    One object writes one file at a time; several processes may write to the same folder, each its own files.
    """

    def __init__(self, folder: Path, *, rotate_at: int = _ROTATE_AT, software: str = "dafu") -> None:
        self.folder = folder
        self._rotate_at = rotate_at
        self._software = software
        self._file: BinaryIO | None = None
        self._name = ""
        self._position = 0

    def __enter__(self) -> Archive:
        """The archive itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file being written."""
        self.close()

    def write_exchange(self, exchange: Exchange, original: Original | None = None) -> Location:
        """Keep one exchange, with ``original`` as a revisit record without the body; where it stands."""
        response_id = _record_id()
        head = exchange.status_line + b"\r\n" + _header_lines(exchange.headers) + b"\r\n"
        common = _common(exchange)
        if original is None:
            fields, block = _response_fields(exchange), head + exchange.body
            kind = "response"
        else:
            fields, block = _revisit_fields(exchange, original), head
            kind = "revisit"
        fields = [*common, ("Content-Type", "application/http; msgtype=response"), *fields]
        location = self._write(kind, response_id, exchange.received_at, fields, block)
        concurrent = [*common[:1], ("WARC-Concurrent-To", response_id)]
        request_fields = [*concurrent, ("Content-Type", "application/http; msgtype=request")]
        self._write("request", _record_id(), exchange.received_at, request_fields, exchange.request)
        if exchange.metadata:
            lines = "".join(f"{key}: {value}\r\n" for key, value in exchange.metadata).encode()
            metadata_fields = [*concurrent, ("Content-Type", "application/warc-fields")]
            self._write("metadata", _record_id(), exchange.received_at, metadata_fields, lines)
        return location

    def write_resource(self, page: Page) -> Location:
        """Keep a file that no request brought, byte for byte."""
        fields = [
            ("WARC-Target-URI", page.address),
            ("WARC-Payload-Digest", body_digest(page.body)),
            ("Content-Type", page.content_type or "application/octet-stream"),
        ]
        return self._write("resource", _record_id(), page.received_at, fields, page.body)

    def read(self, location: Location) -> Page:
        """The page of a response or resource record, its content coding undone.

        Raises FileNotFoundError for a file that is gone and ValueError for a record that cannot be read.
        """
        return page_of(read_record(self.folder, location))

    def flush(self) -> None:
        """Hand everything written to the operating system: it survives the end of this process."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """Close the file being written and give it its final name."""
        if self._file is not None:
            self._file.close()
            self._file = None
            path = self.folder / (self._name + OPEN)
            path.rename(self.folder / self._name)

    def _write(self, kind: str, record_id: str, at: datetime, fields: Fields, block: bytes) -> Location:
        if self._file is None or self._position >= self._rotate_at:
            self.close()
            self._open(at)
        return self._append(_record(kind, record_id, at, fields, block))

    def _append(self, member: bytes) -> Location:
        if self._file is None:
            raise ValueError("the archive is closed")
        location = Location(self._name, self._position, len(member))
        self._file.write(member)
        self._position += len(member)
        return location

    def _open(self, at: datetime) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._name = f"dafu-{at.astimezone(UTC):%Y%m%d%H%M%S}-{uuid.uuid4().hex[:8]}.warc.gz"
        self._file = (self.folder / (self._name + OPEN)).open("xb")
        lock_file(self._file)
        self._position = 0
        lines = f"software: {self._software}\r\nformat: WARC File Format 1.1\r\n".encode()
        fields = [("WARC-Filename", self._name), ("Content-Type", "application/warc-fields")]
        self._append(_record("warcinfo", _record_id(), at, fields, lines))


def body_digest(body: bytes) -> str:
    """SHA-1 in base 32, as WARC-Payload-Digest has it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def warc_date(at: datetime) -> str:
    """The time as WARC-Date has it: UTC, to the second."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _record_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _common(exchange: Exchange) -> list[tuple[str, str]]:
    fields = [("WARC-Target-URI", exchange.address)]
    return fields if exchange.ip is None else [*fields, ("WARC-IP-Address", exchange.ip)]


def _response_fields(exchange: Exchange) -> list[tuple[str, str]]:
    fields = [("WARC-Payload-Digest", body_digest(exchange.body))]
    return fields if exchange.truncated is None else [*fields, ("WARC-Truncated", exchange.truncated)]


def _revisit_fields(exchange: Exchange, original: Original) -> list[tuple[str, str]]:
    not_modified = b" 304" in exchange.status_line[:13]
    fields = [
        ("WARC-Profile", PROFILE_NOT_MODIFIED if not_modified else PROFILE_SAME),
        ("WARC-Refers-To-Target-URI", original.address),
        ("WARC-Refers-To-Date", warc_date(original.received_at)),
    ]
    if not not_modified:
        fields.append(("WARC-Payload-Digest", body_digest(exchange.body)))
    return fields


def _header_lines(headers: Sequence[tuple[bytes, bytes]]) -> bytes:
    return b"".join(name + b": " + value + b"\r\n" for name, value in headers)


def _record(kind: str, record_id: str, at: datetime, fields: Fields, block: bytes) -> bytes:
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: {record_id}",
        f"WARC-Date: {warc_date(at)}",
        *(f"{name}: {value}" for name, value in fields),
        f"WARC-Block-Digest: {body_digest(block)}",
        f"Content-Length: {len(block)}",
    ]
    data = "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
    window, memory = _SMALL_PACKER if len(data) < _SMALL else _PACKER
    packer = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, window, memory)
    return packer.compress(data) + packer.flush()


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record as it stands in a file: its fields (names in lower case) and its block."""

    fields: dict[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """WARC-Type."""
        return self.fields.get("warc-type", "")


def read_record(folder: Path, location: Location) -> WarcRecord:
    """The record at a place; raises FileNotFoundError and ValueError as ``Archive.read`` does."""
    path = folder / location.file
    if not path.exists():
        path = folder / (location.file + OPEN)
    with path.open("rb") as file:
        file.seek(location.offset)
        member = file.read(location.length)
    try:
        return parse_record(zlib.decompress(member, 31))
    except zlib.error as error:
        raise ValueError(f"{location.file} 第 {location.offset} 字节处的记录已损坏") from error


def parse_record(data: bytes) -> WarcRecord:
    """The record of one member's bytes; raises ValueError when they are not one."""
    head, separator, rest = data.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    if not separator or not lines[0].startswith("WARC/"):
        raise ValueError("不是 WARC 记录")
    fields = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        fields[name.strip().lower()] = value.strip()
    length = int(fields.get("content-length", "-1"))
    if length < 0 or len(rest) != length + 4:
        raise ValueError("记录长度与 Content-Length 不符")
    return WarcRecord(fields, rest[:length])


def page_of(record: WarcRecord) -> Page:
    """The page a response or resource record holds; raises ValueError for other records."""
    received_at = datetime.fromisoformat(record.fields["warc-date"])
    address = record.fields["warc-target-uri"]
    if record.kind == "resource":
        return Page(address, record.block, received_at, content_type=record.fields.get("content-type"))
    if record.kind != "response":
        raise ValueError(f"{record.kind} 记录中没有网页")
    head, _, body = record.block.partition(b"\r\n\r\n")
    status_line, *lines = head.split(b"\r\n")
    headers = [
        (name.strip().lower(), value.strip()) for name, _, value in (line.partition(b":") for line in lines)
    ]
    page = Page(
        address, unpack(body, content_coding(headers)), received_at, status=int(status_line.split()[1])
    )
    kinds = [value.decode("latin-1") for name, value in headers if name == b"content-type"]
    return replace(page, content_type=kinds[-1]) if kinds else page
