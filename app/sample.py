"""The built-in sample site: invented pages in six families, served on loopback, their names never resolved.

Texts stand in ``data/sample/pages.toml``, the frames around them in ``data/sample/frames``; everything is
rendered in memory, the same bytes every time. The server answers as a proxy, so the addresses are stable
(``http://www.yunling.example/...``; the top-level domain is reserved by RFC 2606) whatever port is free.
"""

from __future__ import annotations

import functools
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from string import Template
from typing import Any

from app.sample_files import docx_bytes, noisy_html, pdf_bytes
from crawler.site import Site

HTML = "text/html; charset=utf-8"
ROBOTS = b"User-agent: *\nDisallow: /neibu/\n"
_FILES = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_bytes),
    "pdf": ("application/pdf", pdf_bytes),
}


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """The bytes one address answers with."""

    body: bytes
    content_type: str


def sample_sites() -> tuple[Site, ...]:
    """The sites of the sample, to be crawled through the proxy that ``serve_sample`` gives."""
    return tuple(
        Site(
            name=f"sample_{row['name']}",
            title=row["title"],
            starts=(f"http://{row['host']}{row['column']}{_INDEX[row['family']]}",),
            kind=row.get("kind", "replies"),
            place=row["title"].partition("人民政府")[0] if "人民政府" in row["title"] else None,
            delay=0.0,
            concurrency=4,
        )
        for row in _source()["site"]
    )


@contextmanager
def serve_sample() -> Iterator[str]:
    """Serve the sample on a free loopback port; gives the address of the proxy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SampleHandler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class SampleHandler(BaseHTTPRequestHandler):
    """Answers ``GET http://host/path`` from the rendered pages."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the page, 304 when the client has it, 404 when there is none."""
        answer = sample_pages().get(self.path)
        if answer is None:
            self._send(404, b"", HTML)
            return
        etag = f'"{sha256(answer.body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self._send(304, b"", answer.content_type, etag)
        else:
            self._send(200, answer.body, answer.content_type, etag)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    def _send(self, status: int, body: bytes, content_type: str, etag: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        if etag is not None:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)


_INDEX = {
    "trs": "index.html",
    "hanweb": "index.html",
    "guangdong": "index.html",
    "vsb": "index.htm",
    "plain": "index.html",
    "kunming": "index.shtml",
}


@functools.cache
def sample_pages() -> dict[str, SampleAnswer]:
    """Every address of the sample with what it answers."""
    pages: dict[str, SampleAnswer] = {}
    for site in _source()["site"]:
        rows = [row for row in _source()["page"] if row["site"] == site["name"]]
        pages[f"http://{site['host']}/robots.txt"] = SampleAnswer(ROBOTS, "text/plain")
        pages[f"http://{site['host']}/neibu/202401/t20240101_1.html"] = SampleAnswer(b"internal", HTML)
        for row in rows:
            pages.update(_render_page(site, row, rows))
        pages.update(_render_lists(site, sorted(rows, key=lambda row: str(row["date"]), reverse=True)))
    return pages


@functools.cache
def _source() -> dict[str, Any]:
    return tomllib.loads(files("data.sample").joinpath("pages.toml").read_text(encoding="utf-8"))


@functools.cache
def _frame(name: str) -> Template:
    return Template(files("data.sample.frames").joinpath(f"{name}.html").read_text(encoding="utf-8"))


def page_path(site: dict[str, Any], row: dict[str, Any]) -> str:
    """The path of a page in its site's family."""
    day, number = row["date"], row["id"]
    match site["family"]:
        case "trs":
            return f"{site['column']}{day:%Y%m}/t{day:%Y%m%d}_{number}.html"
        case "hanweb":
            return f"/art/{day.year}/{day.month}/{day.day}/art_1201_{number}.html"
        case "guangdong":
            return f"{site['column']}content/post_{number}.html"
        case "vsb":
            return f"/info/1068/{number}.htm"
        case "kunming":
            return f"/c/{day:%Y-%m-%d}/{number}.shtml"
        case _:
            return f"{site['column']}{day:%Y-%m}/{day:%d}/content_{number}.html"


