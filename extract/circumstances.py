"""What a text says of a named person's health or offences, and of a named child's family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.name_model import persons_by_model
from extract.names import is_name, is_usual_name, person_at, readings
from extract.wordlists import one_of

Stretch = tuple[int, int]

_AFTER_ADULT = re.compile(
    r"[，,（(、。；;：:]|因|患|被|今年|现年|家|的|身|是|常年|长期|一家|夫妇|去世|病|住|说|自|老人|女士|先生|同志|强制|涉嫌|瘫|残|$"
)
# What only one person does: firm enough for an unusual or short name.
_OF_ONE = re.compile(r"[，,（(]\s*(?:男|女|今年|现年|\d{1,2}岁|身患|患|因)|患|因病|被|今年|现年|瘫|老人|一家")
# 视力残疾人, 糖尿病患者, 心脏病筛查: said of a group or a service.
_OF_MANY = re.compile(
    r"人(?:员|群|士)?(?![^，。]{0,2}(?:证|症))|者|儿童|学生|群体|家庭|筛查|防治|门诊|康复|医院|病房|保障|保险|医保|救助|预防|管理|随访|证"
)
_SENTENCE = re.compile(r"[^。！？\n]+")
_HINT = re.compile(
    r"[病患症癌瘫残瘤炎障盲聋哑梗]|不遂|中风|骨折|出血|焦虑|抑郁|自杀|失聪|失明|截肢|卧床|透析|失去|确诊|查出|刑|拘|狱|毒|逮捕|犯罪|涉嫌|矫正|坐牢|起诉"
)
# Words that are said of one person: a line without them tells nobody's illness.
_TELLING = re.compile(
    r"[患病]了|患[有上]?[^者儿]|身患|确诊|查出|瘫|残疾|失明|失聪|截肢|卧床|痴呆|症|癌|抑郁|因[^，。]{1,8}(?:罪|去世|被)|判|拘|狱|刑|毒|逮捕|涉嫌|矫正"
)
# 患有肾病|、行动不便的|朱金花; 朱金花|，今年52岁，|患肾病.
_ATTRIBUTE = re.compile(r"[^，。；\n的]{0,12}的")
_CLAUSE = re.compile(
    r"(?:(?<=的)|(?<=[，。；：、！？“”\s])|^)[^的，。；：、！？“”\s]*(?:[，（(][^，。；、\s]{0,8})?[，）)]?$"
)
_BESIDE = re.compile(
    r"[，,（(]?(?:男|女|今年|现年|\d{1,3}岁|[，,）)]|于?\d{2,4}年|因[^，。；、]{0,6}|老人|老汉|大爷|大妈|女士|先生|同志|不幸|曾|已|被|又|去年|在[^，。；、]{1,8}中|长期|常年|自幼|从小|多年前)*"
)
_SENTENCE_END = re.compile(r"[。！？\n]")
# How far a sentence is followed on either side of a name.
_REACH = 300
_GENERAL = re.compile(r"(?:预防|防治|防控|筛查|救助|治疗|未|无|没有|非|防|关爱|全县|全市|各类)$")
_SAME_PERSON = re.compile(
    r"其|该[生童]|该儿童|孩子|他|她|小[\u4e00-\u9fff](?![\u4e00-\u9fff]*区)|父|母|爷爷|奶奶|外公|外婆|家中|家里|一家"
)


@cache
def _health() -> re.Pattern[str]:
    disease = one_of("disease")
    named = rf"(?:{disease}|[\u4e00-\u9fff]{{1,6}}综合征|[\u4e00-\u9fff]{{1,5}}(?:炎|症|瘤|癌|结石))"
    has = (
        r"(?:被?确?诊断?[为出]|被?确诊(?:为|患)?|患(?![者儿])有?|身患|罹患|查出|感染|[得患]了|[得患]过|患上"
        r"|落下了?|突发)"
    )
    return re.compile(
        rf"(?:[因从自小幼便就双左右][\u4e00-\u9fff]{{0,3}})?(?:{one_of('bodily_state')}|失去(?:双|左|右|一|两)[\u4e00-\u9fff]{{0,2}}[臂腿手脚眼耳])"
        rf"|{has}[^，。；、\n的]{{0,10}}?{named}"
        rf"|(?:肢体|视力|听力|语言|智力|精神|多重)[一二三四]级残疾"
        rf"|(?:先天性|重度|轻度|中度|急性|慢性|[一二三四]级)?[\u4e00-\u9fff]{{0,2}}?{named}"
        rf"|(?:患(?![者儿])[有上了]?|身患|罹患|确诊为?)[^，。；、\n的]{{1,10}}"
    )


@cache
def _offence() -> re.Pattern[str]:
    return re.compile(
        rf"(?:因[\u4e00-\u9fff]{{1,6}})?被?(?:判(?:处|过刑|了刑|刑)[\u4e00-\u9fff]{{0,8}}|(?:正在|在监狱)?{one_of('offence')})|涉嫌[\u4e00-\u9fff]{{1,8}}"
    )


@cache
def family() -> re.Pattern[str]:
    """父母离异, 母亲改嫁, 随祖母生活, 父母长年在外务工."""
    kin = rf"[其她他]?{one_of('kin')}"
    event = (
        rf"(?:{one_of('family_event')}|(?:均|都|皆)?[为是][\u4e00-\u9fff]{{0,4}}?(?:残疾人|聋哑人|盲人|精神病人)|患[^，。；]{{1,10}}|(?:在外|外出|在[^，。；]{{1,8}})[^，。；]{{0,3}}(?:务工|打工)"
        r"|(?:智力|精神)[^，。；]{1,6}|被判[^，。；]{0,8})"
    )
    manner = (
        r"(?:均|都|双双|早年|长年|常年|长期|先后|已|因[^，。；]{1,8}?(?:在[^，。；]{1,6})?|远在"
        r"|[^，。；]{0,2})"
    )
    guardian = (
        rf"(?:其|年迈的?|年过[^，。；]{{1,3}}的|患病的?|他|她)*{one_of('guardian')}(?:和[^，。；]{{1,3}})?"
    )
    care = r"(?:共同|一起|独自)*(?:生活|居住|抚养|照顾|照料|监护|长大|带大|相依为命)"
    return re.compile(
        rf"{kin}{manner}{event}|(?:从小|自幼|早年|先后)?{one_of('early_loss')}"
        rf"|(?:跟随|随|与|和|由|跟着?|靠){guardian}(?:[^，。；]{{0,4}}?{care}|[^，。；]{{0,4}}留守)|(?<!事实)无人(?:照顾|照料|监护|抚养|看管)[^，。；、\n]{{0,6}}"
        rf"|{one_of('poverty')}|(?:被|遭)(?:遗弃|家暴|虐待|性侵)"
    )


def find_circumstances(text: str, minors: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The words that tell a named person's illness or offence, and a named child's family circumstances."""
    adults = _named_adults(text)
    names = dict((*minors, *adults))
    found: set[Stretch] = set()
    for start, end in _around(text, minors):
        found |= {*_told(text, start, end, (family(), _health(), _offence()), names)}
    for start, end in _around(text, adults):
        found |= {*_told(text, start, end, (_health(), _offence()), names)}
    return tuple(sorted(found))


