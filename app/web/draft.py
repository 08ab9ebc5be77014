"""起草: a proposal taken in, its split corrected, evidence kept or dropped, the letter taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from app.draft import (
    Drafted,
    apply_edit,
    clean_docx,
    draft_proposal,
    load_profile,
    open_library,
    public_docx,
)
from app.edit import Edit, EditError
from app.errors import InputError
from app.files import DEFAULT_PROFILE
from app.pdf import find_office, page_pictures, pdf_of
from app.proposals import read_proposal_bytes
from app.web.desk import Job
from app.web.rendering import chinese_date, page
from app.web.split import arranged_texts, decisions_json, edit_from_notes
from app.web.uploads import desk_of, job_or_404, read_upload, require_token
from generate.check import Context, Finding, run_checks
from generate.compose import Order
from generate.facts import FactsError, read_facts
from generate.letter import SuggestionStatus
from generate.letterfile import read_letter
from generate.material import Material
from generate.profile import profile_names
from generate.proposal import Proposal
from generate.rendering import template_titles

router = APIRouter(include_in_schema=False)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATUSES = {
    "done": "已办",
    "ongoing": "正在办",
    "planned": "列入计划",
    "explained": "作出说明",
    "reference": "留作参考",
    "not_ours": "不属本单位职责",
}


def edited_draft(request: Request, job: Job) -> Drafted:
    """The draft as the job's uploads and decisions make it; raises InputError."""
    notes = job.notes()
    original = original_proposal(job)
    order = Order(date.fromisoformat(notes["signed_on"]), template=notes.get("template") or None)
    proposal = original
    if edit := edit_from_notes(notes):
        proposal, order = apply_edit(original, edit, order)
    facts = (
        read_facts(job.read(f"facts.{notes['facts']}"), f"facts.{notes['facts']}")
        if notes.get("facts")
        else ()
    )
    with open_library(request.app.state.engine) as library:
        return draft_proposal(proposal, library, facts, load_profile(notes.get("profile")), order)


def original_proposal(job: Job) -> Proposal:
    """The proposal as uploaded; raises InputError."""
    name = f"proposal.{job.notes()['kind']}"
    return read_proposal_bytes(job.read(name), name)


def draft_context(job: Job, drafted: Drafted, error: str | None = None) -> dict[str, Any]:
    """What draft.html shows: proposal, evidence, letter, downloads."""
    letter, notes = drafted.letter, job.notes()
    return {
        "job": job.name,
        "name": notes.get("name", ""),
        "error": error,
        "header": header_of(drafted.proposal),
        "suggestions": suggestion_rows(drafted),
        "statuses": STATUSES,
        "outcome": letter.outcome,
        "outcomes": [letters for letters, _ in drafted.profile.outcomes],
        "chosen_outcome": notes.get("outcome") or "",
        "refused": [
            {"quote": row.quote, "source": row.source, "reason": row.reason}
            for row in drafted.draft.selection.refused[:20]
        ],
        "blocks": letter.blocks,
        "gaps": letter.gaps,
        "findings": findings_of(drafted),
        "count": len(letter.sentences),
        "has_office": find_office() is not None,
        "signed_on": chinese_date(notes["signed_on"]),
    }


def header_of(proposal: Proposal) -> dict[str, str]:
    """The header fields that can be corrected."""
    return {
        "number": proposal.number or "",
        "subject": proposal.subject or "",
        "proposers": "、".join(row.name for row in proposal.proposers),
    }


def suggestion_rows(drafted: Drafted) -> list[dict[str, Any]]:
    """Each suggestion with its standing and the evidence found for it."""
    dispositions = {row.suggestion: row for row in drafted.letter.dispositions}
    selection = drafted.draft.selection
    rows = []
    for suggestion in drafted.proposal.suggestions:
        disposition = dispositions.get(suggestion.id)
        found = (*selection.own.get(suggestion.id, ()), *selection.precedents.get(suggestion.id, ()))
        rows.append(
            {
                "id": suggestion.id,
                "text": suggestion.text,
                "asks": [ask.text for ask in suggestion.asks],
                "status": disposition.status if disposition else None,
                "reason": disposition.reason if disposition else "",
                "evidence": [material_row(item) for item in found],
            }
        )
    return rows


