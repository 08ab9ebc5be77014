"""What a form sends: its token checked, its file read up to the cap, its kind told by its bytes."""

from __future__ import annotations

from fastapi import HTTPException, Request, UploadFile

from app.web.desk import Desk, Job, kind_of_upload
from app.web.security import UPLOAD_LIMIT, token_matches


def require_token(request: Request, sent: str | None) -> None:
    """Refuse a form that was not sent from one of our pages."""
    if not token_matches(request, sent):
        raise HTTPException(403, "表单已过期，请返回上一页刷新后重试。")


def read_upload(upload: UploadFile | None, pasted: str) -> tuple[bytes, str] | None:
    """The bytes sent and their kind (docx, pdf, txt): the file, else the pasted text; None when empty."""
    if upload is None or not upload.filename:
        return (pasted.encode(), "txt") if pasted.strip() else None
    content = upload.file.read(UPLOAD_LIMIT + 1)
    if len(content) > UPLOAD_LIMIT:
        raise HTTPException(413, f"“{upload.filename}”超过 {UPLOAD_LIMIT // 2**20} MB，未接收。")
    kind = kind_of_upload(content)
    if kind is None:
        raise HTTPException(400, f"“{upload.filename}”不是 .docx、.pdf 或文本文件，或者是空文件。")
    return content, kind


def desk_of(request: Request, name: str) -> Desk:
    """The desk of drafts or of letters to check."""
    return Desk(request.app.state.settings.data_dir / name)


def job_or_404(request: Request, desk: str, name: str) -> Job:
    """The job of that name; the error page says so when there is none."""
    job = desk_of(request, desk).find_job(name)
    if job is None:
        raise HTTPException(404, "没有这份材料，可能已经清理。请重新上传。")
    return job
