"""L006: no tracked changes are left."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import clean

INSERTED = '<w:p><w:ins w:id="90" w:author="校对"><w:r><w:t>新增一句。</w:t></w:r></w:ins></w:p>'
DELETED = '<w:p><w:del w:id="91" w:author="校对"><w:r><w:delText>删去一句。</w:delText></w:r></w:del></w:p>'


def find(case: Case) -> Iterator[Hit]:
    """Each tracked insertion and deletion."""
    if not case.first:
        return
    for mark in case.file.marks:
        if mark.kind not in ("insertion", "deletion") or not mark.text:
            continue
        start = case.file.starts[mark.paragraph]
        what = "插入" if mark.kind == "insertion" else "删除"
        who = f"（{mark.author}）" if mark.author else ""
        yield Hit(
            start + mark.start,
            start + mark.end,
            f"还有未处理的修订{who}：{what}“{mark.text[:20]}”",
            "接受或拒绝修订后再发出",
        )


CHECK = Check(
    code="L006",
    severity="error",
    message="发出前接受或拒绝全部修订",
    source="《党政机关公文处理工作条例》第二十六条（复核）",
    strength="custom",
    find=find,
    bad=(clean(layout={"extra": INSERTED}), clean(layout={"extra": DELETED})),
    good=(clean(layout={}),),
)
