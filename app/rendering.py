"""A letter rendered by LibreOffice, for the rules that look at the printed page."""

from __future__ import annotations

from dataclasses import replace

from app.pdf import pdf_of
from generate.check import Context
from generate.rendered import measure_pdf


def with_rendering(context: Context, body: bytes) -> Context:
    """The context with the measured pages of a .docx; raises InputError when LibreOffice is missing or
    fails.
    """
    return replace(context, rendered=measure_pdf(pdf_of(body)))
