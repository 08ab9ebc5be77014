"""数据源: the sites with how each stands, live; start, stop, look at an address and add it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.crawl import REASONS
from app.errors import InputError
from app.sources import (
    SiteState,
    add_site,
    probe_site,
    shown_sites,
    site_states,
    start_crawl,
    stop_crawl,
)
from app.web.rendering import page
from app.web.uploads import require_token
from crawler.probe import Probe

router = APIRouter(include_in_schema=False)
KINDS = {"replies": "答复", "news": "新闻"}
SHOWN_ENTRIES = 8


def sources_context(states: tuple[SiteState, ...]) -> dict[str, Any]:
    """What sources.html shows: sites that were visited first, then the others by name."""
    ordered = sorted(states, key=lambda state: (not state.running, state.visited_at is None, state.site.name))
    return {
        "sites": [site_row(state) for state in ordered],
        "running": any(state.running for state in states),
        "visited": sum(state.visited_at is not None for state in states),
    }


def site_row(state: SiteState) -> dict[str, Any]:
    """One site of the table."""
    counts = dict(state.counts)
    return {
        "name": state.site.name,
        "title": state.site.title,
        "kind": KINDS[state.site.kind],
        "address": state.site.starts[0],
        "running": state.running,
        "state": state_words(state),
        "visited": moment(state.visited_at),
        "newest": moment(state.newest_page_at),
        "counts": {
            name: counts.get(name, 0) for name in ("listed", "fetched", "new", "changed", "blocked", "failed")
        },
        "reasons": [f"{REASONS.get(label, label)} {count}" for label, count in state.reasons],
    }


def state_words(state: SiteState) -> str:
    """How the latest run stands."""
    if state.running:
        return "采集中"
    if state.visited_at is None:
        return "未采集过"
    return "已采完" if state.finished else "中断，可继续"


def moment(at: datetime | None) -> str:
    """2025年7月8日 9:05 on this machine's clock; empty when there is none."""
    local = at.astimezone() if at else None
    return f"{local.year}年{local.month}月{local.day}日 {local.hour}:{local.minute:02d}" if local else ""


@router.get("/sources", response_class=HTMLResponse)
def show_sources(request: Request) -> HTMLResponse:
    """The sites; the page refreshes its own table while a crawl runs."""
    state = request.app.state
    sites = shown_sites(state.settings, state.engine)
    states = site_states(state.engine, tuple(sites.values()))
    return page(request, "sources.html", sources_context(with_started(states, state.crawls)))


def with_started(
    states: tuple[SiteState, ...], crawls: Mapping[str, subprocess.Popen[bytes]]
) -> tuple[SiteState, ...]:
    """The states, with those running whose crawl was started here and has not ended: it may be waiting."""
    alive = {name for name, crawl in crawls.items() if crawl.poll() is None}
    return tuple(replace(state, running=True) if state.site.name in alive else state for state in states)


@router.post("/sources/{name}/{action}")
def change_crawl(
    request: Request, name: str, action: str, form_token: Annotated[str, Form()] = ""
) -> Response:
    """Start or stop the crawl of one site."""
    require_token(request, form_token)
    state = request.app.state
    if name not in shown_sites(state.settings, state.engine) or action not in ("start", "stop"):
        raise HTTPException(404, "没有这个网站。")
    crawl = state.crawls.get(name)
    if action == "start":
        started = start_crawl(state.settings, state.engine, [name]) if not is_alive(crawl) else None
        if started is not None:
            state.crawls[name] = started
    elif not stop_crawl(state.engine, name) and crawl is not None and is_alive(crawl):
        # It has not begun to fetch: there is nothing to finish.
        crawl.terminate()
    return RedirectResponse("/sources", 303)


def is_alive(crawl: subprocess.Popen[bytes] | None) -> bool:
    """Whether a crawl started here has not ended."""
    return crawl is not None and crawl.poll() is None


@router.post("/sources", response_class=HTMLResponse)
def look_at_address(
    request: Request,
    address: Annotated[str, Form(max_length=1000)] = "",
    name: Annotated[str, Form(max_length=63)] = "",
    title: Annotated[str, Form(max_length=60)] = "",
    action: Annotated[str, Form()] = "probe",
    form_token: Annotated[str, Form()] = "",
) -> Response:
    """Look at a column's address; then, when its entries look right, add it."""
    require_token(request, form_token)
    settings = request.app.state.settings
    try:
        probe = probe_site(settings, address.strip())
        if action == "add":
            add_site(
                settings, replace(probe.site, name=name or probe.site.name, title=title or probe.site.title)
            )
            return RedirectResponse("/sources", 303)
    except (InputError, ValueError) as error:
        raise HTTPException(400, str(error)) from error
    return page(request, "probe.html", probe_context(address, probe))


def probe_context(address: str, probe: Probe) -> dict[str, Any]:
    """What probe.html shows of a column."""
    return {
        "address": address,
        "name": probe.site.name,
        "title": probe.site.title,
        "family": probe.family.title if probe.family else "未认出，按通用规则采集",
        "entries": [entry.words or entry.address for entry in probe.entries[:SHOWN_ENTRIES]],
        "count": len(probe.entries),
        "further": len(probe.further),
    }
