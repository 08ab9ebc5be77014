"""Pages that nothing has changed are not made again: kept in memory by address and by version of the data.

Only answers that everybody gets alike are kept: what shows personal data is sent by POST and passes through.
A page is made with a mark in the place of the form token, and each browser gets its own token there.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Whole paths, and beginnings of paths, of what depends on the address and the records alone.
WHOLE = frozenset({"/", "/search", "/search.atom", "/compare", "/compare/programmes", "/help"})
BEGINNINGS = ("/api/", "/document/", "/help/", "/compare/chart.")
NEVER = ("/page", "/page/raw")
FORM_MARK = "dafu-form-token-stands-here"
MOST_BYTES = 32 * 2**20
MOST_BYTES_EACH = 2**20


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its headers as sent by the page, its body with the mark, its digest."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    digest: str


class PageCache:
    """Passes requests on, or answers from memory while ``version`` stays the same (None: never).

    At most ``at_once`` pages are made at a time.
    """

    def __init__(self, app: ASGIApp, version: Callable[[], str | None], at_once: int) -> None:
        self.app = app
        self.version = version
        self.kept: OrderedDict[tuple[str, bytes, str], Kept] = OrderedDict()
        self.of_version: str | None = None
        self.size = 0
        self.making = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not is_kept(scope["path"]):
            await self.app(scope, receive, send)
            return
        # Read before the page is made: with a change in between the page is newer than its version.
        version = await run_in_threadpool(self.version)
        key = (scope["path"], scope["query_string"], Headers(scope=scope).get("host", ""))
        found = self.find(version, key)
        if found is None:
            async with self.making:
                found = await self.make(scope, receive, send)
            if found is None:
                return
            self.keep(version, key, found)
        await answer(scope, send, found)

    def find(self, version: str | None, key: tuple[str, bytes, str]) -> Kept | None:
        """The answer kept of this version; those of another are forgotten."""
        if version is None or version != self.of_version:
            self.kept.clear()
            self.size, self.of_version = 0, version
            return None
        found = self.kept.get(key)
        if found is not None:
            self.kept.move_to_end(key)
        return found

    def keep(self, version: str | None, key: tuple[str, bytes, str], made: Kept) -> None:
        """Keep an answer, and forget those not asked for the longest where there is no room."""
        if version is None or version != self.of_version or len(made.body) > MOST_BYTES_EACH:
            return
        known = self.kept.pop(key, None)
        self.kept[key] = made
        self.size += len(made.body) - (len(known.body) if known else 0)
        while self.size > MOST_BYTES:
            self.size -= len(self.kept.popitem(last=False)[1].body)

    async def make(self, scope: Scope, receive: Receive, send: Send) -> Kept | None:
        """The answer of the page; None when it was none to keep and has been sent on."""
        messages: list[Message] = []

        async def gather(message: Message) -> None:
            messages.append(message)

        state = {**scope.get("state", {}), "form_token": FORM_MARK}
        await self.app({**scope, "state": state}, receive, gather)
        body = b"".join(message.get("body", b"") for message in messages[1:])
        made = Kept(tuple(messages[0]["headers"]), body, hashlib.sha256(body).hexdigest()[:32])
        if messages[0]["status"] == 200:
            return made
        token = token_of(scope)
        await send(with_length(messages[0], with_token(body, token)))
        await send({"type": "http.response.body", "body": with_token(body, token)})
        return None


def is_kept(path: str) -> bool:
    """Whether what stands at ``path`` may be kept."""
    return path in WHOLE or (path.startswith(BEGINNINGS) and not path.endswith(NEVER))


def token_of(scope: Scope) -> str:
    """The form token of the browser that asks."""
    return str(scope.get("state", {}).get("form_token", ""))


def with_token(body: bytes, token: str) -> bytes:
    """The page for one browser."""
    return body.replace(FORM_MARK.encode(), token.encode())


def with_length(start: Message, body: bytes) -> Message:
    """The beginning of an answer with the length of this body."""
    headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    return {**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]}


async def answer(scope: Scope, send: Send, kept: Kept) -> None:
    """Send a kept answer, or 304 to who has it already."""
    token = token_of(scope)
    body = with_token(kept.body, token)
    start: Message = {"type": "http.response.start", "status": 200, "headers": list(kept.headers)}
    headers = MutableHeaders(scope=start)
    if "etag" not in headers:
        own = hashlib.sha256(token.encode()).hexdigest()[:8] if body != kept.body else ""
        headers["ETag"] = f'"{kept.digest}{own}"'
        headers["Cache-Control"] = "private, no-cache"
    asked = Headers(scope=scope).get("if-none-match", "")
    if headers["etag"] in [part.strip().removeprefix("W/") for part in asked.split(",")]:
        start["status"], body = 304, b""
    elif len(body) != len(kept.body):
        start = with_length(start, body)
    if start["status"] == 304:
        start["headers"] = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    await send(start)
    await send({"type": "http.response.body", "body": body})
