"""The hits of a query to take along: as a table (CSV, XLSX, JSON lines) or as an Atom feed to follow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse

from app.api import asked, engine_of
from app.writers import CsvWriter, JsonlWriter, ParquetWriter, XlsxWriter, today_metadata
from store.export import export_columns, hit_row
from store.query import Hit, Query
from store.search import iter_hits, search

if TYPE_CHECKING:
    from sqlalchemy import Engine

router = APIRouter(include_in_schema=False)
MOST_ROWS = 20_000
FEED_ENTRIES = 50
AT_ONCE = 200
ATOM = "http://www.w3.org/2005/Atom"
Asked = Annotated[Query, Depends(asked)]


@router.get("/search.csv")
def get_csv(request: Request, query: Asked) -> Response:
    """The hits as a CSV file for Excel."""
    refuse_wrong(request, query)
    return attachment(
        lines(engine_of(request), query, "csv"), "text/csv; charset=utf-8", f"{name_of(query)}.csv"
    )


@router.get("/search.jsonl")
def get_jsonl(request: Request, query: Asked) -> Response:
    """The hits as JSON lines."""
    refuse_wrong(request, query)
    kind = "application/jsonl; charset=utf-8"
    return attachment(lines(engine_of(request), query, "jsonl"), kind, f"{name_of(query)}.jsonl")


@router.get("/search.xlsx")
def get_xlsx(request: Request, query: Asked) -> Response:
    """The hits as a workbook."""
    refuse_wrong(request, query)
    stream = io.BytesIO()
    writer = XlsxWriter(stream, "hits", export_columns("hits"))
    with engine_of(request).connect() as connection:
        writer.write(map(hit_row, iter_hits(connection, query, MOST_ROWS)))
    writer.close()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return attachment(iter([stream.getvalue()]), kind, f"{name_of(query)}.xlsx")


@router.get("/search.parquet")
def get_parquet(request: Request, query: Asked) -> Response:
    """The hits as a Parquet file, the data dictionary in its schema."""
    refuse_wrong(request, query)
    stream = io.BytesIO()
    metadata = today_metadata(date.today(), 0)  # noqa: DTZ011 - the user's own calendar
    writer = ParquetWriter(stream, export_columns("hits"), metadata)
    with engine_of(request).connect() as connection:
        writer.write(map(hit_row, iter_hits(connection, query, MOST_ROWS)))
    writer.close()
    return attachment(
        iter([stream.getvalue()]), "application/vnd.apache.parquet", f"{name_of(query)}.parquet"
    )


@router.get("/search.atom")
def get_atom(request: Request, query: Asked) -> Response:
    """The newest hits as a feed."""
    with engine_of(request).connect() as connection:
        hits = search(connection, replace(query, limit=FEED_ENTRIES, order="newest", cursor=None)).hits
    return Response(atom(request, query, hits), media_type="application/atom+xml; charset=utf-8")


def refuse_wrong(request: Request, query: Query) -> None:
    """Raise QueryError now, before the file begins."""
    with engine_of(request).connect() as connection:
        search(connection, replace(query, limit=1))


def lines(engine: Engine, query: Query, kind: str) -> Iterator[str]:
    """The file piece by piece."""
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, export_columns("hits")) if kind == "csv" else JsonlWriter(stream)
    with engine.connect() as connection:
        hits = iter_hits(connection, query, MOST_ROWS)
        while some := list(islice(hits, AT_ONCE)):
            writer.write(map(hit_row, some))
            yield drained(stream)
    yield drained(stream)


def drained(stream: io.StringIO) -> str:
    """What was written since the last time."""
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text


def attachment(body: Iterator[str] | Iterator[bytes], kind: str, name: str) -> StreamingResponse:
    """A file to save under ``name``."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return StreamingResponse(body, media_type=kind, headers=headers)


def name_of(query: Query) -> str:
    """A file name from the words of the query, without what file systems refuse."""
    kept = "".join(letter if letter.isalnum() else " " for letter in query.words).split()
    return f"检索结果 {' '.join(kept)[:40]}".strip()


def atom(request: Request, query: Query, hits: tuple[Hit, ...]) -> bytes:
    """The feed after RFC 4287; identifiers do not change with the server's address."""
    ET.register_namespace("", ATOM)
    base = str(request.base_url).rstrip("/")
    asked_for = urlencode(request.query_params.multi_items())
    feed = ET.Element(f"{{{ATOM}}}feed")
    add(feed, "id", f"urn:dafu:search:{quote(asked_for)}")
    add(feed, "title", f"答复检索：{query.words or '全部'}")
    add(feed, "updated", moment(hits[0]) if hits else "1970-01-01T00:00:00Z")
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=f"{base}/search.atom?{asked_for}")
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="alternate", href=f"{base}/search?{asked_for}")
    for hit in hits:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        add(entry, "id", f"urn:dafu:{hit.id}")
        add(entry, "title", clean(hit.title or hit.text)[:120])
        add(entry, "updated", moment(hit))
        place = f"/document/{hit.document}" + ("" if hit.id == hit.document else f"#{hit.id}")
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=f"{base}{place}")
        add(ET.SubElement(entry, f"{{{ATOM}}}author"), "name", (hit.issuers or (hit.publisher or "佚名",))[0])
        add(entry, "summary", clean(hit.sentence or hit.text))
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def add(parent: ET.Element, name: str, text: str) -> None:
    """An element with text."""
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def clean(text: str) -> str:
    """Text without the control characters that XML forbids."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t").strip()


def moment(hit: Hit) -> str:
    """The day of a hit as a moment."""
    day = hit.signed_on or hit.published_on
    return f"{day.isoformat() if day else '1970-01-01'}T00:00:00Z"
