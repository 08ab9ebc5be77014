"""WARC files: written, read back, read by others, checked, and mended after a cut."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive import OPEN, Archive, Exchange, Original, read_record
from crawler.page import Location, Page
from crawler.verify import archive_files, read_archive, recover, verify

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
BODY = "<html>全县有托位1260个。</html>".encode()


def exchange(
    number: int = 1, body: bytes = BODY, *headers: tuple[bytes, bytes], status: int = 200
) -> Exchange:
    return Exchange(
        address=f"http://www.songshi.example/{number}",
        request=f"GET /{number} HTTP/1.1\r\nHost: www.songshi.example\r\n\r\n".encode(),
        status_line=f"HTTP/1.1 {status} OK".encode(),
        headers=((b"Content-Type", b"text/html"), *headers),
        body=body,
        received_at=AT,
        ip="192.0.2.1",
        metadata=(("fetchTimeMs", "12"),),
    )


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        location = archive.write_exchange(exchange())
        archive.flush()
        page = archive.read(location)
    assert page == Page("http://www.songshi.example/1", BODY, AT, 200, "text/html")
    assert Archive(tmp_path).read(location) == page


def test_content_coding_is_kept_and_undone(tmp_path: Path) -> None:
    packed = gzip.compress(BODY, mtime=0)
    with Archive(tmp_path) as archive:
        location = archive.write_exchange(exchange(1, packed, (b"Content-Encoding", b"gzip")))
    assert Archive(tmp_path).read(location).body == BODY
    assert packed in read_record(tmp_path, location).block


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    page = Page("file:///tmp/建议.docx", b"PK\x03\x04\r\n\r\n\x00", AT, content_type="application/msword")
    with Archive(tmp_path) as archive:
        location = archive.write_resource(page)
    assert Archive(tmp_path).read(location) == page


def test_a_revisit_names_what_it_repeats(tmp_path: Path) -> None:
    original = Original("http://www.songshi.example/1", AT)
    with Archive(tmp_path) as archive:
        same = archive.write_exchange(exchange(), original)
        unmodified = archive.write_exchange(exchange(1, b"", status=304), original)
    for location, profile in ((same, "identical-payload-digest"), (unmodified, "server-not-modified")):
        record = read_record(tmp_path, location)
        assert record.kind == "revisit"
        assert record.fields["warc-profile"].endswith(profile)
        assert record.fields["warc-refers-to-date"] == "2026-03-01T08:30:00Z"
        assert BODY not in record.block
    with pytest.raises(ValueError, match="revisit"):
        Archive(tmp_path).read(same)


def test_other_readers_read_it(tmp_path: Path) -> None:
    from fastwarc.warc import ArchiveIterator as FastIterator
    from warcio.archiveiterator import ArchiveIterator

    with Archive(tmp_path) as archive:
        archive.write_exchange(exchange(1, gzip.compress(BODY), (b"Content-Encoding", b"gzip")))
        archive.write_exchange(exchange(), Original("http://www.songshi.example/1", AT))
    (path,) = archive_files(tmp_path)
    with path.open("rb") as file:
        records = [
            (record.rec_type, record.rec_headers["WARC-Target-URI"], record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert [kind for kind, _, _ in records] == [
        "warcinfo", "response", "request", "metadata", "revisit", "request", "metadata",
    ]  # fmt: skip
    assert records[1][2] == BODY
    with path.open("rb") as file:
        assert sum(record.verify_block_digest() for record in FastIterator(file, parse_http=False)) == 7


def test_files_are_rotated_by_size(tmp_path: Path) -> None:
    with Archive(tmp_path, rotate_at=1500) as archive:
        locations = [archive.write_exchange(exchange(number)) for number in range(9)]
    assert len(archive_files(tmp_path)) > 2
    assert [Archive(tmp_path).read(location).address[-1] for location in locations] == list("012345678")
    assert list(verify(tmp_path)) == []


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_cut_tail_is_found_and_cut_off(tmp_path: Path, cut: int) -> None:
    with Archive(tmp_path) as archive:
        first = archive.write_exchange(exchange(1))
        archive.write_exchange(exchange(2))
    (path,) = archive_files(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    path = path.rename(path.with_name(path.name + OPEN))
    (finding,) = verify(tmp_path)
    assert finding.code == "cut"
    assert recover(tmp_path) == (path.name.removesuffix(OPEN),)
    assert list(verify(tmp_path)) == []
    assert Archive(tmp_path).read(first).body == BODY


def test_a_file_still_being_written_is_left_alone(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write_exchange(exchange())
        archive.flush()
        (path,) = archive_files(tmp_path)
        whole = path.read_bytes()
        path.write_bytes(whole[:-9])
        assert list(verify(tmp_path)) == []
        path.write_bytes(whole)
        assert recover(tmp_path) == ()
        location = archive.write_exchange(exchange(2))
    assert Archive(tmp_path).read(location).address.endswith("2")


def test_a_flipped_byte_is_found(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        location = archive.write_exchange(exchange())
    (path,) = archive_files(tmp_path)
    record = gzip.decompress(path.read_bytes()[location.offset : location.offset + location.length])
    forged = gzip.compress(record.replace(b"1260", b"9260"), mtime=0)
    data = path.read_bytes()
    path.write_bytes(data[: location.offset] + forged + data[location.offset + location.length :])
    assert {finding.code for finding in verify(tmp_path)} == {"digest"}
    path.write_bytes(data[: location.offset + 30] + b"\xff\x00\xff" + data[location.offset + 33 :])
    assert [finding.code for finding in verify(tmp_path)] == ["broken"]


def test_records_are_read_in_order(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        location = archive.write_exchange(exchange())
    (path,) = archive_files(tmp_path)
    stored = list(read_archive(path))
    assert [item.record.kind for item in stored] == ["warcinfo", "response", "request", "metadata"]
    assert stored[1].location == location


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Archive(tmp_path).read(Location("gone.warc.gz", 0, 1))
