"""The words that bound a counted noun, from data/figure_words.csv, as regular expressions compiled once."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of one list (verb, increase, decrease, light, adverb, modifier), longest first."""
    with files("data").joinpath("figure_words.csv").open(encoding="utf-8") as file:
        found = {row["word"] for row in csv.DictReader(file) if row["list"] == name}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _any(*names: str) -> str:
    """A pattern of the words of some lists, the longest first, shared beginnings written once."""
    tree: dict[str, Any] = {}
    for word in sorted({word for name in names for word in words_of(name)}):
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _grouped(tree)


def _grouped(tree: dict[str, Any]) -> str:
    """The alternatives of a tree of words; one that may end here is tried last."""
    branches = [re.escape(char) + (_grouped(rest) if rest else "") for char, rest in tree.items() if char]
    if not branches:
        return ""
    plain = len(branches) == 1 and "" not in tree
    return branches[0] if plain else f"(?:{'|'.join(branches)}){'?' if '' in tree else ''}"


# 在 and 对 bound a noun only where they are no part of one (在校学生, 结对, 现在).
_PREPOSITIONS = (
    r"(?<![现所正存实潜内外自])在(?!校|岗|园|编|建|职|册|读|营|户|线|库|售|产|籍|研|"
    r"孵|培|任|位|场|逃|押|网|院|家|学|施)|"
    r"(?<![结绝校针相面反应核])对(?!口|象|接|外|公|讲)|(?<![成作认行因视称])为(?!民|"
    r"主|期|零|核)|(?<![参])与(?!会)|(?<!目的|标的)将(?!军|近)|把(?!关)|"
    r"(?<![理缘事自])由(?!于)|(?<![方面导动转趋流意志])向(?!日|阳)|从(?!业|事)|使(?!用)|"
    r"被(?!征)|经(?!费|济|营|常|办|验|过)|因(?!素)|以(?![上下内及来外前后])|按(?!摩|"
    r"揭|时|期)|(?<![中同平高初一二三上下])等(?!级|待|候|额)|》(?=[^的]{2})|(?<![会党层务群])组织(?=[一-"
    r"龥“]{3})|”(?=累计|共|已|新|建|开|组)|(?<=[一-龥])共(?=承|收|设|有|投|建(?=成|设|有)|发|开|"
    r"办|完|实|安|新|培|组|排|清|检|接|受|处|查|资)"
)


# 建成区, 派出所, 指导员, 招聘会: the verb is the first half of a noun
_NO_NOUN = "(?![员率室费器证]|(?<=建成)区|(?<=派出)所|(?<=招聘)会|(?<=服务)站)"


# A verb of one character with its complement, which makes it a whole verb: 划出, 打成, 建起, 招到, 开了
_COMPLETED = (
    "(?:加?[建办开换撤配选送打划招做修装挖拆种栽铺架腾挤租买](?:起(?!点)|出(?!租|版|口|入|让|售|资|生|院|行|台)|掉|了)|"
    "[打做改换修装种]成|[建修装种配]好(?!评)|[招请选聘]到|演了|(?<=[园区镇村校里])建(?![设筑材制档成立造])(?=[一-龥]{3}))"
)


@cache
def cut_pattern() -> re.Pattern[str]:
    """A word behind which the counted noun phrase begins."""
    return re.compile(f"(?:{_any('verb', 'increase', 'decrease')}){_NO_NOUN}|{_COMPLETED}|{_PREPOSITIONS}")


@cache
def adverb_pattern() -> re.Pattern[str]:
    """An adverb or the like where the noun phrase would begin."""
    return re.compile(f"(?:{_any('adverb')}|了|一批|所(?!有)|的|、)")


@cache
def stop_pattern() -> re.Pattern[str]:
    """A word that ends a noun phrase standing behind its number (86家单位在夜间…)."""
    words = _any("verb", "increase", "decrease", "predicate")
    adverbs = (
        "已|平均|限期|[大多]多?数|(?<=[一-龥]{2})免费|(?<!平)均|都|全部|正在|先后|陆续|分别|同步|共同|累计|合计|共计|目前|原定|原计划|"
        "全面|逐步|继续|进一步|同时|并|仅|只|还|也"
    )
    return re.compile(
        f"{words}|{_COMPLETED}|{_PREPOSITIONS}|{adverbs}|主要|新设|挨[个家户]|逐[项件条步个家户村笔]|(?<!公)共(?!享|同|青|产)|来(?!源|信|访|自)|赴|的|了|到(?!位)|达(?!标|人)|于|每|未(?!成年|"
        f"来)|中[，,]|进(?!出口|度|口|城|修|步)|给|是(?!否)|可(?!再|燃|回收|视)|(?<![技功职性智节失])能(?!"
        f"力|源|耗|量)|(?<!干)将"
    )


@cache
def increase_pattern() -> re.Pattern[str]:
    """新增 and its like at the end of a stretch."""
    return re.compile(f"(?:{_any('increase')})$")


@cache
def decrease_pattern() -> re.Pattern[str]:
    """减少 and its like at the end of a stretch."""
    return re.compile(f"(?:{_any('decrease')})$")


@cache
def light_verb() -> re.Pattern[str]:
    """A verb that may also stand inside a noun (培训中心) or end one (改造)."""
    return re.compile(_any("light", "predicate"))


@cache
def only_light() -> re.Pattern[str]:
    """Nothing but light verbs (完成整改)."""
    return re.compile(f"(?:完成)?(?:{_any('light', 'predicate')})")


@cache
def predicate_verb() -> re.Pattern[str]:
    """A verb that follows its subject (86家单位参加…)."""
    return re.compile(_any("predicate"))


@cache
def is_modifier() -> re.Pattern[str]:
    """Words that name a part by a property and borrow their total's noun (公办, 在建, 三星级以上)."""
    return re.compile(
        f"(?:{_any('modifier')})+(?:[、和](?:{_any('modifier')}))*|.{{1,6}}(?:级(?:以上|"
        f"以下)?|阶段|片区|区域|以上|以下|性|式|型|学段)"
    )
