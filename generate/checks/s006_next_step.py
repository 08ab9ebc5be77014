"""S006: a letter of class B or C says what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.letterlines import Spot
from generate.outcome import meaning_of
from generate.phrases import sentences, without_quotes
from generate.specimen import changed, clean
from generate.substance import is_wishful
from generate.tense import TIME, last_day

# 将 as a preposition (将补助由700元提高到900元) plans nothing: it must stand before an adverb or a verb.
NEXT = re.compile(
    r"(?:达到|具备|符合|满足)[^，。；]{1,14}[时后]，|条件(?:具备|成熟|允许)[时后]|重新(?:提出|测算|评估|申请|研究)|于\d+日内"
    r"|下一步|下步|接下来|今后|后续|下一阶段|后段|力争|争取|预计|待[^，。]{2,20}后|纳入[^，。]{0,20}(?:计划|规划|项目库)|拟(?!定|订|态|人)"
    r"|20\d\d年度?(?:计划|拟|将)|计划[\u4e00-\u9fff]{2,8}\d"
    r"|(?<!已)(?:\d{1,2}月(?:底|末|\d+日)?|年底|[上下]半年|季度末?)之?前(?:(?!已)[^，。；]){0,14}"
    r"(?:完[成毕工]|建成|竣工|投[产用入]|拨付|到位|启用|开工|实施|解决|交付|验收|开通|达到|实现|整改|通车|启动)"
    r"|计划(?:于|在|到|用|新|将|投|对|实|开|建|启|完|安|招|选|培)|(?:列入|正在)"
    r"|将(?:于|在|会|继续|进一步|积极|认真|不断|持续|加[大强快]|推[动进广]|组织|开展|完成|建|新|与|按|根据|结合|适时|尽快|陆续|全面|逐步|重点|配合|督促|每"
    r"|争取|同|联合|坚持|以|从|严格|着力|大力|抓|做|安排|启动|实施|落实|优化|完善|出台|印发|制定|投入|扩大|增|选|总结|统筹|通过|定期|深入|切实|指导|引导)"
)

HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])")
HEADED = re.compile(r"^\s*(?:[一二三四五六七八九十]+、[^。\n]{0,20}[。\n]|[一二三四五六七八九十]+、)")


def find(case: Case) -> Iterator[Hit]:
    """A B or C letter without any plan."""
    meaning = meaning_of(case)
    spot = case.parts.outcome
    if spot is None or meaning not in ("in_progress", "planned", "not_now", "reference"):
        return
    if "【待补" in case.parts.body.text:
        return  # a visible gap is S009's
    if not NEXT.search(case.parts.body.text) and not names_future(case):
        yield Hit(spot.start, spot.end, f"办理结果为“{spot.text.strip()}”，但正文没有下一步打算")
        return
    plans = [row for row in sentences(case.parts.body.text, case.parts.body.start) if is_plan(row)]
    if plans and all(is_wishful(HEADED.sub("", row.text)) for row in plans) and not names_future(case):
        reason = "下一步打算只有表态，没有做什么、何时做"
        yield Hit(plans[-1].start, plans[-1].end, reason, "写明措施、责任单位和时限")


def is_plan(sentence: Spot) -> bool:
    """Whether a sentence plans; headings (四、下一步工作) only announce."""
    heading = len(sentence.text) < 24 and HEADING.match(sentence.text) and not sentence.text.endswith("。")
    return bool(NEXT.search(sentence.text)) and not heading


def names_future(case: Case) -> bool:
    """Whether the body names a time after the letter's date; a bare 2025年 in a letter of 2025 is none."""
    if case.signed_on is None:
        return False
    for found in TIME.finditer(without_quotes(case.parts.body.text)):
        end = last_day(found)
        dated = found["month"] or found["quarter"] or found["half"] or re.search(r"底|末|季|暑", found[0])
        if end is not None and end > case.signed_on and (dated or end.year > case.signed_on.year):
            return True
    return False


CHECK = Check(
    code="S006",
    severity="warning",
    message="B类、C类答复应写明下一步打算",
    source="各地办理规定（列入计划的须说明措施和时限）",
    strength="custom",
    find=find,
    bad=(
        changed(
            (
                "四、下一步工作\n我局将于2025年7月底前在青石镇、柳河镇新设托管点2个，由学生发展中心负责组织实施。\n",
                "",
            )
        ),
        changed(
            (
                "我局将于2025年7月底前在青石镇、柳河镇新设托管点2个，由学生发展中心负责组织实施。",
                "我局将继续加强托管管理，努力办好人民满意的教育。",
            )
        ),
    ),
    good=(
        clean(),
        changed(
            (
                "四、下一步工作\n我局将于2025年7月底前在青石镇、柳河镇新设托管点2个，由学生发展中心负责组织实施。\n",
                "四、后续安排\n报名人数达到30人时，由学生发展中心在当地增设托管点。\n",
            )
        ),
    ),
)
