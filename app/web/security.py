"""What keeps the pages safe: headers, form tokens, upload caps.

The form token is a double submit: a random cookie (SameSite=Strict, HttpOnly) whose value every form repeats.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.web.limits import RateLimit

TOKEN_COOKIE = "dafu_form"  # noqa: S105 - the cookie's name, not a secret
TOKEN_FIELD = "form_token"  # noqa: S105 - the field's name
UPLOAD_LIMIT = 20 * 1024 * 1024

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# An archived page may show its text and layout, and nothing of it may run, load or navigate.
ARCHIVED_PAGE_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
)


def form_token(request: Request) -> str:
    """The token that forms of this answer carry."""
    token: str = getattr(request.state, "form_token", "")
    return token


class Guard:
    """Gives each browser a form token and each answer its headers, and slows down who sends too much."""

    def __init__(self, app: ASGIApp, limit: RateLimit) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        known = HTTPConnection(scope).cookies.get(TOKEN_COOKIE)
        token = known or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["form_token"] = token

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if known is None:
                    headers.append("Set-Cookie", f"{TOKEN_COOKIE}={token}; HttpOnly; Path=/; SameSite=strict")
            await send(message)

        wait = self.limit.wait(scope)
        app = too_many(wait) if wait else self.app
        await app(scope, receive, send_guarded)


def too_many(wait: int) -> ASGIApp:
    """The answer to who must wait so many seconds."""

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        from app.web.errors import show_error

        error = HTTPException(429, f"起草和校核请求太多，请等 {wait} 秒后再试；已保存的内容没有丢失。")
        response = show_error(Request(scope), error)
        response.headers["Retry-After"] = str(wait)
        await response(scope, receive, send)

    return refuse


def token_matches(request: Request, sent: str | None) -> bool:
    """Whether a form was sent from one of our own pages."""
    known = request.cookies.get(TOKEN_COOKIE)
    return bool(known and sent) and secrets.compare_digest(known or "", sent or "")
