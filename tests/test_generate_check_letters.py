"""Whole letters: ours without faults stay clean; the two sample letters give what a person sees in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generate.check import Finding, run_checks
from generate.letterfile import read_letter
from generate.specimen import SPECIMEN, specimen_docx

LETTERS = sorted((Path(__file__).parent / "checks" / "letters").glob("*.txt"))
SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
STUDENTS = "000_c2945bba71fa484d.txt"
CHILDREN = "002_e361597923b3c797.txt"


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_clean_letter_has_no_error_and_no_warning(path: Path) -> None:
    report = run_checks(read_letter(specimen_docx(path.read_text("utf-8").rstrip("\n")), path.name))
    assert [finding for finding in report.findings if finding.severity != "info"] == []


def test_hints_on_clean_letters_are_rare() -> None:
    texts = [path.read_text("utf-8").rstrip("\n") for path in LETTERS]
    hints = [
        finding for text in texts for finding in run_checks(read_letter(text.encode(), "x.txt")).findings
    ]
    assert len(LETTERS) >= 30
    assert len(hints) <= len(LETTERS) / 10


def seed_findings(name: str) -> tuple[Finding, ...]:
    """Findings on the letter of a sample page, exported to .docx without any layout."""
    path = SEEDS / name
    if not path.is_file():
        pytest.skip("the sample pages stand beside the repository only where it was made")
    text = path.read_text("utf-8")
    end = re.search(r"\n关闭\n|\n主办单位:", text)
    return run_checks(
        read_letter(specimen_docx(text[: end.start() if end else None], plain=True), "x.docx")
    ).findings


def test_sample_letter_on_holiday_care() -> None:
    findings = seed_findings(STUDENTS)
    found = {(finding.code, finding.quote) for finding in findings}
    assert ("P001", "13809999083") in found
    assert ("N006", "2605名") in found
    assert any(finding.code == "F011" for finding in findings)
    assert any(finding.code == "S002" and "署名" in finding.message for finding in findings)


def test_sample_letter_on_left_behind_children() -> None:
    findings = seed_findings(CHILDREN)
    found = {(finding.code, finding.quote) for finding in findings}
    assert ("C003", "代表") in found
    assert ("P002", "郭诗羽") in found
    assert any(finding.code == "F008" for finding in findings)
    assert any(finding.code == "P003" and "服刑" in finding.quote for finding in findings)
    assert any(finding.code == "F011" for finding in findings)
    assert {code for code, _ in found} <= {
        "C003",
        "F005",
        "F008",
        "F010",
        "F011",
        "N007",
        "P002",
        "P003",
        "S002",
        "S003",
        "S007",
    }


def test_visible_gaps_are_notes_to_the_clerk() -> None:
    """Only S009 speaks of them, whatever they say."""
    gap = "【待补：此前提出的“计划2022年新增托位300个，力争走在全国前列”的进展和结果】"
    text = SPECIMEN.replace("四、下一步工作\n", f"四、下一步工作\n{gap}\n")
    report = run_checks(read_letter(text.encode(), "x.txt"))
    assert {finding.code for finding in report.findings} == {"S009"}
