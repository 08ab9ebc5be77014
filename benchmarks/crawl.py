"""Crawl speed on one core: dafu with archive and database beside plain Scrapy without either.

    python -m benchmarks.crawl [PAGES]

A loopback server of its own process serves generated pages; the crawl runs pinned to one core where the
system can do that. Both crawls fetch the same addresses with the same concurrency and read the links of
every list.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from crawler.settings import Manners
from crawler.site import Site

PER_LIST = 50
PROXY_PORT = 18473
START = "http://www.speed.example/jyta/index.html"


def serve(pages: int) -> None:
    """Serve lists of 50 entries and the pages they name, until killed."""
    from tests.site import Answer, Asked, Loopback

    text = "全县有托育机构18家，托位1260个，其中普惠托位860个，每千人口托位数达到3.6个。" * 40
    lists = -(-pages // PER_LIST)

    def answer(asked: Asked) -> Answer:
        if asked.path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /secret/\n")
        name = asked.path.rpartition("/")[2]
        if name.startswith("index"):
            number = int(name[6:-5]) if "_" in name else 0
            first = number * PER_LIST
            rows = "".join(
                f'<li><a href="/jyta/202401/t20240101_{page}.html">关于第{page}号提案的答复</a></li>'
                for page in range(first, min(first + PER_LIST, pages))
            )
            script = f'<script>createPageHTML({lists},0,"index","html")</script>' if number == 0 else ""
            return Answer(f"<html><body><ul>{rows}</ul>{script}</body></html>".encode())
        return Answer(
            f"<html><head><title>{name}</title></head><body><p>{name}{text}</p></body></html>".encode()
        )

    with Loopback(answer, port=PROXY_PORT) as server:
        server.seen = Unkept()
        while True:
            time.sleep(60)


class Unkept(list):  # type: ignore[type-arg]
    """A list that forgets, so that the server's memory stays flat."""

    def append(self, item: object) -> None:
        """Forget."""


def crawl_plain(tuned: bool) -> None:
    """Scrapy as it comes, following the same links, keeping nothing; ``tuned`` as dafu sets it."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess
    from selectolax.lexbor import LexborHTMLParser

    class Plain(scrapy.Spider):  # type: ignore[misc]
        name = "plain"
        start_urls = (START,)

        async def start(self):  # type: ignore[no-untyped-def]
            yield scrapy.Request(START)

        def parse(self, response):  # type: ignore[no-untyped-def]
            tree = LexborHTMLParser(response.body)
            for node in tree.css("a[href]"):
                yield response.follow(node.attributes["href"])
            if b"createPageHTML(" in response.body:
                count = int(response.body.partition(b"createPageHTML(")[2].partition(b",")[0])
                for number in range(1, count):
                    yield response.follow(f"index_{number}.html")

    # The proxy comes from the environment, so that the request for robots.txt takes it too.
    settings = {"CONCURRENT_REQUESTS_PER_DOMAIN": 16, "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "ERROR",
                "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}  # fmt: skip
    if tuned:
        settings["CONCURRENT_ITEMS"] = 1
    process = AsyncCrawlerProcess(settings)
    process.crawl(Plain)
    process.start()


def crawl_kept(folder: str) -> None:
    """The worker process of ``dafu crawl``, with archive and database."""
    from app.crawl_worker import Orders, run_orders

    site = Site("speed", "测速", (START,), delay=0.0, max_pages=1_000_000)
    manners = Manners(allow_local=True, proxy=f"http://127.0.0.1:{PROXY_PORT}")
    run_orders(
        Orders(
            f"sqlite:///{folder}/dafu.sqlite", f"{folder}/archive", f"{folder}/crawl.log", (site,), manners
        )
    )


def measured(arguments: list[str]) -> dict[str, Any]:
    """Seconds, CPU seconds and peak memory (MB) of one run of this module on one core."""
    core = ["taskset", "-c", "0"] if Path("/usr/bin/taskset").exists() else []
    command = [*core, sys.executable, "-m", "benchmarks.crawl", *arguments]
    # The worker stops when its standard input ends, so it gets one that stays open.
    ours, theirs = os.pipe()
    environment = {**os.environ, "http_proxy": f"http://127.0.0.1:{PROXY_PORT}"}
    out = subprocess.run(command, check=True, stdin=ours, stdout=subprocess.PIPE, env=environment).stdout
    os.close(ours)
    os.close(theirs)
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


class Memory(threading.Thread):
    """Looks at this process's resident memory every half second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._seen: list[float] = []

    def run(self) -> None:
        """Look, until the process ends."""
        while Path("/proc/self/statm").exists():
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            self._seen.append(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
            time.sleep(0.5)

    def quarters(self) -> list[float]:
        """Megabytes after each quarter of the time."""
        return [self._seen[len(self._seen) * part // 4 - 1] for part in (1, 2, 3, 4) if len(self._seen) >= 4]


def run_one(name: str, folder: str) -> None:
    """Run one crawl in this process and print what it took."""
    started, memory = time.perf_counter(), Memory()
    memory.start()
    if name != "kept":
        crawl_plain(tuned=name == "tuned")
    else:
        crawl_kept(folder)
    used = resource.getrusage(resource.RUSAGE_SELF)
    taken = {"seconds": time.perf_counter() - started, "cpu": used.ru_utime + used.ru_stime}
    print(json.dumps({**taken, "peak_mb": used.ru_maxrss / 1024, "quarters_mb": memory.quarters()}))


def main() -> None:
    """Measure both and print them side by side."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    total = pages + -(-pages // PER_LIST)
    core = ["taskset", "-c", "1"] if (os.cpu_count() or 1) > 1 and Path("/usr/bin/taskset").exists() else []
    server = subprocess.Popen([*core, sys.executable, "-m", "benchmarks.crawl", "serve", str(pages)])
    time.sleep(1.5)
    try:
        with tempfile.TemporaryDirectory() as folder:
            plain = measured(["plain"])
            tuned = measured(["tuned"])
            first = measured(["kept", folder])
            second = measured(["kept", folder])
    finally:
        server.kill()
    for title, run in (
        ("plain Scrapy, nothing kept", plain),
        ("plain Scrapy, tuned as dafu is", tuned),
        ("dafu, first run", first),
        ("dafu, second run", second),
    ):
        rates = f"{total / run['seconds']:5.0f} pages/s  {total / run['cpu']:5.0f} per CPU second"
        print(f"{title:32} {rates}  {run['peak_mb']:5.0f} MB peak")
    memory = ", ".join(f"{megabytes:.0f}" for megabytes in first["quarters_mb"])
    print(f"memory of the first run after each quarter of it: {memory} MB")
    for title, run in (("plain", plain), ("tuned", tuned)):
        cost, cpu = 1 - run["seconds"] / first["seconds"], 1 - run["cpu"] / first["cpu"]
        print(
            f"cost of archive and state beside {title} Scrapy: {cost:.0%} of its rate, {cpu:.0%} in CPU time"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(int(sys.argv[2]))
    elif sys.argv[1:2] in (["plain"], ["tuned"], ["kept"]):
        run_one(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
    else:
        main()
