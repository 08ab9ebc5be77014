"""S004: copied to the body that the council's rules name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import SUGGESTION_LETTER, changed, clean

BODIES = {"cppcc": ("政协", "政协提案委员会"), "npc": ("人大", "人大常委会代表工作委员会")}


def find(case: Case) -> Iterator[Hit]:
    """Copies only to the other council's body (error), none to those of the profile, none at all."""
    copies, council = case.parts.copies, case.council
    words = " ".join(spot.text for spot in copies)
    if copies and council is not None:
        own, body = BODIES[council]
        other = BODIES["npc" if council == "cppcc" else "cppcc"][0]
        if own not in words and other in words:
            start = copies[0].start + copies[0].text.find(other)
            yield Hit(
                start, copies[0].end, f"抄送单位错位：应抄送{body}，这里只有{other}的机构", body, "error"
            )
            return
    wanted = case.profile.copies_for(council) if case.profile else ()
    missing = [name for name in wanted if not any(same_body(name, part) for part in names_of(words))]
    if missing and not case.is_opinion:
        yield Hit(
            copies[0].start if copies else None,
            copies[0].end if copies else None,
            f"抄送缺少{'、'.join(missing)}",
            f"抄送：{'，'.join(wanted)}。",
        )
    elif not copies and not wanted and is_paper_form(case):
        yield Hit(None, None, "没有抄送政协提案委（人大代工委）等单位", severity="info")


def names_of(words: str) -> list[str]:
    """The bodies that a line of copies names."""
    return [part for part in re.split(r"[，、,；;。\s]|抄送[：:]?", words) if part]


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body: equal but for place and abbreviation."""
    a, b = (
        re.sub(r"^.{0,8}?[省市县区州旗]|员会|公室|人民|常务?|作|工委|[（(].*", "", name)
        for name in (one, other)
    )
    return a == b or a.endswith(b) or b.endswith(a)


def is_paper_form(case: Case) -> bool:
    """Whether the file is the letter as sent (number and class on it), not the text of a web page."""
    return case.parts.number is not None and case.parts.outcome is not None and case.file.format == "docx"


CHECK = Check(
    code="S004",
    severity="warning",
    message="按规定抄送：提案抄送政协提案委，建议抄送人大代工委",
    source="各地办理规定（复函抄送）",
    strength="custom",
    find=find,
    bad=(
        changed(("县政协提案委员会", "县人大常委会代表工委")),
        changed(("县人大常委会代表工委", "县政协提案委员会"), base=SUGGESTION_LETTER),
        changed(("抄送：县政协提案委员会，县政府办公室。", ""), profile="county-bureau"),
        changed(("\n抄送：县政协提案委员会，县政府办公室。", ""), layout={}),
    ),
    good=(clean(), changed(base=SUGGESTION_LETTER)),
)
