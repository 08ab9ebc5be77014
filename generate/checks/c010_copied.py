"""C010: no text copied from last year's reply or left from another; no paragraph twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterlines import Spot, lines_of
from generate.specimen import SPECIMEN, changed, clean
from generate.tense import passed_plans

FEWEST, ALIKE = 30, 0.8
FORMULA = re.compile(r"收悉|感谢|联系人|抄送|特此|公开发布")


def find(case: Case) -> Iterator[Hit]:
    """Paragraphs of the earlier reply, paragraphs repeated, plans for years long past."""
    own = [line for line in case.parts.lines if len(line.text) >= FEWEST and not FORMULA.search(line.text)]
    seen: list[tuple[Spot, set[str]]] = []
    for line in own:
        pairs = shingles(line.text)
        twin = next((other for other, held in seen if overlap(pairs, held) > 0.9), None)
        if twin is not None:
            yield Hit(line.start, line.end, f"与前面“{twin.text[:16]}…”一段重复")
        seen.append((line, pairs))
    if case.earlier:
        yield from copied(own, case.earlier)
    if case.signed_on is not None:
        for plan in passed_plans(case):
            if plan.year <= case.signed_on.year - 2:
                yield Hit(
                    plan.start,
                    plan.end,
                    f"{case.signed_on.year}年的答复里还写着{plan.year}年的打算，疑似沿用往年文稿",
                    "更新为现在的情况",
                )


def copied(own: list[Spot], earlier: str) -> Iterator[Hit]:
    """Paragraphs that the earlier reply already had."""
    before = [shingles(line.text) for line in lines_of(earlier) if len(line.text) >= FEWEST]
    for line in own:
        share = max((overlap(shingles(line.text), held) for held in before), default=0.0)
        if share > ALIKE:
            yield Hit(line.start, line.end, f"本段与往年答复重复{share:.0%}，疑似照搬", "写明一年来的新进展")


def shingles(text: str) -> set[str]:
    """Runs of four characters, digits and marks left out so that a changed figure hides nothing."""
    words = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {words[i : i + 4] for i in range(max(len(words) - 3, 1))}


def overlap(one: set[str], other: set[str]) -> float:
    """The share of the first set that the second holds."""
    return len(one & other) / len(one) if one else 0.0


CHECK = Check(
    code="C010",
    severity="warning",
    message="不得照搬往年或其他提案的答复",
    source="各地办理规定（不得敷衍、照抄）",
    strength="custom",
    find=find,
    bad=(
        changed(("2024年暑期，托管点", "2023年将完成新建托管点。2024年暑期，托管点")),
        clean(earlier=SPECIMEN.replace("2025", "2024")),
        changed(
            (
                "四、下一步工作\n",
                "四、下一步工作\n2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。\n",
            )
        ),
    ),
    good=(
        clean(),
        clean(earlier="去年我局开展了校外培训机构专项检查，检查机构23家，责令整改4家，并公布了名单。"),
    ),
)
