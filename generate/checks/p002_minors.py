"""P002: no child is named or can be identified."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.personal import masked, personal_in
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Every mention of a child's name."""
    for datum, words in personal_in(case, "minor"):
        yield Hit(
            datum.start,
            datum.end,
            f"出现未成年人姓名“{words}”，须隐去，不得使人识别出来",
            "某儿童",
            edits=(masked(datum, words),),
        )


CHECK = Check(
    code="P002",
    severity="error",
    message="不得出现可识别的未成年人姓名及其家庭情况",
    source="《未成年人保护法》第一百零三条；《个人信息保护法》第三十一条",
    strength="law",
    find=find,
    bad=(changed(("感谢你们对", "如青石镇留守儿童陆小满，女，9岁，与奶奶一起生活。感谢你们对")),),
    good=(clean(), changed(("感谢你们对", "如青石镇一名9岁留守儿童，与奶奶一起生活。感谢你们对"))),
)
