"""What a text says of a named person's health or offences, and of a named child's family."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.names import is_name, readings

Stretch = tuple[int, int]

_ADULT = re.compile(
    r"(?:村民|居民|老人|群众|患者|职工|农民|市民|残疾人|低保户|贫困户|脱贫户|困难户|特困户|监测户|五保户|户主|老党员|党员|教师|家长|父亲|母亲"
    r"|爷爷|奶奶|外公|外婆|祖父|祖母|丈夫|妻子|工人|司机|业主|当事人|嫌疑人|被告人?|人员|老兵|军人|男子|女子|病人|伤者|住户|租户|女士|先生|帮扶对象|特困人员)[“]?"
)
_AFTER_ADULT = re.compile(
    r"[，,（(、。；;：:]|因|患|被|今年|现年|家|的|身|是|常年|长期|一家|夫妇|去世|病|住|说|自|老人|女士|先生|同志|强制|涉嫌|瘫|残"
)
_DISEASE = (
    r"抑郁症?|焦虑症|精神分裂症?|自闭症|孤独症|多动症|癫痫|白血病|尿毒症|糖尿病|高血压|心脏病|肺结核|结核病|艾滋病|肝炎|脑瘫|脑梗死?|脑出血|中风|瘫痪"
    r"|偏瘫|肿瘤|癌症?|(?:精神|智力|心理|听力|视力|语言|肢体|发育)(?:障碍|残疾)|精神疾病|精神病|心理疾病|慢性病|重病|大病|疾病|残疾|智障|失明|失聪|聋哑"
    r"|骨折|肾衰竭|强直性脊柱炎|红斑狼疮|血友病|[\u4e00-\u9fff]{1,6}综合征|[\u4e00-\u9fff]{1,5}(?:炎|症|瘤|癌)"
)
_HEALTH = re.compile(
    rf"(?:被?确?诊断?[为出]|被?确诊|患有?|身患|罹患|查出|感染)[^，。；、\n]{{0,10}}?(?:{_DISEASE})|(?:先天性|重度|轻度|中度|急性|慢性|[一二三四]级)?[\u4e00-\u9fff]{{0,2}}?(?:{_DISEASE})"
    r"|(?:患有?|身患|罹患|确诊为?)[^，。；、\n]{1,10}"
)
_CRIME = re.compile(
    r"(?:因[\u4e00-\u9fff]{1,6})?被?(?:判处[\u4e00-\u9fff]{0,8}|判刑|行政拘留|拘留|逮捕|拘役|起诉|强制(?:隔离)?戒毒)|(?:正在|在监狱)?服刑|入狱|坐牢|吸毒|犯罪"
    r"|刑满释放|社区矫正|涉嫌[\u4e00-\u9fff]{1,8}"
)
_KIN = r"(?:其|她|他)?(?:父母|父亲|母亲|父|母|双亲|爸爸|妈妈|家长|监护人|爷爷|奶奶|祖父|祖母|外公|外婆|哥哥|姐姐|弟弟|妹妹)"
_FAMILY = re.compile(
    rf"{_KIN}(?:均|都|双双|早年|长年|常年|长期|先后|已|因[^，。；]{{1,8}}|远在|[^，。；]{{0,2}})"
    r"(?:离异|离婚|去世|病故|身亡|亡故|双亡|病逝|过世|失踪|失联|改嫁|再婚|离家出走|出走|服刑|残疾|重残|瘫痪|患病|患[^，。；]{1,10}|在外[^，。；]{0,3}(?:务工|打工)"
    r"|在[^，。；]{1,8}(?:务工|打工)|外出[^，。；]{0,3}(?:务工|打工)|务工|打工|智力[^，。；]{1,6}|精神[^，。；]{1,6}|吸毒|入狱|被判[^，。；]{0,8}|体弱多病|丧失劳动能力|无劳动能力)"
    r"|父母双亡|(?:跟随|随|与|和|由|跟着?|靠)(?:其|年迈的?|年过[^，。；]{1,3}的|患病的?|他|她)*(?:祖父母?|祖母|外祖父母?|外祖母|爷爷奶奶|爷爷|奶奶|外公外婆|外公|外婆|姥姥|姥爷|姑姑|舅舅|叔叔|伯父|亲戚|母亲|父亲)"
    r"(?:和[^，。；]{1,3})?(?:共同|一起|独自)*(?:生活|居住|抚养|照顾|照料|监护|长大|带大|相依为命)|(?:被|遭)(?:遗弃|家暴|虐待|性侵)"
)
_GENERAL = re.compile(r"(?:预防|防治|防控|筛查|救助|治疗|未|无|没有|非|防|关爱|全县|全市|各类)$")
_SAME_PERSON = re.compile(
    r"其|该[生童]|该儿童|孩子|他|她|小[\u4e00-\u9fff](?![\u4e00-\u9fff]*区)|父|母|爷爷|奶奶|外公|外婆|家中|家里|一家"
)


def find_circumstances(text: str, minors: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The words that tell a named person's illness or offence, and for a named child its family's circumstances."""
    found: set[Stretch] = set()
    for start, end in _around(text, minors):
        found |= {*_told(text, start, end, (_FAMILY, _HEALTH, _CRIME))}
    for start, end in _around(text, _named_adults(text)):
        found |= {*_told(text, start, end, (_HEALTH, _CRIME))}
    return tuple(sorted(found))


def _named_adults(text: str) -> tuple[Stretch, ...]:
    named: list[Stretch] = []
    for title in _ADULT.finditer(text):
        for name in readings(text, title.end()):
            if is_name(name) and _AFTER_ADULT.match(text, title.end() + len(name)):
                named.append((title.end(), title.end() + len(name)))
                break
    return tuple(named)


def _around(text: str, mentions: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """The sentence of each mention, and the sentences after it that go on about the same person."""
    for start, end in mentions:
        begin = max(text.rfind(mark, 0, start) for mark in "。！？\n；") + 1
        stop = _sentence_end(text, end)
        for _ in range(2):
            after = _sentence_end(text, stop + 1)
            if text[stop : stop + 1] in ("", "\n") or not _SAME_PERSON.search(text[stop + 1 : after]):
                break
            stop = after
        yield begin, stop


def _sentence_end(text: str, start: int) -> int:
    return min((at for mark in "。！？\n" if (at := text.find(mark, start)) >= 0), default=len(text))


def _told(text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Stretch]:
    taken: list[Stretch] = []
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            span = match.start(), match.end()
            if any(first < span[1] and span[0] < last for first, last in taken):
                continue
            if not _GENERAL.search(text[max(start, span[0] - 4) : span[0]]):
                taken.append(span)
                yield span
