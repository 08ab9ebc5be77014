"""The noun phrase that stands before or behind a number, without its loose ends."""

from __future__ import annotations

import re

from extract.contexts import Figure
from extract.figure_words import (
    adverb_pattern,
    cut_pattern,
    light_verb,
    only_light,
    predicate_verb,
    stop_pattern,
)

RISE = (
    "增长|增加|提高|上升|提升|增|(?<!每)升|多|新增|净增|上涨|增幅|涨幅|增速|多增|扩大|上浮|"
    "延长|增长率|增收|增产|调增|上调"
)
FALL = "下降|降低|减少|降|减|跌|缩短|压缩|压减|回落|缩减|下调|下滑|降幅|减幅|少|节省|节约|调减|下浮|降本"
MOVE = (
    f"{RISE}|{FALL}|扩充|扩展|调整|拓展|发展|控制|保持|维持|稳定|优化|精简|补充|"
    f"充实|压|缩|放宽|拉长|达|升级|拓宽|加宽|覆盖|压降|恢复"
)
MOVES = re.compile(
    f"(?:已经|已|将|逐步|稳步)?(?:(?:{MOVE}|由|从|减至|缩至|翻)(?:到|至|为|了|成|一番)|"
    "(?:分别)?(?:增长|提高|下降|降低)|往[上下])"
)
_HEAD_CUT = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[其此]中|[而但]|设(?![施备计置立有])|"
    r"后?可(?=新增|提供|容纳|满足|吸纳|实现|增加|覆盖|惠及|带动|新)|后(?=[一-龥]{2})|"
    r"并且?(?!网)|另外?有?|再(?!生|就业|教育|制造|担保)|仅|只|各(?!级|类|项)|均|同时|此外|[一二三四五六七八九十]{1,2}是|"
    r"近[一二两三四五十几\d]{1,2}年来?|[一二两三四五十几近]年[来内间]|共(?!同|享|青|产|建)|已|约|、|和(?!谐)|及|与|以及|的|了|还|也|又|等|为(?!民)|"
    r"是|有|：|:|；|—| |　|（|\(|全部|所有)+"
)
PLACE_HEAD = re.compile(
    r"^(?:[全我本该各][省市区县州镇乡村]|[A-Z]?\d{1,3}(?:路|号线)(?:公交)?|全国|全域|辖区内?|区域内|境内|城区|县域内?|[省市区县州](?=有|现有|共有))+"
    r"(?=[一-龥“]{2})"
)
_TAIL_CUT = re.compile(
    r"(?:总数|数量|总量|的|等|共|总计|累计|约|已|均|各|了|项目数|个数|最后|(?:累计|已|共)完成|工作|方面|情况|任务数|(?<=[一-龥]{2})中)$"
)


def _behind_skips(left: str, begin: int, skip: tuple[tuple[int, int], ...]) -> str:
    """What stands behind the last place or time in ``left``."""
    for start, stop in reversed(skip):
        if stop <= begin:
            break
        if start >= begin and stop <= begin + len(left):
            return left[stop - begin :]
    return left


# What a verb before it only qualifies
_HEADS = frozenset(["合同", "协议", "面积", "规模", "能力", "标准", "次数", "总数", "人数", "户数"])


