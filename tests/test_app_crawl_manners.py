"""How a crawl behaves: robots.txt awaited, delays kept, certificates checked, work shared."""

from __future__ import annotations

import datetime as dt
import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from time import monotonic

from sqlalchemy import select

from app.crawl import start_worker
from app.crawl_worker import Orders
from crawler.settings import Manners
from crawler.site import Site
from store.crawl_tables import FRONTIER
from store.database import open_store, writing
from store.runs import latest_run, request_stop
from tests.site import Answer, Asked, Loopback

LETTER = Answer(("<html><head><title>答复</title></head><body>" + "全县有托位一千个。" * 60).encode())
FORBIDDEN = tuple(f"http://www.robots.example/secret/t20240101_{number}.html" for number in range(12))


States = dict[tuple[str, str], tuple[str, str | None]]


def crawl(folder: Path, sites: tuple[Site, ...], manners: Manners, workers: int = 1) -> States:
    """Crawl with so many workers side by side; state and label by site and address."""
    orders = Orders(
        f"sqlite:///{folder / 'dafu.sqlite'}", str(folder / "a"), str(folder / "log"), sites, manners
    )
    engine = open_store(orders.database_url)
    started = [start_worker(orders) for _ in range(workers)]
    for worker in started:
        worker.wait(180)
        assert worker.stdin is not None
        worker.stdin.close()
        assert worker.returncode == 0, Path(orders.log_file).read_text()
    with engine.connect() as connection:
        rows = connection.execute(select(FRONTIER))
        return {(row.site, row.address): (row.state, row.label) for row in rows}


def hurried(server: Loopback, **changes: object) -> Manners:
    values = {"allow_local": True, "proxy": server.proxy, "retry_wait": 0.05, "most_tries": 2}
    return Manners(**{**values, **changes})  # type: ignore[arg-type]


def test_concurrent_first_requests_wait_for_robots(tmp_path: Path) -> None:
    """Scrapy 2.19.0 let 10 of 12 such requests pass while robots.txt was on its way."""

    def answer(asked: Asked) -> Answer:
        if asked.path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /secret/\n", wait=0.5)
        return LETTER

    with Loopback(answer) as server:
        states = crawl(tmp_path, (Site("robots", "甲", FORBIDDEN, delay=0.0),), hurried(server))
        assert [seen.asked.path for seen in server.seen] == ["/robots.txt"]
    assert set(states.values()) == {("refused", "robots")}
    assert len(states) == 12


def test_robots_that_cannot_be_had(tmp_path: Path) -> None:
    """RFC 9309: a server in trouble forbids everything for now, a missing file forbids nothing."""
    expected = {"503": ("failed", "unreachable"), "404": ("done", "page"), "403": ("done", "page")}

    def answer(asked: Asked) -> Answer:
        return Answer(status=int(asked.host[1:4])) if asked.path == "/robots.txt" else LETTER

    sites = tuple(
        Site(f"s{status}", "甲", (f"http://s{status}.example/info/1/22.htm",), delay=0.0)
        for status in expected
    )
    with Loopback(answer) as server:
        states = crawl(tmp_path, sites, hurried(server))
    assert {site[1:]: state for (site, _), state in states.items()} == expected


def test_crawl_delay_is_kept_beside_a_shorter_delay(tmp_path: Path) -> None:
    moments: list[float] = []

    def answer(asked: Asked) -> Answer:
        if asked.path == "/robots.txt":
            return Answer(b"User-agent: *\nCrawl-delay: 0.4\n")
        moments.append(monotonic())
        return LETTER

    starts = tuple(f"http://www.slow.example/info/1/{number}.htm" for number in (11, 12, 13, 14))
    with Loopback(answer) as server:
        crawl(tmp_path, (Site("slow", "甲", starts, delay=0.0),), hurried(server))
    assert len(moments) == 4
    assert min(after - before for before, after in pairwise(moments)) > 0.2


def test_addresses_inside_are_never_asked(tmp_path: Path) -> None:
    with Loopback(lambda _: LETTER) as server:
        starts = (
            f"{server.proxy}/info/1/22.htm",
            "http://localhost/info/1/23.htm",
            "http://[::1]/info/1/24.htm",
        )
        states = crawl(tmp_path, (Site("inside", "甲", starts),), Manners())
        assert server.seen == []
    assert set(states.values()) == {("refused", "unsafe")}


def test_two_workers_share_the_work(tmp_path: Path) -> None:
    starts = tuple(f"http://www.shared.example/info/1/{number}.htm" for number in range(100, 220))

    def answer(asked: Asked) -> Answer:
        return Answer(status=404) if asked.path == "/robots.txt" else Answer(LETTER.body, wait=0.05)

    with Loopback(answer) as server:
        states = crawl(tmp_path, (Site("shared", "甲", starts, delay=0.0),), hurried(server), workers=2)
        asked = [seen.asked.address for seen in server.seen if "robots" not in seen.asked.path]
    assert set(states.values()) == {("done", "page")}
    assert sorted(asked) == sorted(starts)


def test_a_crawl_can_be_stopped_and_goes_on_later(tmp_path: Path) -> None:
    starts = tuple(f"http://www.stopped.example/info/1/{number}.htm" for number in range(100, 300))

    def answer(asked: Asked) -> Answer:
        return Answer(status=404) if asked.path == "/robots.txt" else Answer(LETTER.body, wait=0.1)

    site = Site("stopped", "甲", starts, delay=0.0)
    with Loopback(answer) as server:
        orders = Orders(
            f"sqlite:///{tmp_path / 'dafu.sqlite'}",
            str(tmp_path / "a"),
            str(tmp_path / "log"),
            (site,),
            hurried(server),
        )
        engine = open_store(orders.database_url)
        worker = start_worker(orders)
        while not server.seen:
            threading.Event().wait(0.05)
        with writing(engine) as connection:
            assert request_stop(connection, "stopped")
        assert worker.wait(90) == 0
        assert worker.stdin is not None
        worker.stdin.close()
        assert len(server.seen) < 200
        with engine.connect() as connection:
            run = latest_run(connection, "stopped")
        assert run is not None
        assert run.finished_at is None
        states = crawl(tmp_path, (site,), hurried(server))
        asked = [seen.asked.address for seen in server.seen if "robots" not in seen.asked.path]
    assert set(states.values()) == {("done", "page")}
    assert sorted(asked) == sorted(starts)


@contextmanager
def encrypted_server(folder: Path) -> Iterator[int]:
    """A server on loopback with a certificate nobody signed; gives its port."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    day = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + dt.timedelta(days=36500))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    certificate = folder / "certificate.pem"
    certificate.write_bytes(
        builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )

    class Letters(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Length", str(len(LETTER.body)))
            self.end_headers()
            self.wfile.write(LETTER.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Letters)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_certificates_are_checked_unless_the_site_file_says_otherwise(tmp_path: Path) -> None:
    expected = {
        "verify": ("failed", "unreachable"),
        "unverified": ("done", "page"),
        "legacy": ("done", "page"),
    }
    manners = Manners(allow_local=True, retry_wait=0.05, most_tries=2, timeout=5)
    with encrypted_server(tmp_path) as port:
        address = f"https://localhost:{port}/info/1/22.htm"
        sites = tuple(Site(tls, "甲", (address,), tls=tls) for tls in expected)  # type: ignore[arg-type]
        states = crawl(tmp_path, sites, manners)
    assert {site: state for (site, _), state in states.items()} == expected
