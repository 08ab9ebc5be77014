"""Kinds of parts that between them leave nothing over: 公办 and 民办, 城镇 and 农村."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words that between them leave nothing over: a breakdown is whole when every group of a row has its part.
_COMPLEMENTS = tuple(
    tuple(frozenset(group.split("|")) for group in row.split())
    for row in (
        "公办|公立|公建 民办|私立|民营",
        "直流|快充 交流|慢充",
        "省外 省内",
        "境内|国内 境外|国外",
        "本地 外地|外来",
        "城镇|城市|城区|社区 农村|乡村|行政村|村",
        "男 女",
        "专职|全职 兼职",
        "新建 改建|扩建|改造|改扩建|续建",
        "住院 门诊",
        "已完工|完工|竣工|已完成|已建|已投用 在建|正在|未完工|未开工|拟建",
        "小学 初中|初级中学|中学|高中",
        "小学阶段 初中阶段",
        "人大 政协",
        "A类 B类",
        "满意 基本满意",
        "县道 乡道 村道",
        "公共 专用|个人|私人|自用|专属",
        "全日制 半日制|计时|临时",
        "线上 线下",
        "室内|地上 室外|地下",
        "合格 不合格",
        "工作日 节假日|周末",
        "机动 非机动|电动",
        "大型 中型 小型",
        "东 西 南 北",
        "东 西",
        "南 北",
    )
)


# Who pays: these make up a sum of money, not a number of things (省级3家、市级11家 of 86).
_PURSES = tuple(
    tuple(frozenset(group.split("|")) for group in row.split())
    for row in (
        "中央|上级|省级|国家|专项 市级|县级|区级|本级|配套|自筹|自有|地方|财政",
        "财政 自筹|社会|居民|企业|个人",
    )
)


def is_complete(words: Sequence[str], money: bool) -> bool:
    """Whether parts with these words are all there is: each group of a row has a part, each part a group.

    ``money`` lets those who pay (中央, 市级配套) count as such a row too.
    """
    rows = _COMPLEMENTS + (_PURSES if money else ())
    if len(words) == 2 and any(_denies(*pair) for pair in (words, words[::-1])):
        return True
    return any(
        all(any(_says(word, group) for group in row) for word in words)
        and all(any(_says(word, group) for word in words) for group in row)
        for row in rows
    )


def _denies(word: str, other: str) -> bool:
    """居民 and 非居民."""
    stem = _NOT.search(other)
    return bool(stem and stem[1] in word and "非" not in word)


_NOT = re.compile("(?<![一-龥])非([一-龥]{2,4})")


def _says(word: str, group: frozenset[str]) -> bool:
    return any(name in word for name in group)
