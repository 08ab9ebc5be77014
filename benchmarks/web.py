"""How fast the pages answer at eight clients on loopback: each page's p50 and p95 in milliseconds.

    python -m benchmarks.web [--clients 8] [--seconds 10] [--workers 1] [--db URL]

Three loads, one after the other:

- readers: each client is a person who looks at a page for one to three seconds before the next (drawn, the
  same draw each time); pages come round again, as 首页 and a colleague's link do;
- repeated: the same pages without a pause, as fast as eight clients can ask;
- fresh: without a pause, and no address is asked twice, so nothing is answered from memory.

Target: p95 at most 100 ms at eight clients. The clients are threads of one process beside the server: on a
machine with two cores the load of asking, which is about as great as that of answering from memory, is in the
figures of the two loads without a pause. Without ``--db`` the server runs over the built-in sample.
"""

from __future__ import annotations

import argparse
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

import httpx

from app.settings import read_settings
from tests.serving import fill_from_sample, settings_in

PATHS = {
    "home": "/",
    "search": "/search?q=托育",
    "filtered": "/search?q=补贴&status=done",
    "compare": "/compare?indicator=托位",
    "help": "/help",
    "API": "/api/search?q=养老",
}
# A word that nothing holds, left out, makes an address new and finds the same.
FRESH = {
    "search": "/search?q=托育 -没有{}",
    "filtered": "/search?q=补贴 -没有{}&status=done",
    "compare": "/compare?indicator=托位&note={}",
    "API": "/api/search?q=养老 -没有{}",
}
NUMBERS = count()
Times = dict[str, list[float]]


def addresses(load: str) -> Iterator[tuple[str, str]]:
    """Names and addresses of the pages that one client asks for, without end."""
    chosen = FRESH if load == "fresh" else PATHS
    for name, path in cycle(chosen.items()):
        yield name, path.format(next(NUMBERS)) if load == "fresh" else path


def visit(base: str, load: str, number: int, stop: float, times: Times) -> None:
    """One client: pages in turn until the time is up."""
    draw = random.Random(number)  # noqa: S311 - a benchmark
    with httpx.Client(base_url=base, timeout=30) as client:
        for name, path in addresses(load):
            if load == "readers":
                time.sleep(draw.uniform(1, 3))
            if time.monotonic() > stop:
                return
            began = time.perf_counter()
            client.get(path).raise_for_status()
            times[name].append(1000 * (time.perf_counter() - began))


def measure(base: str, load: str, clients: int, seconds: float) -> None:
    """Print one load's table."""
    times: Times = {name: [] for name in (FRESH if load == "fresh" else PATHS)}
    stop = time.monotonic() + seconds
    threads = [
        threading.Thread(target=visit, args=(base, load, number, stop, times)) for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [one for some in times.values() for one in some]
    print(f"{load}: {clients} clients, {len(every) / seconds:.0f} pages a second")
    for name, some in {**times, "all": every}.items():
        if len(some) > 1:
            middle, high = statistics.median(some), statistics.quantiles(some, n=20)[-1]
            print(
                f"  {name:10} {len(some):6} answers   p50 {middle:6.1f} ms   p95 {high:6.1f} ms", flush=True
            )


def wait_until_ready(base: str) -> None:
    """Ask until the server answers."""
    for _ in range(300):
        try:
            httpx.get(base)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(description="p50 and p95 of the pages")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--db")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        settings = read_settings(database_url=given.db) if given.db else settings_in(Path(folder))
        if not given.db:
            fill_from_sample(settings)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        options = ["--db", settings.database_url, "--port", str(port), "--workers", str(given.workers)]
        server = subprocess.Popen([sys.executable, "-m", "app.cli", "serve", *options])
        try:
            base = f"http://127.0.0.1:{port}"
            wait_until_ready(base)
            for path in PATHS.values():
                httpx.get(base + path)
            for load in ("readers", "repeated", "fresh"):
                measure(base, load, given.clients, given.seconds)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
