"""Who carries out a measure: whom its first words name, or the issuer behind 我局."""

from __future__ import annotations

import re

from extract.clauses import Clause

_OWN_ORGAN = re.compile(
    r"(?:我|本)(?:们(?!的)|[局委办厅院会社校](?!的)|单位|部门|大队|支队|公司)(?:(?:党组|党委|分管领导)(?=[召组带]))?"
)
_OWN_PLACE = re.compile(r"(?:我|本)[县市区省州镇乡旗]|我街道")
# The last noun of an organ, an institution or a group of people.
_HEAD = re.compile(
    r"(?:局|委员会|委办?|办公室|指挥部|厅|政府|财政|联合社|办事处|[大支中]队|派出所|公司|企业|联合会|法院|检察院|工会|妇联|残联"
    r"|团委|团[省市州县区镇乡]委|工商联|网信办|文明办|协会|商会|学会|基金会|银行|社会组织|合作社|村集体|[各该](?:乡镇|镇街|镇|乡|村|县区?|市|区|州|旗)"
    r"|乡镇|镇街|街镇|街道|社区|村居|村委会|两委|居委会|业委会|学校|中学|小学|幼儿园|大学|学院|医院|卫生院|卫生室|医共体|中心"
    r"|部门|单位|机构|专班|小组|工作站|社工站|服务站|供电所|水厂|部队|志愿者|网格员|医生|教师|民警|干部)(?:等(?:部门|单位|企业)?)?"
)
_NAME = re.compile(r"[\u4e00-\u9fff、]+(?:[（(][^（）()]{1,10}[）)][\u4e00-\u9fff、]*)?")
_FIELDS = re.compile(r"[\u4e00-\u9fff]{2,4}、[\u4e00-\u9fff、]{2,16}等?部门")  # 教育、公安等部门
_OBJECTS = ("企业", "学校", "志愿者", "教师", "医生", "干部", "社会组织", "机构")  # 鼓励企业, 招募志愿者
_LONGEST = 30
_GROUND = re.compile(r"(?:由|经|目前|今年|去年|近年来|同时|还|此外|\d{4}年(?:以来)?)+")
# What begins a predicate: adverbs, prepositions and helping verbs, beside the verbs of the vocabulary.
_PREDICATE = re.compile(
    r"[已将拟正把被对为向与在还也则均都并先共同再又曾每按依从用以派拿给让请会要应派]"
    r"|负责|牵头|主动|积极|认真|全面|全力|立即|及时|随即|先后|充分|严格|坚持|继续|计划|打算|准备|联合|无偿|统一|承担|参与|广泛"
)
_VERBAL = frozenset(
    {"action", "purpose", "planned", "ongoing", "done", "standing", "join", "give", "train", "fund", "equip"}
)
# With these it is not the subject but a partner, a place, an object or the thing that is acted on.
_NO_SUBJECT = re.compile(
    r"会同|联合(?!社|会)|协调|与|向|对|为|在|依托|通过|将|把|拟|已|请|争取|组织(?<!社会组织)|推动|指导|督促|委托|按照|根据"
    r"|以来|期间|的|全[省市州县区镇乡村]|新建|建设(?!局|委|厅|部门)|改造|完善|加强|建立"
)


def actor_of(clauses: tuple[Clause, ...], issuers: tuple[str, ...]) -> str | None:
    """The actor as named, 我局 and the like resolved to the sole issuer; None when none is named."""
    for clause in clauses:
        lead = _GROUND.match(clause.text)
        begin = lead.end() if lead else 0
        if own := _OWN_ORGAN.match(clause.text, begin):
            return issuers[0] if len(issuers) == 1 else own[0]
        if place := _OWN_PLACE.match(clause.text, begin):
            return place[0]
        if named := _named(clause, begin):
            return named
    return None


def _named(clause: Clause, begin: int) -> str | None:
    """The noun that the clause begins with and a predicate follows at once."""
    verbs = [word for word in clause.words if not word.lists.isdisjoint(_VERBAL)]
    starts = {word.start - clause.start for word in verbs}
    if begin in starts and not _FIELDS.match(clause.text, begin):
        # 供电公司, 审批部门: a verb that only names the organ.
        word = next(word for word in verbs if word.start - clause.start == begin)
        organ = _HEAD.match(clause.text, word.end - clause.start)
        if organ is None or organ[0] in _OBJECTS:
            return None
    for head in _HEAD.finditer(clause.text, begin, begin + _LONGEST):
        end = head.end()
        if end in starts or _PREDICATE.match(clause.text, end):
            name = clause.text[begin:end]
            fits = len(name) > 1 and _NAME.fullmatch(name) and not _NO_SUBJECT.search(name)
            return name if fits else None
    return None
