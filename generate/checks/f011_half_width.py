"""F011: punctuation between Chinese characters is full-width; numbers, addresses and codes are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.letterlines import Spot, lines_of
from generate.specimen import changed, clean

FULL = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
HAN = r"\u4e00-\u9fff"
NEAR = rf"[{HAN}，。；：、！？“”‘’《》（）〔〕]"
MARK = re.compile(rf"(?<={NEAR})[,:;!?()]|[,:;!?()](?={NEAR})|(?<=[\d%％])[,;](?=[{HAN}“《（])")
STOP = re.compile(rf"(?<=[{HAN}”》）])\.(?=[{HAN}]|\s*$)")
LEFT_ALONE = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|\d{1,2}:\d{2}(?::\d{2})?|\(0\d{2,3}\)\s*\d+|\d[\d,]*,\d{3}(?!\d)"
    rf"|[{HAN}]+[\[(](?:19|20)\d{{2}}[\])]\s*第?\d+号|\d+:\d+"
)

PAGE_LINE = re.compile(
    r"(?:发布|更新|成文|生成)?(?:日期|时间|来源|点击量?|点击率|浏览|阅读|分享|编辑|作者|字体|字号)\s*[:：]"
)


def find(case: Case) -> Iterator[Hit]:
    """One finding a paragraph: where its first half-width mark stands and how many there are."""
    salutation = case.parts.salutation
    for line in lines_of(case.text, case.parts.start, case.parts.end):
        if (salutation is not None and line.start == salutation.start) or PAGE_LINE.match(line.text):
            continue
        edits = tuple(edits_of(line))
        if edits:
            wrong = "".join(dict.fromkeys(case.text[edit.start] for edit in edits))
            right = "".join(dict.fromkeys(edit.new for edit in edits))
            count = f"（本段共{len(edits)}处）" if len(edits) > 1 else ""
            yield Hit(
                edits[0].start,
                edits[0].end,
                f"汉字之间使用了半角标点“{wrong}”{count}，应为全角“{right}”",
                right,
                edits=edits,
            )


def edits_of(line: Spot) -> Iterator[Edit]:
    """Half-width marks beside Han, each with its full-width form."""
    kept = [found.span() for found in LEFT_ALONE.finditer(line.text)]
    places = [found.start() for pattern in (MARK, STOP) for found in pattern.finditer(line.text)]
    for place in sorted(places):
        number = re.fullmatch(r"[一二三四五六七八九十]{1,3}", line.text[:place])
        if number is None and not any(start <= place < end for start, end in kept):
            yield Edit(line.start + place, line.start + place + 1, FULL.get(line.text[place], "。"))


CHECK = Check(
    code="F011",
    severity="info",
    message="汉字之间用全角标点",
    source="GB/T 15834-2011",
    strength="standard",
    find=find,
    bad=(
        changed(("收悉。经研究，现", "收悉。经研究,现")),
        changed(("如下：", "如下:")),
        changed(("（第38号）", "(第38号)")),
        changed(("乡镇3个。", "乡镇3个;")),
    ),
    good=(
        clean(),
        changed(("1436人次", "1,436人次")),
        changed(("60万元。", "60万元，网址http://www.yunling.example:8080/a?b=1，每天8:30开放。")),
    ),
    fix_is_safe=True,
)
