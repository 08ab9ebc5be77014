"""E003: no fact, answer or promise of a draft is dropped unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.reverify import SOURCED, reverified
from generate.specimen import changed, clean, specimen_evidence

NAMES = {"plan": "打算（承诺）", "answer": "答复", "fact": "事实", "precedent": "外地做法"}


def find(case: Case) -> Iterator[Hit]:
    """Each sentence of the sidecar that the letter no longer has; gaps filled and courtesies dropped are
    no loss.
    """
    for item in reverified(case):
        if item.fate == "dropped" and item.before is not None and item.before.get("role") in SOURCED:
            name = NAMES[item.before["role"]]
            yield Hit(None, None, f"起草时的一句{name}被删去：“{item.before['text']}”", "确认是否有意删去")


CHECK = Check(
    code="E003",
    severity="warning",
    message="改稿中删去的事实、答复和打算须经确认",
    source="本程序的依据文件（LETTER.evidence.json）",
    strength="custom",
    find=find,
    bad=(changed(("2025年，县财政安排托管专项经费60万元。", ""), evidence=specimen_evidence()),),
    good=(clean(evidence=specimen_evidence()),),
)
