"""S007: thanks, and where the profile wants it a clause asking for the proposers' opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

THANKS = re.compile(r"感谢|谢谢|致谢|谢意")
FEEDBACK = re.compile(
    r"征询意见|回执|反馈表|意见反馈|反馈意见|是否满意|批评指正|宝贵(?:的)?(?:意见|建议)|提出(?:意见|建议)|如有(?:不妥|疑问|意见)|欢迎(?:继续)?监督|评价表|测评表|反馈我"
)


def find(case: Case) -> Iterator[Hit]:
    """No thanks at all; no feedback clause although the profile words one."""
    if case.is_opinion:
        return
    words = case.letter.text
    if not THANKS.search(words):
        yield Hit(None, None, "没有对提案人（代表）表示感谢的话")
    wanted = case.profile.wording.feedback if case.profile else ""
    if wanted and not FEEDBACK.search(words):
        yield Hit(None, None, "没有请提案人填写征询意见表（回执）的话", wanted)


CHECK = Check(
    code="S007",
    severity="info",
    message="结尾有致谢，并按规定请提案人反馈意见（由配置决定）",
    source="各地办理规定（附征询意见表）",
    strength="custom",
    find=find,
    bad=(changed(("感谢你们对我县教育工作的关心和支持！请填写征询意见表并反馈我局。\n", "")),),
    good=(clean(),),
)
