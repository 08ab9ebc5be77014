"""首页: what is in here, what is new."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.rendering import chinese_date, page, place_name
from store.overview import count_by_kind, last_crawled_at
from store.query import Hit, HitKind, Query, Results
from store.search import search

router = APIRouter(include_in_schema=False)
KINDS: tuple[tuple[HitKind, str], ...] = (
    ("reply", "份答复"),
    ("news", "篇新闻"),
    ("measure", "条措施"),
    ("statistic", "个统计数据"),
)
SHOWN_PLACES = 10


def newest_row(hit: Hit) -> dict[str, str]:
    """One document of the list of newest ones."""
    parts = [place_name(hit.region), hit.publisher or "", chinese_date(hit.signed_on or hit.published_on)]
    return {
        "address": f"/document/{hit.document}",
        "title": hit.title or hit.text[:40],
        "where": "　".join(filter(None, parts)),
    }


def home_context(
    counts: Mapping[HitKind, int],
    everything: Results,
    replies: Results,
    news: Results,
    crawled_at: datetime | None = None,
) -> dict[str, Any]:
    """What index.html shows: counts by kind and place, the newest documents."""
    newest = sorted(
        (*replies.hits, *news.hits),
        key=lambda hit: str(hit.signed_on or hit.published_on or ""),
        reverse=True,
    )
    places = everything.facets.get("region", ())[:SHOWN_PLACES]
    return {
        "empty": not any(counts.values()),
        "counts": [
            {"count": counts.get(kind, 0), "label": label, "address": f"/search?kind={kind}"}
            for kind, label in KINDS
        ],
        "newest": [newest_row(hit) for hit in newest[:8]],
        "places": [
            {"label": value.label, "count": value.count, "address": f"/search?region={value.value}"}
            for value in places
        ],
        "last_crawl": chinese_date(crawled_at.astimezone().date()) if crawled_at else None,
    }


@router.get("/", response_class=HTMLResponse)
def show_home(request: Request) -> HTMLResponse:
    """The front page."""
    with request.app.state.engine.connect() as connection:
        everything = search(connection, Query(limit=1, facets=True))
        replies = search(connection, Query(kind="reply", limit=8))
        news = search(connection, Query(kind="news", limit=8))
        counts = count_by_kind(connection)
        crawled_at = last_crawled_at(connection)
    return page(request, "home.html", home_context(counts, everything, replies, news, crawled_at))
