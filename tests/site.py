"""A loopback web server for the crawl's tests: many hosts behind one port, and every fault a site can have.

It answers as a proxy (``GET http://www.example/path``), so the tests crawl names, never the network. Start
it by ``with Loopback(answer) as server``; ``answer`` maps a request to an Answer. What was asked is in
``server.seen``.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import TracebackType


@dataclass(frozen=True)
class Asked:
    """One request: the whole address, its headers by lower-case name, and the form it sends."""

    address: str
    headers: dict[str, str]
    form: str = ""

    @property
    def host(self) -> str:
        return self.address.split("/")[2]

    @property
    def path(self) -> str:
        return "/" + self.address.split("/", 3)[3]


@dataclass(frozen=True)
class Answer:
    """What to send; ``cut`` drops the connection after so many bytes of body, ``wait`` seconds come first."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    cut: int | None = None
    wait: float = 0.0

    def with_headers(self, *headers: tuple[str, str]) -> Answer:
        return replace(self, headers=self.headers + headers)


@dataclass(frozen=True)
class Seen:
    """One request with what was sent for it: status and bytes of body."""

    asked: Asked
    status: int
    sent: int


@dataclass
class Loopback:
    """The server; ``proxy`` is its address."""

    answer: Callable[[Asked], Answer]
    validators: bool = True
    seen: list[Seen] = field(default_factory=list)
    port: int = 0

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Loopback:
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join()

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve(ready))
        self._loop.close()

    async def _serve(self, ready: threading.Event) -> None:
        self._stopped = asyncio.Event()
        self._open: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stopped.wait()
        server.close()
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while await self._respond(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.close()

    async def _respond(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *lines = head.rstrip().split("\r\n")
        headers = {name.lower(): value for name, value in (item.split(": ", 1) for item in lines)}
        target = line.split(" ")[1]
        form = (await reader.readexactly(int(headers.get("content-length", "0")))).decode()
        asked = Asked(target if "://" in target else f"http://{headers['host']}{target}", headers, form)
        answer = self._conditional(asked, self.answer(asked))
        if answer.wait:
            await asyncio.sleep(answer.wait)
        sent = answer.body if answer.cut is None else answer.body[: answer.cut]
        self.seen.append(Seen(asked, answer.status, len(sent)))
        fields = "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
        writer.write(
            f"HTTP/1.1 {answer.status} X\r\n{fields}Content-Length: {len(answer.body)}\r\n\r\n".encode()
            + sent
        )
        await writer.drain()
        return answer.cut is None

    def _conditional(self, asked: Asked, answer: Answer) -> Answer:
        """ETag on every page, and 304 for one that the client has, as a well-kept site does."""
        if not self.validators or answer.status != 200 or answer.cut is not None:
            return answer
        etag = f'"{sha256(answer.body).hexdigest()[:16]}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(status=304, headers=(("ETag", etag),))
        return answer.with_headers(("ETag", etag))
