"""Who carries out a measure: the organ its first words name, or the issuer behind 我局."""

from __future__ import annotations

import re

from extract.clauses import Clause

_SELF = re.compile(r"(?:我|本)(?:们|[局委办厅院会社镇乡区县市州省校街道]{1,2}|单位|部门|中心|大队|支队)")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()、]{2,24}?(?:局|委员会|委|办公室|厅|人民政府|政府|联合社|街道办事处|办事处|街道|中心|大队|支队|公司|学校|联合会|银行|医院|法院|检察院)"
    r"(?=已|将|拟|正|联合|会同|组织|印发|出台|制定|建立|开展|建成|每年|安排|拨付|投入|在|对|为|向|与|推|实|计划|则|先后|共|积极|按|依)"
)
_OPENING_WORDS = re.compile(r"(?:由|经|目前|今年|去年|近年来|\d{4}年(?:以来)?|截至[^，]*)+")


def actor_of(clauses: tuple[Clause, ...], issuers: tuple[str, ...]) -> str | None:
    """The actor as named, 我局 and the like resolved to the sole issuer; None when none is named."""
    for clause in clauses:
        if clause.text.startswith(("我", "本")) and (own := _SELF.match(clause.text)):
            return issuers[0] if len(issuers) == 1 else own[0]
        lead = _OPENING_WORDS.match(clause.text)
        organ = _ORGAN.match(clause.text, lead.end() if lead else 0)
        if organ:
            return organ[0]
    return None
