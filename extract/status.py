"""The status of a measure, by the ordered rules of the guidelines (section Measure).

暂不/无法 → declined; 将/拟/计划/列入…计划 → planned; 正在/已启动/已开工 → ongoing; a standing practice or
已/建成/累计 → done; a bare verb takes the status of the passage it stands in; otherwise done.
"""

from __future__ import annotations

import re

from extract.clauses import Clause
from extract.model import MeasureStatus

_DECLINED = re.compile(
    r"暂(?:时)?(?:不|无法|缓|未|难|无)|(?:目前|现阶段|近期)(?:尚|还|仍)?(?:无法|不能|不具备|不宜|没有)|无法|不(?:再|予)(?:新|采|支|安|考)"
    r"|(?:尚|仍|还)?(?:不具备|无条件|不具有)|(?:未|没有)(?:列入|纳入)|不能(?:采纳|满足|实施|安排)|不(?:宜|便|作)(?:采|调|新|再|单)|难以(?:实施|满足|实现|落实|采纳)"
)
_LISTED = re.compile(
    r"(?:列入|纳入|编入|列为)(?!.{0,6}(?:考核|管理|评估|督导|日常))[^，；。]{0,40}(?:计划|规划|项目库|储备库|方案|实事|年度|盘子|清单|项目|工程)"
)
# 将 is 把 unless an acting subject or a time stands before it, or a verb-like word follows it.
_FUTURE = re.compile(
    r"(?:^|[我该本]?[局委镇区市县州省会社厅院办站队处所府门们校园]|下一?步|今后|届时|明年|适时|底|年|月|也|还|并|均|后|则|，)将(?!会议|军|来)"
    r"|将(?:会|于|在|向|对|继续|积极|进一步|按|把|以|从|会同|联合|逐步|适时|同|严格|结合|根据|全面|持续|定期|重点|通过|加|推|建|开|启|实|组|制|统|协|充|深|不|尽|争|力|优|完|强|认|切|择|坚|始|着|大)"
    r"|拟(?!定|稿|订)|(?<!原)(?<!已)计划(?=在|于|用|到|再|新|今|明|年|建|投|开|实|改|对|利|20|２|由|将|招|采|为|安|分|完|从|把|举|增|对|通|设|补|组|[0-9一二三])|力争|争取|适时|择机|尽快|尽早|后续|届时|待[^，]{2,20}后|预计"
    r"|(?:到|至)20\d\d年|应(?:当|该)|(?:各|有关)[^，]{1,14}(?:要|应|须)|^要|必须|谋划|有望"
)
_ONGOING = re.compile(
    r"正(?:在|抓紧|加快|积极|按|有序|推进|开展|进行|组织|编制|办理|施工|筹)|已(?:全部|全面|经|陆续|正式)?(?:启动|开工|动工|进场|着手|破土)|(?:全部|全面|正式)?(?:进场施工|开工建设)"
    r"|推进中|进行中|施工中|建设中|编制中|办理中|在建|(?:有序|稳步|加快|抓紧)(?:开展|推进|进行|实施|建设)(?:中|$)|已(?:进入|处于)|启动(?:前期|招标|编制)|进入[^，]{0,12}阶段"
)
_DONE = re.compile(
    r"已|了|完成|建成|累计|印发|出台|截至|以来|共(?:建|开|发|投|排|组|举|安|培|新|实)|(?:去年|上半年|近年|近两年|近三年|过去)|均(?:已|落)"
)
_STANDING = re.compile(
    r"定期|动态|每(?:年|月|周|季度|学期|天|日|半年|学年|季)|常态化|不定期|按(?:月|季|周|年)|长期|一直|始终"
)


def status_of(clauses: tuple[Clause, ...], before: str = "") -> MeasureStatus:
    """The status of the measure that ``clauses`` make up; ``before`` is what its sentence says ahead of it."""
    words = "，".join(clause.text for clause in clauses)
    if _DECLINED.search(words):
        return "declined"
    done = _DONE.search(words)
    if _is_planned(words, done is not None):
        return "planned"
    if _ONGOING.search(words):
        return "ongoing"
    if done:
        return "done"
    if clauses[0].part == "plans" or _FUTURE.search(before):
        return "planned"
    return "done"


def _is_planned(words: str, done: bool) -> bool:
    if _LISTED.search(words):
        return True
    future = _FUTURE.search(words)
    return future is not None and not (done and future[0].startswith(("到", "至")))
