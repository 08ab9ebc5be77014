"""原网页: the page as received, shown safely: no scripts, no network, in a sandboxed frame."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from app.web.document import stored_or_404
from app.web.rendering import page
from app.web.security import ARCHIVED_PAGE_POLICY
from crawler.archive import Archive
from store.pages import StoredPage, find_page

router = APIRouter(include_in_schema=False)
# Shown in the frame as they are; everything else is offered as a download.
SHOWN_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def page_of(request: Request, identifier: str) -> StoredPage:
    """The archived page of a document; the error page says so when it was not kept."""
    stored = stored_or_404(request, identifier)
    with request.app.state.engine.connect() as connection:
        found = find_page(connection, stored.page_digest) if stored.page_digest else None
    if found is None:
        raise HTTPException(404, "这份文档没有存档的原网页。")
    return found


@router.get("/document/{identifier}/page", response_class=HTMLResponse)
def show_archived(request: Request, identifier: str) -> HTMLResponse:
    """The frame around the archived page."""
    found = page_of(request, identifier)
    context = {
        "title": found.address,
        "address": found.address,
        "received": found.received_at.isoformat(" ", "seconds"),
        "digest": found.digest,
        "document_address": f"/document/{identifier}",
        "raw_address": f"/document/{identifier}/page/raw",
    }
    return page(request, "archived.html", context)


@router.get("/document/{identifier}/page/raw")
def send_archived(request: Request, identifier: str) -> Response:
    """The bytes as received; the policy of the answer keeps anything in them from running."""
    found = page_of(request, identifier)
    with Archive(request.app.state.settings.archive_dir) as archive:
        received = archive.read(found.location)
    kind = (found.content_type or "application/octet-stream").split(";")[0].strip().lower()
    headers = {"Content-Security-Policy": ARCHIVED_PAGE_POLICY}
    if kind not in SHOWN_TYPES:
        headers["Content-Disposition"] = "attachment"
    return Response(received.body, media_type=found.content_type, headers=headers)
