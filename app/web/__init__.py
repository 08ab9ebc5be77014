"""The web pages, server-rendered: one module a page here, one template in templates/pages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

PAGES = (
    "home",
    "search",
    "saved",
    "document",
    "archived",
    "compare",
    "programmes",
    "draft",
    "check",
    "sources",
    "help",
)


def add_pages(app: FastAPI) -> None:
    """Add the pages, their static files and their error pages to the server."""
    from importlib.resources import files

    from fastapi.staticfiles import StaticFiles

    from app.web.errors import add_error_pages

    for name in PAGES:
        app.include_router(import_module(f"app.web.{name}").router)
    app.mount("/static", StaticFiles(directory=str(files("templates") / "static")), name="static")
    add_error_pages(app)
