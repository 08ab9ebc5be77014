"""What a text says of a named person's health or offences, and of a named child's family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.name_model import persons_by_model
from extract.names import is_name, is_usual_name, person_at, prose_pairs, readings, surnames
from extract.told import family, health, offence, told_from
from extract.wordlists import one_of

Stretch = tuple[int, int]

_AFTER_ADULT = re.compile(
    r"[，,（(、。；;：:]|因|患|被|今年|现年|家|的|身|是|常年|长期|一家|夫妇|去世|病|住|说|自|老人|女士|先生|同志|强制|涉嫌|瘫|残|$"
)
# What only one person does: firm enough for an unusual or short name.
_OF_ONE = re.compile(r"[，,（(]\s*(?:男|女|今年|现年|\d{1,2}岁|身患|患|因)|患|因病|被|今年|现年|瘫|老人|一家")
# 视力残疾人, 糖尿病患者, 心脏病筛查: said of a group or a service.
_OF_MANY = re.compile(
    r"患[者儿]|人(?:员|群|士)?(?![^，。]{0,2}(?:证|症))|者|儿童|学生|群体|家庭|筛查|防治|门诊|康复|医院|病房|保障|保险|医保|救助|预防|管理|随访|证"
)
_OF_OTHERS = re.compile(
    r"的[^，。；\n]{0,8}?(?:人员|未成年人|群众|学生|儿童|家庭|老人|妇女|对象|居民|患者|职工|群体|人群|青少年|孩子)"
)
_SENTENCE = re.compile(r"[^。！？\n]+")
_HINT = re.compile(
    r"[病患症癌瘫残瘤炎障盲聋哑梗]|不遂|中风|骨折|出血|焦虑|抑郁|自杀|失聪|失明|截肢|卧床|透析|失去|确诊|查出|刑|拘|狱|毒|逮捕|犯罪|涉嫌|矫正|坐牢|起诉"
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


def find_circumstances(text: str, minors: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The words that tell a named person's illness or offence, and a named child's family circumstances."""
    adults = _named_adults(text)
    names = dict((*minors, *adults))
    found: set[Stretch] = set()
    for start, end in _around(text, minors):
        found |= {*_told(text, start, end, (family(), health(), offence()), names)}
    for start, end in _around(text, adults):
        found |= {*_told(text, start, end, (health(), offence()), names)}
    return tuple(sorted(found))


def _named_adults(text: str) -> tuple[Stretch, ...]:
    told = {*_introduced(text), *_told_of(text)}
    told |= {match.span() for match in _half_named().finditer(text)}
    return tuple(sorted(told | {*persons_by_model(text)}))


@cache
def _half_named() -> re.Pattern[str]:
    """李某军, 刘某: half a name is still of one person; 张某某 and 某企业 are of nobody."""
    return re.compile(
        rf"(?:{'|'.join(sorted(surnames()))})某(?:(?=因|涉嫌|犯|被|曾|伙同)|(?![某些个种地市县区镇村街路校局公单企部])[\u4e00-\u9fff](?=[，（(因患被涉犯]))"
    )


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
            clear = is_usual_name(name) and not any(name[at : at + 2] in prose_pairs() for at in (0, 1))
            if clear or (after and is_name(name) and (is_usual_name(name) or _OF_ONE.match(text, end))):
                yield title.end(1), end
                break


def _told_of(text: str) -> Iterator[Stretch]:
    """朱金花 in 患有肾病的朱金花 and 朱金花因盗窃被判刑: a name beside an illness or an offence."""
    for sentence in _SENTENCE.finditer(text):
        if not _HINT.search(sentence[0]):
            continue
        for pattern in (health(), offence()):
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
            inside = [last for last in names.values() if match.start() < last < match.end()]
            begin = max([match.start(), *inside])
            span = told_from(text, begin, match.end()) if pattern is health() else begin, match.end()
            if any(first < span[1] and span[0] < last for first, last in taken):
                continue
            group = _OF_MANY.match(text, span[1]) or _OF_OTHERS.match(text, span[1])
            many = group is not None and group.end() not in names
            if not many and not _GENERAL.search(text[max(start, span[0] - 4) : span[0]]):
                taken.append(span)
                yield span