def material_row(item: Material) -> dict[str, Any]:
    """One piece of evidence with where it comes from and why it was chosen."""
    citation = item.citations[0]
    return {
        "text": item.text,
        "own": item.is_own,
        "place": item.place or "",
        "source": citation.source,
        "address": citation.address,
        "dated": chinese_date(citation.dated),
        "reason": item.reason,
    }


def findings_of(drafted: Drafted) -> tuple[Finding, ...]:
    """What the checker says of the letter as it stands; gaps are listed on their own."""
    report = run_checks(
        read_letter(clean_docx(drafted), "答复函.docx"),
        Context(proposal=drafted.proposal, profile=drafted.profile),
    )
    return tuple(finding for finding in report.findings if "【待补" not in finding.quote)


@router.get("/draft", response_class=HTMLResponse)
def show_form(request: Request) -> HTMLResponse:
    """The form to begin, and the drafts begun."""
    begun = [
        {"name": job.name, "title": job.notes().get("subject") or job.notes().get("name", "")}
        for job in desk_of(request, "drafts").jobs()[:10]
    ]
    context = {"profiles": profiles(), "templates": template_titles(), "begun": begun}
    return page(request, "draft_form.html", context)


def profiles() -> dict[str, str]:
    """The ready profiles by name, with what they are for; first the one that the command line takes."""
    names = sorted(profile_names(), key=lambda name: name != DEFAULT_PROFILE)
    return {name: load_profile(name).label for name in names}


