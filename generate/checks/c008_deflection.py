"""C008: no answer that only names another organ's duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterlines import Spot
from generate.phrases import sentences
from generate.specimen import changed, clean
from generate.substance import CONCRETE, DEFLECTED, OWN_ACTION


def find(case: Case) -> Iterator[Hit]:
    """A deflecting clause in a paragraph without action of one's own, or in a sentence that none follows."""
    if case.is_opinion:
        return
    for line in case.parts.lines:
        found = deflecting(line)
        if found is not None:
            reason = "只指出是别的单位的职责，没有本单位的办理情况"
            yield Hit(found.start, found.end, reason, "会同该单位研究后一并答复")


def deflecting(line: Spot) -> Spot | None:
    """The clause of a paragraph that passes the question on, None when one's own action stands beside it."""
    found = DEFLECTED.search(line.text)
    if found is None:
        return None
    spot = Spot(line.start + found.start(), line.start + found.end(), found[0])
    rest = line.text[: found.start()] + line.text[found.end() :]
    strong = re.match(r"不属|不在|超出|建议|请|相信", found[0])
    own = OWN_ACTION.search(line.text)
    if not own and ((strong and not re.search(r"[\d《]", rest)) or not CONCRETE.search(rest)):
        return spot
    around = list(sentences(line.text))
    number = next(n for n, row in enumerate(around) if row.end > found.start())
    near = "".join(row.text for row in around[number : number + 2])
    return spot if strong and not OWN_ACTION.search(near) and not re.search(r"[\d《]", near) else None


CHECK = Check(
    code="C008",
    severity="warning",
    message="不得只把问题推给别的单位",
    source="各地办理规定（主办单位综合会办意见后统一答复）",
    strength="custom",
    find=find,
    bad=(
        changed(
            (
                "2025年，县财政安排托管专项经费60万元。2024年5月，我局印发《云岭县假期托管服务实施方案》（云教体发〔2024〕12号），明确每名学生每天收费不超过30元。",
                "收费标准属于县发展和改革局职责，建议您向该局反映。",
            )
        ),
        changed(
            (
                "2025年，县财政安排托管专项经费60万元。2024年5月，我局印发《云岭县假期托管服务实施方案》（云教体发〔2024〕12号），明确每名学生每天收费不超过30元。",
                "该事项不在我局职责范围内，请与县财政局联系。",
            )
        ),
    ),
    good=(
        clean(),
        changed(("2025年，县财政", "收费标准由县发展和改革局负责，我局已会同该局研究。2025年，县财政")),
    ),
)