def noun_before(left: str, begin: int, skip: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    """The counted noun at the end of ``left`` (which begins at ``begin``) and the verb that governs it."""
    left = _behind_skips(left, begin, skip)
    phrase, before, verb, last = left, "", "", 0
    for match in cut_pattern().finditer(left):
        if match[0] == "与" and left.endswith(("率", "度", "比", "比例")):
            continue
        if left[match.end() :] in _HEADS and match.start() - last >= 2:
            continue  # 土地流转合同
        last = match.end()
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
# “五一”假期接待游客, 上个供热期受理诉求
_WHEN = re.compile(
    '^(?:[“"]?(?:五一|十一|国庆|春节|端午|中秋|清明|元旦|暑期|寒假|暑假)[”"]?(?:假期|期间|黄金周|小长假|假日)|'
    "[上本]个?(?:季度|学年|年度|[一-龥]{0,3}期|季))(?=[一-龥]{2})"
)
_NEW_HIGH = re.compile(
    "(?<=[一-龥]{2})(?:再|又|继续|首次)?(?:创下?|刷新)(?:历史|同期)?新高$|(?:稳步|快速|持续|平稳)(?:增长|提升|发展)$"
)
_KINDS = re.compile("(?<=[一-龥]{2})(?<!各级)各(?:类|级|项|种)(?=[一-龥]{2})")
_LOOSE_HEAD = re.compile("[后可拟年将每将能]|计划|预计|力争|其中")


def _opened(phrase: str) -> str:
    """``phrase`` without the adverbs and place words it begins with."""
    if match := _ORGAN_HEAD.match(phrase):
        phrase = phrase[match.end() :]
    for _ in range(8):
        shorter = PLACE_HEAD.sub("", _HEAD_CUT.sub("", phrase))
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


def _without_means(phrase: str) -> str:
    """``phrase`` without who had it done and by what: 督促整改隐患, 利用边角地建设口袋停车场."""
    if (match := _HAVING.match(phrase)) and light_verb().match(phrase, match.end()):
        phrase = phrase[match.end() :]
    if match := _MEANS.match(phrase):
        phrase = phrase[match.end() :]
    return _without_acts(phrase)


# 清淤加固山塘, 改造提升农村学校食堂: works before what they are done to, which is no one's work itself
_WORKS = re.compile(
    "(?:清淤|疏浚|疏通|加固|维修|修缮|修复|翻新|整治|清理|清运|改造提升|改造|提升|硬化|绿化|亮化|维护|养护|排查|化解|巡查|检查){2,}"
    "(?=[一-龥“]{2,}$)"
)
_WORKED = re.compile(
    "(?:中心|机构|站点?|点|人员|设施|工程|项目|任务|单位|对象|体系|平台|资金|活动|计划|补[贴助]|费用?|面积|能力|[金率业员师室所次])$"
)


def _without_acts(phrase: str) -> str:
    """``phrase`` without two works or more before their object."""
    match = _WORKS.match(phrase)
    return phrase[match.end() :] if match and not _WORKED.search(phrase) else phrase


_PAIR = re.compile("(?<=[一-龥]{3})[和与及](?=[一-龥]{3})")


def _last_words(phrase: str) -> str:
    """The last ten characters; a pair of nouns (孤儿和事实无人抚养儿童) is not cut inside its first."""
    return phrase if len(phrase) <= 18 and _PAIR.search(phrase, 2) else phrase[-10:]


def trimmed(phrase: str) -> str:
    """A noun phrase without loose ends, and not longer than one."""
    if (match := _BRACKET_END.search(phrase)) and (len(match[2]) > 4 or match["head"].endswith("的")):
        phrase = match[2] if match["head"].endswith("的") or not match["head"] else match["head"]
    phrase = phrase.strip(" 　，、：:；（(")
    phrase = _without_means(_KINDS.sub("", _WHEN.sub("", phrase)))
    if len(phrase) > 7 and (match := _MEASURED.search(phrase, 3)) and match.start() <= len(phrase) - 4:
        phrase = phrase[match.start() :]
    if "每" in phrase and len(phrase) > 8 and 0 < phrase.find("每") <= len(phrase) - 4:
        phrase = phrase[phrase.find("每") :]
    if len(phrase) > 8 and (
        verbs := [m.start() for m in predicate_verb().finditer(phrase, 4) if m.end() <= len(phrase) - 3]
    ):
        phrase = phrase[verbs[-1] :]
    phrase = _NEW_HIGH.sub("", phrase)
    if len(phrase) > 8 and (match := _ALL_KINDS.search(phrase)):
        phrase = phrase[match.end() :]
    if len(phrase) > 10 and "的" in phrase[:-2]:
        phrase = phrase[phrase.rfind("的", 0, -1) + 1 :]
    if len(phrase) > 12 and "等" in phrase[2:-2]:
        phrase = phrase[phrase.rfind("等", 0, -2) + 1 :]
    if len(phrase) > 14 and "、" not in phrase:
        quoted = phrase.rfind("”")
        tail = phrase[quoted + 1 :] if quoted >= 0 else phrase
        phrase = _last_words(tail) if len(tail) >= 4 else phrase[phrase.rfind("“") :]
    shorter = _TAIL_CUT.sub("", phrase)
    if len(shorter) > 9 and (built := _BUILT.search(shorter, 2)):
        shorter = shorter[built.start() :]
    return shorter if len(shorter) >= 2 else phrase


_MONEY_END = re.compile("[费金款助贴励贷]$|资金|经费|补[贴助]")
# 交由78家单位承办
_HANDLED = re.compile(
    "(?<=[一-龥]{2})(?:承办|主办|协办|牵头|签约|(?:整治|整改|清理|处置|改造|建设|安装|落实)?(?:到位|完毕))$"
)


# 22个易地搬迁安置点: the verb says which of them
_QUALIFIED = re.compile("安置[点区]|户|群众|工程|机构|人员|对象|设施|中心|小区|站点|合作社")


def _qualifies(match: re.Match[str], right: str) -> bool:
    return bool(light_verb().fullmatch(match[0]) and _QUALIFIED.match(right, match.end()))


# 15个乡镇儿童督导员, 3个乡镇污水管网: the place is counted, unless the words end in a thing that 个 counts
_CONTAINER = re.compile(
    r"(?P<place>乡镇|镇街|街道|行政村|自然村|村屯|村居|村寨|村|社区|小区|县区|区县|市县|河道)"
    r"(?![级直属域内外辖民医干])[^（(]{2,}"
)
_COUNTED_BY_GE = re.compile(
    "(?:中心|机构|组织|项目|设施|场所|基地|品牌|食堂|企业|网格|社团|家庭|团队|市场|地块|路口|景区|工程)$|"
    "[站点场园馆室厅队所院校超店厂库池塘桥圈户委会位班处组屯]$"
)


def _container(noun: str, unit: str | None) -> str:
    """The place that is counted where the noun goes on with what belongs to it."""
    match = _CONTAINER.fullmatch(noun) if unit in ("个", "条") else None
    return match["place"] if match and not _COUNTED_BY_GE.search(noun) else ""


# 每月300元、500元、700元三档
_TIERS = re.compile("[一二两三四五六七八九十]个?(?:档|类|种|级|等次|标准)")


def noun_behind(figure: Figure) -> tuple[str, str]:
    """The noun phrase behind a number (86家单位), or the verb phrase if a verb follows (9个已完成…)."""
    right = figure.right.lstrip(" 　")
    if right.startswith("的"):
        right = right[1:]
    if not right or right[0] in "）)左上以余之" or _TIERS.match(right):
        return "", ""
    if MOVES.match(right) or right.startswith("大关"):
        return "", ""
    if figure.quantity.unit == "元" and light_verb().match(right) and not _MONEY_END.search(right):
        return "", ""  # 投资1.6亿元建设冷链物流园
    stop = stop_pattern().match(right)
    if stop and not _qualifies(stop, right):
        if figure.right.startswith("的"):
            return "", ""
        return "", right
    match = stop_pattern().search(right, 1)
    while match and ((match.start() < 2 and match[0] == "的") or _qualifies(match, right)):
        match = stop_pattern().search(right, match.end())
    noun = right[: match.start()] if match else right
    verb = light_verb().search(noun, 2)
    if verb and len(noun) - verb.end() >= 4 and not _qualifies(verb, noun):
        # 银行开放信用数据: a verb with its object, not 养老服务机构
        noun = noun[: verb.start()]
    noun = _HANDLED.sub("", noun.removesuffix("中"))
    noun = _container(noun, figure.quantity.unit) or noun
    if not figure.closed and len(noun) >= 5 and noun.endswith("率"):
        noun = noun[:-3]  # 3.2万台电梯参保率86%
    if right[0] in "村乡镇县区校" and light_verb().match(right, 1):
        return right[0], ""
    whole = noun == right and figure.closed
    return (noun[:14], "") if len(noun) >= 2 or whole or right[0] in "村镇乡县人校" else ("", "")
