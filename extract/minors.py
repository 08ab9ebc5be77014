"""Named children: how a text introduces them, and every further mention of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.ages import AGE, BORN, is_young
from extract.childnames import children_by_position
from extract.gazetteer import names as places
from extract.name_model import Weights, names_by_model
from extract.names import (
    is_name,
    is_rare_name,
    is_telling_name,
    is_usual_name,
    name_before,
    person_at,
    readings,
)
from extract.wordlists import one_of

Stretch = tuple[int, int]

# What stands before 学生 or 儿童 when one child is meant, not a group.
_ONE = re.compile(
    r"(?:留守|困境|孤残|流浪|残疾|重病|受助|帮扶|特困|年级|[)）]班|[小中大]班|自闭症|脑瘫|[一1]名|岁的?)$"
)
# 大学生, 医学生, 高校毕业学生 are no children.
_GROWN_UP = re.compile(r"(?:大|医|留|研究|高校|大专|本科|毕业|实习|硕士|博士|高职)$")
_GROWN_UP_STUDENT = re.compile(rf"{_GROWN_UP.pattern[:-1]}(?:学?生)?(?:[^，。；：、\n]{{2,3}}、)*$")
_PLACE = re.compile("[省市县区乡镇村州盟旗路街河江湖山寨庄](?![\u4e00-\u9fff]{0,2}(?:说|家|[，,]))")
_AFTER = re.compile(
    r"[，,（(、：:。；;”\"！!]|因|患|被|随|跟|家|住|的|今年|现年|就读|从小|自幼|在|与|和|由|说|是|一家|身|生活|同学|小朋友|同|等|成绩|学习"
    r"|品学|获|考|参加|自|性格|生于|上学|每天|已|也|还|表现|曾|得|拿|荣|为|来|父|母|两|及|出生|送|向|写|对|姐|兄|弟|妹|$|\s"
)
_ADDRESSED = re.compile(r"小?同学|小朋友|的(?:小)?(?:女孩|男孩|孩子|姑娘|女童|男童)")
# What may stand between a name and its age, birth or school.
_BETWEEN = re.compile(
    r"(?:[，,、]?\s*[（(]?\s*(?:男|女)(?:孩|童|生|性)?(?:[，,、][\u4e00-\u9fff]{1,4}族)?)?\s*[，,、]?\s*[（(]?\s*"
    r"(?:今年|现年|年仅|年龄|刚满|未满|才|仅|现|目前|正|刚|已经|今年都是|今年都|今年均|都是|都|均|只有|不到|快|今年才|今年刚满|今年只有|生于|是|系|为)?\s*$"
)
_PUPIL = re.compile(
    r"就读于?|在读|[小初高]?[一二三四五六七八九]年级|[上读](?:小学|初中|幼儿园|[一二三四五六七八九]年级)"
    r"|[是系为在][^，。；\n]{2,14}(?:小学|中学|幼儿园|学校)[^，。；\n]{0,8}(?:学生|读|上|学习)"
)
# What only a person does: firm enough for a rare surname.
_SAYS = re.compile(
    r"[^，。；\s]{0,4}(?:说|道|告诉|回答|介绍)|[，（(](?:男|女|今年|现年|\d{1,2}岁|家住)|因|患|捧|拿|笑"
)
_JOINT = re.compile(r"[、，,和与及]")
_NOT_REAL = '[“”"]?[（(](?:均为)?化名'


@cache
def _child() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('child')}(?:\d{{1,4}}|[一二两三四五六七八九十]{{1,4}})?[名个]?[：:“\"]?(?:(?:名)?叫)?[“\"]?"
    )


@cache
def _one_child() -> re.Pattern[str]:
    return re.compile(one_of("one_child"))


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(one_of("kin_noun"))


@cache
def _grown_up() -> re.Pattern[str]:
    """已出嫁, 常年在外务工, 在深圳工作 behind the name of a son or daughter."""
    return re.compile(rf"[^，。；、\n]{{0,8}}?{one_of('grown_up')}")


@cache
def _grown_up_role() -> re.Pattern[str]:
    """家长代表, 班主任, 网格员, 脱贫户 directly before a name; 学生代表 and 少先队员 are children."""
    return re.compile(
        rf"(?:(?<!学生)(?<!队员)(?<!儿童)(?<!少年){one_of('adult_role')}|村民|职工|工人|农民|户主|业主|司机|[^小]户"
        r"|(?<!学)(?<!队)(?<!演)员|委员|通讯员|作家|劳模|大[妈爷叔婶])$"
    )


@cache
def _behind_adults() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('adult_role', 'office')}|老人|老汉|夫妇|大[妈爷叔婶嫂]"
        r"|(?:、[\u4e00-\u9fff·]{2,12}?){1,6}等?\d*[名位]?(?:代表|委员)"
    )


@cache
def _group() -> re.Pattern[str]:
    """等5名困境儿童, 两名孤儿: what stands behind a list of children's names."""
    count = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,4})\s*(?:[名位]|个(?=孩|娃))"
    return re.compile(rf"(?:和|与|及|、)?等?\s*{count}[\u4e00-\u9fff]{{0,8}}?{one_of('child')}")


