"""The words that tell an illness, an offence or a child's family: open patterns, not lists of cases.

患X, 得了X, 查出X, X癌/炎/症/瘫, 肢体二级残疾; 因X罪获刑, 涉嫌X, 被刑事拘留; 父亲服刑, 母亲改嫁, 随祖母生活.
"""

from __future__ import annotations

import re
from functools import cache

from extract.wordlists import one_of

_HAN = "[\u4e00-\u9fff]"
# What may belong to the name of an illness, unlike 的骨折, 我们为脑瘫, 岁的白血病.
_PART = "(?:(?![的为是因患了有我你他她在和与被岁及将对把让给者])[\u4e00-\u9fff])"
_REST = "[^，。；、：\n的（）()“”]"
_NUMBER = "[一二三四五六七八九十0-9]+"
# How the name of an illness or injury ends: 胃癌, 腰椎骨折, 先天性髋关节脱位, 肝包虫病, 腰伤.
_ILLNESS = (
    "(?:综合征|[炎癌瘤瘫聋哑疝]|(?<![对病急重炎])症(?!状|结)|结石|骨折|骨裂|硬化|衰竭|梗塞|梗死|(?<=[脑心肺])梗|栓塞|血栓|出血|溢血"
    "|缺损|脱位|萎缩|麻痹|紊乱|突出(?=[，。；、）)]|$)|迟缓|畸形|溃烂|坏死|中风|中毒|烧伤|烫伤|灼伤|囊肿|息肉|肌瘤"
    "|(?<=[颅脑腰腿脚手臂骨胸颈])(?:微|部|外)?伤(?!者|员|亡|害|人)|(?<=[轻重])(?:微)?伤(?=[，。；、）)]|$)"
    "|(?<![看治生因患疾防犯查得发轻大重抗有无老])病(?!房|人|床|例|毒|区|因|情|历|假|患|者|友|故|逝|虫|害|残|致|愈|退|返|救|种))"
)
_STAGE = r"(?:晚期|早期|中期|[一二三四ⅠⅡⅢⅣ]期|[一二三四1-4]级|并发[^，。；、\n]{1,8})?"
_HAS = (
    "(?:被?确?诊断?[为出患有]+|被?确诊(?:为|患有?)?|患(?![者儿难])[有上了过]?|身患|罹患|(?:检查|检|查)出(?:患有?|有|得了)?"
    "|感染(?:了|上)?|[得害]了|[得患]过|落下了?|留下了?|突发|犯了|染上了?)"
)
_HAD = re.compile(_HAS)
# What has hold of a person whatever it is called: 患肝包虫病, 患戈谢病.
_SURELY_HAS = "(?:患(?![者儿难])[有上了过]?|身患|罹患|被?确诊(?:为|患有?)?|被?诊断(?:为|出|患有?)+)"
_SEVERITY = "(?:先天性|后天性|重度|轻度|中度|极重度|急性|慢性|间歇性|[一二三四]级)?"
_DISABILITY = "(?:肢体|视力|听力|语言|言语|智力|精神|多重)"
_STATE = (
    "(?:高位)?截瘫|瘫痪(?:在床|卧床)?|卧床(?:不起|多年)|(?<!活)不能自理|下不了床|耳聋|失语|植物状态"
    "|(?:摔|跌|撞|砸|轧|压|打|咬|砍|刺|烧|烫|炸)(?:断|伤|残)了?(?:致|[^，。；、\n的]{0,4}(?:[腿腰骨臂手脚]))?"
)
_CRIME = (
    "盗窃|抢劫|抢夺|诈骗|贩毒|贩卖毒品|吸毒|复吸|醉驾|酒驾|醉酒驾驶|危险驾驶|故意伤害|寻衅滋事|聚众|赌博|猥亵|强奸|杀人|贪污|受贿"
    "|挪用公款|敲诈|盗伐|滥伐|交通肇事|虐待|斗殴|卖淫|嫖娼|传销|走私|行窃|偷窃"
)
_TERM = f"(?:{_NUMBER}(?:个?月|年|[日天])(?:零?{_NUMBER}个?月)?)?"
_PUNISHED = (
    rf"(?:(?:依法|各)?(?:被|已被|处以)?(?:判处?|获|服)[过了]?(?:有期|无期)?(?:徒刑|刑(?!法|事|罚|侦|满)|拘役|管制|死缓|缓刑)"
    rf"|(?:被|已被|予以|依法|处以)*(?:刑事|行政|治安|司法)拘留|被拘留|(?:批准|被|执行)逮捕|批捕|(?:移送|移送审查|被)起诉|提起公诉"
    rf"|送(?:入|进|至|往)?专门学校|强制(?:隔离)?戒毒(?!人员|所)|收监|取保候审){_TERM}"
)