def _named_adults(text: str) -> tuple[Stretch, ...]:
    told = {*_introduced(text), *_told_of(text)}
    return tuple(sorted(told | {*persons_by_model(text, _TELLING)}))


def _introduced(text: str) -> Iterator[Stretch]:
    """朱金花 in 村民朱金花: a name behind the word for an ordinary person."""
    for title in re.finditer(rf"(?=({one_of('adult')}“?))", text):  # 务工人员: 工人 stands in it
        full = person_at(text, title.end(1))
        if full is not None:
            yield title.end(1), title.end(1) + len(full)
            continue
        for name in readings(text, title.end(1)):
            end = title.end(1) + len(name)
            after = _AFTER_ADULT.match(text, end)
            if after and is_name(name) and (is_usual_name(name) or _OF_ONE.match(text, end)):
                yield title.end(1), end
                break


def _told_of(text: str) -> Iterator[Stretch]:
    """朱金花 in 患有肾病的朱金花 and 朱金花因盗窃被判刑: a name beside an illness or an offence."""
    for sentence in _SENTENCE.finditer(text):
        if not _HINT.search(sentence[0]):
            continue
        for pattern in (_health(), _offence()):
            for told in pattern.finditer(text, sentence.start(), sentence.end()):
                yield from _named_beside(text, told.start(), told.end())


def _named_beside(text: str, start: int, end: int) -> Iterator[Stretch]:
    behind = _ATTRIBUTE.match(text, end)
    if behind:
        name = person_at(text, behind.end())
        if name and not _office_before_name(text, behind.end() + len(name)):
            yield behind.end(), behind.end() + len(name)
    clause = _CLAUSE.search(text, max(0, start - 24), start)
    at = clause.start() if clause else start
    name = person_at(text, at) or _plain_name(text, at)
    # What is told may begin with the last of the name: 梅占|山因脑梗.
    if name and _BESIDE.fullmatch(text, at + len(name), max(start, min(at + len(name), end - 2))):
        yield at, at + len(name)


def _plain_name(text: str, at: int) -> str | None:
    """梅占山 before 因 or 患, which need not be of usual characters."""
    name = text[at : at + 3]
    return name if text[at + 3 : at + 4] in ("因", "患", "被", "身") and is_name(name) else None


def _office_before_name(text: str, end: int) -> bool:
    return re.match(one_of("adult_role", "office"), text[end : end + 6]) is not None


def _around(text: str, mentions: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """The sentence of each mention, and the sentences after it that go on about the same person."""
    told = 0
    for start, end in mentions:
        begin = max(told, start - _REACH, *(text.rfind(mark, told, start) + 1 for mark in "。！？\n；"))
        stop = min(_sentence_end(text, end), end + _REACH)
        for _ in range(2):
            after = min(_sentence_end(text, stop + 1), stop + _REACH)
            if text[stop : stop + 1] in ("", "\n") or not _SAME_PERSON.search(text[stop + 1 : after]):
                break
            stop = after
        if stop > told:
            yield begin, stop
            told = stop


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_END.search(text, start)
    return found.start() if found else len(text)


def _told(
    text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...], names: dict[int, int]
) -> Iterator[Stretch]:
    """Matches that speak of one person: 刑满释放人员 is a group, unless a name follows."""
    taken: list[Stretch] = []
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            inside = [last for first, last in names.items() if first <= match.start() < last < match.end()]
            span = max([match.start(), *inside]), match.end()
            if any(first < span[1] and span[0] < last for first, last in taken):
                continue
            group = _OF_MANY.match(text, span[1])
            many = group is not None and group.end() not in names
            if not many and not _GENERAL.search(text[max(start, span[0] - 4) : span[0]]):
                taken.append(span)
                yield span
