"""F008: the class of the outcome is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit, Severity
from generate.specimen import changed, clean

STATED = re.compile(
    r"(?:办理|答复|办复)?(?:结果|类别|类型|分类)\s*(?:为|是|[：:])\s*[“（(]?\s*(?:[A-Da-d]|[^\s：:。]{0,4}(?:采纳|解决|列入|参考|说明))"
)

HIGH = re.compile(r"(?:厅|部|总局|国家[\u4e00-\u9fff]{2,14}委员会)\s*$|^\s*[\u4e00-\u9fff]{2,6}(?:省|自治区)")
GAP = re.compile(r"【[^】]*类别[^】]*】")  # a visible gap is S009's


def find(case: Case) -> Iterator[Hit]:
    """The lack of a class, or one that does not exist; opinions to a lead unit carry none."""
    if case.is_opinion or (case.profile and case.profile.layout.outcome_position == "none"):
        return
    spot = case.parts.outcome
    reply = case.record.reply
    if GAP.search(case.letter.text):
        return
    if spot is None and (reply is None or reply.outcome is None) and not STATED.search(case.letter.text):
        severity: Severity | None = "info" if case.profile is None and is_high(case) else None
        yield Hit(None, None, "没有标注办理结果类别（A、B、C等），应在首页右上角标注", severity=severity)
        return
    letter = re.search(r"[A-Za-z]\d?", spot.text) if spot else None
    if (
        spot
        and letter
        and case.profile
        and case.profile.outcomes
        and case.profile.meaning_of(letter[0]) is None
    ):
        allowed = "、".join(key for key, _ in case.profile.outcomes)
        yield Hit(spot.start, spot.end, f"办理结果类别“{letter[0]}”不在本地规定的类别（{allowed}）之内")


def is_high(case: Case) -> bool:
    """Whether a ministry or a province's department writes, of which many mark no class."""
    return any(HIGH.search(spot.text) for spot in case.parts.signatures)


CHECK = Check(
    code="F008",
    severity="warning",
    message="首页应标注办理结果类别",
    source="各地提案、建议办理规定（如在标题右上角标注A、B、C类）",
    strength="custom",
    find=find,
    bad=(changed(("B类\n", "")),),
    good=(
        clean(),
        changed(("B类\n", "（A）\n")),
        changed(("B类\n", "办理结果：（A类）\n")),
        changed(("B类\n", "类别：采纳\n")),
    ),
)
