"""已存检索: queries with a name, each with an address of its own, a feed, and a way to forget it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.web.rendering import chinese_date, page
from app.web.uploads import require_token
from store.database import writing
from store.errors import QueryError
from store.saved import LONGEST_NAME, SavedQuery, delete_query, find_query, list_queries, save_query
from store.vocabulary import facet_labels

router = APIRouter(include_in_schema=False)
# The parameters of a search that are saved, with what people read before their values.
PARAMETERS = {
    "q": "",
    "kind": "类型",
    "region": "地区",
    "theme": "主题",
    "status": "状态",
    "year": "年份",
    "unit": "单位",
    "order": "",
    "exact": "",
}
CODED = {"order": {"relevance": "按相关度"}, "exact": {"1": "不用同义词"}}


def known_parameters(text: str) -> str:
    """The parameters of a search in their own order; anything else is left out."""
    given = dict(parse_qsl(text))
    return urlencode([(name, given[name]) for name in PARAMETERS if given.get(name)])


def parameter_words(parameters: str) -> str:
    """The parameters as people read them: 托育　状态：已做."""
    words = []
    for name, value in parse_qsl(parameters):
        labels = CODED.get(name) or (facet_labels(name) if name in ("kind", "theme", "status") else {})
        label = PARAMETERS[name]
        words.append(f"{label}：{labels.get(value, value)}" if label else labels.get(value, value))
    return "　".join(words) or "全部记录"


def saved_row(query: SavedQuery) -> dict[str, str]:
    """One saved query as the page shows it."""
    return {
        "id": query.id,
        "name": query.name,
        "words": parameter_words(query.parameters),
        "address": f"/saved/{query.id}",
        "feed": f"/saved/{query.id}/atom",
        "date": chinese_date(query.saved_on),
    }


def saved_context(queries: tuple[SavedQuery, ...]) -> dict[str, Any]:
    """What saved.html shows."""
    return {"queries": [saved_row(query) for query in queries]}


def saved_or_404(request: Request, identifier: str) -> SavedQuery:
    """The saved query of an address."""
    with request.app.state.engine.connect() as connection:
        found = find_query(connection, identifier)
    if found is None:
        raise HTTPException(404, "没有这个已存的检索，可能已删去。")
    return found


@router.get("/saved", response_class=HTMLResponse)
def show_saved(request: Request) -> HTMLResponse:
    """All saved queries."""
    with request.app.state.engine.connect() as connection:
        queries = list_queries(connection)
    return page(request, "saved.html", saved_context(queries))


@router.post("/saved")
def save(
    request: Request,
    name: Annotated[str, Form(max_length=LONGEST_NAME * 4)] = "",
    parameters: Annotated[str, Form(max_length=2_000)] = "",
    form_token: Annotated[str, Form()] = "",
) -> Response:
    """Save a query under a name."""
    require_token(request, form_token)
    kept = known_parameters(parameters)
    try:
        with writing(request.app.state.engine) as connection:
            save_query(connection, name or parameter_words(kept)[:LONGEST_NAME], kept, date.today())  # noqa: DTZ011 - the user's own calendar
    except QueryError as error:
        raise HTTPException(400, str(error)) from error
    return RedirectResponse("/saved", 303)


@router.get("/saved/{identifier}")
def open_saved(request: Request, identifier: str) -> Response:
    """The search that was saved."""
    return RedirectResponse(f"/search?{saved_or_404(request, identifier).parameters}", 303)


@router.get("/saved/{identifier}/atom")
def follow_saved(request: Request, identifier: str) -> Response:
    """The feed of the search that was saved."""
    return RedirectResponse(f"/search.atom?{saved_or_404(request, identifier).parameters}", 307)


@router.post("/saved/{identifier}/delete")
def forget(request: Request, identifier: str, form_token: Annotated[str, Form()] = "") -> Response:
    """Forget a saved query."""
    require_token(request, form_token)
    with writing(request.app.state.engine) as connection:
        delete_query(connection, identifier)
    return RedirectResponse("/saved", 303)
