"""L009: no broken references of Word's fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

BROKEN = re.compile(
    r"错误[！!]\s*未?(?:找到|定义|指定)?[^。\n]{0,12}(?:引用源|书签|样式)[^。\n]{0,8}"
    r"|Error! (?:Reference source|Bookmark) not [a-z]+\.?"
)


def find(case: Case) -> Iterator[Hit]:
    """Each message that Word put in place of a lost reference."""
    for found in BROKEN.finditer(case.text, case.parts.start, case.parts.end):
        yield Hit(found.start(), found.end(), "域（交叉引用）已失效，印出来是出错信息", "改为正文文字")


CHECK = Check(
    code="L009",
    severity="error",
    message="没有失效的域和交叉引用",
    source="《党政机关公文处理工作条例》第二十六条（复核）",
    strength="custom",
    find=find,
    bad=(changed(("60万元。", "60万元（见错误!未找到引用源。）。")),),
    good=(clean(),),
)
