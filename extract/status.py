"""The status of a measure, by the ordered rules of the guidelines (section Measure).

暂不/无法 → declined; 将/拟/计划/列入…计划 → planned; 正在/已启动/已开工 → ongoing; a standing practice or
已/建成/累计 → done; a bare verb takes the status of the passage it stands in; otherwise done.
A cue inside a modifier (对已改造小区…, 今年计划实施的…任务) says nothing of the measure itself, and what is
expected of works under way (正在施工，预计年底完工) does not make them planned.
"""

from __future__ import annotations

import re

from extract.clauses import Clause
from extract.model import MeasureStatus

_DECLINED = re.compile(
    r"暂(?:时)?(?:不|无法|缓|未|难|无|没)"
    r"|(?:目前|现阶段|近期|短期内)[^，]{0,6}(?:无法|不能|不具备|不宜|没有|难以|不考虑)"
    r"|无法(?!律)|无权|无条件|不(?:再|予)(?:新|采|支|安|考|保|单|另)"
    r"|(?<![对将])不具(?:备|有)(?![^，]*的)|(?<![对将])不符合(?![^，]*的[^，])"
    r"|(?:未|没有)(?:列入|纳入|被列入)|不能(?!只|再|停|放松)"
    r"|(?<!行动)不(?:宜|便)(?!捷|利|携|民|[^，]{0,4}的)"
    r"|难以(?:实施|满足|实现|落实|采纳|支撑|安排|解决|承担)|缓建|停建|不作(?:调整|安排)"
    r"|无力(?:实施|承担|解决|安排|负担|出资)|没有(?:条件|权限|依据|办法|着落|必要|政策)|没有强制|办不到|做不到|承受不了|承担不了|尚无(?:政策|依据|条件)|不属于[^，]*(?:职责|权限|范围)"
)
# 明确重点时段必须上岗: what the rule says is not what will be done.
_RULED = re.compile(r"^(?:明确|规定|要求|约定|督促)[^，]*")
# 对无法出门的老人, 哪些能动、哪些不能动: what it is done to, no refusal.
_MODIFIER = re.compile(
    r"(?:对|将|为|向|把|给|由)[^，]{0,14}(?:无法|不能|不具备|不符合|无力|难以|不便|不宜)[^，]{0,14}的|哪些[^，]{0,6}不能[^，]?"
)
_LISTED = re.compile(
    r"(?:列入|纳入|编入|列为)(?![^，；。]{0,8}(?:考核|管理|评估|督导|日常|范围|体系|医保|标准|预算执行))"
    r"[^，；。]{0,40}(?:计划|规划|项目库|储备库|实事|盘子|重点项目|建设项目|议事日程)"
)
# 将 before a verb, preposition or adverb is the future; before a noun it is 把 and says nothing.
_FUTURE_JIANG = re.compile(
    r"将(?:会|于|在|向|对|继续|积极|进一步|按|把|以|从|同|联合|逐步|适时|严格|结合|根据|全面|持续|定期|重点|通过"
    r"|加[强大快密]|推|建(?!成区|筑|制镇)|开[展工设通启]|启|实[施现行]|组织|制[定订]|统筹|协调|充[分实]|深[入化]|不[断定]|尽|争|力"
    r"|优[化先]|完善|强化|认真|切实|择|坚|始终|着|招|新[增建]|再|扩大|鼓励|引|支持|探|研|编|修|配合|督|指|依"
    r"|利用|围绕|聚焦|采购|投[入放]|安排|发放|举|选|培[训育]|达|申|倒|密|跟|做|抓|商|还|更|多|优先|主动|汇|反映"
    r"|邀|委托|立足|紧|落实|提[升请前高供](?!到)|与|为(?!民)|采取|会同|免费|牵头|分[期批步年]|陆续|面向|依托|借助|上线|设[立置]|增|补|拓|丰|打|创|改[造进]|每|就|予|由)"
)
_PLAN_VERB = (
    "在于用到再新今明年建投开实改对利由将招采为安分完从把举增通设补组选引启第下全以与0123456789一二三"
)
_FUTURE = re.compile(
    rf"(?<!对)拟(?!定|稿|订)|(?<![原已升])(?<!行动)(?<!投资)(?<!专项)计划(?=[{_PLAN_VERB}])(?![^，]{{1,10}}的)"
    r"|力争|争取(?![^，]*(?:资金|投资|债券|补助|贷款|项目经费))|适时|择机|尽快|尽早|届时|待[^，]{2,20}后"
    r"|(?:各|有关|相关)[^，]{1,14}(?:(?<![主需重])要|应|须)(?![求用急])|(?:督查室|办公室|部门|单位)要(?!求)"
    r"|打算|准备(?!工作|金|就绪|好|了)|接着(?=[装建修改办做推])|(?<![需主重首急])要(?=[在把对从按办继进给向抓做推组与还])"
    r"|我?[们局镇乡县市区委]会(?=[把将用向继尽持积配认按在逐])|(?:等|待)[^，]{2,16}(?:后|完毕|到位|成熟|结束)"
    r"|(?:建成|完工|投用|投入使用|交付)后[^，]{0,4}[可将能]|^(?:今年|我[局们镇])?(?:下半年|明年|年内|今后|后期|接下来|下一?步)(?![^，]*[了已])"
    r"|^要(?!求)|^应(?![用急届])|应当|必须|谋划|有望|(?:20\d\d年|年|月)底?前(?!\d)|再[新筹建增培改完]"
)
_FUTURE_LEAD = re.compile(
    r"下一?步|下一?阶段|今后|接下来|明年|后续|届时|下半年|[到至]20\d\d年"
    r"|我[局委们县市区镇][^，]{0,4}(?:计划|将)：?$|将$|计划：?$"
)
_ONGOING = re.compile(
    r"(?<![真改公端纠修])正(?:在|依托|与|同|向|为|把|抓紧|加快|积极|按|有序|推进|开展|进行|组织|编制|办理|施工|筹|对|会同|就)"
    r"|已(?:全部|全面|经|陆续|正式|于[^，]{2,12})?(?:启动|开工|动工|进场|着手|破土)"
    r"|(?:全部|全面|正式)?(?:进场施工|开工建设)|推进中|进行中|施工中|建设中|编制中|办理中|在建(?!成)"
    r"|(?:有序|稳步|加快|抓紧)(?:开展|推进|进行|实施|建设)(?:中|$)|已(?:进入|处于)"
    r"|启动(?:前期|招标|编制)|进入[^，]{0,12}阶段|于[^，]{2,12}(?:开工|动工)"
)
_FINISHED = re.compile(
    r"(?:已|均|全部)[^，]{0,6}(?:完成|完工|竣工|建成|投用|投入使用|交付)|已[^，]{0,4}(?:投入运营|上线)$"
)
_DONE = re.compile(
    r"(?<![对为把将由从在于])已(?!有)|了|(?<![到年])完成|建成|累计|印发|出台|截至|以来"
    r"|共[建开发投排组举安培新实]|去年|上半年|近年|近[两三]年|过去|均[已落]|先后|陆续"
)


def status_of(clauses: tuple[Clause, ...], before: str = "") -> MeasureStatus:
    """The status of the measure of ``clauses``; ``before`` is what its sentence says ahead of it."""
    words = "，".join(clause.text for clause in clauses)
    head, rest = clauses[0].text, clauses[1:]
    if _DECLINED.search(_MODIFIER.sub("", words)):
        return "declined"
    ongoing = any(_is_ongoing(clause.text) for clause in clauses)
    if ongoing and not _is_future(head):
        return "ongoing"
    if _LISTED.search(words) or any(_is_future(clause.text) for clause in clauses):
        return "planned"
    plans = clauses[0].part == "plans" or _FUTURE_LEAD.search(before) is not None
    if _DONE.search(head) or (not plans and any(_DONE.search(clause.text) for clause in rest)):
        return "done"
    return "planned" if plans or _is_future(before) else "done"


def _is_ongoing(words: str) -> bool:
    return bool(_ONGOING.search(words)) and not (_FINISHED.search(words) or _FUTURE_JIANG.search(words))


def _is_future(words: str) -> bool:
    words = _RULED.sub("", words)
    return _FUTURE.search(words) is not None or _FUTURE_JIANG.search(words) is not None
