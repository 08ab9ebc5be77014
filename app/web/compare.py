"""对比: one indicator across places, a table that is the truth and a chart that shows it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from app.chart import chart_svg, save_chart
from app.populations import read_population_table
from app.web.rendering import chinese_date, chinese_word, figure, page, place_name
from app.web.search import year_of
from app.web.uploads import require_token
from store.compare import Comparison, Population, Row, Table
from store.errors import QueryError
from store.figures import compare_indicator
from store.indicators import indicators_by_name

router = APIRouter(include_in_schema=False)
BASES = {"year_on_year": "同比", "period_on_period": "环比"}
CONFLICTS = {"between_documents": "各处说法不一", "within_document": "同一文档另有数值，口径可能不同"}
TABLE_LIMIT = 2 * 2**20
CHART_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def row_context(row: Row) -> dict[str, Any]:
    """One row of the table: value, nature, time, and each sentence that says so."""
    words = [
        chinese_word(row.qualifier),
        BASES.get(row.basis or "", ""),
        chinese_word(row.kind) if row.kind != "level" else "",
        "目标" if row.status == "target" else "",
        "其中一部分" if row.part else "",
        f"仅指：{row.scope}" if row.scope else "",
    ]
    within = place_name(row.within)
    place = place_name(row.place) or "（未写明地区）"
    return {
        "place": f"{within} {place}" if within and within != place else place,
        "figure": figure(row.value, row.upper),
        "nature": "、".join(filter(None, words)),
        "as_of": chinese_date(row.as_of) or "未写明",
        "as_of_stated": row.as_of_stated,
        "conflict": CONFLICTS.get(row.conflict or ""),
        "rate": rate_words(row),
        "sources": [
            {
                "address": f"/document/{said.document}#{said.id}",
                "sentence": said.sentence.strip(),
                "publisher": said.publisher or "",
                "date": chinese_date(said.stated_on),
                "untrusted": said.trust == "untrusted",
            }
            for said in row.figures
        ],
    }


def rate_words(row: Row) -> str:
    """每千人 3.2（人口 500,000，2022年）; empty where no population is known."""
    if row.rate is None:
        return ""
    label = "每千人" if row.rate.kind == "per_thousand" else "人均"
    day = chinese_date(row.rate.population_as_of)
    return (
        f"{label} {figure(row.rate.value)}（人口 {figure(row.rate.population)}{'，' + day if day else ''}）"
    )


def table_context(table: Table) -> dict[str, Any]:
    """One table: rows whose units are equal."""
    return {"unit": table.unit or "无单位", "rows": [row_context(row) for row in table.rows]}


def compare_context(
    indicator: str,
    regions: tuple[str, ...],
    year: int | None,
    comparison: Comparison | None,
    error: str | None,
) -> dict[str, Any]:
    """What compare.html shows."""
    here = {"indicator": indicator, "region": " ".join(regions), "year": year or ""}
    address = urlencode({name: value for name, value in here.items() if value})
    chart = chart_svg(comparison) if comparison else None
    related = comparison.related if comparison else ()
    return {
        "indicator": indicator,
        "indicators": sorted(indicators_by_name()),
        "regions": regions,
        "year": year,
        "error": error,
        "names": comparison.names[1:] if comparison else (),
        "tables": [table_context(table) for table in comparison.tables] if comparison else [],
        "missing": [place.name for place in comparison.missing] if comparison else [],
        "related": [
            {"name": name, "count": count, "address": f"/compare?{urlencode({'indicator': name})}"}
            for name, count in related[:8]
        ],
        # The SVG is ours: every word in it was escaped where it was written.
        "chart": Markup(chart) if chart else None,  # noqa: S704
        "chart_address": f"/compare/chart.svg?{address}",
        "picture_address": f"/compare/chart.png?{address}",
        "json_address": f"/api/compare?{address}",
    }


def asked(
    request: Request, indicator: str, region: str, year: str, populations: Sequence[Population] = ()
) -> Comparison:
    """The comparison asked for; raises QueryError for a place that is none."""
    regions = tuple(region.replace("、", " ").split())
    with request.app.state.engine.connect() as connection:
        return compare_indicator(
            connection, indicator, regions=regions, year=year_of(year), populations=populations
        )


@router.get("/compare", response_class=HTMLResponse)
def show_compare(
    request: Request,
    indicator: Annotated[str, Parameter(max_length=60)] = "",
    region: Annotated[str, Parameter(max_length=500)] = "",
    year: str = "",
) -> HTMLResponse:
    """The comparison of one indicator, or the form to ask for one."""
    return comparison_page(request, indicator, region, year)


@router.post("/compare", response_class=HTMLResponse)
def show_rates(
    request: Request,
    indicator: Annotated[str, Form(max_length=60)] = "",
    region: Annotated[str, Form(max_length=500)] = "",
    year: Annotated[str, Form()] = "",
    table: UploadFile | None = None,
    form_token: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """The same with a population table that the user gives, which is not kept."""
    require_token(request, form_token)
    body = table.file.read(TABLE_LIMIT + 1) if table else b""
    if len(body) > TABLE_LIMIT:
        raise HTTPException(413, f"人口表超过 {TABLE_LIMIT // 2**20} MB，未接收。")
    try:
        populations = read_population_table(body) if body else ()
    except ValueError as error:
        raise HTTPException(400, f"人口表有误：{error}") from error
    return comparison_page(request, indicator, region, year, populations)


def comparison_page(
    request: Request, indicator: str, region: str, year: str, populations: Sequence[Population] = ()
) -> HTMLResponse:
    """The page of a comparison; what cannot be asked is said on it."""
    comparison, error, chosen = None, None, None
    try:
        chosen = year_of(year)
        comparison = asked(request, indicator, region, year, populations) if indicator.strip() else None
    except QueryError as wrong:
        error = str(wrong)
    regions = tuple(region.replace("、", " ").split())
    context = compare_context(indicator.strip(), regions, chosen, comparison, error)
    return page(request, "compare.html", context, 400 if error else 200)


@router.get("/compare/chart.{kind}")
def send_chart(request: Request, kind: str, indicator: str, region: str = "", year: str = "") -> Response:
    """The chart as a file to keep."""
    if kind not in CHART_TYPES:
        raise HTTPException(404)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"chart.{kind}"
        try:
            save_chart(asked(request, indicator, region, year), path)
        except (ValueError, QueryError) as wrong:
            raise HTTPException(400, str(wrong)) from wrong
        content = path.read_bytes()
    headers = {"Content-Disposition": f"attachment; filename=dafu-chart.{kind}"}
    return Response(content, media_type=CHART_TYPES[kind], headers=headers)
