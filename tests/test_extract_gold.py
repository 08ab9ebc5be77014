"""The project's own annotated headers (tests/gold/h-*.json): every field, every personal datum."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.model import day_from
from extract.reading import Document
from extract.record import extract_document

PATHS = sorted((Path(__file__).parent / "gold").glob("h-*.json"))


def read(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def document(gold: dict[str, Any]) -> Document:
    return Document(
        gold["text"],
        gold["title"],
        gold["publisher"],
        day_from(gold.get("published_on")),
        preamble=gold.get("preamble", ""),
        column=gold.get("column"),
        fields=tuple((label, value) for label, value in gold.get("fields", ())),
    )


def test_there_are_some() -> None:
    assert len(PATHS) >= 12


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_own_headers(path: Path) -> None:
    gold = read(path)
    got = extract_document(document(gold), gold["source"]).to_json()
    for item in gold["personal"]:
        assert gold["text"][item["start"] : item["end"]] == item["quote"]
    assert {key: got[key] for key in ("kind", "region", "reply")} == {
        key: gold[key] for key in ("kind", "region", "reply")
    }


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_own_personal_data(path: Path) -> None:
    gold = read(path)
    got = extract_document(document(gold), gold["source"])
    found = [(item.category, item.start, item.end) for item in got.personal]
    for item in gold["personal"]:
        assert any(
            category == item["category"] and start < item["end"] and item["start"] < end
            for category, start, end in found
        ), item["quote"]
    wanted = {(item["category"]) for item in gold["personal"]}
    assert {category for category, _, _ in found} <= wanted | {"health"}
