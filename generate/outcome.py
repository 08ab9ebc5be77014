"""The outcome class of a letter and what it means in its region; the signals of its content."""

from __future__ import annotations

import re

from extract.model import OutcomeMeaning
from generate.check import Case

# drafting-rules section 2: A and B agree everywhere seen; C is "not now" in most regions, "planned" in some.
USUAL: dict[str, OutcomeMeaning] = {"A": "resolved", "B": "in_progress", "C": "not_now", "D": "reference"}
WORDS: tuple[tuple[str, OutcomeMeaning], ...] = (
    ("留作参考", "reference"),
    ("参考", "reference"),
    ("列入", "planned"),
    ("部分", "in_progress"),
    ("正在", "in_progress"),
    ("采纳", "resolved"),
    ("解决", "resolved"),
)
REFUSED = re.compile(
    r"暂不具备|不具备[^，。；]{0,8}条件|暂时?无法|无法(?:解决|实施|落实|安排|列入|满足(?![^，。；]{0,12}(?:需求|需要|要求))|实现|设立|推进|纳入)|不(?:符合|在)[^，。；]{0,16}(?:范围|规定|条件|政策)"
    r"|暂不(?:考虑|安排|实施|列入|予|能|宜|具)|难以(?:实施|解决|落实|实现|满足(?![^，。；]{0,12}(?:需求|需要|要求)))|条件(?:尚|还)?(?:不|未)成熟|尚不具备|不予采纳|缺乏[^，。；]{1,10}依据|留作参考|无权|不再单独|暂不单独"
    r"|不能(?:单独|继续|再)?[^，。；]{0,6}(?:增设|设立|调整|提高|解决|建设|安排|实施|列入|满足|办理)"
)
SOLVED = re.compile(
    r"已(?:经)?[^，。；]{0,14}?(?:建成|完成|投入使用|投用|安装|出台|拨付|解决|完工|竣工|开通|印发|启用|修复|整改|落实到位|实施|建立|开设|配备|发放|增设|设立|设置|清理|采购|更换|划定|组建|制定|修订|改造)"
    r"|建成|印发|拨付|安排[^，。；]{0,20}(?:资金|经费)|配备|开设|招募|新增|更换|完成|发放|出台|投入|查处|整改|检查|排查|举办|培训"
    r"|组织|开展|制定|实施|招聘|签订|改造|维修|设置|联合|会同[^，。；]{2,30}(?:对|开展|研究|制定)|投用|开通|覆盖|惠及|达到|下达"
)
UNDER_WAY = re.compile(r"正在|已启动|已开工|推进中|已纳入|已列入|已上报|启动|有序推进|施工中")
PLANNED = re.compile(
    r"将(?!来自|军|近|士|领|帅)|拟(?!定|订|态|人)|力争|争取|计划(?:于|在|到|用|新|将|投|对|实|开|建|启)|纳入[^，。；]{0,20}(?:规划|项目库|计划)|下一步|预计"
)
REASON = re.compile(
    r"因|由于|受[^，。；]{1,20}(?:限|制约|影响)|鉴于|原因|按照|根据|依据|不符合|规定|条件|困难|缺乏|不足|权限|属于"
)


def outcome_letter(case: Case) -> str | None:
    """The class as printed: a letter (with its digit) or words."""
    spot = case.parts.outcome
    if spot is None:
        return case.record.reply.outcome if case.record.reply else None
    found = re.search(r"(?<![A-Za-z])[A-Da-d]\d?(?![A-Za-z])", spot.text)
    return found[0].upper() if found else spot.text.split("：")[-1].split(":")[-1].strip()


def meaning_of(case: Case) -> OutcomeMeaning | None:
    """What the class means, by the profile, the record, or the usual meaning of the letter."""
    printed = outcome_letter(case)
    if not printed:
        return None
    if case.profile is not None and case.profile.outcomes:
        return case.profile.meaning_of(printed)
    if case.record.reply and case.record.reply.outcome_meaning:
        return case.record.reply.outcome_meaning
    if printed[0] in USUAL:
        return USUAL[printed[0]]
    return next((meaning for word, meaning in WORDS if word in printed), None)
