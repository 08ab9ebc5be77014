"""F003: the title says 关于, which council, which session, which item, and that it is a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

COUNCIL = re.compile(r"政协|政治协商|人大|人民代表大会")
SESSION = re.compile(r"[\d一二三四五六七八九十]+\s*届|[\d一二三四五六七八九十]+\s*次(?:全体)?会议")
NUMBER = re.compile(r"第?\s*[A-Za-z]*\d[\dA-Za-z\-—]*\s*号|[（(〔]\s*[A-Z]*\d+\s*[）)〕]")
REPLY = re.compile(r"答复|复函|回复|意见|函复|办理情况|办理结果")
ABOUT = re.compile(r"关于|(?:^|[\u4e00-\u9fff])对")


def find(case: Case) -> Iterator[Hit]:
    """The title with the parts it lacks; a letter without any title."""
    title = case.parts.title
    if title is None:
        if case.first and (case.parts.opening or case.parts.salutation):
            yield Hit(None, None, "没有标题：应写明“关于＋届次会议＋提案（建议）编号＋答复的函”")
        return
    slots = (
        ("“关于”", ABOUT),
        ("政协或人大", COUNCIL),
        ("届次", SESSION),
        ("编号", NUMBER),
        ("“答复（的函）”", REPLY),
    )
    missing = [name for name, pattern in slots if not pattern.search(title.text)]
    if missing:
        yield Hit(
            title.start,
            title.end,
            f"标题不完整：缺少{'、'.join(missing)}",
            "关于××届××次会议第×号提案答复的函",
        )


CHECK = Check(
    code="F003",
    severity="warning",
    message="标题应写明关于、政协（人大）、届次、编号和答复（复函）",
    source="国办发〔2014〕46号及各地办理规定；GB/T 9704-2012 7.3.1",
    strength="custom",
    find=find,
    bad=(
        changed(
            ("云岭县教育体育局关于政协云岭县第十一届委员会第三次会议第38号提案答复的函", "关于停车问题的回复")
        ),
        changed(("第38号提案答复的函", "提案答复的函")),
        changed(("第十一届委员会第三次会议", "")),
    ),
    good=(
        clean(),
        changed(
            (
                "云岭县教育体育局关于政协云岭县第十一届委员会第三次会议第38号提案答复的函",
                "对县政协十一届三次会议第038号提案的答复",
            )
        ),
    ),
)
