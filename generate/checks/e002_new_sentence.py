"""E002: a sentence added to a draft has no source yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.reverify import reverified
from generate.specimen import changed, clean, specimen_evidence

FORMAL = re.compile(
    r"收悉|感谢|联系人|联系电话|抄送|特此|此复|公开|征询意见|^[一二三四五六七八九十]+、[^。]*$|^（[一二三四五六七八九十]+）[^。]*$|^第?\d+页|^—\s*\d+\s*—$|^\s*—"
)


def find(case: Case) -> Iterator[Hit]:
    """Each new sentence of the body; formulas and headings need no source."""
    for item in reverified(case):
        if item.fate != "new" or item.spot is None or FORMAL.search(item.spot.text):
            continue
        inside = case.parts.body.start <= item.spot.start < case.parts.body.end
        if inside and len(item.spot.text) > 6:
            yield Hit(
                item.spot.start,
                item.spot.end,
                "起草后新加的句子，没有依据",
                "补充出处，或确认是本单位掌握的情况",
            )


CHECK = Check(
    code="E002",
    severity="warning",
    message="改稿中新加的句子须有依据",
    source="本程序的依据文件（LETTER.evidence.json）",
    strength="custom",
    find=find,
    bad=(changed(("1436人次。", "1436人次。各托管点均已配备医务人员。"), evidence=specimen_evidence()),),
    good=(clean(evidence=specimen_evidence()),),
)