@router.post("/draft")
def take_proposal(
    request: Request,
    form_token: Annotated[str, Form()] = "",
    pasted: Annotated[str, Form()] = "",
    profile: Annotated[str, Form()] = "",
    template: Annotated[str, Form()] = "",
    proposal: Annotated[UploadFile | None, File()] = None,
    facts: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Keep the proposal and lead to its draft."""
    require_token(request, form_token)
    name = proposal.filename if proposal and proposal.filename else "粘贴的提案"
    if name.lower().endswith((".csv", ".xlsx")):
        raise HTTPException(400, f"{name}：这是数据表，不是提案；请放在“本单位事实表”一栏。")
    sent = read_upload(proposal, pasted)
    if sent is None:
        raise HTTPException(400, "请选择提案文件，或把提案的文字粘贴进来。")
    notes = {
        "kind": sent[1],
        "name": name,
        "profile": profile if profile in profile_names() else None,
        "template": template if template in template_titles() else None,
        "signed_on": date.today().isoformat(),  # noqa: DTZ011 - the clerk's own calendar day
    }
    try:
        read = read_proposal_bytes(sent[0], f"proposal.{sent[1]}")
        if not read.suggestions:
            raise InputError("没有读到建议：请给出提案全文，其中写明建议了什么。")
        notes["subject"] = read.subject
        notes["facts"], table = facts_kind(facts)
    except (InputError, FactsError) as error:
        raise HTTPException(400, str(error)) from error
    job = desk_of(request, "drafts").new_job()
    job.write(f"proposal.{sent[1]}", sent[0])
    if notes["facts"]:
        job.write(f"facts.{notes['facts']}", table)
    job.note(**notes)
    return RedirectResponse(f"/draft/{job.name}", 303)


def facts_kind(upload: UploadFile | None) -> tuple[str | None, bytes]:
    """``csv`` or ``xlsx`` and the bytes of the facts table; raises FactsError for one that cannot be read."""
    if upload is None or not upload.filename:
        return None, b""
    content = upload.file.read()
    kind = "xlsx" if content.startswith(b"PK") else "csv"
    read_facts(content, f"{Path(upload.filename).stem}.{kind}")
    return kind, content


@router.get("/draft/{name}", response_class=HTMLResponse)
def show_draft(request: Request, name: str) -> HTMLResponse:
    """The four steps of one draft."""
    job = job_or_404(request, "drafts", name)
    return page(request, "draft.html", draft_context(job, draft_or_400(request, job)))


def draft_or_400(request: Request, job: Job) -> Drafted:
    """The draft, or the page that says why there is none."""
    try:
        return edited_draft(request, job)
    except (InputError, EditError) as error:
        raise HTTPException(400, str(error)) from error


@router.post("/draft/{name}")
async def change_draft(request: Request, name: str) -> Response:
    """Keep the corrected split and decisions, or take them all back."""
    form = await request.form()
    require_token(request, str(form.get("form_token") or ""))
    job = job_or_404(request, "drafts", name)
    if form.get("action") == "reset":
        job.note(edit=None)
        return RedirectResponse(f"/draft/{name}", 303)
    before = job.notes()
    job.note(edit=decisions_json(edit_of_form(form, original_proposal(job).text)))
    try:
        edited_draft(request, job)
    except (InputError, EditError) as error:
        job.note(edit=before.get("edit"))
        context = draft_context(job, edited_draft(request, job), str(error))
        return page(request, "draft.html", context, 400)
    return RedirectResponse(f"/draft/{name}#step-evidence", 303)


def edit_of_form(form: FormData, source: str) -> Edit:
    """What the form decides; suggestions are taken apart and together as its button says."""
    texts = [str(text) for text in form.getlist("text")]
    chosen = [str(status) for status in form.getlist("status")]
    shown = {str(text) for text in form.getlist("shown")}
    kept = {str(text) for text in form.getlist("keep")}
    arranged = arranged_texts(source, texts, chosen, str(form.get("action") or "save"))
    return Edit(
        number=str(form.get("number") or "") or None,
        subject=str(form.get("subject") or "") or None,
        proposers=tuple(
            name for name in str(form.get("proposers") or "").replace("，", "、").split("、") if name
        ),
        texts=tuple(text for text, _ in arranged),
        statuses=tuple(
            (f"s{number}", cast("SuggestionStatus", status))
            for number, (_, status) in enumerate(arranged, 1)
            if status in STATUSES
        ),
        excluded=frozenset(shown - kept),
        outcome=str(form.get("outcome") or "") or None,
    )


def pdf_file(drafted: Drafted) -> bytes:
    """The letter as PDF, without comments."""
    return pdf_of(clean_docx(drafted))


# Download name -> what makes it, its media type, its file name.
COPIES: dict[str, tuple[Callable[[Drafted], bytes], str, str]] = {
    "review": (lambda drafted: drafted.docx, DOCX, "dafu-review.docx"),
    "sent": (clean_docx, DOCX, "dafu-sent.docx"),
    "public": (public_docx, DOCX, "dafu-public.docx"),
    "evidence": (lambda drafted: drafted.evidence.encode(), "application/json", "dafu-letter.evidence.json"),
    "pdf": (pdf_file, "application/pdf", "dafu-letter.pdf"),
}


@router.get("/draft/{name}/pages", response_class=HTMLResponse)
def show_pages(request: Request, name: str) -> HTMLResponse:
    """The letter as it prints, page by page; the pictures are kept until the draft changes."""
    job = job_or_404(request, "drafts", name)
    pictures = page_pictures(pdf_of(clean_docx(draft_or_400(request, job))))
    for number, picture in enumerate(pictures, 1):
        job.write(f"page-{number}.png", picture)
    return page(request, "draft_pages.html", {"job": name, "numbers": range(1, len(pictures) + 1)})


@router.get("/draft/{name}/pages/{number}.png")
def send_page(request: Request, name: str, number: int) -> Response:
    """The picture of one page."""
    job = job_or_404(request, "drafts", name)
    if not 0 < number < 1000 or not job.has(f"page-{number}.png"):
        raise HTTPException(404)
    return Response(job.read(f"page-{number}.png"), media_type="image/png")


@router.get("/draft/{name}/{copy}")
def send_copy(request: Request, name: str, copy: str) -> Response:
    """The letter in one of its forms, or its proof."""
    if copy not in COPIES:
        raise HTTPException(404)
    job = job_or_404(request, "drafts", name)
    make, kind, file_name = COPIES[copy]
    try:
        content = make(draft_or_400(request, job))
    except InputError as error:
        raise HTTPException(400, str(error)) from error
    headers = {"Content-Disposition": f"attachment; filename={file_name}"}
    return Response(content, media_type=kind, headers=headers)
