"""The server: database, API and pages in one application, and who may ask it."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, RedirectResponse
from starlette.responses import Response

from app.api import add_api, problem
from app.settings import Settings
from store.database import open_store
from store.version import DataVersion

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.types import ASGIApp, Receive, Scope, Send

    from app.web.limits import RateLimit

# Threads of one process take turns: more pages at a time make all of them wait for the slowest. With
# PostgreSQL most of the waiting is for another process.
PAGES_AT_ONCE = {"sqlite": 2, "postgresql": 8}
ACCESS_COOKIE = "dafu_access"
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: everyone on this machine, or who bears the token, or whom a proxy has let through.

    ``proxy_header`` is a header that the proxy sets on every request and takes from the outside.
    """

    token: str | None = None
    proxy_header: str | None = None


def is_local(host: str) -> bool:
    """Whether ``host`` is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def create_app(settings: Settings, access: Access | None = None, limit: RateLimit | None = None) -> FastAPI:
    """The application on the settings' database; raises DatabaseError when that cannot be opened."""
    from app.downloads import router as downloads
    from app.page_cache import PageCache
    from app.web import add_pages
    from app.web.limits import RateLimit
    from app.web.security import Guard

    app = FastAPI(title="dafu 答复", docs_url=None, redoc_url=None, lifespan=closing)
    app.state.engine = open_store(settings.database_url)
    app.state.settings = settings
    app.state.crawls = {}
    app.state.version = DataVersion(app.state.engine)
    access = access or Access()
    add_api(app)
    app.include_router(downloads)
    add_pages(app)
    # What is added last is asked first.
    app.add_middleware(
        PageCache, version=app.state.version.read, at_once=PAGES_AT_ONCE[app.state.engine.name]
    )
    app.add_middleware(Guard, limit=limit or RateLimit(client_header=access.proxy_header))
    app.add_middleware(Admission, access=access)
    return app


@asynccontextmanager
async def closing(app: FastAPI) -> AsyncIterator[None]:
    """Close the database when the server ends."""
    yield
    app.state.version.close()
    app.state.engine.dispose()


class Admission:
    """Lets a request through, or says in Chinese why not."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = refused(Request(scope), self.access)
        await (answer or self.app)(scope, receive, send)


def refused(request: Request, access: Access) -> Response | None:
    """The answer to who may not ask; None for who may."""
    if access.proxy_header is not None:
        if request.headers.get(access.proxy_header):
            return None
        return refusal(request, 403, "请从单位的统一入口访问")
    if access.token is None:
        # A page elsewhere may point its own name at 127.0.0.1; its requests bear that name.
        if host_name(request) in LOCAL_NAMES:
            return None
        return refusal(request, 403, "只接受本机地址的访问（127.0.0.1）")
    return refused_by_token(request, access.token)


def refused_by_token(request: Request, token: str) -> Response | None:
    """The token comes as a bearer, as our cookie, or once in the address, which then is cleaned."""
    given = request.query_params.get("token")
    if given is not None and same(given, token):
        answer = RedirectResponse(without_token(request.url.path, request.query_params), 303)
        answer.set_cookie(ACCESS_COOKIE, token, httponly=True, samesite="strict", max_age=30 * 86400)
        return answer
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    if same(bearer, token) or same(request.cookies.get(ACCESS_COOKIE, ""), token):
        return None
    return refusal(request, 401, "需要口令：请使用带口令的地址，或在请求头中写 Authorization: Bearer 口令")


def same(given: str, token: str) -> bool:
    """Whether the token is right, in constant time."""
    return hmac.compare_digest(given.encode(), token.encode())


def without_token(path: str, parameters: QueryParams) -> str:
    """The address without the token; always on this server."""
    kept = [(name, value) for name, value in parameters.multi_items() if name != "token"]
    clean = "/" + path.lstrip("/\\")
    return f"{clean}?{urlencode(kept)}" if kept else clean


def host_name(request: Request) -> str:
    """The host that the request names, without its port."""
    host = request.headers.get("host", "")
    return host[: host.rindex("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]


def refusal(request: Request, status: int, words: str) -> Response:
    """A refusal as programs or people read it."""
    if request.url.path.startswith("/api/"):
        return problem(status, "需要口令" if status == 401 else "不允许", words)
    return PlainTextResponse(words, status)
