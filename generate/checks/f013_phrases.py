"""F013: phrases that official letters avoid."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.phrases import phrases, without_quotes
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Each such phrase of the table."""
    words = without_quotes(case.letter.text)
    for row in phrases("F013"):
        for found in row.pattern.finditer(words):
            start = case.parts.start + found.start()
            yield Hit(start, case.parts.start + found.end(), f"“{found[0]}”不宜用在答复中", row.better)


CHECK = Check(
    code="F013",
    severity="info",
    message="不用套话、客套话和旧式用语",
    source="公文用语惯例（data/phrases.csv 逐条注明）",
    strength="custom",
    find=find,
    bad=(changed(("感谢你们对", "感谢你们百忙之中对")),),
    good=(clean(),),
)
