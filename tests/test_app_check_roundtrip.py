"""A draft of this program, edited and saved by LibreOffice, is verified against its evidence again."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from app.check import check_file, evidence_of
from app.draft import draft_file
from app.pdf import find_office
from generate.check import Context
from generate.specimen import PROPOSAL

FACTS = """indicator,value,unit,as_of,place,source
假期公益托管点,12,个,2025-05-31,云岭县,县教育体育局工作台账
托管专项经费,60,万元,2025,云岭县,2025年部门预算
托管安全员,24,名,2025-05-31,云岭县,县教育体育局工作台账
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    proposal, facts = tmp_path / "提案.txt", tmp_path / "facts.csv"
    proposal.write_text(PROPOSAL, "utf-8")
    facts.write_text(FACTS, "utf-8")
    target = tmp_path / "答复函.docx"
    draft_file(None, proposal, target, profile="county-bureau", facts=facts, signed_on=date(2025, 6, 8))
    return target


def findings(path: Path, sidecar: Path) -> list[str]:
    context = Context(evidence=evidence_of(sidecar, wanted=True), ignore=("S009",))
    return sorted(finding.code for finding in check_file(path, context).report.findings)


def edited(path: Path, target: Path) -> None:
    """One figure changed, one sentence reworded, one added, one removed."""
    import docx

    document = docx.Document(str(path))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    for old, new in (("12个", "15个"), ("60万元。", ""), ("感谢你们", "再次衷心感谢你们")):
        run = next(run for run in runs if old in run.text)
        run.text = run.text.replace(old, new) if new else ""
    place = next(row for row in document.paragraphs if "24名" in row.text)
    place.add_run("全体安全员均已接受急救培训。")
    document.save(str(target))


def test_fresh_draft_gives_no_finding_but_its_gaps(letter: Path) -> None:
    assert findings(letter, letter.with_suffix(".evidence.json")) == []


@pytest.mark.office
def test_edits_are_found_after_libreoffice_saved_the_letter(letter: Path, tmp_path: Path) -> None:
    office = find_office()
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is not installed")
    changed, folder = tmp_path / "改稿.docx", tmp_path / "saved"
    edited(letter, changed)
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(changed)], check=True, capture_output=True, timeout=120)
    found = findings(folder / changed.name, letter.with_suffix(".evidence.json"))
    assert found == ["E001", "E002", "E003", "E004"]
