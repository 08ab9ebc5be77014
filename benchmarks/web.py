"""How fast the pages answer: eight clients at once on loopback, each page's p50 and p95 in milliseconds.

    python -m benchmarks.web [--clients 8] [--seconds 10] [--db URL]

Without ``--db`` the server runs over the built-in sample; with it over a store of your own. The server is a
process of its own, so that the clients do not share its interpreter. Target: p95 at most 100 ms.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import threading
import time
from pathlib import Path

import httpx
import uvicorn

from app.server import create_app
from app.settings import Settings, read_settings
from tests.serving import fill_from_sample, settings_in

PATHS = (
    "/",
    "/search?q=托育",
    "/search?q=补贴 状态:已做",
    "/compare?indicator=托位",
    "/help",
    "/api/search?q=养老",
)
PORT = 8971


def serve(settings: Settings) -> None:
    """Run the server until the process ends."""
    uvicorn.run(create_app(settings), port=PORT, log_level="error")


def visit(stop: float, times: dict[str, list[float]]) -> None:
    """One client: all pages in turn until the time is up."""
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=30) as client:
        while time.monotonic() < stop:
            for path in PATHS:
                began = time.perf_counter()
                answer = client.get(path)
                answer.raise_for_status()
                times[path].append(1000 * (time.perf_counter() - began))


def wait_until_ready() -> None:
    """Ask until the server answers."""
    for _ in range(200):
        try:
            httpx.get(f"http://127.0.0.1:{PORT}/")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="p50 and p95 of the pages")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--db")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(database_url=given.db) if given.db else settings_in(Path(folder))
        if not given.db:
            fill_from_sample(settings)
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(settings,), daemon=True)
        server.start()
        wait_until_ready()
        times: dict[str, list[float]] = {path: [] for path in PATHS}
        stop = time.monotonic() + given.seconds
        clients = [threading.Thread(target=visit, args=(stop, times)) for _ in range(given.clients)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        server.terminate()
        server.join()
    print(
        f"{given.clients} clients, {sum(map(len, times.values())) / given.seconds:.0f} pages a second in all"
    )
    for path, rows in times.items():
        middle, high = statistics.median(rows), statistics.quantiles(rows, n=20)[-1]
        print(f"{path:32} {len(rows):6} answers   p50 {middle:6.1f} ms   p95 {high:6.1f} ms")


if __name__ == "__main__":
    main()
