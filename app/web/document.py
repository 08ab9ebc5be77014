"""文档: one record to read, its spans marked, its provenance; and the page as archived."""

from __future__ import annotations

import logging
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Connection

from app.web.marking import Mark, marked_paragraphs
from app.web.rendering import chinese_date, chinese_period, chinese_word, figure, page, place_name
from app.web.security import token_matches
from extract.masking import mask_record
from extract.model import Measure, Record, Reply, Statistic
from store.pages import find_page
from store.query import Hit
from store.records import StoredRecord, document_of, load_record
from store.related import related_documents
from store.vocabulary import facet_labels

router = APIRouter(include_in_schema=False)
LOG = logging.getLogger("dafu.privacy")


def document_context(stored: StoredRecord, revealed: bool, visited: date | None = None) -> dict[str, Any]:
    """What document.html shows of a record; personal data are masked unless ``revealed``."""
    record = stored.record
    shown = record if revealed else mask_record(record)
    return {
        "title": shown.title or "（无标题）",
        "kind": record.kind,
        "region": place_name(record.region),
        "trust": record.trust,
        "facts": header_rows(shown),
        "repairs": record.repairs,
        "issues": [issue.message for issue in shown.issues],
        "paragraphs": marked_paragraphs(shown, document_marks(stored, shown, revealed)),
        "masked": 0 if revealed else len(record.personal),
        "unmask_address": f"/document/{stored.id}/reveal",
        "checks": record.checks,
        "statistics": [
            statistic_row(row, anchor)
            for row, anchor in zip(shown.statistics, stored.statistics, strict=True)
        ],
        "source": record.source,
        "digest": stored.page_digest,
        "page_address": f"/document/{stored.id}/page",
        "citation": citation(shown, visited),
    }


