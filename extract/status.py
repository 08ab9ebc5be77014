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
    r"暂(?:时)?(?:不|无法|缓|未|难|无|没)|(?:目前|现阶段|近期|短期内)[^，]{0,6}(?:无法|不能|不具备|不宜|没有|难以|不考虑)"
    r"|无法(?!律)|无权|无条件|不(?:再|予)(?:新|采|支|安|考|保|单|另)|(?<!对)(?<!将)不具(?:备|有)(?![^，]*的)|(?<!对)(?<!将)不符合(?![^，]*的[^，])"
    r"|(?:未|没有)(?:列入|纳入|被列入)|不能(?!只|再|停|放松)|不(?:宜|便)(?!捷|利|携|民)|难以(?:实施|满足|实现|落实|采纳|支撑|安排|解决|承担)"
    r"|没有(?:条件|权限|依据)|没有强制|尚无(?:政策|依据|条件)|缓建|停建|不作(?:调整|安排)|不属于[^，]*(?:职责|权限|范围)"
)
_LISTED = re.compile(
    r"(?:列入|纳入|编入|列为)(?![^，；。]{0,8}(?:考核|管理|评估|督导|日常|范围|体系|医保|标准|预算执行))"
    r"[^，；。]{0,40}(?:计划|规划|项目库|储备库|实事|盘子|重点项目|建设项目|议事日程)"
)
_FUTURE_JIANG = re.compile(
    r"将(?:会|于|在|向|对|继续|积极|进一步|按|把|以|从|同|联合|逐步|适时|严格|结合|根据|全面|持续|定期|重点|通过|加[强大快密]|推|建|开[展工设通启]|启|实[施现行]"
    r"|组织|制[定订]|统筹|协调|充[分实]|深[入化]|不[断定]|尽|争|力|优[化先]|完善|强化|认真|切实|择|坚|始终|着|招|新[增建]|再|扩大|鼓励|引|支持|探|研|编|修|配合|督|指|依|利用|围绕|聚焦|采购"
    r"|投[入放]|安排|发放|举|选|培[训育]|达|申|倒|密|跟|做|抓|商|还|更|多|优先|主动|汇|反映|邀|委托|立足|紧|落实|提[升请前高](?!到)|上线|设[立置]|增|补|拓|丰|打|创|改[造进]|每|就|予|由)"
)
_FUTURE = re.compile(
    r"拟(?!定|稿|订)|(?<!原)(?<!已)(?<!行动)(?<!投资)(?<!升)(?<!专项)计划(?=在|于|用|到|再|新|今|明|年|建|投|开|实|改|对|利|由|将|招|采|为|安|分|完|从|把|举|增|通|设|补|组|选|引|启|第|下|全|以|与|[0-9一二三])(?![^，]{1,10}的)"
    r"|力争|争取(?![^，]*(?:资金|投资|债券|补助|贷款|项目经费))|适时|择机|尽快|尽早|届时|待[^，]{2,20}后|(?:各|有关|相关)[^，]{1,14}(?:要|应|须)(?!求)|^要(?!求)|^应(?!用|急|届)|应当|必须|谋划|有望|(?:20\d\d年|年|月)底?前|再(?:新|筹|建|增|培|改|完)"
)
_FUTURE_LEAD = re.compile(
    r"下一?步|下一?阶段|今后|接下来|明年|后续|届时|下半年|(?:到|至)20\d\d年|我(?:局|委|们|县|市|区|镇)[^，]{0,4}(?:计划|将)：?$|将$|计划：?$"
)
_PROMISED = re.compile(r"到20\d\d年[^，]{0,3}底?")
_ONGOING = re.compile(
    r"正(?:在|抓紧|加快|积极|按|有序|推进|开展|进行|组织|编制|办理|施工|筹|对|会同|就)|已(?:全部|全面|经|陆续|正式|于[^，]{2,12})?(?:启动|开工|动工|进场|着手|破土)|(?:全部|全面|正式)?(?:进场施工|开工建设)"
    r"|推进中|进行中|施工中|建设中|编制中|办理中|在建(?!成)|(?:有序|稳步|加快|抓紧)(?:开展|推进|进行|实施|建设)(?:中|$)|已(?:进入|处于)|启动(?:前期|招标|编制)|进入[^，]{0,12}阶段|于[^，]{2,12}(?:开工|动工)"
)
_FINISHED = re.compile(r"(?:已|均|全部)[^，]{0,6}(?:完成|完工|竣工|建成|投用|投入使用|交付)|已[^，]{0,4}(?:投入运营|上线)$")
_DONE = re.compile(
    r"(?<![对为把将由从在于])已(?!有)|了|(?<!到)(?<!年)完成|建成|累计|印发|出台|截至|以来|共(?:建|开|发|投|排|组|举|安|培|新|实)|(?:去年|上半年|近年|近两年|近三年|过去)|均(?:已|落)|先后|陆续"
)
_EXPECTED = re.compile(r"预计|计划|拟|将于|力争|待")


def status_of(clauses: tuple[Clause, ...], before: str = "") -> MeasureStatus:
    """The status of the measure that ``clauses`` make up; ``before`` is what its sentence says ahead of it."""
    words = "，".join(clause.text for clause in clauses)
    if _DECLINED.search(words):
        return "declined"
    head, rest = clauses[0].text, clauses[1:]
    ongoing = any(_ONGOING.search(c.text) and not _FINISHED.search(c.text) for c in clauses)
    if ongoing and not _is_future(head):
        return "ongoing"
    plans = clauses[0].part == "plans" or clauses[0].section == "plans" or _FUTURE_LEAD.search(before) is not None
    if _LISTED.search(words) or _is_future(head):
        return "planned"
    if _DONE.search(head) or (not plans and any(_DONE.search(c.text) for c in rest)):
        return "done"
    if any(_is_future(c.text) and not _EXPECTED.match(c.text) for c in rest):
        return "planned"
    return "planned" if plans or _is_future(before) else "done"


def _is_future(words: str) -> bool:
    return _FUTURE.search(words) is not None or _FUTURE_JIANG.search(words) is not None