def find_minors(text: str, weights: Weights | None = None) -> tuple[Stretch, ...]:
    """Every mention of the name of a child who is named somewhere in ``text``, in order.

    留守儿童赵雨桐，11岁；李明轩同学；三年级学生王小丫因…；王子涵、李梓萱两名孤儿;
    张某某 and names marked 化名 are none. ``weights`` are those of name_model, by default the shipped ones.
    """
    introduced = {*_introduced(text)}
    introduced |= {*_by_model(text, names_by_model(text, weights), introduced)}
    named = {text[start:end] for start, end in introduced}
    named = {name for name in named if not re.search(re.escape(name) + _NOT_REAL, text)}
    if not named:
        return ()
    pattern = re.compile("|".join(re.escape(name) for name in sorted(named, key=len, reverse=True)))
    return tuple((match.start(), match.end()) for match in pattern.finditer(text))


def _by_model(text: str, found: tuple[Stretch, ...], introduced: set[Stretch]) -> Iterator[Stretch]:
    """What the model adds to the rules: no other reading of their names, no place, nobody grown up."""
    titled = {name for name in {text[start:end] for start, end in found} if _is_titled(text, name)}
    for start, end in found:
        taken = any(start < last and first < end for first, last in introduced)
        grown_up = _GROWN_UP_STUDENT.search(text, max(0, start - 12), start) or _is_said_grown_up(text, end)
        begin = max(text.rfind(mark, 0, start) for mark in "。；！？\n")
        married = _grown_up().match(text, end) or "毕业" in text[begin + 1 : start]
        place = _PLACE.match(text, end) or text[start:end] in places()
        if not (taken or grown_up or married or place or text[start:end] in titled):
            yield start, end


def _is_titled(text: str, name: str) -> bool:
    """Whether the bearer of ``name`` is somewhere called an adult: 镇妇联主席柯美兰, 柯美兰女士."""
    role, behind = _grown_up_role(), _behind_adults()
    places = (match.span() for match in re.finditer(re.escape(name), text))
    return any(
        role.search(text[max(0, start - 4) : start]) or behind.match(text, end) for start, end in places
    )


def _introduced(text: str) -> Iterator[Stretch]:
    yield from children_by_position(text)
    for child in _child().finditer(text):
        yield from _names_after(text, child)
    for group in _group().finditer(text):
        yield from _names_before(text, group.start())
    for addressed in _ADDRESSED.finditer(text):
        name = name_before(text, addressed.start()) or _rare_before(text, addressed.start())
        if name and (is_usual_name(name) or name == _rare_before(text, addressed.start())):
            yield addressed.start() - len(name), addressed.start()
    for age in [*AGE.finditer(text), *BORN.finditer(text)]:
        if is_young(age):
            yield from _name_of(text, age.start(), usual=False)
    for pupil in _PUPIL.finditer(text):
        yield from _name_of(text, pupil.start(), usual=True)


