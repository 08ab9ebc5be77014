"""What a figure counts: the noun phrase before or behind it, by the structure of the clause.

Shapes: X达到N, 建成X N个, N个X, 共有X N个, X由M提高到N, X占Y的N%, 比上年增长N%, 每人每月N元的X, 其中A N个.
GUIDELINES, "indicator": the shortest noun phrase that says what is counted, without place, time and number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extract.contexts import Figure
from extract.figure_words import light_verb, predicate_verb
from extract.nouns import FALL, MOVE, MOVES, PLACE_HEAD, RISE, noun_before, noun_behind

Change = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words around one figure say.

    ``noun`` is what stands before it, ``after`` the noun behind it, ``predicate`` a verb phrase behind it;
    ``verb`` governs the noun (新增, 建成); ``change`` is set where the number itself is a rise or fall;
    ``reaches`` for 达到, 提高到; ``leaves`` for 由…, the old value; ``per`` is 每人每月; ``share`` for 占…,
    with ``whole`` its denominator; ``each`` for 分别, with its ``subjects`` where they stand before it;
    ``before`` is everything before the number up to the words that lead over to it.
    """

    noun: str = ""
    after: str = ""
    predicate: str = ""
    verb: str = ""
    change: Change | None = None
    reaches: bool = False
    leaves: bool = False
    per: str = ""
    share: bool = False
    whole: str = ""
    each: bool = False
    subjects: tuple[str, ...] = ()
    before: str = ""


_REACH = re.compile(
    rf"(?:(?:{MOVE})(?:到|至|为|在)|达到|达|增至|降至|升至|(?<![行成作])(?<!^)为|至|(?<![报])到|是)了?$"
)
_DIRECT = re.compile(rf"(?P<rise>{RISE})了?$|(?P<fall>{FALL})了?$")
_LINK = re.compile(
    r"(?:[还尚仍]缺|已经|已|(?<![人户日月年亩平生村校班次])均|总共|一共|共计|共有|共|合计|总计|累计|"
    r"约为|大约|大概|大致|约|第[一二三四五]批|主要|将近|接近|近|超过|超|突破|逾|不少于|不低于|不小于|至少|最少|最低|"
    r"不超过|不高于|不多于|至多|最多|最高|最长|可达|可|不足|不到|低于|高于|少于|多于|"
    r"大于|小于|"
    r"现有|拥有|建有|设有|配有|有|等|各|的|仅为|仅|只|仍|还|又|再|也|都|需要|需|原计划|"
    r"力争|争取|确保|(?<![年全总度])计划|预计|达|平均|按照|按|以|额度|[“\"'：: 　(（]|，|左右|上下|"
    r"分别)+$"
)
_ORIGIN = re.compile(
    r"(?:由|从|自)(?:原来|原先|原|过去|此前|现在|目前|现行|当时|年初|改革前|改造前|最初|(?:去年|上年|前年)(?:同期|年?[底末初])?)?的?(?:日均|年均|月均|人均|户均|平均)?$"
)
_EACH = re.compile(r"分别(?:为|是|达到|达|约为|按|按照)?|各(?:为|是)")
_COMPARED = re.compile(
    r"(?:同比|环比|(?:较|比|与|相比|比照|相较于?)[一-龥\d“”—\-年月日]{0,16}?(?:同期|"
    r"相比|上季度|上学期|上届|上一年|上年|去年|年初|年|末|底|月|初|前|时|原来|原计划|以往|同比|均值|平均水平|"
    r"上年度)(?:相比|同期|末|底|年末|水平)?|同期|年均|逐年|平均|[高低多少大小]于[一-龥]{0,10}(?:水平|"
    r"平均|均值|标准|要求|目标))[，]?(?:分别)?$"
)
_SHARE = re.compile(
    r"(?:^|[^车侵])占(?:到|比|了|据)?(?P<whole>[^占]*?)(?:的|比例为|比为|比达|比重为|比例达)?$"
)
_GRANT = re.compile(
    r"(?:的)?(?:标准)?(?:[，,](?:为|对|向|给)[^，。；]{1,30}?|[^，。；\d]{0,12}?)?(?:给予|"
    r"发放|落实|拨付|收取|补发|安排|提供|予以|执行)(?:一次性)?(?P<noun>[^，。；、\d的]{2,12})"
)


