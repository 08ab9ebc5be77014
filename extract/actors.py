"""Who carries out a measure: the organ its first words name, or the issuer behind 我局."""

from __future__ import annotations

import re

from extract.clauses import Clause

_OWN_ORGAN = re.compile(r"(?:我|本)(?:们|[局委办厅院会社校]|单位|部门|大队|支队|公司)")
_OWN_PLACE = re.compile(r"(?:我|本)[县市区省州镇乡旗]|我街道")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()、]{1,24}?(?:局|委员会|委|办公室|厅|政府|联合社|办事处|大队|支队|公司|联合会|法院|检察院)"
    r"(?=已|将|拟|正|联合|会同|组织|印发|出台|制定|建立|开展|建成|每年|安排|拨付|投入|在|对|为|向|与|推|实"
    r"|计划|则|先后|共|积极|按|依|建设|引|聘|选|落实|加|设|开|通过|利用|把|要|应)"
)
_OPENING = re.compile(r"(?:由|经|目前|今年|去年|近年来|\d{4}年(?:以来)?)+")
# With these it is not the subject but a partner, a place or an object of the action.
_NO_SUBJECT = re.compile(
    r"会同|联合|协调|与|向|对|为|在|依托|通过|将|把|拟|已|请|争取|组织|推动|指导|督促|委托|按照|根据"
)


def actor_of(clauses: tuple[Clause, ...], issuers: tuple[str, ...]) -> str | None:
    """The actor as named, 我局 and the like resolved to the sole issuer; None when none is named."""
    for clause in clauses:
        lead = _OPENING.match(clause.text)
        begin = lead.end() if lead else 0
        if own := _OWN_ORGAN.match(clause.text, begin):
            return issuers[0] if len(issuers) == 1 else own[0]
        if place := _OWN_PLACE.match(clause.text, begin):
            return place[0]
        organ = _ORGAN.match(clause.text, begin)
        if organ and not _NO_SUBJECT.search(organ[0]):
            return organ[0]
    return None
