"""P005: whether to publish is decided; withholding has a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.checks.s004_copies import is_paper_form
from generate.letterlines import lines_of
from generate.specimen import changed, clean

STATED = re.compile(r"公开")
WITHHELD = re.compile(r"不予公开|不同意公开|不宜公开|不公开|内部公开|是否(?:同意)?公开\s*[：:]\s*[（(]?\s*否")
REASON = re.compile(r"因|由于|涉及|理由|原因|属于|依据|根据|条|商业秘密|国家秘密|隐私")


def find(case: Case) -> Iterator[Hit]:
    """Withholding without a reason; nothing said, where the profile or the form of the file expects it."""
    around = [
        line
        for line in lines_of(case.text, case.parts.start, case.parts.end)
        if not case.parts.body.start <= line.start < case.parts.body.end and len(line.text) < 80
    ]
    for line in around:
        found = WITHHELD.search(line.text)
        if found and not REASON.search(line.text.replace(found[0], "")):
            yield Hit(
                line.start + found.start(),
                line.start + found.end(),
                f"“{found[0]}”没有说明理由",
                "写明不公开的法定理由",
            )
    if not any(STATED.search(line.text) for line in around):
        expected = case.profile is not None and bool(case.profile.wording.note) and not case.is_opinion
        if expected or (is_paper_form(case) and not case.is_opinion):
            yield Hit(
                None,
                None,
                "没有写明公开属性（主动公开、依申请公开或不予公开）",
                "（此件公开发布）",
                None if expected else "info",
            )


CHECK = Check(
    code="P005",
    severity="warning",
    message="写明公开属性；不予公开的说明理由",
    source="国办发〔2014〕46号；《政府信息公开条例》第十四至十六条",
    strength="law",
    find=find,
    bad=(
        changed(("（此件公开发布）\n", ""), profile="county-bureau"),
        changed(("（此件公开发布）", "（此件不予公开）")),
        changed(("（此件公开发布）\n", ""), layout={}),
    ),
    good=(clean(), changed(("（此件公开发布）", "（此件不予公开，涉及商业秘密）"))),
)
