"""做法: the programmes of a theme side by side: who pays, for whom, since when, how far."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from app.web.rendering import chinese_date, page, place_name
from store.errors import QueryError
from store.programmes import Programme, compare_programmes
from store.vocabulary import facet_labels

router = APIRouter(include_in_schema=False)


def programme_row(programme: Programme) -> dict[str, Any]:
    """One row of the table."""
    hit = programme.hit
    return {
        "place": place_name(programme.place) or "（未写明地区）",
        "names": "、".join(programme.names),
        "text": hit.text,
        "address": f"/document/{hit.document}#{hit.id}",
        "payers": "、".join(programme.payers),
        "audience": "、".join(programme.audience),
        "since": programme.since or "",
        "status": hit.status,
        "source": "　".join(filter(None, [hit.publisher, chinese_date(hit.signed_on or hit.published_on)])),
    }


@router.get("/compare/programmes", response_class=HTMLResponse)
def show_programmes(
    request: Request, theme: str = "", region: Annotated[str, Parameter(max_length=500)] = ""
) -> HTMLResponse:
    """The programmes on one theme, or the form to choose one."""
    rows: list[dict[str, Any]] = []
    error = None
    regions = region.replace("、", " ").split()
    if theme:
        with request.app.state.engine.connect() as connection:
            try:
                rows = [programme_row(one) for one in compare_programmes(connection, theme, regions=regions)]
            except QueryError as wrong:
                error = str(wrong)
    context = {
        "themes": facet_labels("theme"),
        "theme": theme,
        "region": " ".join(regions),
        "rows": rows,
        "error": error,
    }
    return page(request, "programmes.html", context, 400 if error else 200)
