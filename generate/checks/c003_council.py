"""C003: 委员, 政协 and 提案 go together, and 代表, 人大 and 建议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Council
from generate.check import Case, Check, Hit
from generate.letterlines import Spot
from generate.phrases import without_quotes
from generate.specimen import SUGGESTION_LETTER, changed, clean

NAMES = {"cppcc": "政协提案", "npc": "人大代表建议"}
THANKS = r"(?:感谢|谢谢|(?<!邀)请|希望|欢迎)[^。；，\n]{0,4}"
WRONG: dict[Council, tuple[tuple[re.Pattern[str], str], ...]] = {
    "cppcc": (
        (re.compile(rf"(?:{THANKS})(?P<bad>(?:各位|位|人大)?代表)(?!性|团|作|处|队)"), "委员"),
        (re.compile(r"(?P<bad>各位代表|代表们|代表您|该代表|人大代表(?=您|提出|反映的))"), "委员"),
        (re.compile(r"第\s*[A-Z]*\d+\s*号\s*(?P<bad>(?:代表)?建议|议案)(?!书)"), "提案"),
        (re.compile(r"(?:您|你|你们|您们)(?:提出)?的(?P<bad>议案|代表建议)"), "提案"),
    ),
    "npc": (
        (re.compile(rf"(?:{THANKS})(?P<bad>(?:各位|位|政协)?委员)(?!会)"), "代表"),
        (re.compile(r"(?P<bad>各位委员|委员们|委员您|该委员|政协委员(?=您|提出|反映的))"), "代表"),
        (re.compile(r"第\s*[A-Z]*\d+\s*号\s*(?P<bad>(?:委员)?提案)"), "建议"),
        (re.compile(r"(?:您|你|你们|您们)(?:所?提出?|提交)?的(?P<bad>提案)"), "建议"),
        (re.compile(r"(?P<bad>(?:该|此|本)提案|提案(?=收悉|办理|提出|中(?:提|反映)))"), "建议"),
    ),
}


def find(case: Case) -> Iterator[Hit]:
    """The role of the salutation, then words of the other council; what is quoted may say what it likes."""
    if case.council is None:
        return
    yield from salutation_hits(case, case.council)
    title = case.parts.title
    spots = [spot for spot in (title, case.parts.opening) if spot]
    spots += [Spot(case.parts.body.start, case.parts.body.end, case.parts.body.text)]
    for spot in spots:
        raw = case.text[spot.start : spot.end]
        for pattern, right in WRONG[case.council]:
            for found in pattern.finditer(without_quotes(raw)):
                start, end = spot.start + found.start("bad"), spot.start + found.end("bad")
                yield Hit(
                    start, end, f"这是{NAMES[case.council]}的答复，“{found['bad']}”应为“{right}”", right
                )
    yield from council_hits(case, case.council)
    yield from proposer_hits(case, case.council)


def salutation_hits(case: Case, council: Council) -> Iterator[Hit]:
    """委员 in a letter to a deputy, 代表 in one to a member."""
    spot, role = case.parts.salutation, case.parts.role
    right = "委员" if council == "cppcc" else "代表"
    if spot is not None and role is not None and role != right:
        at = spot.start + spot.text.rindex(role)
        yield Hit(at, at + 2, f"这是{NAMES[council]}的答复，称呼应为“{right}”，不是“{role}”", right)


def proposer_hits(case: Case, council: Council) -> Iterator[Hit]:
    """The proposer named with the other council's role in the opening (罗平委员提出的《…建议》)."""
    spot = case.parts.opening
    if spot is None:
        return
    wrong, right = ("代表", "委员") if council == "cppcc" else ("委员", "代表")
    words = without_quotes(case.text[spot.start : spot.end])
    for found in re.finditer(
        rf"[\u4e00-\u9fff]{{2,3}}(?P<bad>{wrong})(?=(?:等[^，。]{{0,6}})?(?:所?提出?|提交|联名)的)", words
    ):
        start = spot.start + found.start("bad")
        reason = f"这是{NAMES[council]}的答复，提出人应为“{right}”，不是“{wrong}”"
        yield Hit(start, start + 2, reason, right)


def council_hits(case: Case, council: Council) -> Iterator[Hit]:
    """The other council named where the letter says in which session the item was proposed."""
    other = (
        r"人大(?=[^，。、]{0,4}[一二三四五六七八九十\d]+次)|[一二三四五六七八九十\d]届人大|人民代表大会"
        if council == "cppcc"
        else r"政协|政治协商"
    )
    for spot in (case.parts.title, case.parts.opening):
        if spot is None:
            continue
        found = re.search(other, without_quotes(case.text[spot.start : spot.end].split("。")[0]))
        if found:
            start = spot.start + found.start()
            yield Hit(start, spot.start + found.end(), f"这是{NAMES[council]}的答复，这里却写成“{found[0]}”")


CHECK = Check(
    code="C003",
    severity="error",
    message="委员、政协、提案相配，代表、人大、建议相配，全文一致",
    source="《政协全国委员会提案工作条例》；《代表法》第二十一条",
    strength="law",
    find=find,
    bad=(
        changed(("何其山委员：", "何其山代表：")),
        changed(("感谢你们对", "衷心感谢各位代表对")),
        changed(("第38号提案答复", "第38号建议答复")),
        changed(("何其山代表：", "何其山委员："), base=SUGGESTION_LETTER),
        changed(("感谢你们对", "感谢各位委员对"), base=SUGGESTION_LETTER),
        changed(("你们提出的《", "何其山委员提出的《"), base=SUGGESTION_LETTER),
        changed(("一、关于扩大", "你们的提案很有针对性。\n一、关于扩大"), base=SUGGESTION_LETTER),
    ),
    good=(
        clean(),
        changed(base=SUGGESTION_LETTER),
        changed(("你们提出的《", "何其山代表提出的《"), base=SUGGESTION_LETTER),
        changed(("服务的提案》", "服务的建议》")),
        changed(("1436人次。", "1436人次，邀请人大代表、政协委员视察2次。")),
    ),
)