@cache
def health() -> re.Pattern[str]:
    """An illness, injury or disability as a phrase: 因车祸高位截瘫, 查出胃癌, 精神残疾二级."""
    disease = one_of("disease")
    named = rf"(?:{disease}|{_HAN}{{1,8}}?{_ILLNESS})(?:{_ILLNESS})?{_STAGE}"
    cause = rf"(?:[因从自]{_HAN}{{0,5}}?|[幼便就双左右]{_HAN}{{0,3}}?)?"
    return re.compile(
        rf"{cause}(?:{one_of('bodily_state')}|{_STATE}|失去(?:双|左|右|一|两){_HAN}{{0,2}}[臂腿手脚眼耳])(?:失明|{_ILLNESS})?"
        rf"|{_HAS}[^，。；、\n的]{{0,10}}?{named}"
        rf"|{_DISABILITY}(?:重度)?(?:残疾)?[一二三四1-4]级(?:残疾)?|{_DISABILITY}残疾[一二三四1-4]级"
        rf"|{_SURELY_HAS}{_REST}{{1,10}}"
        rf"|{cause}{_SEVERITY}{_PART}{{0,2}}?{disease}{_STAGE}|{cause}{_SEVERITY}{_PART}{{1,5}}?{_ILLNESS}{_STAGE}"
    )


def told_from(text: str, start: int, end: int) -> int:
    """Where ``text[start:end]`` begins to tell: 前年|查出胃癌, 勤时|落下腰伤; a cause belongs to it."""
    if text[start] in "因从自曾被":
        return start
    has = _HAD.search(text, start, end)
    return has.start() if has and has.start() - start < 6 else start


@cache
def offence() -> re.Pattern[str]:
    """An offence or its punishment: 因贩卖毒品被判过刑, 涉嫌诈骗被刑事拘留, 在监狱服刑."""
    punished = rf"(?:{_PUNISHED}|(?:正在|在监狱)?{one_of('offence')})"
    return re.compile(
        rf"(?:曾|先后)?(?:因|犯){_REST}{{1,12}}?(?:罪[，,]?)?(?:于{_NUMBER}年)?{_REST}{{0,6}}?{punished}"
        rf"|(?:因)?涉嫌{_REST}{{1,8}}?(?:罪|案)?[，,]?(?:已)?{_REST}{{0,6}}?{punished}|(?:因)?涉嫌{_REST}{{1,8}}|犯{_REST}{{1,8}}罪"
        rf"|{punished}|(?:因|曾)(?:{_CRIME}){_REST}{{0,6}}"
    )


@cache
def family() -> re.Pattern[str]:
    """父母离异, 母亲改嫁, 随祖母生活, 父母长年在外务工."""
    kin = rf"[其她他]?{one_of('kin')}"
    event = (
        rf"(?:{one_of('family_event')}|(?:均|都|皆)?[为是]{_HAN}{{0,4}}?(?:残疾人|聋哑人|盲人|精神病人)|患[^，。；、的]{{1,10}}"
        r"|(?:在外|外出|在[^，。；]{1,8})[^，。；]{0,3}(?:务工|打工)|(?:智力|精神)[^，。；]{1,6}|被判[^，。；]{0,8}"
        r"|(?:去向|下落)不明|走了|早逝|再没[^，。；]{0,3}回来[过]?|没有音讯|音讯全无|重病|(?:失|断)了?联系)"
    )
    manner = (
        r"(?:均|都|双双|早年|长年|常年|长期|先后|已|因[^，。；]{1,8}?(?:在[^，。；]{1,6})?|远在"
        r"|[^，。；患]{0,6}?)"
    )
    guardian = (
        rf"(?:其|年迈的?|年过[^，。；]{{1,3}}的|患病的?|他|她)*{one_of('guardian')}(?:和[^，。；]{{1,3}})?"
    )
    care = r"(?:共同|一起|独自)*(?:生活|居住|抚养|照顾|照料|监护|长大|带大|相依为命|过日子|过活)"
    return re.compile(
        rf"{kin}{manner}{event}|{kin}[^，。；\n]{{0,12}}?(?:走了|去世|离世|病逝|身亡|遇难|过世)|(?:从小|自幼|早年|先后)?{one_of('early_loss')}"
        rf"|(?:跟随|随|与|和|由|跟着?|靠){guardian}(?:[^，。；]{{0,4}}?{care}|[^，。；]{{0,4}}留守)"
        r"|(?<!事实)无人(?:照顾|照料|监护|抚养|看管)[^，。；、\n]{0,6}"
        rf"|{one_of('poverty')}|(?:被|遭)[^，。；、\n]{{0,3}}(?:遗弃|家暴|虐待|性侵)"
    )