def _render_page(
    site: dict[str, Any], row: dict[str, Any], rows: list[dict[str, Any]]
) -> Iterator[tuple[str, SampleAnswer]]:
    """The page and, when it has one, its attachment."""
    if "copy_of" in row:
        row = {**next(other for other in rows if other["id"] == row["copy_of"]), **row}
    path = page_path(site, row)
    kind = row.get("attachment")
    attachment = f"{path.rpartition('/')[0]}/W0{row['id']}.{kind}" if kind else None
    paragraphs = [] if row.get("attachment_only") else [*_lines(row["body"]), *_lines(row.get("second", ""))]
    link = f'<p>附件：<a href="{attachment}">{row["title"]}.{kind}</a></p>' if attachment else ""
    html = _frame(site["family"]).substitute(
        site=site["title"],
        column=site["column_title"],
        title=row["title"],
        organ=row["organ"],
        date=f"{row['date']:%Y-%m-%d}",
        id=row["id"],
        number=row.get("number", ""),
        head=f'<p style="text-align:right">（{row["class"]}类）</p>' if "class" in row else "",
        body="\n".join(f"<p>　　{line}</p>" for line in paragraphs),
        files=link,
        neighbours=_neighbours(site, row, rows),
    )
    yield _answer(site, path, noisy_html(html) if row.get("noisy") else html.encode(_encoding(site)))
    if kind and attachment:
        content_type, render = _FILES[kind]
        body = render([row["title"], *_lines(row["body"])])
        yield f"http://{site['host']}{attachment}", SampleAnswer(body, content_type)


def _neighbours(site: dict[str, Any], row: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    position = next(number for number, other in enumerate(rows) if other["id"] == row["id"])
    found = [("上一条", rows[position - 1])] if position else []
    found += [("下一条", rows[position + 1])] if position + 1 < len(rows) else []
    return "".join(
        f'<a href="{page_path(site, other)}">{words}：{other["title"]}</a>' for words, other in found
    )


def _render_lists(site: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[tuple[str, SampleAnswer]]:
    """The pages of the column's list; the families page in their own ways."""
    size = site["per_page"]
    count = -(-len(rows) // size)
    stem, _, ending = _INDEX[site["family"]].partition(".")
    for number in range(count):
        entries = [_entry(site, row) for row in rows[number * size : (number + 1) * size]]
        if site["family"] == "trs" and number == 0:
            entries.append('<li><a href="/neibu/202401/t20240101_1.html">内部资料</a></li>')
        shown = "\n".join(entries)
        if site["family"] == "hanweb":
            records = "".join(f"<record><![CDATA[{entry}]]></record>" for entry in entries)
            shown = (
                f'<script type="text/xml"><datastore><recordset>{records}</recordset></datastore></script>'
            )
        html = _frame("list").substitute(
            site=site["title"],
            column=site["column_title"],
            charset=_encoding(site),
            entries=shown,
            paging=_paging(site["family"], number, count),
        )
        name = f"{stem}.{ending}" if number == 0 else f"{stem}_{_list_number(site, number)}.{ending}"
        yield _answer(site, f"{site['column']}{name}", html.encode(_encoding(site)))


def _list_number(site: dict[str, Any], number: int) -> int:
    """TRS counts its further pages from 1, the others from 2."""
    return number if site["family"] == "trs" else number + 1


def _entry(site: dict[str, Any], row: dict[str, Any]) -> str:
    title = row["title"]
    short = title if len(title) < 24 else f"{title[:22]}…"
    link = f'<a href="{page_path(site, row)}" title="{title}">{short}</a>'
    return f"<li>{link}<span>{row['date']:%Y-%m-%d}</span></li>"


def _paging(family: str, number: int, count: int) -> str:
    if family == "trs":
        return f'<script>createPageHTML({count}, {number}, "index", "html");</script>'
    if number + 1 < count:
        return f'<p class="page"><a href="index_{number + 2}.html">下一页</a></p>'
    return ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _encoding(site: dict[str, Any]) -> str:
    return str(site.get("encoding", "utf-8"))


def _answer(site: dict[str, Any], path: str, body: bytes) -> tuple[str, SampleAnswer]:
    # The GBK site says nothing of its charset, as old sites do.
    kind = "text/html" if _encoding(site) != "utf-8" else HTML
    return f"http://{site['host']}{path}", SampleAnswer(body, kind)
