"""P003: no health, disability, debt, crime or poverty of a named person."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.personal import masked, personal_in
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """The words that say it."""
    for datum, words in personal_in(case, "health"):
        if case.text[datum.end : datum.end + 1] in "人者群":
            continue  # 视力残疾人: a group, nobody in particular
        yield Hit(
            datum.start,
            datum.end,
            f"涉及具体个人的健康、残疾、犯罪或困难情况：“{words}”，应概括表述",
            "概括表述，不指向具体个人",
            edits=(masked(datum, words),),
        )


CHECK = Check(
    code="P003",
    severity="error",
    message="不得公开具体个人的健康、残疾、负债、犯罪、低保等情况",
    source="《个人信息保护法》第二十八条（敏感个人信息）",
    strength="law",
    find=find,
    bad=(changed(("感谢你们对", "如青石镇留守儿童陆小满，女，9岁，父亲服刑，患有抑郁症。感谢你们对")),),
    good=(clean(), changed(("感谢你们对", "全县为残疾儿童提供康复服务。感谢你们对"))),
)
