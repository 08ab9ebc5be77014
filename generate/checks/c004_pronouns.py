"""C004: 您 for one proposer, 你们 for several or for an organisation; not mixed, and never 您们."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.phrases import without_quotes
from generate.specimen import changed, clean

GROUP = re.compile(r"(?:界|组|界别|委员会|支部|小组|联|会|团|局|委)$")  # 文艺界委员
PRONOUN = re.compile(r"您们|你们|您(?!好)|(?<!迷)你(?![好们（(])")


def find(case: Case) -> Iterator[Hit]:
    """The first place of each pronoun that does not fit the addressees, and how often it stands."""
    parts = case.parts
    if parts.salutation is None or not parts.names or case.is_opinion:
        return
    several = len(parts.names) > 1 or bool(parts.others)
    person = parts.role is not None and not GROUP.search(parts.names[0])
    start = parts.salutation.end
    words = without_quotes(case.text[start : parts.end])
    fitting = ("你们",) if several or not person else ("您",)
    first: dict[str, list[int]] = {}
    for found in PRONOUN.finditer(words):
        first.setdefault(found[0], []).append(start + found.start())
    for word, places in first.items():
        if word in fitting:
            continue
        edits = tuple(Edit(place, place + len(word), fitting[0]) for place in places)
        count = f"（共{len(places)}处）" if len(places) > 1 else ""
        yield Hit(
            places[0],
            places[0] + len(word),
            f"{reason(word, several, person)}{count}",
            fitting[0],
            edits=edits,
        )


def reason(word: str, several: bool, person: bool) -> str:
    """Why the pronoun does not fit."""
    if word == "您们":
        return "“您们”不合规范" + ("，多位提案人用“你们”" if several or not person else "，一位提案人用“您”")
    if several or not person:
        return f"提案人不止一位（或是单位），应称“你们”，不用“{word}”"
    return f"提案人只有一位，应称“您”，不用“{word}”"


CHECK = Check(
    code="C004",
    severity="warning",
    message="人称与提案人数一致：一人用“您”，多人或单位用“你们”，不混用",
    source="公文用语惯例；《现代汉语词典》“您”",
    strength="custom",
    find=find,
    bad=(
        changed(("你们提出", "您提出")),
        changed(("感谢你们", "感谢您们")),
        changed(("周岚、何其山委员", "周岚委员")),
    ),
    good=(
        clean(),
        changed(("周岚、何其山委员", "周岚委员"), ("你们", "您")),
        changed(("周岚、何其山委员", "民盟云岭县总支部")),
        changed(("周岚、何其山委员", "教育界委员")),
    ),
    fix_is_safe=True,
)
