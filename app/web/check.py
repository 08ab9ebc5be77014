"""校核: a letter uploaded, its findings beside its text, the mended and the masked copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.check import evidence_of, letter_of
from app.errors import InputError
from app.proposals import read_proposal_bytes
from app.web.desk import Job
from app.web.marking import Mark, cut_at_marks
from app.web.rendering import page
from app.web.uploads import desk_of, job_or_404, read_upload, require_token
from generate.check import SEVERITIES, Context, Finding, Report, run_checks
from generate.comments import commented_word
from generate.fixes import edited_letter, mask_edits, safe_edits
from generate.profile import profile_names, ready_profile
from generate.proposal import Proposal
from generate.reports import json_report, sources

router = APIRouter(include_in_schema=False)
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}


def check_context(job: str, report: Report, notes: dict[str, Any]) -> dict[str, Any]:
    """What check.html shows of a letter: its paragraphs with marks, its findings by severity."""
    places = sources()
    rows = [finding_row(number, finding, places) for number, finding in enumerate(report.findings)]
    return {
        "job": job,
        "name": notes.get("name", ""),
        "kind": notes["kind"],
        "with_proposal": notes.get("proposal") is not None,
        "groups": [
            {"severity": severity, "rows": [row for row in rows if row["severity"] == severity]}
            for severity in SEVERITIES
        ],
        "count": len(rows),
        "unverified": report.unverified,
        "answers": report.answers,
        "fixable": len(safe_edits(report)),
        "maskable": len(mask_edits(report)),
        "paragraphs": paragraphs_of(report),
    }


def finding_row(number: int, finding: Finding, places: dict[str, str]) -> dict[str, Any]:
    """One finding as the page shows it."""
    return {
        "anchor": f"finding-{number}",
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "paragraph": finding.paragraph,
        "quote": finding.quote,
        "suggestion": finding.suggestion,
        "source": places[finding.code],
    }


def paragraphs_of(report: Report) -> list[dict[str, Any]]:
    """The letter's paragraphs cut into pieces, marked where a finding stands."""
    rows = []
    for number, paragraph in enumerate(report.file.paragraphs):
        marks = tuple(
            Mark(
                finding.start or 0,
                finding.end or 0,
                f"f f-{finding.severity}",
                f"place-{index}",
                finding.code,
            )
            for index, finding in enumerate(report.findings)
            if finding.paragraph == number
        )
        pieces = cut_at_marks(paragraph.text, 0, len(paragraph.text), marks) if paragraph.text else ()
        rows.append({"label": paragraph.label, "pieces": pieces, "notes": marks, "area": paragraph.area})
    return rows


def report_of(job: Job) -> tuple[bytes, Report]:
    """The letter's bytes and its report, made anew from what was uploaded."""
    notes = job.notes()
    body = job.read(f"letter.{notes['kind']}")
    letter = replace(letter_of(body, Path(f"letter.{notes['kind']}")), name=notes.get("name") or "答复函")
    profile = ready_profile(notes["profile"]) if notes.get("profile") else None
    proof = evidence_of(job.path("evidence.json"), wanted=False)
    return body, run_checks(letter, Context(proposal=proposal_in(job), profile=profile, evidence=proof))


def proposal_in(job: Job) -> Proposal | None:
    """The proposal that was uploaded with the letter."""
    kind = job.notes().get("proposal")
    return read_proposal_bytes(job.read(f"proposal.{kind}"), f"proposal.{kind}") if kind else None


@router.get("/check", response_class=HTMLResponse)
def show_form(request: Request) -> HTMLResponse:
    """The form to upload a letter."""
    labels = {name: ready_profile(name).label for name in profile_names()}
    return page(request, "check_form.html", {"profiles": labels})


@router.post("/check")
def take_letter(
    request: Request,
    form_token: Annotated[str, Form()] = "",
    pasted: Annotated[str, Form()] = "",
    profile: Annotated[str, Form()] = "",
    letter: Annotated[UploadFile | None, File()] = None,
    proposal: Annotated[UploadFile | None, File()] = None,
    evidence: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Keep what was uploaded and lead to its findings."""
    require_token(request, form_token)
    sent = read_upload(letter, pasted)
    if sent is None:
        raise HTTPException(400, "请选择答复函文件，或把文字粘贴进来。")
    asked, proof = read_upload(proposal, ""), read_upload(evidence, "")
    job = desk_of(request, "letters").new_job()
    job.write(f"letter.{sent[1]}", sent[0])
    if asked:
        job.write(f"proposal.{asked[1]}", asked[0])
    if proof:
        job.write("evidence.json", proof[0])
    job.note(
        kind=sent[1],
        name=letter.filename if letter and letter.filename else "粘贴的文字",
        proposal=asked[1] if asked else None,
        profile=profile if profile in profile_names() else None,
    )
    try:
        report_of(job)
    except InputError as error:
        raise HTTPException(400, error.format_message().split("：", 1)[-1]) from error
    return RedirectResponse(f"/check/{job.name}", 303)


@router.get("/check/{name}", response_class=HTMLResponse)
def show_report(request: Request, name: str) -> HTMLResponse:
    """The letter beside its findings."""
    job = job_or_404(request, "letters", name)
    return page(request, "check.html", check_context(name, report_of(job)[1], job.notes()))


def masked_copy(body: bytes, report: Report) -> bytes:
    """The copy for publication."""
    return edited_letter(body, report.file, mask_edits(report))


def mended_copy(body: bytes, report: Report) -> bytes:
    """The copy with the safe fixes."""
    return edited_letter(body, report.file, safe_edits(report))


def findings_file(_body: bytes, report: Report) -> bytes:
    """The findings as JSON."""
    return json_report(report).encode()


# Download name -> what makes it; the kind is the letter's own where the second field is None.
COPIES: dict[str, tuple[Callable[[bytes, Report], bytes], str | None]] = {
    "masked": (masked_copy, None),
    "mended": (mended_copy, None),
    "commented": (commented_word, "docx"),
    "findings": (findings_file, "json"),
}


@router.get("/check/{name}/{copy}")
def send_copy(request: Request, name: str, copy: str) -> Response:
    """A copy of the letter, or its findings, to keep."""
    if copy not in COPIES:
        raise HTTPException(404)
    job = job_or_404(request, "letters", name)
    make, kind = COPIES[copy]
    body, report = report_of(job)
    kind = kind or job.notes()["kind"]
    try:
        content = make(body, report)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    headers = {"Content-Disposition": f"attachment; filename=dafu-{copy}.{kind}"}
    return Response(content, media_type=TYPES[kind], headers=headers)
