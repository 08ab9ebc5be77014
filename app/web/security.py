"""What keeps the pages safe: headers, form tokens, upload caps.

The form token is a double submit: a random cookie (SameSite=Strict, HttpOnly) whose value every form repeats.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

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


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Give each browser a form token and each answer its headers."""
    known = request.cookies.get(TOKEN_COOKIE)
    request.state.form_token = known or secrets.token_urlsafe(24)
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if known is None:
        response.set_cookie(TOKEN_COOKIE, request.state.form_token, samesite="strict", httponly=True)
    return response


def token_matches(request: Request, sent: str | None) -> bool:
    """Whether a form was sent from one of our own pages."""
    known = request.cookies.get(TOKEN_COOKIE)
    return bool(known and sent) and secrets.compare_digest(known or "", sent or "")
