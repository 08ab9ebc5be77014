"""L008: no hidden text: it is not printed, but it is published with the file."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import clean

HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部说明</w:t></w:r><w:r><w:t>正文。</w:t></w:r></w:p>"


def find(case: Case) -> Iterator[Hit]:
    """Each stretch of hidden text."""
    for mark in case.file.marks if case.first else ():
        if mark.kind == "hidden" and mark.text.strip():
            start = case.file.starts[mark.paragraph] + mark.start
            yield Hit(
                start, start, f"文件里有隐藏文字：“{mark.text[:30]}”，公开文件时会一并泄露", "删除隐藏文字"
            )


CHECK = Check(
    code="L008",
    severity="warning",
    message="不留隐藏文字",
    source="《政府信息公开条例》（公开前审查）",
    strength="custom",
    find=find,
    bad=(clean(layout={"extra": HIDDEN}),),
    good=(clean(layout={}),),
)
