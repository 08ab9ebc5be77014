"""F001: the document number has the form 代字〔年份〕顺序号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.specimen import changed, clean

GOOD = re.compile(r"[\u4e00-\u9fff]{2,14}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
PARTS = re.compile(
    r"(?P<code>[\u4e00-\u9fff]+?)(?:字)?\s*[〔【\[（(［〈{﹝]?\s*(?P<year>(?:19|20)\d{2})\s*年?\s*"
    r"[〕】\]）)］〉}﹞]?\s*第?\s*0*(?P<sequence>\d+)\s*号"
)
SIGNS = (
    (r"[【】\[\]（）()［］〈〉{}﹝﹞]", "年份应使用六角括号〔〕"),
    (r"第", "顺序号前不加“第”字"),
    (r"[〕】\]）)］]\s*0", "顺序号不编虚位（不加前导零）"),
    (r"[〔【\[（(［]\s*\d{2}\s*[〕】\]）)］]", "年份应写全四位"),
    (r"二[〇○零]", "年份应使用阿拉伯数字"),
    (r"\s", "发文字号中间不空格"),
)


def find(case: Case) -> Iterator[Hit]:
    """The number when it breaks the form, with the form it should have."""
    number = case.parts.number
    if number is None or GOOD.fullmatch(number.text):
        return
    reasons = [reason for sign, reason in SIGNS if re.search(sign, number.text)] or ["缺少六角括号或代字"]
    whole = PARTS.fullmatch(number.text)
    better = f"{whole['code']}〔{whole['year']}〕{whole['sequence']}号" if whole else None
    edits = (Edit(number.start, number.end, better),) if better else ()
    yield Hit(number.start, number.end, f"发文字号不规范：{'；'.join(reasons)}", better, edits=edits)


CHECK = Check(
    code="F001",
    severity="error",
    message="发文字号应为“代字〔年份〕顺序号号”，用六角括号，不加“第”，不编虚位",
    source="《党政机关公文处理工作条例》第九条；GB/T 9704-2012 7.2.5",
    strength="standard",
    find=find,
    bad=tuple(
        changed(("云教体函〔2025〕17号", wrong))
        for wrong in (
            "云教体函【2025】17号",
            "云教体函[2025]17号",
            "云教体函（2025）17号",
            "云教体函〔2025〕第17号",
            "云教体函〔2025〕017号",
            "云教体函2025〕17号",
            "云教体函〔25〕17号",
        )
    ),
    good=(clean(), changed(("云教体函〔2025〕17号", "云教体提函〔2025〕7号"))),
    fix_is_safe=True,
)
