"""The linter's frame: every rule with its examples, places of findings, selection, several letters a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generate.checks
from generate.cases import cases_of, day_of
from generate.check import Check, Context, Example, Hit, all_checks, run_checks
from generate.letterfile import LetterFile, read_letter
from generate.phrases import all_phrases
from generate.profile import Profile, Suppression, ready_profile
from generate.proposal import read_proposal
from generate.specimen import SPECIMEN, SUGGESTION_LETTER, changed, specimen_docx

LINT_RULES = {
    *(f"F{number:03}" for number in range(1, 12)),
    *(f"S{number:03}" for number in range(1, 10)),
    *(f"C{number:03}" for number in range(1, 17)),
    *(f"N{number:03}" for number in range(1, 8)),
    *(f"P{number:03}" for number in range(1, 7)),
}


def letter_of(example: Example) -> LetterFile:
    if example.layout is not None:
        return read_letter(specimen_docx(example.text, **example.layout), "letter.docx")
    return read_letter(example.text.encode(), "letter.txt")


def hits(check: Check, example: Example) -> list[Hit]:
    context = Context(
        proposal=read_proposal(example.proposal) if example.proposal else None,
        profile=ready_profile(example.profile) if example.profile else None,
        evidence=example.evidence,
        earlier=example.earlier,
        published=example.published,
        rendered=example.rendered,
    )
    return [hit for case in cases_of(letter_of(example), context) for hit in check.find(case)]


def examples(kind: str) -> Iterator[object]:
    for check in all_checks():
        for number, example in enumerate(getattr(check, kind)):
            yield pytest.param(check, example, id=f"{check.code}-{kind}-{number}")


@pytest.mark.parametrize(("check", "example"), tuple(examples("bad")))
def test_bad_example_is_found(check: Check, example: Example) -> None:
    assert hits(check, example)


@pytest.mark.parametrize(("check", "example"), tuple(examples("good")))
def test_good_example_is_silent(check: Check, example: Example) -> None:
    assert hits(check, example) == []


def test_all_rules_of_the_table_exist() -> None:
    assert {check.code for check in all_checks()} >= LINT_RULES


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_rule_is_complete(check: Check) -> None:
    assert re.fullmatch(r"[FSCNPEL]\d{3}", check.code)
    assert check.bad
    assert check.good
    assert check.source
    assert re.search(r"[\u4e00-\u9fff]", check.message)


def test_file_names_begin_with_their_codes() -> None:
    folder = Path(generate.checks.__path__[0])
    names = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    assert {name[:4].upper() for name in names} == {check.code for check in all_checks()}
    assert len(names) == len(all_checks())


@pytest.mark.parametrize("text", [SPECIMEN, SUGGESTION_LETTER], ids=["proposal", "suggestion"])
@pytest.mark.parametrize("form", ["txt", "docx"])
def test_specimen_is_clean(text: str, form: str) -> None:
    body = text.encode() if form == "txt" else specimen_docx(text)
    assert run_checks(read_letter(body, f"letter.{form}")).findings == ()


@pytest.mark.parametrize("row", all_phrases(), ids=lambda row: f"{row.rule}-{row.phrase}")
def test_phrase_row(row) -> None:  # type: ignore[no-untyped-def]
    check = next(check for check in all_checks() if check.code == row.rule)
    for sentence, fires in ((row.fires, True), (row.silent, False)):
        text = SPECIMEN.replace("2024年暑期，我局招募", f"{sentence}\n2024年暑期，我局招募")
        assert bool(hits(check, Example(text))) is fires, sentence


def test_findings_stand_where_they_say() -> None:
    text = SPECIMEN.replace("何其山委员：", "何其山代表：").replace("0873-6120045", "13809996120")
    file = read_letter(specimen_docx(text), "letter.docx")
    findings = run_checks(file).findings
    assert [finding.code for finding in findings] == ["C003", "P001"]
    for finding in findings:
        assert finding.paragraph is not None
        words = file.paragraphs[finding.paragraph].text
        assert words[finding.start : finding.end] == finding.quote
    assert [finding.quote for finding in findings] == ["代表", "13809996120"]


def test_selection_and_suppression() -> None:
    file = read_letter(
        SPECIMEN.replace("B类\n", "").replace("何其山委员：", "何其山代表：").encode(), "x.txt"
    )
    codes = {finding.code for finding in run_checks(file).findings}
    assert codes == {"F008", "C003"}
    assert {row.code for row in run_checks(file, Context(select=("F",))).findings} == {"F008"}
    assert {row.code for row in run_checks(file, Context(ignore=("F008",))).findings} == {"C003"}
    profile = Profile("x", "x", suppressed=(Suppression("F008", "本市不分类"),))
    assert "F008" not in {row.code for row in run_checks(file, Context(profile=profile)).findings}


def test_two_letters_in_one_file() -> None:
    second = SPECIMEN.replace("何其山委员：", "何其山代表：")
    first = SPECIMEN + "\n"
    findings = run_checks(read_letter((first + second).encode(), "x.txt")).findings
    places = [finding.paragraph for finding in findings if finding.code == "C003"]
    assert len(places) == 1
    assert places[0] is not None
    assert places[0] > SPECIMEN.count("\n")


def test_nothing_is_guessed_from_an_empty_text() -> None:
    assert run_checks(read_letter("会议通知\n请于明天参加会议。".encode(), "x.txt")).findings is not None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025年7月8日", "2025-07-08"),
        ("2025.7.8", "2025-07-08"),
        ("二〇二五年七月八日", "2025-07-08"),
        ("二0二五年十二月二十三日", "2025-12-23"),
        ("二○二四年十月三十日", "2024-10-30"),
        ("2025年2月30日", None),
        ("2025年7月", None),
    ],
)
def test_day_of(words: str, day: str | None) -> None:
    found = day_of(words)
    assert (found.isoformat() if found else None) == day


def test_changed_refuses_words_that_are_not_there() -> None:
    with pytest.raises(ValueError, match="没有的词"):
        changed(("没有的词", "x"))
