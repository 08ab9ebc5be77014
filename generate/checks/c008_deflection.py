"""C008: no answer that only names another organ's duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Example, Hit
from generate.letterlines import Spot
from generate.phrases import sentences
from generate.specimen import changed, clean
from generate.substance import CONCRETE, DEFLECTED, OWN_ACTION

RETURNED = re.compile(
    r"(?:望|希望|请|建议|应?由)(?:你|贵)[局委办厅单位]+[^。；]{2,40}|(?:我[局委办厅]|本单位)(?:不再|没有|无)[^，。；]{0,8}意见"
)
ALONGSIDE = re.compile(r"一并|答复(?:时|代表|委员|提案人)|参考|汇总|综合")  # 请你局在答复时一并考虑


def find(case: Case) -> Iterator[Hit]:
    """A deflecting clause in a paragraph without action of one's own, or in a sentence that none follows."""
    if case.is_opinion:
        yield from returned_hits(case)
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
    if OWN_ACTION.search(near) or re.search(r"[\d《]", near):
        return None
    duty = re.match(r"属|系", found[0]) and not own
    return spot if strong or duty else None


def returned_hits(case: Case) -> Iterator[Hit]:
    """Paragraphs of an opinion that hand the matter back to the lead unit and give no fact or measure."""
    for line in case.parts.lines:
        found = RETURNED.search(line.text)
        if found and not CONCRETE.search(line.text) and not ALONGSIDE.search(line.text):
            reason = "会办意见只是把问题交还主办单位，没有本单位职责内的意见"
            yield Hit(line.start + found.start(), line.start + found.end(), reason, "写明本单位的情况和措施")


def opinion(sentence: str) -> Example:
    """A co-handler's opinion on the specimen's item that ends with the sentence."""
    return changed(
        ("第38号提案答复的函", "第38号提案会办意见的函"),
        ("周岚、何其山委员：", "县民政局："),
        ("四、下一步工作\n", f"四、其他\n{sentence}\n"),
    )


CHECK = Check(
    code="C008",
    severity="warning",
    message="不得只把问题推给别的单位",
    source="各地办理规定（主办单位综合会办意见后统一答复）",
    strength="custom",
    find=find,
    bad=(
        opinion("托管点的收费请你局自行研究，妥善处理。"),
        changed(
            (
                "2024年5月，我局印发《云岭县假期托管服务实施方案》（云教体发〔2024〕12号），明确每名学生每天收费不超过30元。",
                "收费标准属于县发展和改革局的职责范围。",
            )
        ),
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
        opinion("请你局在答复委员时一并考虑。"),
    ),
)
