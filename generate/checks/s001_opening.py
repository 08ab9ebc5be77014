"""S001: the opening formula names the item and its number and says that it was received."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterlines import lines_of
from generate.specimen import changed, clean

RECEIVED = re.compile(r"收悉|收到|已阅|(?:交|转|由)[^。]{0,14}(?:办理|研究|承办|答复)")
TITLE = re.compile(r"《[^》]{4,}》?|“[^”]{4,}”?|关于[^。，]{3,}(?:的)?(?:提案|建议|议案|意见)")
NUMBER = re.compile(
    r"第?\s*[A-Za-z]*\d[\dA-Za-z\-—]*\s*号|[（(〔]\s*(?:编号|立案号)?[：:]?\s*[A-Z]*\d{1,12}\s*[）)〕]"
)


def find(case: Case) -> Iterator[Hit]:
    """An opening without reception, without the item's title, or an item without number anywhere."""
    opening = case.parts.opening
    if opening is None:
        yield Hit(None, None, "没有开头语：应写明“您提出的《…》（第×号）收悉”")
        return
    words = opening.text
    head = " ".join(line.text for line in lines_of(case.text, case.parts.start, opening.start))
    numbered = NUMBER.search(words) or NUMBER.search(case.parts.title.text if case.parts.title else head)
    if not RECEIVED.search(words) and not case.is_opinion:
        named = TITLE.search(words) and NUMBER.search(words)
        reason = "开头语没有写明提案（建议）已收悉或已交办"
        yield Hit(
            opening.start, opening.end, reason, "您提出的《…》（第×号）收悉", "warning" if named else None
        )
    elif not TITLE.search(words):
        yield Hit(
            opening.start, opening.end, "开头语没有写明所答复提案（建议）的案由", "《关于…的提案》（第×号）"
        )
    elif not numbered:
        yield Hit(opening.start, opening.end, "标题和开头语都没有写明提案（建议）编号", "（第×号）")


CHECK = Check(
    code="S001",
    severity="error",
    message="开头语应写明案由、编号和收悉",
    source="各地提案、建议办理规定的复函格式",
    strength="custom",
    find=find,
    bad=(
        changed(
            (
                "你们提出的《关于加强寒暑假学生托管服务的提案》（第38号）收悉。经研究，现答复如下：",
                "你们的来信已经看过，现答复如下：",
            )
        ),
        changed(("《关于加强寒暑假学生托管服务的提案》（第38号）收悉", "提案收悉")),
        changed(("（第38号）收悉", "收悉"), ("第38号提案答复", "提案答复")),
    ),
    good=(clean(), changed(("（第38号）收悉", "收悉"))),
)