# 托位数将由2.1个提高到4.5个: what stands between the noun and its value
_WILL_END = re.compile(
    r"(?:(?<![主小干上中少])将|已经|已|拟|(?<=[一-龥])会|能够|预计|力争|争取|逐步|稳步|大幅|持续|也|均|都)+$"
)


def read_wording(text: str, figure: Figure, skip: tuple[tuple[int, int], ...]) -> Wording:
    """The words around one figure; ``skip`` are the places and times, no part of a counted noun."""
    raw = _undated(text, figure, skip)
    left, _ = _stripped(raw)
    each = bool(_EACH.search(figure.left))
    direct = _DIRECT.search(left)
    change: Change | None = None
    reaches = leaves = False
    if direct and not left.endswith(("到", "至", "为", "改造提升", "优化提升", "改造提高")):
        change = "increase" if direct["rise"] else "decrease"
        left = left[: direct.start()]
    elif match := _REACH.search(raw.rstrip("约近超过不少于低高多大 “")):
        reaches = True
        left = left.removesuffix(match[0])
    left, again = _stripped(left)
    if change is None and again and (direct := _DIRECT.search(left)):
        left = left[: direct.start()]
    if origin := _ORIGIN.search(left):
        leaves = not figure.right or bool(MOVES.match(figure.right))
        left = left[: origin.start()] if leaves else ""
    if match := _COMPARED.search(left):
        left = left[: match.start()]
    if reaches or leaves:
        left = _WILL_END.sub("", left)
    if left.strip("，, ") in ("比", "较", "同比"):
        left = ""
    return replace(_worded(text, figure, left, skip, _Shape(change, reaches, leaves, each)), before=left)


@dataclass(frozen=True, slots=True)
class _Shape:
    change: Change | None
    reaches: bool
    leaves: bool
    each: bool


def _undated(text: str, figure: Figure, skip: tuple[tuple[int, int], ...]) -> str:
    """The words before the number without a time directly before it: 在园幼儿由2021年秋季的."""
    between = text[skip[-1][1] : figure.start] if skip else ""
    if skip and between in ("", " ", "的") and "年" in text[skip[-1][0] : skip[-1][1]]:
        return text[figure.start - len(figure.left) : skip[-1][0]]
    return figure.left


def _stripped(left: str) -> tuple[str, bool]:
    changed = False
    while match := _LINK.search(left):
        left, changed = left[: match.start()], True
    return left, changed


def _worded(
    text: str, figure: Figure, left: str, skip: tuple[tuple[int, int], ...], shape: _Shape
) -> Wording:
    begin = figure.start - len(figure.left)
    percent = figure.quantity.unit == "%"
    if percent and shape.change is None and (match := _SHARE.search(left)):
        return _share_of(left, match, begin, skip, shape)
    if figure.quantity.unit == "百分点" and (match := _ABOVE.search(left)):
        left = left[: match.start()]
    if _AGENT.search(figure.left):
        grant = _GRANT.match(text, figure.end)
        return Wording(after=grant["noun"] if grant else "", change=shape.change)
    if percent and (match := _RELATIVE.search(left)):
        left = match["noun"]
    per, left = _per(left)
    if per and (origin := _ORIGIN.search(left)):
        left, shape = left[: origin.start()], replace(shape, leaves=True)
    noun, verb = noun_before(left, begin, skip)
    if noun in _MEANS_OF_ONE and figure.right.startswith("的标准"):
        per, noun = noun, ""
    noun = "" if _counts_nothing(noun, per, left) else _WIDTHS.get(noun, noun)
    if verb in _SPENT and not noun and figure.right.startswith("的") and not _names_money(figure.right):
        return Wording(noun=verb, verb=verb)
    if percent and (reached := _REACHED_ALL.match(figure.right)) and verb in ("实现", "达到", "完成"):
        noun = noun_before(_WILL_END.sub("", left[: left.rfind(verb)]), begin, skip)[0]
        return Wording(noun=noun + reached[1] + "率" if noun else "")
    after, predicate = noun_behind(_past_age(text, figure))
    noun, after = _weighed(text, figure, per, noun, after)
    return Wording(
        noun,
        after,
        predicate,
        verb,
        shape.change,
        shape.reaches,
        shape.leaves,
        per,
        each=shape.each,
        subjects=_subjects(figure, skip) if shape.each else (),
    )


_PAYERS = ("财政", "局", "委", "政府", "部门", "市", "县", "区")