def document_marks(stored: StoredRecord, shown: Record, revealed: bool) -> tuple[Mark, ...]:
    """Measures, statistics and masked data as marks, in the order of the text."""
    marks = [
        Mark(row.start, row.end, f"m m-{row.status}", anchor, measure_note(row))
        for row, anchor in zip(shown.measures, stored.measures, strict=True)
    ]
    marks += [
        Mark(row.start, row.end, "s", anchor, statistic_note(row))
        for row, anchor in zip(shown.statistics, stored.statistics, strict=True)
    ]
    if not revealed:
        marks += [
            Mark(row.start, row.end, "p", f"personal-{row.start}", f"已遮蔽：{chinese_word(row.category)}")
            for row in shown.personal
        ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def measure_note(measure: Measure) -> str:
    """已做 · 托育 · 教育局 · 「手心相连」."""
    names = facet_labels("theme")
    parts = [chinese_word(measure.status), *(names.get(theme, theme) for theme in measure.themes)]
    return " · ".join([*parts, *filter(None, [measure.actor]), *measure.programs])


def statistic_note(statistic: Statistic) -> str:
    """托位 14,826个 · 2023年12月25日 · 荆州市."""
    value = f"{statistic.indicator} {figure(statistic.value, statistic.upper)}{statistic.unit or ''}"
    extras = [nature(statistic), chinese_period(statistic.period), place_name(statistic.place)]
    return " · ".join([value, *filter(None, extras)])


def nature(statistic: Statistic) -> str:
    """目标, 增加, 约 and so on; empty for a plain actual level."""
    words: list[str | None] = [statistic.qualifier]
    words += [statistic.kind] if statistic.kind != "level" else []
    words += [statistic.status] if statistic.status == "target" else []
    return "、".join(chinese_word(word) for word in words if word)


def statistic_row(statistic: Statistic, anchor: str) -> dict[str, str]:
    """One row of the table of statistics."""
    return {
        "anchor": anchor,
        "indicator": statistic.indicator,
        "figure": figure(statistic.value, statistic.upper),
        "unit": statistic.unit or "",
        "nature": nature(statistic),
        "period": chinese_period(statistic.period),
        "place": place_name(statistic.place),
    }


def header_rows(record: Record) -> list[tuple[str, str]]:
    """The header as label and value; what the page does not state is left out."""
    rows = reply_rows(record.reply) if record.reply else []
    rows += [("发布", record.publisher or ""), ("发布日期", chinese_date(record.published_on))]
    return [(label, value) for label, value in rows if value]


def reply_rows(reply: Reply) -> list[tuple[str, str]]:
    """The rows that only a reply letter has."""
    session = reply.session
    return [
        ("对象", chinese_word(reply.council)),
        ("届次", f"{session.term or '？'}届{session.number or '？'}次会议" if session else ""),
        ("编号", reply.proposal_number or ""),
        ("案由", reply.subject or ""),
        ("提出者", "、".join(f"{row.name}（{chinese_word(row.role)}）" for row in reply.addressees)),
        ("答复单位", "、".join(reply.issuers)),
        ("办理结果", " ".join(filter(None, [reply.outcome, chinese_word(reply.outcome_meaning)]))),
        ("发文字号", reply.document_number or ""),
        ("签发人", reply.signatory or ""),
        ("成文日期", chinese_date(reply.signed_on)),
        ("公开属性", chinese_word(reply.disclosure)),
        ("联系", " ".join(filter(None, [reply.contact.name, reply.contact.phone])) if reply.contact else ""),
    ]


def citation(record: Record, visited: date | None = None) -> str:
    """A reference after GB/T 7714-2015 section 4.6 (electronic resource); parts not stated are left out.

    ``visited`` is the day the page was received (引用日期), which the standard asks for.
    """
    issued = record.published_on or (record.reply.signed_on if record.reply else None)
    issuer = record.publisher or (
        record.reply.issuers[0] if record.reply and record.reply.issuers else "佚名"
    )
    online = record.source.startswith("http")
    kind = "[EB/OL]" if online else "[Z]"
    days = f"({issued.isoformat()})" if isinstance(issued, date) else ""
    days += f"[{visited.isoformat()}]" if visited and online else ""
    parts = [issuer, f"{record.title or '无题'}{kind}", days, record.source if online else ""]
    return f"{'. '.join(part for part in parts if part)}."


def visited_on(connection: Connection, stored: StoredRecord) -> date | None:
    """The day the document's page was received, on this machine's calendar; None when it was not archived."""
    found = find_page(connection, stored.page_digest) if stored.page_digest else None
    return found.received_at.astimezone().date() if found else None


def related_rows(hits: tuple[Hit, ...]) -> list[dict[str, str]]:
    """Other documents on the same matter."""
    return [
        {
            "address": f"/document/{hit.document}",
            "title": hit.title or hit.text[:40],
            "where": "　".join(
                filter(None, [place_name(hit.region), chinese_date(hit.signed_on or hit.published_on)])
            ),
        }
        for hit in hits
    ]


def stored_or_404(request: Request, identifier: str) -> StoredRecord:
    """The record of a document, measure or statistic; the page says so when there is none."""
    with request.app.state.engine.connect() as connection:
        document = document_of(connection, identifier)
        stored = load_record(connection, document) if document else None
    if stored is None:
        raise HTTPException(404, "没有这份文档，可能已被新的版本代替。")
    return stored


def with_related(request: Request, stored: StoredRecord, *, revealed: bool) -> dict[str, Any]:
    """The page's context with the documents on the same matter."""
    with request.app.state.engine.connect() as connection:
        related = related_rows(related_documents(connection, stored))
        visited = visited_on(connection, stored)
    return {**document_context(stored, revealed, visited), "related": related, "copies": len(stored.copies)}


@router.get("/document/{identifier}", response_class=HTMLResponse)
def show_document(request: Request, identifier: str) -> Response:
    """A document; the address of a measure or statistic leads to its place in it."""
    stored = stored_or_404(request, identifier)
    if identifier != stored.id:
        return RedirectResponse(f"/document/{stored.id}#{identifier}", 303)
    return page(request, "document.html", with_related(request, stored, revealed=False))


@router.post("/document/{identifier}/reveal", response_class=HTMLResponse)
def reveal_document(
    request: Request,
    identifier: str,
    reason: Annotated[str, Form()] = "",
    form_token: Annotated[str, Form()] = "",
) -> Response:
    """The document with personal data shown; who asks gives a reason, and it is logged."""
    if not token_matches(request, form_token):
        raise HTTPException(403, "表单已过期，请回到文档页重试。")
    if not reason.strip():
        raise HTTPException(400, "查看个人信息须写明理由。")
    stored = stored_or_404(request, identifier)
    LOG.warning("personal data of %s shown, reason: %s", stored.id, " ".join(reason.split()))
    notice = f"个人信息已显示，理由“{reason.strip()}”已记入日志。离开本页后恢复遮蔽。"
    return page(request, "document.html", {**with_related(request, stored, revealed=True), "notice": notice})
