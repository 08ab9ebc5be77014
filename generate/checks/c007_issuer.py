"""C007: the unit that signs is the one assigned, and its name for itself (我局, 我委) fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterlines import Spot
from generate.phrases import without_quotes
from generate.specimen import PROPOSAL, changed, clean

SELF = re.compile(
    r"我(?P<kind>局|委|办|厅|部|院|社|会|站|所|处|中心|镇|乡|街道|大队|支队|公司|校|馆|行|段|分局)(?![们国员学关友报管外里的家内中])"
)
FITTING = {
    "局": r"局|(?<!办事)处|中心|所",
    "委": r"委|委员会|总支",
    "办": r"办|办公室|办事处|街道",
    "厅": r"厅",
    "部": r"部",
    "院": r"院",
    "社": r"社",
    "会": r"会",
    "站": r"站",
    "所": r"所|局",
    "处": r"处",
    "中心": r"中心",
    "镇": r"镇",
    "乡": r"乡",
    "街道": r"街道|办事处",
    "大队": r"大队",
    "支队": r"支队",
    "公司": r"公司|集团",
    "校": r"学校|校|中学|小学",
    "馆": r"馆",
    "行": r"行",
    "段": r"段",
    "分局": r"分局|局",
}

HEAD = re.compile(
    r"\s*[\u4e00-\u9fff　]{3,30}(?:局|委员会|办公室|政府|办事处|厅|中心|联合会|法院|检察院)(?:文件)?\s*"
)
TITLED = re.compile(
    r"([\u4e00-\u9fff、　]{3,40}(?:局|委员会|办公室|政府|办事处|厅|中心|联合会|法院|检察院|委|办))(?:关于|对)"
)


def find(case: Case) -> Iterator[Hit]:
    """A self-name that no issuer has, then an issuer that is not the unit assigned."""
    issuers = issuer_names(case)
    if not issuers:
        return
    headed = head_names(case)
    if headed and not case.is_opinion and not any(same_organ(a, b) for a in issuers for b in headed):
        issuers = headed  # the signature is wrong: whoever writes is named at the head
    start = case.parts.opening.start if case.parts.opening else case.parts.body.start
    words = case.text[start : case.parts.body.end]
    seen: set[str] = set()
    for found in SELF.finditer(without_quotes(words)):
        kind = found["kind"]
        if kind in seen or any(re.search(FITTING[kind], name) for name in issuers):
            continue
        seen.add(kind)
        place = start + found.start()
        yield Hit(place, start + found.end(), f"自称“{found[0]}”与署名单位“{issuers[0]}”不符")
    yield from assigned_hits(case)
    yield from head_hits(case)


def head_hits(case: Case) -> Iterator[Hit]:
    """A signature by another unit than the letterhead and the title name."""
    signatures, named = case.parts.signatures, head_names(case)
    if not signatures or not named or case.is_opinion:
        return
    if not any(same_organ(organ(spot), name) for spot in signatures for name in named):
        spot = signatures[0]
        yield Hit(
            spot.start, spot.end, f"署名“{organ(spot)}”与标题（发文机关标志）的“{named[0]}”不一致", named[0]
        )


def head_names(case: Case) -> tuple[str, ...]:
    """The units that the letterhead and the title name."""
    title = case.parts.title
    named = [re.sub(r"文件$|\s", "", line.text) for line in case.parts.head if HEAD.fullmatch(line.text)]
    if title is not None and title.start >= case.parts.start:
        found = TITLED.match(title.text)
        named += re.split(r"[、　\s]", found[1]) if found else []
    return tuple(name for part in named for name in re.split(r"[、　]", part) if name)


def issuer_names(case: Case) -> tuple[str, ...]:
    """The signing units, else the unit before 关于 in the title."""
    names = tuple(organ(spot) for spot in case.parts.signatures)
    if names:
        return names
    title = case.parts.title
    found = re.match(r"([\u4e00-\u9fff]{3,30}?)(?:关于|对)", title.text) if title else None
    return (found[1],) if found else ()


def organ(spot: Spot) -> str:
    """The unit's name alone."""
    return re.sub(
        r"^\s*(?:承办|主办|答复|会办|分办)单位[：:]|[（(]?(?:盖章|印章|公章|章)[）)]?$|\s", "", spot.text
    )


def assigned_hits(case: Case) -> Iterator[Hit]:
    """A signature that is not the unit of the assignment or of the profile."""
    lead = case.proposal.assignment.lead if case.proposal else None
    own = case.profile.unit.name if case.profile else None
    wanted = own or lead
    if not wanted or not case.parts.signatures or case.is_opinion:
        return
    names = [organ(spot) for spot in case.parts.signatures]
    if not any(same_organ(name, wanted) for name in names):
        spot = case.parts.signatures[0]
        yield Hit(spot.start, spot.end, f"署名单位与承办单位“{wanted}”不一致", wanted)


def same_organ(one: str, other: str) -> bool:
    """Whether two names mean one unit: the shorter's characters stand in the longer in order (县卫健局)."""
    a, b = sorted((re.sub(r"人民|自治|各族|[\s（）()]", "", name) for name in (one, other)), key=len)
    letters = iter(b)
    return all(letter in letters for letter in a)


CHECK = Check(
    code="C007",
    severity="error",
    message="署名单位应是交办的承办单位，自称（我局、我委）与署名一致",
    source="各地办理规定：只有承办单位可以答复",
    strength="custom",
    find=find,
    bad=(
        changed(("我局将于", "我委将于")),
        changed(
            ("\n云岭县教育体育局\n2025", "\n云岭县城关街道办事处\n2025"),
            ("云岭县教育体育局", "云岭县城关街道办事处"),
        ),
        changed(("\n云岭县教育体育局\n2025", "\n云岭县人民政府\n2025")),
        changed(("\n云岭县教育体育局\n2025", "\n云岭县民政局\n2025"), proposal=PROPOSAL),
    ),
    good=(clean(proposal=PROPOSAL), changed(("我局将于", "我县将于"))),
)
