"""Named children: how a text introduces them, and every further mention of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.names import is_name, is_usual_name, name_before, readings
from extract.wordlists import one_of

Stretch = tuple[int, int]

# What stands before 学生 or 儿童 when one child is meant, not a group.
_ONE = re.compile(
    r"(?:留守|困境|孤残|流浪|残疾|重病|受助|帮扶|特困|年级|[)）]班|[小中大]班|自闭症|脑瘫|[一1]名|岁的?)$"
)
# 大学生, 医学生, 高校毕业学生 are no children.
_GROWN_UP = re.compile(r"(?:大|医|留|研究|高校|大专|本科|毕业|实习|硕士|博士|高职)$")
_AFTER = re.compile(
    r"[，,（(、：:。；;”\"！!]|因|患|被|随|跟|家|住|的|今年|现年|就读|从小|自幼|在|与|和|由|说|是|一家|身|生活|同学|小朋友|同|等|成绩|学习"
    r"|品学|获|考|参加|自|性格|生于|上学|每天|已|也|还|表现|曾|得|拿|荣|为|来|父|母|两|及|出生|送|向|写|对|姐|兄|弟|妹|$|\s"
)
_ADDRESSED = re.compile(r"小?同学|小朋友|的(?:小)?(?:女孩|男孩|孩子|姑娘|女童|男童)")
# What may stand between a name and its age, birth or school.
_BETWEEN = re.compile(
    r"(?:[，,、]?\s*[（(]?\s*(?:男|女)(?:孩|童|生|性)?(?:[，,、][\u4e00-\u9fff]{1,4}族)?)?\s*[，,、]?\s*[（(]?\s*"
    r"(?:今年|现年|年仅|年龄|刚满|未满|才|仅|现|目前|生于|是|系|为)?\s*$"
)
_AGE = re.compile(
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:周?岁|个?月大)(?!以[下上内]|[至到及\-—－~～、婴儿幼组段]|左右)"
)
_BORN = re.compile(r"(20[012]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生|[）)，,])")
_PUPIL = re.compile(
    r"就读于?|在读|[小初高]?[一二三四五六七八九]年级|[上读](?:小学|初中|幼儿园|[一二三四五六七八九]年级)"
    r"|[是系为在][^，。；\n]{2,14}(?:小学|中学|幼儿园|学校)[^，。；\n]{0,8}(?:学生|读|上|学习)"
)
_CHINESE_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_JOINT = re.compile(r"[、，,和与及]")
_NOT_REAL = '[“”"]?[（(](?:均为)?化名'
# Born in 2008 or later: a child in every letter since the platforms of publication began (2015).
_YOUNGEST_ADULT = 2008


@cache
def _child() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('child')}(?:\d{{1,4}}|[一二两三四五六七八九十]{{1,4}})?[名个]?[：:“\"]?(?:(?:名)?叫)?[“\"]?"
    )


@cache
def _one_child() -> re.Pattern[str]:
    return re.compile(one_of("one_child"))


@cache
def _group() -> re.Pattern[str]:
    """等5名困境儿童, 两名孤儿: what stands behind a list of children's names."""
    count = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,4})\s*(?:[名位]|个(?=孩|娃))"
    return re.compile(rf"(?:和|与|及|、)?等?\s*{count}[\u4e00-\u9fff]{{0,8}}?{one_of('child')}")


def find_minors(text: str) -> tuple[Stretch, ...]:
    """Every mention of the name of a child who is named somewhere in ``text``, in order.

    留守儿童赵雨桐，11岁；李明轩同学；三年级学生王小丫因…；王子涵、李梓萱两名孤儿;
    张某某 and names marked 化名 are none.
    """
    named = {text[start:end] for start, end in _introduced(text)}
    named = {name for name in named if not re.search(re.escape(name) + _NOT_REAL, text)}
    if not named:
        return ()
    pattern = re.compile("|".join(re.escape(name) for name in sorted(named, key=len, reverse=True)))
    return tuple((match.start(), match.end()) for match in pattern.finditer(text))


def _introduced(text: str) -> Iterator[Stretch]:
    for child in _child().finditer(text):
        yield from _names_after(text, child)
    for group in _group().finditer(text):
        yield from _names_before(text, group.start())
    for addressed in _ADDRESSED.finditer(text):
        name = name_before(text, addressed.start())
        if name and is_usual_name(name):
            yield addressed.start() - len(name), addressed.start()
    for age in [*_AGE.finditer(text), *_BORN.finditer(text)]:
        if _is_under_age(age):
            yield from _name_of(text, age.start(), usual=False)
    for pupil in _PUPIL.finditer(text):
        yield from _name_of(text, pupil.start(), usual=True)


def _name_of(text: str, end: int, usual: bool) -> Iterator[Stretch]:
    """The name before an age or a school, what stands between left out."""
    between = _BETWEEN.search(text, max(0, end - 16), end)
    at = between.start() if between else end
    name = name_before(text, at)
    if name and (is_usual_name(name) or not usual):
        yield at - len(name), at


def _names_after(text: str, child: re.Match[str]) -> Iterator[Stretch]:
    """赵雨桐 after 留守儿童, and the names listed after it."""
    sure = bool(_one_child().match(child[0]) or _ONE.search(text[max(0, child.start() - 6) : child.start()]))
    if child[0].startswith("学") and _GROWN_UP.search(text[max(0, child.start() - 4) : child.start()]):
        return
    start = child.end()
    first = True
    while True:
        name = _name_at(text, start, sure, first)
        if name is None:
            return
        end = start + len(name)
        if not _is_said_grown_up(text, end):
            yield start, end
        if not _JOINT.match(text, end):
            return
        start, first = end + 1, False


def _is_said_grown_up(text: str, end: int) -> bool:
    """Whether the age behind a name is eighteen or more: 学生王强，男，21岁."""
    age = _AGE.search(text, end, end + 16)
    return (
        age is not None and _BETWEEN.fullmatch(text, end, age.start()) is not None and not _is_under_age(age)
    )


def _name_at(text: str, start: int, sure: bool, first: bool) -> str | None:
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
        name = name_before(text, end)
        if name is None or not (is_usual_name(name) or len(name) == 2):
            return
        start = end - len(name)
        yield start, end
        if not _JOINT.match(text, start - 1) or start < 2:
            return
        end = start - 1


def _is_under_age(match: re.Match[str]) -> bool:
    words: str = match[1]
    if len(words) == 4:
        return int(words) >= _YOUNGEST_ADULT
    if words.isdigit():
        return int(words) < 18
    tens, ten, ones = words.partition("十")
    if not ten:
        return len(words) == 1
    return not tens and _CHINESE_DIGITS.get(ones or "零", 9) < 8
