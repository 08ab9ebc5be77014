"""S005: the note on publication agrees with the decision on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterlines import lines_of
from generate.specimen import changed, clean

KINDS = (
    ("withheld", re.compile(r"不予公开|不同意公开|不公开|内部公开|是否(?:同意)?公开\s*[：:]\s*[（(]?\s*否")),
    ("on_request", re.compile(r"依申请公开")),
    (
        "public",
        re.compile(
            r"主动公开|同意公开|公开发布|全文公开|可以公开|是否(?:同意)?公开\s*[：:]\s*[（(]?\s*是|公开(?:属性|方式|范围)\s*[：:]\s*公开"
        ),
    ),
)
LABEL = re.compile(r"公开|附\s*注")


def find(case: Case) -> Iterator[Hit]:
    """The second statement about publication when it contradicts the first."""
    stated: list[tuple[str, int, int, str]] = []
    for line in lines_of(case.text, case.parts.start, case.parts.end):
        inside = case.parts.body.start <= line.start < case.parts.body.end
        if inside or len(line.text) > 60 or not LABEL.search(line.text) or line.text.endswith("。"):
            continue
        for kind, pattern in KINDS:
            found = pattern.search(line.text)
            if found:
                stated.append((kind, line.start + found.start(), line.start + found.end(), found[0]))
                break
    for kind, start, end, words in stated[1:]:
        if kind != stated[0][0]:
            yield Hit(start, end, f"公开属性前后不一致：前面写“{stated[0][3]}”，这里写“{words}”")


CHECK = Check(
    code="S005",
    severity="warning",
    message="附注中的公开方式与公开决定一致",
    source="国办发〔2014〕46号（复文与公开同步审查）",
    strength="standard",
    find=find,
    bad=(
        changed(("B类\n", "B类\n公开属性：不予公开\n")),
        changed(("B类\n", "B类\n是否同意公开：（否）\n")),
        changed(("（此件公开发布）", "（此件依申请公开）"), ("B类\n", "B类\n同意公开\n")),
    ),
    good=(clean(), changed(("B类\n", "B类\n公开属性：主动公开\n"))),
)
