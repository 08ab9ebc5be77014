"""The rendered letter measured in its PDF; needs LibreOffice."""

from __future__ import annotations

import os

import pytest

from app.pdf import find_office, pdf_of
from generate.check import Context, run_checks
from generate.letterfile import read_letter
from generate.rendered import measure_page, measure_pdf
from generate.specimen import SPECIMEN, specimen_docx


def test_lines_characters_and_pitch_of_a_page() -> None:
    feet = [700.0] * 28 + [671.1] * 27 + [642.2] * 5 + [613.2] * 28
    page = measure_page(feet)
    assert (page.lines, page.characters) == (4, 28)
    assert page.pitch == pytest.approx(28.9)


def test_empty_page() -> None:
    page = measure_page([])
    assert (page.lines, page.characters, page.pitch) == (0, 0, None)


@pytest.mark.office
def test_specimen_is_rendered_with_28_characters_a_line() -> None:
    if find_office() is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is not installed")
    body = specimen_docx(SPECIMEN)
    pages = measure_pdf(pdf_of(body))
    assert max(page.characters for page in pages) >= 28
    assert pages[0].pitch == pytest.approx(28.95, abs=0.1)
    report = run_checks(read_letter(body, "x.docx"), Context(rendered=pages, select=("L011",)))
    assert report.findings == ()
