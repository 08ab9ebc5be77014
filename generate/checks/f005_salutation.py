"""F005: the salutation stands alone, flush left, and ends with a full-width colon."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """What is wrong with the salutation: its mark, its company, its indent; or that there is none."""
    spot = case.parts.salutation
    if spot is None:
        if case.parts.opening is not None:
            yield Hit(None, None, "没有称呼：开头应顶格写收文人（如“王某委员：”）")
        return
    words = spot.text.rstrip()
    greeting = words.rstrip("！!。").endswith("您好") or words.rstrip("！!。").endswith("你们好")
    if (
        case.text[spot.end : spot.end + 1] not in ("", "\n", "\r")
        and case.text[spot.end : spot.end + 30].split("\n")[0].strip()
    ):
        yield Hit(spot.start, spot.end, "称呼应独占一行，正文另起一行")
    elif not words.endswith("：") and not greeting:
        yield mark_hit(spot.start, words)
    line = case.file.paragraphs[case.file.locate(spot.start)[0]]
    before = line.text[: case.file.locate(spot.start)[1]]
    form = line.format
    indent = (form.first_line or 0) + (form.left or 0) + (form.first_line_chars or 0) + (form.left_chars or 0)
    if before.strip("\n") or indent > 100:
        yield Hit(spot.start, spot.end, "称呼应顶格，不空格、不缩进")


def mark_hit(start: int, words: str) -> Hit:
    """The missing or wrong mark at the end of a salutation."""
    stem = words.rstrip(":：，,；;。.！!、 ")
    wrong = words[len(stem) :]
    reason = f"末尾是“{wrong}”" if wrong else "末尾没有标点"
    edit = Edit(start + len(stem), start + len(words), "：")
    return Hit(start, start + len(words), f"称呼{reason}，应为全角冒号“：”", stem + "：", edits=(edit,))


CHECK = Check(
    code="F005",
    severity="error",
    message="称呼独占一行、顶格，末尾用全角冒号",
    source="GB/T 9704-2012 7.3.2（主送机关：顶格，后标全角冒号）",
    strength="standard",
    find=find,
    bad=(
        changed(("何其山委员：", "何其山委员，")),
        changed(("何其山委员：", "何其山委员:")),
        changed(("何其山委员：", "何其山委员")),
        changed(("何其山委员：\n", "何其山委员：")),
        changed(("周岚、何其山委员：\n", "")),
        changed(("\n周岚、何其山委员：", "\n　　周岚、何其山委员：")),
    ),
    good=(clean(), changed(("周岚、何其山委员：", "尊敬的周岚、何其山委员："))),
    fix_is_safe=True,
)