def _counts_nothing(noun: str, per: str, left: str) -> bool:
    """Whether a noun is who pays a rate, whom it is for, or another count."""
    return bool(per and (_FOR.search(left) or noun.endswith(_PAYERS))) or bool(_COUNT_END.search(noun))


def _share_of(
    left: str, match: re.Match[str], begin: int, skip: tuple[tuple[int, int], ...], shape: _Shape
) -> Wording:
    """What a share is a share of: A占B的."""
    head = left[: match.start() + (0 if left[match.start()] == "占" else 1)]
    noun, verb = noun_before(head, begin, skip)
    if noun and left.endswith("占比"):
        noun += "占比"
    return Wording(noun, verb=verb, share=True, whole=PLACE_HEAD.sub("", match["whole"]), each=shape.each)


def _weighed(text: str, figure: Figure, per: str, noun: str, after: str) -> tuple[str, str]:
    """The nouns before and behind the number, without the one that says less."""
    behind = figure.right.startswith("的")
    if figure.quantity.unit in ("%", "百分点"):
        if not behind or _RATE_BEHIND.search(after):
            after = "" if noun else after
        elif after and (figure.joint in ("list", "inline") or _SHARES.search(figure.left)):
            return "", after
    if per and behind and len(after) >= 2 and "标准" not in after and not _names_money(noun):
        noun = ""
    if figure.joint == "inline" and (inner := _past_subject(noun)) is not None:
        noun = inner
    if figure.quantity.kind == "dimension" and noun and behind:
        after = ""
    if figure.quantity.kind in ("currency", "range", "percentage") and noun and not per:
        after = after if behind and not _names_money(noun) else ""
    if per and not noun:
        after = _granted(text, figure, after)
    return noun, after


def _granted(text: str, figure: Figure, after: str) -> str:
    """What is given at a rate: 按每人每月1046元的标准，发放基本生活补贴."""
    grant = _GRANT.match(text, figure.end)
    after = grant["noun"] if grant else ("" if after in ("标准", "的标准") else after)
    return f"{after}标准" if figure.right.startswith("的标准") and not after.endswith("标准") else after


# 投资1.3亿元的扩建工程: the sum is what was put in
_SPENT = frozenset(["投资", "总投资", "投入", "计划投资", "耗资", "估算投资", "概算投资"])
_MEANS_OF_ONE = ("人均", "户均", "生均", "亩均")
# 高于各项贷款平均增速3.1个百分点
_ABOVE = re.compile("[，,]?(?:高于|高出|高过|低于|超出|超过|快于|优于|领先|落后于?)[^，。；]{0,20}$")
# 5大类26项指标: another count is no noun
_COUNT_END = re.compile(
    r"^(?:\d+[一-龥]{1,2}|[全我本][省市区县州镇乡村]|(?:调整|提高|提标|改造|优化|扩建|新建)后)$"
)
# 1.8万名65岁以上老年人
_AGE_BEHIND = re.compile(
    r"(?:年满)?\d{1,3}(?:周?岁)?(?:[—\-至到~]\d{1,3})?周?岁(?:及?以[上下])?的?(?P<noun>[一-龥、]{2,20})"
)


def _past_age(text: str, figure: Figure) -> Figure:
    """The figure with what stands behind the age of those it counts."""
    if figure.right or figure.quantity.kind == "percentage":
        return figure
    match = _AGE_BEHIND.match(text, figure.end)
    return replace(figure, right=match["noun"], closed=True) if match else figure


_WIDTHS = {"宽": "宽度", "长": "长度", "高": "高度", "深": "深度"}
# 村级文化服务中心实现100%覆盖
_REACHED_ALL = re.compile("全?(覆盖|达标|办复|办结|收集|处理|参保)(?=[，。；、]|$)")
# 贡献了全市56%的税收: what stands behind is what is shared; 以12%的速度增长 is none
_RATE_BEHIND = re.compile("(?:比例|速度|标准|幅度|要求|目标|水平|比重|增速|占比)$")
_SHARES = re.compile("(?:贡献|吸纳|提供|承担|拥有|创造|减免|减收|减征|让利|预留|收取)(?:了)?[一-龥]{0,6}$")
# 由区财政按50%给予贴息: who gives is not what is counted
_AGENT = re.compile(r"(?:财政|[局委]|政府|公司|集团|企业|单位|基金|银行)(?:按照?|以|每年按)$")
_RELATIVE = re.compile(r"^(?P<noun>[一-龥“”]{2,})(?:不少于|不低于|不超过|超过|达到|相当于|约为)[一-龥]{2,}$")
_FOR = re.compile(
    r"(?:^|[，；。：])(?:[一-龥]{0,6})(?<![结绝针相面])(?:对(?!口|象)|为|向|给)[一-龥、“”（）]{2,}$"
)


