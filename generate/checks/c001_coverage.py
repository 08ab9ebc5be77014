"""C001: every suggestion of the proposal is answered."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.coverage import coverage
from generate.specimen import PROPOSAL, changed, clean


def find(case: Case) -> Iterator[Hit]:
    """Each suggestion that no part of the letter answers, then those answered with nothing."""
    if case.proposal is None or case.is_opinion:
        return
    for answer in coverage(case.proposal, case):
        title = answer.suggestion.title.strip("。，；") or answer.suggestion.text[:30]
        if answer.how == "missing":
            yield Hit(
                None, None, f"提案第{answer.number}条建议没有答复：“{short(title)}”", "补写对这条建议的答复"
            )
        elif answer.asks_missing:
            asks = "；".join(short(ask.text) for ask in answer.asks_missing)
            yield Hit(
                answer.start,
                answer.end,
                f"第{answer.number}条建议中有诉求没有答复：“{asks}”",
                severity="info",
            )


def short(words: str) -> str:
    """At most forty characters."""
    return words if len(words) <= 40 else words[:39] + "…"


CHECK = Check(
    code="C001",
    severity="error",
    message="提案的每一条建议都要答复",
    source="各地办理规定（逐条答复）；湖南等地办理办法",
    strength="custom",
    find=find,
    bad=(
        changed(
            (
                "三、关于加强师资和安全管理的建议\n2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。\n",
                "",
            ),
            ("四、下一步", "三、下一步"),
            proposal=PROPOSAL,
        ),
        changed(
            (
                "二、关于建立经费保障、明确收费标准的建议\n2025年，县财政安排托管专项经费60万元。2024年5月，我局印发《云岭县假期托管服务实施方案》（云教体发〔2024〕12号），明确每名学生每天收费不超过30元。\n",
                "",
            ),
            proposal=PROPOSAL,
        ),
    ),
    good=(clean(proposal=PROPOSAL), changed(("60万元。", "61万元。"))),
)
