"""Named children known by their place in a sentence: behind their age, class or family, before what they do.

11岁的沈知秋高兴地…；在村小读三年级的陆小满；今年9岁、父母离异后随爷爷生活的占子涵对记者说；苗欣悦，家住…，今年12岁.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.ages import AGE, BORN, is_young
from extract.names import person_at
from extract.told import family
from extract.wordlists import one_of

Stretch = tuple[int, int]

_STOP = re.compile(r"[。！？!?；;\n“”]")
# 9岁的他, 这个刚上三年级的孩子: the child named before.
_POINTS = re.compile(r"的(?:他|她|小家伙|小姑娘|小伙子)")
_POINTED = re.compile(r"这[个名位](?:今年|刚满?|才|年仅|[上读]|刚上)*$")
_CALLED = re.compile(r"(?:名叫|叫做|叫|名为)[“\"]?")
# How far behind its cue a name may stand, attributive clauses between.
_REACH = 60
_CLASS = re.compile(
    r"[一二三四五六七八九\d]年级|(?:初|高)[一二三](?:年级)?|[小中大]班|学前班|[）)]班|(?:读|上|念)(?:小学|初中|高中|幼儿园)"
    r"|就读于?[^，。；、\n]{2,14}?(?:学校|小学|中学|幼儿园|校)"
)


@cache
def _child_label() -> re.Pattern[str]:
    """What stands directly before the name: 的, 女孩, 小朋友, 学生."""
    return re.compile(
        rf"(?:[（(]\d[）)]班)?(?:的)?(?:这?[一1]?名)?(?:小)?{one_of('child')}?(?:名叫|叫)?[“\"]?"
    )


@cache
def _child() -> re.Pattern[str]:
    return re.compile(rf"{one_of('child', 'kin_noun')}")


@cache
def _kin_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{one_of('kin_noun', 'child')}|他|她)"
        r"(?:已经|已|也|都|现在|刚满?|才|现年|今年|年仅|[，,]|[上读在]|正)*$"
    )


@cache
def _adult() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('grown_up')}|(?<!随)(?<!跟随)(?<!由)(?<!跟)(?<!与)(?<!和)(?<!失去){one_of('adult_role')}"
    )


@cache
def _of_a_child() -> re.Pattern[str]:
    return re.compile(r"的(?:班主任|爸爸|妈妈|爷爷奶奶|监护人)")


def children_by_position(text: str) -> Iterator[Stretch]:
    """Where a child's full name stands, each once or more; mentions elsewhere are for the caller to find."""
    for cue in [*AGE.finditer(text), *BORN.finditer(text), *_CLASS.finditer(text)]:
        if not is_young(cue):
            continue
        yield from _behind(text, cue)
        if _POINTS.match(text, cue.end()) or _POINTED.search(text[max(0, cue.start() - 6) : cue.start()]):
            yield from _last_before(text, cue.start())
        if not _CLASS.fullmatch(cue[0]):
            yield from _at_sentence_start(text, cue)
    for called in _CALLED.finditer(text):
        name = person_at(text, called.end())
        if name and _soon_young(text, called.end() + len(name)):
            yield called.end(), called.end() + len(name)
    for told in _family_cues(text):
        yield from _behind(text, told)
    for kept in _of_a_child().finditer(text):
        for size in (4, 3):
            start = kept.start() - size
            if start >= 0 and person_at(text, start) == text[start : kept.start()]:
                yield start, kept.start()
                break


def _soon_young(text: str, end: int) -> bool:
    """Whether a child is spoken of right behind: 名叫栾依诺|的8岁女孩."""
    return any(is_young(age) for age in AGE.finditer(text, end, end + 10)) or bool(
        re.match(rf"的[^，。；]{{0,6}}{one_of('child')}", text[end : end + 16])
    )


def _family_cues(text: str) -> Iterator[re.Match[str]]:
    """父母离异, 随爷爷生活, 从小失去父母: what is said of children, or of nobody else so."""
    if "父" in text or "母" in text or "爷" in text or "奶" in text or "外公" in text:
        for found in family().finditer(text):
            if re.match(r"[其她他]?(?:父|母|双亲|爸|妈)|[跟随由与和靠]", found[0]) and _STOP.search(
                text, found.end()
            ):
                yield found
        yield from re.finditer(one_of("early_loss"), text)


def _behind(text: str, cue: re.Match[str]) -> Iterator[Stretch]:
    """The name behind an age, a class or a family, directly or behind the 的 of an attributive clause."""
    if _kin_before().search(text[max(0, cue.start() - 10) : cue.start()]):
        return
    stop = _STOP.search(text, cue.end())
    limit = min(stop.start() if stop else len(text), cue.end() + _REACH)
    for place in _openings(text, cue.end(), limit):
        label = _child_label().match(text, place)
        at = label.end() if label else place
        between = text[cue.end() : place]
        if _adult().search(between) or _child().search(between):
            return
        name = person_at(text, at)
        if name and at + len(name) <= limit + 1:
            yield at, at + len(name)
            return


def _openings(text: str, start: int, limit: int) -> Iterator[int]:
    """Right behind the cue (9岁|女孩…, 9岁|的…), then before each 的 that ends an attributive clause."""
    yield start
    for found in re.finditer("的", text[start:limit]):
        if found.start():
            yield start + found.start()


def _last_before(text: str, end: int) -> Iterator[Stretch]:
    """闵星辰 in 闵星辰家住山腰，这个刚上三年级的孩子: the person last named in the sentence."""
    begin = max(
        [0, *(found.end() + end - _REACH for found in _STOP.finditer(text[max(0, end - _REACH) : end]))]
    )
    begin = max(begin, end - _REACH)
    for at in range(end - 3, begin - 1, -1):
        name = person_at(text, at)
        if name and not _adult().match(text, at + len(name)):
            yield at, at + len(name)
            return


def _at_sentence_start(text: str, cue: re.Match[str]) -> Iterator[Stretch]:
    """苗欣悦，家住青石镇，今年12岁: the person that the sentence began with."""
    before = text[max(0, cue.start() - _REACH) : cue.start()]
    begin = max([0, *(found.end() for found in _STOP.finditer(before))])
    words = before[begin:]
    lead = re.match(r"(?:其中|例如|比如|如|像)?[，,：:]?", words)
    at = cue.start() - len(words) + (lead.end() if lead else 0)
    name = person_at(text, at)
    if name is None or text[at + len(name)] not in "，,（(":
        return
    between = text[at + len(name) : cue.start()]
    follows = re.match(r"的", text[cue.end() : cue.end() + 1])
    kin = _kin_before().search(between) or (follows and _child().search(text[cue.end() : cue.end() + 6]))
    if (
        not kin
        and not _adult().search(between)
        and re.search(r"[，,（(](?:今年|现年|年仅|男|女|才|刚满)?[，,]?$", between)
    ):
        yield at, at + len(name)
