"""S009: no remains of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

RESIDUE = re.compile(
    r"(?P<gap>【[^】\n]{0,40}(?:待补|待定|待填|填写|补充|核实)[^】\n]*】|【\s*】|待补充|\{\{.*?\}\}|\{%.*?%\}|<[^<>\n]{1,12}>(?=[\u4e00-\u9fff]))"
    r"|(?P<cross>(?<![A-Za-z\d])[Xx]{2,}(?![A-Za-z\d])|[×Ｘ]{2,}|(?<=[\u4e00-\u9fff])[X×](?=[\u4e00-\u9fff])|○{2,}|(?<![\d*])\*{2,}(?![\d*])|＊{2,}|某某(?=[县市局区镇乡省委办]|单位|街道|代表|委员)|(?<![\u4e00-\u9fff])某某(?=同志|科室?|股室?|部门)|(?<=[由请与向经商])某某(?=同志|科室?|股室?|部门|负责|牵头))"
    r"|(?P<line>_{2,}|＿{2,}|…{4,})"
    r"|(?P<choice>[你您][（(]\s*们\s*[）)]|[（(]\s*(?:等|们|或|委员/代表|委员、代表|提案/建议)\s*[）)]|委员[/／（(]代表|代表[/／（(]委员|提案[/／]建议|建议[/／]提案)"
    r"|(?P<empty>(?:签字|签章|签发人|联系人|联系电话|电话|承办人)\s*[：:]\s*(?=$|\n|[，；）)]|　|\s{2,}))"
    r"|(?P<date>(?<!\d)\s*年\s+月\s+日|\d{4}年\s+月\s*日|\d{4}年\d{1,2}月\s+日)",
    re.MULTILINE,
)
REASONS = {
    "gap": "还有待补的内容",
    "cross": "还有占位符，没有填写",
    "line": "还有留空的横线，没有填写",
    "choice": "还有模板的选择项，应择一保留",
    "empty": "标签后面没有填写内容",
    "date": "日期没有填写",
}


def find(case: Case) -> Iterator[Hit]:
    """Every placeholder, blank and unmade choice of the letter."""
    for found in RESIDUE.finditer(case.text, case.parts.start, case.parts.end):
        kind = found.lastgroup or "gap"
        yield Hit(found.start(), found.end(), f"{REASONS[kind]}：“{found[0].strip()}”")


CHECK = Check(
    code="S009",
    severity="error",
    message="不得残留模板占位符、空格和待补内容",
    source="《党政机关公文处理工作条例》第二十六条（复核）",
    strength="custom",
    find=find,
    bad=(
        changed(("你们提出", "你（们）提出")),
        changed(("青石镇、柳河镇", "××镇")),
        changed(("青石镇、柳河镇", "XX镇")),
        changed(("托管点2个", "托管点____个")),
        changed(("由学生发展中心负责", "由某某科负责")),
        changed(("2025年6月8日\n", "2025年  月  日\n")),
        changed(("请填写征询意见表并反馈我局。", "【待补：2026年计划】")),
        changed(("（此件公开发布）", "签字：\n（此件公开发布）")),
    ),
    good=(
        clean(),
        changed(("2025年，县财政", "群众张某某同志反映的问题已解决。2025年，县财政")),
        changed(("1436人次", "1436人次，场地面积20×30米")),
    ),
)
