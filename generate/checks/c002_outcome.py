"""C002: the class follows from the content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.coverage import blocks_of
from generate.outcome import PLANNED, REASON, REFUSED, SOLVED, UNDER_WAY, meaning_of, outcome_letter
from generate.specimen import changed, clean
from generate.substance import is_deflection, is_empty

PASSED_ON = re.compile(
    r"无(?:相关|此项|该项|相应)?(?:职权|职能|职责|权限)|(?:属于?|系)[^，。；]{2,20}的?(?:职责|职能|事权)|不属于?|不在|超出|建议(?:您|你们|代表|委员)?(?:直接)?(?:向|与|联系)|请(?:您|你们|代表|委员)?(?:直接)?(?:向|与|联系)"
)
NOT_YET = re.compile(rf"计划|预计|{PLANNED.pattern}")
UNSTARTED = re.compile(
    r"(?:正在|正)(?:起草|论证|研究|谋划|编制|拟定|调研|修订|审批|申报)|(?:适时|择机)(?:启动|开展|实施|组织)|议事日程|尚未|还未|前期工作"
)
DENIED = re.compile(r"(?:未|没有|尚未|还没)[^，。；]{0,6}$")


def find(case: Case) -> Iterator[Hit]:
    """A resolved class over refusals or plans only; a refusing class without any refusal or reason."""
    meaning, spot = meaning_of(case), case.parts.outcome
    if meaning is None or spot is None:
        return
    text = case.parts.body.text
    letter = outcome_letter(case) or ""
    refusals = list(REFUSED.finditer(text))
    solved = [found for found in SOLVED.finditer(text) if not DENIED.search(text[: found.start()])]
    if meaning == "resolved":
        yield from inflated(case, letter, refusals, solved)
    elif meaning in ("not_now", "reference") and not refusals and not re.search(REASON, text):
        yield Hit(
            spot.start,
            spot.end,
            f"类别为“{letter}”（暂不能解决、留作参考），但正文没有说明原因",
            "写明不能解决的原因",
            "warning",
        )
    elif (
        meaning in ("not_now", "reference") and not refusals and len(solved) >= 3 and not PLANNED.search(text)
    ):
        yield Hit(spot.start, spot.end, f"类别为“{letter}”，但正文所述均已解决，类别与内容不符", "核对类别")


def inflated(
    case: Case, letter: str, refusals: list[re.Match[str]], solved: list[re.Match[str]]
) -> Iterator[Hit]:
    """A resolved class that the text does not bear out."""
    spot, text, base = case.parts.outcome, case.parts.body.text, case.parts.body.start
    if spot is None:
        return
    unsolved = unsolved_section(case)
    if unsolved is not None:
        reason = f"类别为“{letter}”（已解决），但{unsolved}，类别与内容不符"
        yield Hit(spot.start, spot.end, reason, "改类别，或写明已怎样解决")
    elif refusals:
        first = refusals[0]
        yield Hit(
            base + first.start(),
            base + first.end(),
            f"类别为“{letter}”（已解决），这里却写“{first[0]}”，类别与内容不符",
            "改类别，或写明已怎样解决",
            "error" if 4 * len(refusals) >= len(solved) else "info",
        )
    elif not solved and (PLANNED.search(text) or UNDER_WAY.search(text)):
        yield Hit(
            spot.start,
            spot.end,
            f"类别为“{letter}”（已解决），但正文只有打算或正在进行的工作",
            "改为“正在解决”或“列入计划”的类别",
        )
    elif not solved and is_empty(text):
        yield Hit(
            spot.start,
            spot.end,
            f"类别为“{letter}”（已解决），但正文没有已办成的事",
            "改类别，或写明已怎样解决",
        )


def unsolved_section(case: Case) -> str | None:
    """The first answer that refuses, passes on or only wishes, in words; None when there is none."""
    for block in blocks_of(case):
        body = block.text.split("\n", 1)[1] if block.heading and "\n" in block.text else ""
        refused = REFUSED.search(body)
        if refused and not SOLVED.search(body):
            return f"“{block.heading.strip()[:24]}”写“{refused[0]}”"
        if body and (PASSED_ON.search(body) and is_deflection(body) and not SOLVED.search(body)):
            return f"“{block.heading.strip()[:24]}”只说是别的单位的职责"
        if body and UNSTARTED.search(body) and not SOLVED.search(told_as_done(body)):
            return f"“{block.heading.strip()[:24]}”还只是打算"
        if body and is_empty(body):
            return f"“{block.heading.strip()[:24]}”只有表态，没有办理情况"
    return None


def told_as_done(body: str) -> str:
    """The clauses of an answer that neither plan nor only begin."""
    clauses = re.split(r"[，。；\n]", body)
    return "，".join(row for row in clauses if not NOT_YET.search(row) and not UNSTARTED.search(row))


CHECK = Check(
    code="C002",
    severity="error",
    message="办理结果类别应与正文内容相符",
    source="各地办理规定（A 已解决、B 正在解决或列入计划、C 暂不能解决须说明原因）",
    strength="custom",
    find=find,
    bad=(
        changed(
            ("B类", "A类"),
            ("2025年，县财政安排托管专项经费60万元。", "设立专项经费的建议，受县级财力限制，暂不具备条件。"),
            (
                "三、关于加强师资和安全管理的建议\n2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "三、关于加强师资和安全管理的建议\n目前暂时无法实施。",
            ),
        ),
        changed(
            ("B类", "A类"),
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "校门口停车秩序由公安部门负责，我局无此项职权。",
            ),
        ),
        changed(
            ("B类", "A类"),
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "我局将待时机成熟，择机组织师资培训。",
            ),
        ),
    ),
    good=(clean(), changed(("B类", "A类"))),
)