def _name_of(text: str, end: int, usual: bool) -> Iterator[Stretch]:
    """The name before an age or a school, what stands between left out."""
    between = _BETWEEN.search(text, max(0, end - 16), end)
    at = between.start() if between else end
    name = name_before(text, at) or _rare_before(text, at)
    if name and (not usual or is_usual_name(name) or is_rare_name(name) or is_telling_name(name)):
        yield at - len(name), at


def _rare_before(text: str, end: int) -> str | None:
    """东小雅 before an age or 同学, at the start of a clause: 东 alone says little."""
    words, before = text[max(0, end - 3) : end], text[max(0, end - 7) : max(0, end - 3)]
    clear = not before or re.search(rf"(?:[，。；、：！？“”\s的是叫]|{one_of('child')})$", before)
    if clear and (is_rare_name(words) or is_telling_name(words)):
        return words
    # 丛珊 at the start of a clause
    short = text[max(0, end - 2) : end]
    begins = re.search(r"[，。；、：！？“”\s]$", text[max(0, end - 3) : max(0, end - 2)]) or end == 2
    return short if begins and text.startswith("同学", end) and is_name(short) else None


def _names_after(text: str, child: re.Match[str]) -> Iterator[Stretch]:
    """赵雨桐 after 留守儿童, and the names listed after it."""
    sure = bool(_one_child().match(child[0]) or _ONE.search(text[max(0, child.start() - 6) : child.start()]))
    if child[0].startswith("学") and _GROWN_UP.search(text[max(0, child.start() - 4) : child.start()]):
        return
    start = child.end()
    first = True
    kin = _kin().match(child[0]) is not None
    while True:
        name = _name_at(text, start, sure, first)
        if name is None:
            return
        end = start + len(name)
        if not _is_said_grown_up(text, end) and not (kin and _grown_up().match(text, end)):
            yield start, end
        if not _JOINT.match(text, end):
            return
        start, first = end + 1, False


def _is_said_grown_up(text: str, end: int) -> bool:
    """Whether the age behind a name is eighteen or more: 学生王强，男，21岁."""
    age = AGE.search(text, end, end + 16)
    return age is not None and _BETWEEN.fullmatch(text, end, age.start()) is not None and not is_young(age)


def _name_at(text: str, start: int, sure: bool, first: bool) -> str | None:
    full = person_at(text, start)
    if full is not None and (
        sure or is_usual_name(full) or is_telling_name(full) or _SAYS.match(text, start + len(full))
    ):
        return full
    for name in readings(text, start):
        if is_usual_name(name) and _AFTER.match(text, start + len(name)):
            return name
        if len(name) == 2 and text[start + 2 : start + 3] in ("、", "和", "与", "及"):
            firm: object = any(is_usual_name(other) for other in readings(text, start + 3))
        elif not first or len(name) == 2:
            firm = sure and re.match(r"[，,（(、。和与]|因|患|今年|家|住|在|被|溺", text[start + len(name) :])
        else:
            firm = sure and _AFTER.match(text, start + len(name))
        if firm and is_name(name):
            return name
    return None


def _names_before(text: str, end: int) -> Iterator[Stretch]:
    """王子涵、李梓萱 before 两名孤儿: the list, back to where it begins."""
    while True:
        name = name_before(text, end) or _rare_before(text, end)
        if name is None or not (is_usual_name(name) or len(name) == 2 or is_rare_name(name)):
            return
        start = end - len(name)
        yield start, end
        if not _JOINT.match(text, start - 1) or start < 2:
            return
        end = start - 1
