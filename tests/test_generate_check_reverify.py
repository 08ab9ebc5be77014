"""Edited drafts against their sidecars, found by bookmarks or by alignment."""

from __future__ import annotations

import pytest

from generate.check import Context, run_checks
from generate.letterfile import read_letter
from generate.reverify import figures_of, unsupported
from generate.specimen import SPECIMEN, specimen_evidence

EDITS = {
    "figure": ("1436人次", "1463人次"),
    "reworded": (
        "我局招募返乡大学生志愿者85名参与托管服务",
        "由我局出面招募返乡大学生志愿者85名，参与到托管服务中",
    ),
    "added": ("不超过30元。", "不超过30元。各托管点均已公示收费标准。"),
    "dropped": ("2025年，县财政安排托管专项经费60万元。", ""),
}
WANTED = {"figure": "E001", "reworded": "E004", "added": "E002", "dropped": "E003"}


def codes(text: str) -> list[str]:
    file = read_letter(text.encode(), "x.txt")
    report = run_checks(file, Context(evidence=specimen_evidence(), select=("E",)))
    return sorted(finding.code for finding in report.findings)


def test_unedited_draft_is_silent() -> None:
    assert codes(SPECIMEN) == []


@pytest.mark.parametrize("name", list(EDITS))
def test_one_edit_gives_one_finding(name: str) -> None:
    assert codes(SPECIMEN.replace(*EDITS[name])) == [WANTED[name]]


def test_all_four_edits_together() -> None:
    text = SPECIMEN
    for old, new in EDITS.values():
        text = text.replace(old, new)
    assert codes(text) == ["E001", "E002", "E003", "E004"]


def test_moved_paragraph_is_no_change() -> None:
    lines = SPECIMEN.split("\n")
    lines[7], lines[9] = lines[9], lines[7]
    assert codes("\n".join(lines)) == []


@pytest.mark.parametrize(
    ("now", "strange"),
    [
        ("检查42次，整改35处", ()),
        ("共检查42次，整改了35处", ()),
        ("检查24次，整改35处", ("24",)),
        ("检查35次，整改42处", ("35", "42")),
        ("检查35次，整改35处", ("35",)),
        ("检查42次，整改35处，处罚7起", ()),  # the quote holds the 7
        ("检查4200次，整改35处", ("4200",)),
        ("检查42次，整改35处，处罚8起", ("8",)),
    ],
)
def test_numbers_that_the_evidence_does_not_bear_out(now: str, strange: tuple[str, ...]) -> None:
    row = {"text": "检查42次，整改35处", "evidence": [{"quote": "检查42次，整改35处，处罚7起"}]}
    assert unsupported(now, row) == strange


def test_numbers_are_read_with_their_scale() -> None:
    assert [value for value, _, _ in figures_of("1.2万人、12000人、３万元")] == [12000, 12000, 30000]
