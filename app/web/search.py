"""检索: a query to results, facets and addresses that can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from app.web.rendering import chinese_date, chinese_period, figure, page, place_name
from app.web.saved import parameter_words
from store.errors import QueryError
from store.language import read_years
from store.query import FacetValue, Hit, HitKind, Order, Query, Results
from store.search import search
from store.vocabulary import facet_labels

router = APIRouter(include_in_schema=False)
# Facets in the order of the page: what filters, its name; the shown values are the most frequent.
FACETS = (
    ("kind", "类型"),
    ("region", "地区"),
    ("theme", "主题"),
    ("status", "状态"),
    ("year", "年份"),
    ("unit", "单位"),
)
SHOWN_VALUES = 12


def query_address(query: Query, path: str = "/search", **changes: str | None) -> str:
    """The address of ``query`` with some parts changed; None and "" leave a part out."""
    parts: dict[str, str | int | None] = {
        "q": query.words,
        "kind": query.kind,
        "region": query.region,
        "theme": query.theme,
        "status": query.status,
        "year": query.year,
        "unit": query.publisher,
        "order": query.order if query.order != "newest" else None,
        "exact": None if query.synonyms else "1",
        **changes,
    }
    kept = {name: value for name, value in parts.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


def hit_row(hit: Hit) -> dict[str, Any]:
    """What one line of the results shows."""
    whole = hit.kind in ("reply", "news")
    themes = facet_labels("theme")
    in_sentence = bool(hit.sentence) and not whole
    return {
        "address": f"/document/{hit.document}" + ("" if whole else f"#{hit.id}"),
        "text": hit.sentence if in_sentence else (hit.title or hit.text),
        "highlights": hit.sentence_highlights if in_sentence else () if hit.title else hit.highlights,
        "snippet": hit.text if whole and hit.title and hit.highlights else "",
        "snippet_highlights": hit.highlights,
        "kind": hit.kind,
        "status": hit.status if hit.kind == "measure" else None,
        "indicator": hit.indicator,
        "figure": figure(hit.value, hit.upper) if hit.kind == "statistic" else "",
        "unit": hit.unit,
        "period": chinese_period(hit.period),
        "place": place_name(hit.place or hit.region),
        "publisher": hit.publisher,
        "date": chinese_date(hit.signed_on or hit.published_on),
        "trust": hit.trust,
        "themes": [themes.get(theme, theme) for theme in hit.themes],
    }


def as_tree(values: Sequence[FacetValue]) -> list[tuple[FacetValue, int]]:
    """Values with their depth, each below the value that is its parent, otherwise in their order."""
    known = {value.value for value in values}
    rows: list[tuple[FacetValue, int]] = []
    waiting = [(value, 0) for value in reversed(values) if value.parent not in known]
    while waiting:
        value, depth = waiting.pop()
        rows.append((value, depth))
        waiting += [(child, depth + 1) for child in reversed(values) if child.parent == value.value]
    return rows


def facet_rows(query: Query, facets: dict[str, tuple[FacetValue, ...]]) -> list[dict[str, Any]]:
    """The facets with an address for each value: choose it, or leave it when it is chosen."""
    rows = []
    for name, label in FACETS:
        values = as_tree(facets.get(name, ())[:SHOWN_VALUES])
        chosen = str(getattr(query, {"unit": "publisher"}.get(name, name)) or "")
        shown = [
            {
                "label": value.label,
                "count": value.count,
                "depth": depth,
                "chosen": value.value == chosen,
                "address": query_address(
                    query, "/search", **{name: None if value.value == chosen else value.value}
                ),
            }
            for value, depth in values
        ]
        if shown:
            rows.append({"name": label, "values": shown})
    return rows


def search_context(query: Query, results: Results | None, stored: int, error: str | None) -> dict[str, Any]:
    """What search.html shows; ``stored`` is how many records there are in all."""
    found = results or Results((), 0)
    ranked = query.order == "relevance"
    kept = [
        (name, value)
        for name, value in (
            ("kind", query.kind),
            ("region", query.region),
            ("theme", query.theme),
            ("status", query.status),
            ("year", query.year),
            ("unit", query.publisher),
        )
        if value
    ]
    return {
        "words": query.words,
        "kept": kept,
        "hits": [hit_row(hit) for hit in found.hits],
        "total": found.total,
        "capped": found.capped,
        "total_stored": stored,
        "facets": facet_rows(query, found.facets),
        "facets_within": found.facets_within,
        "synonyms": found.synonyms,
        "exact_address": query_address(replace(query, synonyms=False)),
        "ranked": ranked,
        "ranked_within": found.ranked_within,
        "parameters": query_address(query).partition("?")[2],
        "suggested_name": parameter_words(query_address(query).partition("?")[2])[:40],
        "order_address": query_address(query, order=None if ranked else "relevance"),
        "feed_address": query_address(query, "/search.atom"),
        "downloads": [
            (name, query_address(query, f"/search.{name}")) for name in ("csv", "xlsx", "parquet", "jsonl")
        ],
        "next_address": query_address(query, cursor=found.next_cursor) if found.next_cursor else None,
        "error": error,
    }


def year_of(text: str) -> int | None:
    """A year typed into an address, None for nothing typed; raises QueryError for what is no year."""
    if not text.strip():
        return None
    years = read_years(text.strip())
    if len(years) > 1:
        raise QueryError(f"年份请只写一年：{text}（例：2023）")
    return int(years[0])


@router.get("/search", response_class=HTMLResponse)
def show_search(
    request: Request,
    q: Annotated[str, Parameter(max_length=500)] = "",
    kind: str = "",
    region: str = "",
    theme: str = "",
    status: str = "",
    year: str = "",
    unit: str = "",
    order: str = "newest",
    exact: str = "",
    cursor: str = "",
) -> HTMLResponse:
    """The results of one query."""
    query = Query(
        words=q,
        kind=cast("HitKind", kind) if kind else None,
        region=region or None,
        theme=theme or None,
        status=status or None,
        publisher=unit or None,
        order=cast("Order", order if order == "relevance" else "newest"),
        synonyms=not exact,
        cursor=cursor or None,
        facets=True,
    )
    results, error = None, None
    with request.app.state.engine.connect() as connection:
        try:
            query = replace(query, year=year_of(year))
            results = search(connection, query)
        except QueryError as wrong:
            error = str(wrong)
        stored = results.total if results and results.total else search(connection, Query(limit=1)).total
    return page(request, "search.html", search_context(query, results, stored, error), 400 if error else 200)
