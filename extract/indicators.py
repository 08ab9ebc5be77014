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
from extract.figure_words import (
    adverb_pattern,
    cut_pattern,
    light_verb,
    only_light,
    predicate_verb,
    stop_pattern,
)

Change = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words around one figure say.

    ``noun`` is what stands before it, ``after`` the noun behind it, ``predicate`` a verb phrase behind it;
    ``verb`` governs the noun (新增, 建成); ``change`` is set where the number itself is a rise or fall;
    ``reaches`` for 达到, 提高到; ``leaves`` for 由…, the old value; ``per`` is 每人每月; ``share`` for 占…,
    with ``whole`` its denominator; ``each`` for 分别, with its ``subjects`` where they stand before it.
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


_RISE = (
    "增长|增加|提高|上升|提升|增|升|多|新增|净增|上涨|增幅|涨幅|增速|多增|扩大|上浮|"
    "延长|增长率|增收|增产|调增|上调"
)
_FALL = "下降|降低|减少|降|减|缩短|压缩|压减|回落|缩减|下调|下滑|降幅|减幅|少|节省|节约|调减|下浮|降本"
_MOVE = (
    f"{_RISE}|{_FALL}|扩充|扩展|调整|拓展|发展|控制|保持|维持|稳定|优化|精简|补充|"
    f"充实|达|升级|拓宽|加宽|覆盖|压降|恢复"
)
_REACH = re.compile(
    rf"(?:(?:{_MOVE})(?:到|至|为|在)|达到|达|增至|降至|升至|(?<![行成作])(?<!^)为|至|(?<![报])到|是)了?$"
)
_DIRECT = re.compile(rf"(?P<rise>{_RISE})了?$|(?P<fall>{_FALL})了?$")
_LINK = re.compile(
    r"(?:[还尚仍]缺|已经|已|(?<![人户日月年亩平生村校班次])均|总共|共计|共有|共|合计|总计|累计|"
    r"约为|大约|约|将近|接近|近|超过|超|突破|逾|不少于|不低于|不小于|至少|最少|最低|"
    r"不超过|不高于|不多于|至多|最多|最高|最长|可达|可|不足|不到|低于|高于|少于|多于|"
    r"大于|小于|"
    r"现有|拥有|建有|设有|配有|有|等|各|的|仅为|仅|只|仍|还|又|再|也|都|需要|需|原计划|"
    r"力争|争取|确保|(?<![年全总度])计划|预计|达|平均|按照|按|以|额度|[“\"'：: 　(（]|，|左右|上下|"
    r"分别)+$"
)
_ORIGIN = re.compile(
    r"(?:由|从|自)(?:原来|原先|原|过去|此前|现在|目前|现行|当时|年初|改革前|改造前|去年|上年|最初)?的?$"
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
_HEAD_CUT = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[其此]中|[而但]|设(?![施备计置立有])|"
    r"后?可(?=新增|提供|容纳|满足|吸纳|实现|增加|覆盖|惠及|带动|新)|后(?=[一-龥]{2})|"
    r"并且?(?!网)|另外?有?|再(?!生)|仅|只|各(?!级|类|项)|均|同时|此外|[一二三四五六七八九十]{1,2}是|"
    r"近[一二两三四五十几\d]{1,2}年来?|[一二两三四五十几近]年来|共(?!同|享|青|产|建)|已|约|、|和(?!谐)|及|与|以及|的|了|还|也|又|等|为(?!民)|"
    r"是|有|：|:|；|—| |　|（|\(|全部|所有)+"
)
_PLACE_HEAD = re.compile(
    r"^(?:[全我本该各][省市区县州镇乡村]|全国|全域|辖区内?|区域内|境内|城区|县域内?|[省市区县州](?=有|现有|共有))+"
    r"(?=[一-龥“]{2})"
)
_TAIL_CUT = re.compile(
    r"(?:总数|数量|总量|的|等|共|总计|累计|约|已|均|各|了|项目数|个数|最后|(?:累计|已|共)完成|工作|方面|情况|任务数|(?<=[一-龥]{2})中)$"
)
_GRANT = re.compile(
    r"(?:的)?(?:标准)?(?:[，,](?:为|对|向|给)[^，。；]{1,30}?|[^，。；\d]{0,12}?)?(?:给予|"
    r"发放|落实|拨付|收取|补发|安排|提供|予以|执行)(?:一次性)?(?P<noun>[^，。；、\d的]{2,12})"
)


