"""The JSON API: the same queries and filters as the pages, personal data masked, errors as problem+json.

Answers carry an ETag; a request that names it gets 304. Lists are paged by ``cursor``; ``next`` is the
address of the following page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from fastapi import Query as Parameter
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from app.chart import chart_svg
from app.forms import hit_json, results_json
from extract.model import as_json
from extract.privacy import mask_record
from store.compare import Comparison
from store.errors import QueryError
from store.figures import compare_indicator
from store.programmes import compare_programmes
from store.query import HitKind, Order, Query, Results
from store.records import StoredRecord, document_of, load_record
from store.related import related_documents
from store.search import search
from store.vocabulary import facet_labels

if TYPE_CHECKING:
    from sqlalchemy import Engine

router = APIRouter(prefix="/api", tags=["记录"])

Words = Annotated[
    str, Parameter(max_length=500, description="检索词；可用引号、-排除、地区: 主题: 状态: 年份: 单位: 类型:")
]
Short = Annotated[str | None, Parameter(max_length=100)]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": {"application/problem+json": {}}}
    for status, words in ((400, "条件无法识别"), (404, "没有这条记录"))
}


def asked(
    q: Words = "",
    kind: HitKind | None = None,
    region: Short = None,
    theme: Short = None,
    status: Short = None,
    year: Annotated[int | None, Parameter(ge=1949, le=2200)] = None,
    unit: Short = None,
    order: Order = "newest",
    exact: Annotated[bool, Parameter(description="不用同义词")] = False,
    copies: Annotated[bool, Parameter(description="同一文档的各个副本都列出")] = False,
    limit: Annotated[int, Parameter(ge=1, le=500)] = 20,
    cursor: Annotated[str | None, Parameter(max_length=40)] = None,
    facets: Annotated[bool, Parameter(description="同时给出各筛选项的条数")] = False,
    count_all: Annotated[bool, Parameter(description="总数不封顶")] = False,
) -> Query:
    """The query of a request."""
    return Query(
        words=q,
        kind=kind,
        region=region or None,
        theme=theme or None,
        status=status or None,
        year=year,
        publisher=unit or None,
        order=order,
        synonyms=not exact,
        copies=copies,
        limit=limit,
        cursor=cursor or None,
        facets=facets,
        count_all=count_all,
    )


@router.get("/search", response_model=Results, responses=PROBLEMS, summary="检索措施、统计数据、答复和新闻")
def get_search(request: Request, query: Annotated[Query, Depends(asked)]) -> Response:
    """The hits of a query, newest first unless asked otherwise, with the address of the next page."""
    with engine_of(request).connect() as connection:
        results = search(connection, query)
    value = results_json(results)
    value["next"] = next_address(request, results.next_cursor)
    return answer(request, value, next_=value["next"])


@router.get("/documents/{identifier}", responses=PROBLEMS, summary="一份文档的全部记录")
def get_document(request: Request, identifier: str) -> Response:
    """The record of a document, found by its own identifier or one of its parts, as the contract says."""
    from app.web.document import citation, visited_on

    stored = stored_record(request, identifier)
    masked = mask_record(stored.record)
    with engine_of(request).connect() as connection:
        visited = visited_on(connection, stored)
    value = {
        "id": stored.id,
        "record": masked.to_json(),
        "measure_ids": stored.measures,
        "statistic_ids": stored.statistics,
        "citation": citation(masked, visited),
        "page": f"/document/{stored.id}/page" if stored.page_digest else None,
        "page_digest": stored.page_digest,
        "copies": stored.copies,
    }
    return answer(request, as_json_tree(value))


@router.get("/documents/{identifier}/related", responses=PROBLEMS, summary="相近的文档")
def get_related(request: Request, identifier: str) -> Response:
    """Documents about the same things, best first."""
    stored = stored_record(request, identifier)
    with engine_of(request).connect() as connection:
        hits = related_documents(connection, stored)
    return answer(request, {"hits": [hit_json(hit) for hit in hits]})


@router.get("/compare", response_model=Comparison, responses=PROBLEMS, summary="按指标跨地区对比")
def get_compare(
    request: Request,
    indicator: Annotated[str, Parameter(min_length=1, max_length=60)],
    region: Annotated[list[str] | None, Parameter(description="可多次")] = None,
    year: Annotated[int | None, Parameter(ge=1949, le=2200)] = None,
) -> Response:
    """One indicator across places: units equal, targets apart, every figure with its sentence and source."""
    return answer(request, as_json(comparison_of(request, indicator, region or [], year)))


@router.get("/compare.svg", responses=PROBLEMS, summary="对比图（SVG）")
def get_compare_chart(
    request: Request,
    indicator: Annotated[str, Parameter(min_length=1, max_length=60)],
    region: Annotated[list[str] | None, Parameter(description="可多次")] = None,
    year: Annotated[int | None, Parameter(ge=1949, le=2200)] = None,
) -> Response:
    """The chart of a comparison."""
    svg = chart_svg(comparison_of(request, indicator, region or [], year))
    if svg is None:
        raise HTTPException(404, f"没有“{indicator}”的可比数据")
    return Response(svg, media_type="image/svg+xml")


@router.get("/programmes", responses=PROBLEMS, summary="同一主题的做法并排：谁出钱、给谁、何时起、进展")
def get_programmes(
    request: Request,
    theme: Annotated[str, Parameter(min_length=1, max_length=60)],
    q: Words = "",
    region: Annotated[list[str] | None, Parameter(description="可多次")] = None,
) -> Response:
    """Measures on a theme that name a programme, a payer or whom they serve, place by place."""
    with engine_of(request).connect() as connection:
        found = compare_programmes(connection, theme, words=q, regions=region or [])
    rows = [{**as_json(one), "hit": hit_json(one.hit)} for one in found]
    return answer(request, {"programmes": rows})


@router.get("/labels", summary="主题、状态、类型的代码和名称")
def get_labels(request: Request) -> Response:
    """What people read for each code."""
    return answer(request, {facet: facet_labels(facet) for facet in ("theme", "status", "kind", "field")})


def engine_of(request: Request) -> Engine:
    """The database of this server."""
    engine: Engine = request.app.state.engine
    return engine


def stored_record(request: Request, identifier: str) -> StoredRecord:
    """The record that an identifier leads to; 404 without one."""
    with engine_of(request).connect() as connection:
        document = document_of(connection, identifier)
        stored = load_record(connection, document) if document else None
    if stored is None:
        raise HTTPException(404, "没有这条记录，可能已被新的版本代替")
    return stored


def comparison_of(request: Request, indicator: str, regions: Sequence[str], year: int | None) -> Comparison:
    """The comparison that a request asks for."""
    with engine_of(request).connect() as connection:
        return compare_indicator(connection, indicator, regions=regions, year=year)


def as_json_tree(value: dict[str, Any]) -> dict[str, Any]:
    """A mapping of values as plain JSON."""
    return {name: as_json(part) for name, part in value.items()}


def next_address(request: Request, cursor: str | None) -> str | None:
    """The address of the page after ``cursor``."""
    if cursor is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*kept, ('cursor', cursor)])}"


def answer(request: Request, value: Any, *, next_: str | None = None) -> Response:
    """JSON with an ETag, or 304 when the request already has it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if next_ is not None:
        headers["Link"] = f'<{next_}>; rel="next"'
    known = [part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def problem(status: int, title: str, detail: str) -> JSONResponse:
    """An error after RFC 9457."""
    value = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(value, status, media_type="application/problem+json")


TITLES = {
    400: "请求有误",
    401: "需要口令",
    403: "不允许",
    404: "没有找到",
    405: "不支持这种请求",
    429: "请求太频繁",
}


def http_problem(_request: Request, error: Exception) -> Response:
    """An expected error; our own details are Chinese, the framework's are not shown."""
    status = getattr(error, "status_code", 500)
    detail = str(getattr(error, "detail", ""))
    ours = detail if any("一" <= letter <= "鿿" for letter in detail) else "地址或方法不对，见 /openapi.json"
    return problem(status, TITLES.get(status, "请求没有成功"), ours)


def invalid_problem(_request: Request, error: Exception) -> Response:
    """A request whose fields cannot be read."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    names = "、".join(dict.fromkeys(str(one["loc"][-1]) for one in found))
    return problem(400, TITLES[400], f"这些参数无法识别：{names}")


def query_problem(_request: Request, error: Exception) -> Response:
    """A query that means nothing."""
    return problem(400, TITLES[400], str(error))


def failure_problem(_request: Request, _error: Exception) -> Response:
    """An error of ours, without internals."""
    return problem(500, "程序出错", "这次请求没有完成，请稍后再试")


def add_api(app: FastAPI) -> None:
    """Add the API and its error answers."""
    app.include_router(router)
    app.add_exception_handler(StarletteHTTPException, http_problem)
    app.add_exception_handler(RequestValidationError, invalid_problem)
    app.add_exception_handler(QueryError, query_problem)
    app.add_exception_handler(Exception, failure_problem)
