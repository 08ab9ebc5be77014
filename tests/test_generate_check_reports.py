"""What comes out of a check: text with carets, the JSON of the contract, SARIF, comments, fixes and masks."""

from __future__ import annotations

import json

import pytest

from generate.check import Context, Report, all_checks, run_checks
from generate.comments import commented_word
from generate.fixes import difference, edited_letter, mask_edits, safe_edits
from generate.letterfile import LetterFile, read_letter
from generate.reports import columns, explanation, json_report, sarif_report, text_report
from generate.specimen import SPECIMEN, specimen_docx

FAULTY = (
    SPECIMEN.replace("〔2025〕17号", "【2025】017号")
    .replace("收悉。经研究，", "收悉。经研究,")
    .replace("0873-6120045", "13809996120")
    .replace("何其山委员：", "何其山代表：")
)


@pytest.fixture(scope="module")
def body() -> bytes:
    return specimen_docx(FAULTY)


@pytest.fixture(scope="module")
def report(body: bytes) -> Report:
    return run_checks(read_letter(body, "答复函.docx"))


def test_json_is_the_contracts(report: Report) -> None:
    rows = json.loads(json_report(report))
    assert {row["code"] for row in rows} == {"F001", "C003", "F011", "P001"}
    for row in rows:
        assert set(row) == {
            "code",
            "severity",
            "message",
            "paragraph",
            "start",
            "end",
            "quote",
            "suggestion",
        }
        assert report.file.paragraphs[row["paragraph"]].text[row["start"] : row["end"]] == row["quote"]


def test_text_points_at_the_words(report: Report) -> None:
    lines = text_report(report).split("\n")
    row = next(number for number, line in enumerate(lines) if "C003" in line)
    words, carets = lines[row + 1], lines[row + 2]
    start = len(carets) - len(carets.lstrip())
    assert columns(words[: words.index("代表")]) == start
    assert carets.strip() == "^^^^"
    assert any("未核验" in line for line in lines)
    assert any("共4处" in line for line in lines)


def test_sarif_names_rules_and_places(report: Report) -> None:
    log = json.loads(sarif_report(report, "1.2.3"))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"F001", "C003", "F011", "P001"}
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 2


def test_safe_fixes_mend_what_is_safe_and_nothing_else(body: bytes, report: Report) -> None:
    fixed = edited_letter(body, report.file, safe_edits(report))
    file = read_letter(fixed, "x.docx")
    assert {row.code for row in run_checks(file).findings} == {"C003", "P001"}
    assert "云教体函〔2025〕17号" in file.text
    assert file.paragraphs[5].runs[0].east == "仿宋_GB2312"
    diff = difference(report.file, safe_edits(report))
    assert "-云教体函【2025】017号" in diff
    assert "+云教体函〔2025〕17号" in diff


def test_fixing_twice_changes_nothing_more(body: bytes, report: Report) -> None:
    fixed = edited_letter(body, report.file, safe_edits(report))
    again = run_checks(read_letter(fixed, "x.docx"))
    assert safe_edits(again) == ()


def test_masked_copy_holds_no_number(body: bytes, report: Report) -> None:
    masked = read_letter(edited_letter(body, report.file, mask_edits(report)), "x.docx")
    assert "138****6120" in masked.text
    assert "P001" not in {row.code for row in run_checks(masked).findings}


def test_comments_stand_at_their_words(body: bytes, report: Report) -> None:
    copy = read_letter(commented_word(body, report), "x.docx")
    assert copy.text == report.file.text
    comments = [mark for mark in copy.marks if mark.kind == "comment"]
    assert len(comments) == len(report.findings)
    place = next(mark for mark in comments if "C003" in mark.text)
    assert copy.paragraphs[place.paragraph].text[: place.start].endswith("代表")


def test_edits_across_runs() -> None:
    xml = specimen_docx(SPECIMEN)
    file = read_letter(xml, "x.docx")
    assert isinstance(file, LetterFile)
    assert edited_letter(xml, file, ()) is not None


def test_pdf_cannot_be_edited() -> None:
    with pytest.raises(ValueError, match="PDF"):
        edited_letter(b"", LetterFile("x.pdf", "pdf", ()), ())


def test_explanation_names_source_and_examples() -> None:
    words = explanation(next(check for check in all_checks() if check.code == "F001"))
    assert "GB/T 9704" in words
    assert "【2025】" in words


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("F001", "正例：云教体函〔2025〕17号"),
        ("P001", "正例：（联系人：李文清，联系电话：0873-6120045）"),
        ("C003", "反例：（答复代表建议）你们的提案很有针对性。"),
    ],
)
def test_explanation_shows_what_keeps_the_rule(code: str, line: str) -> None:
    words = explanation(next(check for check in all_checks() if check.code == code))
    assert line in words.split("\n")


def test_the_advice_masks_the_number_that_was_found() -> None:
    letter = read_letter(SPECIMEN.replace("0873-6120045", "13912345678").encode(), "复函.txt")
    advice = [one.suggestion for one in run_checks(letter, Context(select=("P001",))).findings]
    assert advice == ["改用办公电话，或遮盖为139****5678"]