_MOVES = re.compile(
    f"(?:已经|已|将|逐步|稳步)?(?:(?:{_MOVE}|由|从|减至|缩至|翻)(?:到|至|为|了|成|一番)|"
    "(?:分别)?(?:增长|提高|下降|降低))"
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
        leaves = not figure.right or bool(_MOVES.match(figure.right))
        left = left[: origin.start()] if leaves else ""
    if match := _COMPARED.search(left):
        left = left[: match.start()]
    if reaches or leaves:
        left = _WILL_END.sub("", left)
    if left.strip("，, ") in ("比", "较", "同比"):
        left = ""
    return _worded(text, figure, left, skip, _Shape(change, reaches, leaves, each))


@dataclass(frozen=True, slots=True)
class _Shape:
    change: Change | None
    reaches: bool
    leaves: bool
    each: bool


def _undated(text: str, figure: Figure, skip: tuple[tuple[int, int], ...]) -> str:
    """The words before the number without a time directly before it: 在园幼儿由2021年秋季的."""
    if skip and figure.start - skip[-1][1] <= 1 and "年" in text[skip[-1][0] : skip[-1][1]]:
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
    percent = figure.quantity.unit == "%"
    if percent and shape.change is None and (match := _SHARE.search(left)):
        head = left[: match.start() + (0 if left[match.start()] == "占" else 1)]
        noun, verb = noun_before(head, figure.start - len(figure.left), skip)
        if noun and left.endswith("占比"):
            noun += "占比"
        return Wording(
            noun, verb=verb, share=True, whole=_PLACE_HEAD.sub("", match["whole"]), each=shape.each
        )
    if figure.quantity.unit == "百分点" and (match := _ABOVE.search(left)):
        left = left[: match.start()]
    if _AGENT.search(figure.left):
        grant = _GRANT.match(text, figure.end)
        return Wording(after=grant["noun"] if grant else "", change=shape.change, share=False)
    if percent and (match := _RELATIVE.search(left)):
        left = match["noun"]
    per, left = _per(left)
    if per and (origin := _ORIGIN.search(left)):
        left, shape = left[: origin.start()], replace(shape, leaves=True)
    noun, verb = noun_before(left, figure.start - len(figure.left), skip)
    if noun in _MEANS_OF_ONE and figure.right.startswith("的标准"):
        per, noun = noun, ""
    if per and (_FOR.search(left) or noun.endswith(("财政", "局", "委", "政府", "部门", "市", "县", "区"))):
        noun = ""
    noun = "" if _COUNT_END.search(noun) else _WIDTHS.get(noun, noun)
    after, predicate = noun_behind(_past_age(text, figure))
    if percent and (reached := _REACHED_ALL.match(figure.right)) and verb in ("实现", "达到", "完成"):
        before = left[: left.rfind(verb)]
        noun = noun_before(_WILL_END.sub("", before), figure.start - len(figure.left), skip)[0]
        return Wording(noun=noun + reached[1] + "率" if noun else "")
    if figure.quantity.unit in ("%", "百分点"):
        if not figure.right.startswith("的") or _RATE_BEHIND.search(after):
            after = "" if noun or not after else after
        elif after and (figure.joint in ("list", "inline") or _SHARES.search(figure.left)):
            return Wording(after=after, change=shape.change)
    names_it = figure.right.startswith("的") and len(after) >= 2 and "标准" not in after
    if per and names_it and not _names_money(noun):
        noun = ""
    if figure.joint == "inline" and (inner := _past_subject(noun)) is not None:
        noun = inner
    if figure.quantity.kind == "dimension" and noun and figure.right.startswith("的"):
        after = ""
    if figure.quantity.kind in ("currency", "range", "percentage") and (noun and not per):
        after = after if figure.right.startswith("的") and not _names_money(noun) else ""
    if per and not noun:
        grant = _GRANT.match(text, figure.end)
        after = grant["noun"] if grant else ("" if after in ("标准", "的标准") else after)
        if figure.right.startswith("的标准") and not after.endswith("标准"):
            after += "标准"
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


_MEANS_OF_ONE = ("人均", "户均", "生均", "亩均")
# 高于各项贷款平均增速3.1个百分点
_ABOVE = re.compile("[，,]?(?:高于|高出|高过|低于|超出|超过|快于|优于|领先|落后于?)[^，。；]{0,20}$")
# 5大类26项指标: another count is no noun
_COUNT_END = re.compile(r"^(?:\d+[一-龥]{1,2}|[全我本][省市区县州镇乡村])$")
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
    rf"(?:(?:{_MOVE})(?:到|至|为)|定为|核定为|确定为|为|是|达到?|按照?|以|标准是|原来的?|原先的?|原|目前的?|现在的?|[：:])+$"
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
    pieces = [piece for piece in per.split("每") if piece]
    if (
        all(len(piece) <= 5 for piece in pieces)
        and len(pieces[-1]) <= (2 if len(pieces) > 1 else 5)
        and _is_measure(pieces[-1])
    ):
        return per, _PER_LINK.sub("", left[:at])
    return "", left


@cache
def _measures() -> frozenset[str]:
    words = (
        "人 月 年 天 日 户 生 次 餐 岗 亩 吨 度 学期 学年 季 季度 周 小时 平方米 立方米 公里 床 班 车 台"
        " 件 份 名 个 家 所 座 村 镇 乡 "
        "人次 套 位 间 张 处 条 辆 部 头 只 棵 株 单 笔 课时 节 场 期 千瓦时 平方公里 公顷 百人 千人 公斤"
        " 斤 立方"
    )
    return frozenset(words.split())


def _is_measure(word: str) -> bool:
    return word in _measures() or (word[0] in "个名位家户所座台辆条件份间" and len(word) <= 5)


def noun_before(left: str, begin: int, skip: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    """The counted noun at the end of ``left`` (which begins at ``begin``) and the verb that governs it."""
    end = begin + len(left)
    for start, stop in reversed(skip):
        if stop <= begin:
            break
        if start >= begin and stop <= end:
            left, begin = left[stop - begin :], stop
            break
    phrase, before, verb = left, "", ""
    for match in cut_pattern().finditer(left):
        if match[0] == "与" and left.endswith(("率", "度", "比", "比例")):
            continue
        # a verb before one last character is part of a noun: 硬化率, 招聘会, 督办单
        if len(left) - match.end() >= 2:
            verb, before, phrase = match[0], left[: match.start()], left[match.end() :]
        elif match.end() == len(left):
            verb = match[0]
            phrase = "" if match.start() == 0 or len(phrase) > 4 else phrase
    for_whom = verb in ("对", "向", "给") or (verb == "为" and not before)
    if for_whom and (given := light_verb().search(phrase, 1, 12)):
        # 向市民开放内部泊位: the verb behind whom it is for
        phrase = phrase[given.start() :] if len(phrase) - given.end() >= 2 else phrase
    phrase = _opened(phrase)
    if rate := _RATE_WORD.search(before):
        phrase = rate[0] + verb + phrase
    if phrase == verb or only_light().fullmatch(phrase):
        return "", phrase
    if (
        verb in ("新增", "净增")
        and phrase
        and 0 < len(head := _opened(before)) <= 4
        and not _LOOSE_HEAD.search(head)
    ):
        phrase = head + verb + phrase
    return trimmed(phrase), verb


_ORGAN_HEAD = re.compile(
    r"[一-龥]{0,10}?(?:局|委|厅|政府|部门|系统|公司|街道|办事处|政府办|法院|检察院)(?:共|"
    r"已|先后|累计|集中|联合)*(?=承办|检查|组织|办理|走访|排查|整改|整治|清理|查处|"
    r"受理|培训|处理|办结|收到|接收|完成|投入|投资|承担|服务|改造|建设)"
)
_RATE_WORD = re.compile("(?:月均|日均|年均|人均|户均|亩均)$")
_ALL_KINDS = re.compile(r".*(?:各级|各类|各项|符合条件的?|部分)(?=[一-龥]{3})")
# 粮食产量再创历史新高，达到…
# 利用边角地建设口袋停车场: the means are no part of the noun
_MEANS = re.compile(
    r"(?:利用|借助|结合|统筹|协调|引导|帮助|指导|动员|鼓励)[一-龥“”、]{2,12}?(?=(?:建设|改造|打造|提供|增开|调整|开展|实施)[一-龥]{2})"
)
# 主城区规划建设公园绿地
_BUILT = re.compile("(?:规划|投资|集中|统一|共同)?(?:建设|改造|打造)(?=[一-龥“”、]{3,}$)")
# 督促整改隐患603处: who had it done is no part of it
_HAVING = re.compile("(?:督促|指导|责令|监督|推动|协调)(?=[一-龥]{4})")
_NEW_HIGH = re.compile(
    "(?:再|又|继续|首次)?(?:创下?|刷新)(?:历史|同期)?新高$|(?:稳步|快速|持续|平稳)(?:增长|提升|发展)$"
)
_LOOSE_HEAD = re.compile("[后可拟年将每将能]|计划|预计|力争|其中")


def _opened(phrase: str) -> str:
    """``phrase`` without the adverbs and place words it begins with."""
    if match := _ORGAN_HEAD.match(phrase):
        phrase = phrase[match.end() :]
    for _ in range(8):
        shorter = _PLACE_HEAD.sub("", _HEAD_CUT.sub("", phrase))
        match = adverb_pattern().match(shorter)
        if match and len(shorter) - match.end() != 1:
            shorter = shorter[match.end() :]
        if shorter == phrase:
            break
        phrase = shorter
    return phrase


_MEASURED = re.compile(
    r"(?:月均|日均|年均|(?<!居民)(?<!农民)(?<!职工)人均|户均|亩均|概算|估算|总投资|"
    r"计划投资|总建筑面积|建筑面积|占地|平均)"
)
# 留作参考的（C类）, A类（已解决的）; 医师（助理） stays
_BRACKET_END = re.compile(r"(?P<head>^|的$|[^（）()]*?)[（(]([^（）()]{2,20})[）)]$")


def trimmed(phrase: str) -> str:
    """A noun phrase without loose ends, and not longer than one."""
    if match := _BRACKET_END.search(phrase):
        phrase = match[2] if match["head"].endswith("的") or not match["head"] else match["head"]
    phrase = phrase.strip(" 　，、：:；（(")
    if (match := _HAVING.match(phrase)) and light_verb().match(phrase, match.end()):
        phrase = phrase[match.end() :]
    if match := _MEANS.match(phrase):
        phrase = phrase[match.end() :]
    if len(phrase) > 7 and (match := _MEASURED.search(phrase, 3)) and match.start() <= len(phrase) - 4:
        phrase = phrase[match.start() :]
    if "每" in phrase and len(phrase) > 8 and 0 < phrase.find("每") <= len(phrase) - 4:
        phrase = phrase[phrase.find("每") :]
    if len(phrase) > 8 and (
        verbs := [m.start() for m in predicate_verb().finditer(phrase, 4) if m.end() <= len(phrase) - 3]
    ):
        phrase = phrase[verbs[-1] :]
    if match := _NEW_HIGH.search(phrase, 2):
        phrase = phrase[: match.start()]
    if len(phrase) > 8 and (match := _ALL_KINDS.search(phrase)):
        phrase = phrase[match.end() :]
    if len(phrase) > 10 and "的" in phrase[:-2]:
        phrase = phrase[phrase.rfind("的", 0, -1) + 1 :]
    if len(phrase) > 12 and "等" in phrase[2:-2]:
        phrase = phrase[phrase.rfind("等", 0, -2) + 1 :]
    if len(phrase) > 14 and "、" not in phrase:
        quoted = phrase.rfind("”")
        tail = phrase[quoted + 1 :] if quoted >= 0 else phrase
        phrase = tail[-10:] if len(tail) >= 4 else phrase[phrase.rfind("“") :]
    shorter = _TAIL_CUT.sub("", phrase)
    if len(shorter) > 9 and (built := _BUILT.search(shorter, 2)):
        shorter = shorter[built.start() :]
    return shorter if len(shorter) >= 2 else phrase


# 交由78家单位承办
_HANDLED = re.compile("(?<=[一-龥]{2})(?:承办|主办|协办|牵头|签约)$")


def noun_behind(figure: Figure) -> tuple[str, str]:
    """The noun phrase behind a number (86家单位), or the verb phrase if a verb follows (9个已完成…)."""
    right = figure.right.lstrip(" 　")
    if right.startswith("的"):
        right = right[1:]
    if not right or right[0] in "）)左上以余之":
        return "", ""
    if _MOVES.match(right):
        return "", ""
    stop = stop_pattern().match(right)
    if stop:
        if figure.right.startswith("的"):
            return "", ""
        return "", right
    match = stop_pattern().search(right, 1)
    while match and match.start() < 2 and match[0] in ("的",):
        match = stop_pattern().search(right, match.end())
    noun = right[: match.start()] if match else right
    if (verb := light_verb().search(noun, 2)) and len(noun) - verb.end() >= 4:
        # 银行开放信用数据: a verb with its object, not 养老服务机构
        noun = noun[: verb.start()]
    noun = _HANDLED.sub("", noun.removesuffix("中"))
    if not figure.closed and len(noun) >= 5 and noun.endswith("率"):
        noun = noun[:-3]  # 3.2万台电梯参保率86%
    if right[0] in "村乡镇县区校" and light_verb().match(right, 1):
        return right[0], ""
    whole = noun == right and figure.closed
    return (noun[:14], "") if len(noun) >= 2 or whole or right[0] in "村镇乡县人校" else ("", "")