def _subjects(figure: Figure, skip: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """What 分别 shares out: 小学、初中在校学生分别为 gives 小学在校学生 and 初中在校学生."""
    match = _EACH.search(figure.left)
    head = figure.left[: match.start()] if match else ""
    pieces = [piece for piece in re.split("以及|[、和与及]", head) if piece]
    if len(pieces) < 2:
        return ()
    if any(_YEAR_END.search(piece) for piece in pieces):
        return ()
    first = noun_before(pieces[0], figure.start - len(figure.left), skip)[0] or pieces[0]
    first = first[first.rfind("的") + 1 :] if "的" in first[:-1] else first
    names = [first, *(piece.strip("，的") for piece in pieces[1:])]
    shared = names[-1][len(names[-2]) :] if len(names[-1]) >= len(names[-2]) + 2 else ""
    return (*(name + shared for name in names[:-1]), names[-1])


_YEAR_END = re.compile("(?:年|年度|季度|月|月份)$")


def _past_subject(noun: str) -> str | None:
    """86家企业带来岗位2340个: what stands behind the verb of the noun that the last number counted."""
    verbs = [
        match
        for match in light_verb().finditer(noun, 1)
        if match.start() >= 2 and not _WORKS.match(noun, match.end())
    ]
    if not verbs:
        return None
    last = verbs[-1]
    if len(noun) - last.end() < 2:
        return "" if last.end() == len(noun) and predicate_verb().fullmatch(last[0]) else None
    return noun[last.end() :] if predicate_verb().fullmatch(last[0]) else noun[last.start() :]


# 巩固提升工程: a verb that says which works
_WORKS = re.compile("工程|项目|行动|任务|计划|中心|机构|设施|资金|站|点|室")


def _names_money(noun: str) -> bool:
    return noun.endswith(("资金", "投资", "费", "费用", "标准", "补贴", "补助", "价格", "收入", "限额"))


_PER_LINK = re.compile(
    rf"(?:(?:{MOVE})(?:到|至|为)|定为|核定为|确定为|为|是|达到?|按照?|以|标准是|原来的?|原先的?|原|目前的?|现在的?|仍|[：:])+$"
)


def _per(left: str) -> tuple[str, str]:
    """每人每月 at the end of ``left``, and what stands before it."""
    at = left.rfind("每")
    if at < 0:
        return "", left
    while at > 0 and (earlier := left.rfind("每", max(0, at - 6), at)) >= 0:
        at = earlier
    per = left[at:]
    if len(per) > 12 or any(char in per for char in "，、的"):
        return "", left
    if paid := _PAID_EACH.search(per):
        return per[: paid.start()], left[:at] + paid[0]
    pieces = [piece for piece in per.split("每") if piece]
    if not pieces:
        return "", left
    if (
        all(len(piece) <= 5 for piece in pieces)
        and len(pieces[-1]) <= (2 if len(pieces) > 1 else 5)
        and _is_measure(pieces[-1])
    ):
        return per, _PER_LINK.sub("", left[:at])
    return "", left


# 每辆补贴500元: what is paid for each is no part of the measure
_PAID_EACH = re.compile(
    "(?<=每[个名位家户所座台辆条件份间亩人月年天])(?:补贴|补助|奖励|奖补|资助|收费|费用)$"
)


@cache
def _measures() -> frozenset[str]:
    words = (
        "人 月 年 天 日 户 生 次 餐 岗 亩 吨 度 学期 学年 季 季度 周 小时 平方米 立方米 公里 床 班 车 台"
        " 件 份 名 个 家 所 座 村 镇 乡 "
        "人次 套 位 间 张 处 条 辆 部 头 只 棵 株 单 笔 课时 节 场 期 千瓦时 平方公里 公顷 百人 千人 公斤"
        " 斤 立方 客 桌"
    )
    return frozenset(words.split())


def _is_measure(word: str) -> bool:
    return word in _measures() or (word[0] in "个名位家户所座台辆条件份间" and len(word) <= 5)
