"""Old Word files and PDFs as a real office writes them; what happens without the programs."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from app.convert import office_to_docx, readable_body, scan_to_text
from app.inputs import read_body

LETTER = (
    "云城管提〔2024〕12号",
    "云岭县城市管理局关于县政协十一届三次会议",
    "第087号提案的答复",
    "陆青禾委员：",
    "您提出的《关于加快补齐城区公共停车设施短板的提案》（第087号）收悉。我局会同县公安局认真研究，现答复如下：",
    "截至2024年5月底，全县机动车保有量达到6.82万辆，城区共有公共停车泊位4315个，夜间缺口约1200个，供需矛盾突出。",
    "感谢您对城市管理工作的关心和支持！",
    "云岭县城市管理局",
    "2024年6月28日",
)


@pytest.fixture(scope="module")
def office() -> str:
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have LibreOffice")
        pytest.skip("LibreOffice is not installed")
    return program


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from docx import Document
    from docx.shared import Pt

    document = Document()
    for line in LETTER:
        paragraph = document.add_paragraph(line)
        if len(line) > 30:
            paragraph.paragraph_format.first_line_indent = Pt(24)
    table = document.add_table(2, 2)
    for place, text in enumerate(("乡镇", "泊位（个）", "松坪镇", "120")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("（此件公开发布）")
    path = tmp_path_factory.mktemp("office") / "letter.docx"
    document.save(str(path))
    return path


def converted(office: str, letter: Path, kind: str) -> bytes:
    command = [
        office,
        f"-env:UserInstallation=file://{letter.parent}/profile",
        "--headless",
        "--convert-to",
        kind,
    ]
    subprocess.run(
        [*command, "--outdir", str(letter.parent), str(letter)], check=True, capture_output=True, timeout=120
    )
    return letter.with_suffix(f".{kind}").read_bytes()


@pytest.mark.office
@pytest.mark.parametrize("kind", ["pdf", "doc"])
def test_a_letter_comes_back_from_an_office(office, letter, kind):
    (record,) = read_body(converted(office, letter, kind), f"letter.{kind}").records
    assert record.text.split("\n") == [*LETTER[3:], "乡镇　泊位（个）", "松坪镇　120", "（此件公开发布）"]
    assert record.title == LETTER[1] + LETTER[2]


def test_without_the_programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert "LibreOffice" in str(office_to_docx(b"\xd0\xcf\x11\xe0"))
    assert scan_to_text(b"%PDF-1.4") is None
    assert readable_body(b"plain") is None


def test_tesseract_reads_scanned_pages(monkeypatch):
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (200, 100), 255).save(stream, "PDF")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        "app.convert._recognise",
        lambda _program, _picture: "陆青禾委员：\n您提出的提案收悉，现答复如下：已建成三处。",
    )
    (record,) = read_body(stream.getvalue(), "scan.pdf").records
    assert record.text.startswith("陆青禾委员：")
