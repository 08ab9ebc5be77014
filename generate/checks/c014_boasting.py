"""C014: no boasting or slogans above a density."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.phrases import phrases, without_quotes
from generate.specimen import changed, clean

WEAK = frozenset(
    (
        "圆满",
        "超额",
        "成效显著",
        "显著成效",
        "显著成绩",
        "高度评价",
        "名列前茅",
        "喜人",
        "先进典型",
        "走在前列",
        "填补空白",
        "里程碑",
        "空前",
        "广泛好评",
        "热烈反响",
        "强烈反响",
    )
)


def find(case: Case) -> Iterator[Hit]:
    """The first boast, when there is a strong one or there are two."""
    body = case.parts.body
    words = without_quotes(body.text)
    found = sorted(
        (match.start(), match.end(), row.phrase, row.better)
        for row in phrases("C014")
        for match in row.pattern.finditer(words)
    )
    names = tuple(dict.fromkeys(name for *_, name, _ in found))
    weight = sum(1 if name in WEAK else 2 for name in names)
    if weight >= 2:
        start, end, _, better = found[0]
        more = f"（另有{'、'.join(names[1:])}）" if len(names) > 1 else ""
        yield Hit(body.start + start, body.start + end, f"用语夸大或口号化：“{names[0]}”{more}", better)


CHECK = Check(
    code="C014",
    severity="info",
    message="少用夸大、口号式的话，用事实和数字说明",
    source="公文写作要求；提案者的意见（见 drafting-rules 第5节）",
    strength="custom",
    find=find,
    bad=(
        changed(("2024年暑期，我局招募", "我县托管服务全国领先。2024年暑期，我局招募")),
        changed(("2024年暑期，我局招募", "各项任务圆满完成、超额完成。2024年暑期，我局招募")),
    ),
    good=(clean(), changed(("2024年暑期，我局招募", "试点任务圆满完成。2024年暑期，我局招募"))),
)
