"""``dafu check`` from the command line: statuses, formats, fixes, masks, and mistakes named in Chinese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from generate.specimen import PROPOSAL, SPECIMEN, specimen_docx, specimen_evidence


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "答复函.docx"
    path.write_bytes(
        specimen_docx(
            SPECIMEN.replace("〔2025〕17号", "[2025]17号").replace("收悉。经研究，", "收悉。经研究,")
        )
    )
    return path


def test_clean_letter_exits_with_nothing_to_say(tmp_path: Path) -> None:
    path = tmp_path / "clean.docx"
    path.write_bytes(specimen_docx(SPECIMEN))
    result = run(path)
    assert result.exit_code == 0
    assert "没有发现问题" in result.output
    assert json.loads(run(path, "--format", "json").stdout) == []


def test_errors_give_status_one_and_hints_do_not(letter: Path) -> None:
    assert run(letter).exit_code == 1
    assert run(letter, "--ignore", "F001").exit_code == 0
    assert {row["code"] for row in json.loads(run(letter, "--format", "json").stdout)} == {"F001", "F011"}


def test_fix_shows_the_difference_and_mends_the_file(letter: Path) -> None:
    result = run(letter, "--fix")
    assert "-云教体函[2025]17号" in result.stderr
    assert result.exit_code == 0
    assert "没有发现问题" in run(letter).output


def test_fix_to_another_file_leaves_the_letter(letter: Path, tmp_path: Path) -> None:
    before = letter.read_bytes()
    target = tmp_path / "fixed.docx"
    run(letter, "--fix", "-o", target)
    assert letter.read_bytes() == before
    assert run(target).exit_code == 0


def test_mask_writes_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "l.docx"
    path.write_bytes(specimen_docx(SPECIMEN.replace("0873-6120045", "13809996120")))
    result = run(path, "--mask")
    assert result.exit_code == 1
    assert run(tmp_path / "l.masked.docx").exit_code == 0


def test_commented_copy(letter: Path) -> None:
    result = run(letter, "--format", "docx")
    assert "批注写入" in result.output
    assert letter.with_suffix(".checked.docx").is_file()


def test_sarif_is_json(letter: Path) -> None:
    assert json.loads(run(letter, "--format", "sarif").stdout)["version"] == "2.1.0"


def test_proposal_is_checked_against(tmp_path: Path) -> None:
    path, proposal = tmp_path / "l.txt", tmp_path / "p.txt"
    path.write_text(SPECIMEN.replace("第38号提案答复", "第39号提案答复"), "utf-8")
    proposal.write_text(PROPOSAL, "utf-8")
    result = run(path, "--proposal", proposal, "--format", "json")
    assert "C005" in {row["code"] for row in json.loads(result.stdout)}


def test_sidecar_beside_the_letter_is_used(tmp_path: Path) -> None:
    path = tmp_path / "l.docx"
    path.write_bytes(specimen_docx(SPECIMEN.replace("1436人次", "1463人次")))
    (tmp_path / "l.evidence.json").write_text(json.dumps(specimen_evidence(), ensure_ascii=False), "utf-8")
    assert {row["code"] for row in json.loads(run(path, "--format", "json").stdout)} == {"E001"}


def test_last_years_reply(tmp_path: Path) -> None:
    now, before = tmp_path / "now.txt", tmp_path / "before.txt"
    now.write_text(SPECIMEN, "utf-8")
    before.write_text(SPECIMEN.replace("2025", "2024"), "utf-8")
    codes = {row["code"] for row in json.loads(run(now, "--previous", before, "--format", "json").stdout)}
    assert codes == {"C010"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("nowhere.docx",), 1, "nowhere.docx"),
        ((), 2, "请给出"),
        (("--explain", "Z999"), 2, "没有规则"),
        (("{letter}", "--select", "Q1"), 2, "没有规则"),
        (("{letter}", "--profile", "没有.toml"), 1, "没有.toml"),
        (("{letter}", "--proposal", "没有.docx"), 1, "没有.docx"),
        (("{letter}", "--fix", "--mask"), 2, "不能同时"),
    ],
)
def test_mistakes_are_named(letter: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = run(*(argument.replace("{letter}", str(letter)) for argument in arguments))
    assert result.exit_code == status
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_explain() -> None:
    result = run("--explain", "C001")
    assert result.exit_code == 0
    assert "每一条建议都要答复" in result.output
    assert "依据" in result.output


@pytest.mark.parametrize("content", [b"", b"   \n", b"PK\x03\x04"])
def test_files_without_a_letter(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    result = run(path)
    assert result.exit_code == 1
    assert "x.docx" in result.stderr


def test_each_suggestion_is_listed_with_its_answer(tmp_path: Path) -> None:
    path, proposal = tmp_path / "l.txt", tmp_path / "p.txt"
    path.write_text(SPECIMEN, "utf-8")
    proposal.write_text(PROPOSAL, "utf-8")
    lines = [
        line for line in run(path, "--proposal", proposal).stdout.split("\n") if line.startswith("逐条核对")
    ]
    assert len(lines) == 3
    assert all("已办" in line for line in lines)
