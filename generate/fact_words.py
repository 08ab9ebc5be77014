"""A row of the unit's facts as words of a letter: when, whose, what, how many.

截至2025年8月底，全县共有公办托管点12个 · 2026年，县财政安排托管专项经费60万元 ·
2026年1—5月，全县兑现惠企资金2.94亿元.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate.facts import Fact, as_of_words
from generate.places import Ground, Relation

_VERB_FIRST = re.compile(
    r"^(?:县|市|区|省|街道|镇)?(?:财政|政府|委)?(?:累计|共计|共|计划|拟)?(?:新增|新建|新开|新设|新招|安排|投入|拨付|下达|争取|开设|建成|建设|改造|"
    r"招募|招聘|培训|服务|发放|完成|实施|组织|开展|设立|设置|配备|安装|更新|整治|清理|受理|办理|接诊|减免|补助|资助|发展|接待|检查|排查|处置|选派|引进|购置|"
    r"修复|硬化|施划|接入|纳入|参与|查处|取缔|拆除|绿化|更换|加装|铺设|疏通|开通|覆盖|惠及|救助|帮扶|签订|发布|举办|印发|登记|备案|已建|已安装|已完成|"
    r"在建|兑现|发出|收到|征集|筹集|归集|签约|认定|评选|表彰|录用|吸纳|带动|接种|筛查|巡查|抽检|检测|监测|落实|兴建|扩建|续建)"
)
_RATE = re.compile(
    r"(?:率|比例|占比|比重|度|均|价|标准|水平|指数|得分|面积|长度|里程|总数|数量|总量|人数|个数|户数|数|额|量|距离|时间|间隔|班次|上限|下限|收入|规模)$"
)
_EACH = re.compile(r"^(?:日均|月均|年均|人均|户均|平均|每|单个|单次|最高|最低)")
_OF_A_YEAR = re.compile(r"^(?:新增|新建|新开|新设|新招|当年|全年|年内)")
_NOUN_THEN_DEED = re.compile(
    r"^(?!已|未|计划|新增|新建|完成)([\u4e00-\u9fff]{2,14}?)(改造|培训|新建|扩建|修缮|维修|整治|招聘|招募|发放|救助|抽检|检查|巡查|清理|拆除|更换|加装)$"
)
_CLAUSE_OF = re.compile(
    r"^(?:已|未|正在|参加|设有|配有|开设|接入|纳入|完成|错时|获得|取得)[^，]*的|^[^，]{2,}的|已"
)
_YEAR = re.compile(r"^(\d{4})年(?!代)")
_MONTHS = re.compile(r"^(\d{1,2}(?:[—\-－~至]\d{1,2})?月(?:份|底)?)")
_OWN_SCOPE = re.compile(r"^(?:[全各我本]|(?:县|市|区|省|镇|乡(?!镇|村)|州|旗)(?!民|场|政务)|街道|财政)")
_MONEY = frozenset({"万元", "亿元", "元"})


@dataclass(frozen=True, slots=True)
class FactWords:
    """``front`` is time and foreign scope, ``clause`` what is said; rows of one front share a sentence."""

    front: str
    clause: str


def fact_words(fact: Fact, whose: Relation, ground: Ground) -> FactWords:
    """The words of a row; its own place is said as 全县, 全市 where the row names that place."""
    indicator = re.sub(r"[（(](?:个|人|家|所|处|项|户)[）)]$", "", fact.indicator.strip())
    own_year = _YEAR.match(indicator)
    indicator = indicator[own_year.end() :] if own_year else indicator
    months = _MONTHS.match(indicator)
    indicator = indicator[months.end() :] if months else indicator
    when = as_of_words(fact.as_of)
    year_ends = re.match(r"(\d{4})-12(?:-31)?$", fact.as_of)
    time = own_year[0] if own_year else when if len(fact.as_of) == 4 else f"截至{when}"
    if year_ends and not own_year and _OF_A_YEAR.match(indicator):
        time = f"{year_ends[1]}年"  # what was added is counted over the year
    if months:
        time = f"{(own_year[1] if own_year else fact.as_of[:4])}年{months[1]}"
    where = "" if whose == "same" else fact.place or ""
    return FactWords(f"{time}，{where}", _scope(fact, whose, ground, indicator) + _said(indicator, fact))


def _scope(fact: Fact, whose: Relation, ground: Ground, indicator: str) -> str:
    if whose != "same" or not fact.place or _OWN_SCOPE.match(indicator) or _EACH.match(indicator):
        return ""
    return f"全{ground.word}" if ground.word in "市县区州旗盟镇乡" else ""


def _said(indicator: str, fact: Fact) -> str:
    """An indicator with its figure: 县财政安排托管专项经费60万元, 覆盖率为85%, 共有公办托管点12个."""
    figure = f"{fact.written}{fact.unit}"
    done = _NOUN_THEN_DEED.match(indicator)
    if done:  # 乡镇敬老院改造5所 is 改造乡镇敬老院5所
        return f"{done[2]}{done[1]}{figure}"
    if _VERB_FIRST.match(indicator) and "的" not in indicator:
        return f"{indicator}{figure}"
    if _RATE.search(indicator) or fact.unit in {"%", "％", "", "‰"} or "/" in fact.unit:
        return f"{indicator}为{figure}"
    if _EACH.match(indicator):
        return f"{indicator}{figure}"
    if fact.unit in _MONEY:
        return f"{indicator}{figure}"
    if _CLAUSE_OF.search(indicator):
        return f"{indicator}共{figure}"
    return f"共有{indicator}{figure}"


def joined_clauses(clauses: list[str]) -> str:
    """Clauses of one time and place: the scope is said once, and 共有A12个、B3个."""
    first, *others = clauses
    said = first
    scope = re.match(r"全[市县区州旗盟镇乡]", first)
    last = first
    for clause in others:
        bare = clause.removeprefix(scope[0]) if scope else clause
        if bare.startswith("共有") and "共有" in last[:5]:
            said += f"、{bare.removeprefix('共有')}"
        else:
            said += f"，{bare}"
        last = bare
    return said
