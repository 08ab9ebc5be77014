"""P003: no health, disability, debt, crime or poverty of a named person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from generate.check import Case, Check, Hit
from generate.personal import masked, personal_in
from generate.specimen import changed, clean

NAMED = re.compile(
    r"(?:居民|村民|群众|市民|职工|老人|患者|低保户|贫困户|困难户|脱贫户|特困人员|残疾人|当事人|业主|学生家长|同志|店主|农户|户主)"
    r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?:系|为|是|属|，|、|因|患|\s|本人|（)[^。；\n]{0,24}?"
    r"(?P<state>(?:视力|听力|言语|肢体|智力|精神|多重|重度|一级|二级|三级|四级)残疾|(?:抑郁|精神分裂|艾滋|尿毒|白血|乙肝|肺结核|癌|肿瘤|瘫痪|糖尿)[病症]?|吸毒|戒毒|服刑|判刑|刑满释放|失信被执行|负债|欠债|破产|享受低保|低保对象|建档立卡)"
)


def find(case: Case) -> Iterator[Hit]:
    """The words that say it."""
    for datum, words in personal_in(case, "health"):
        if case.text[datum.end : datum.end + 1] in "人者群":
            continue  # 视力残疾人: a group, nobody in particular
        yield Hit(
            datum.start,
            datum.end,
            f"涉及具体个人的健康、残疾、犯罪或困难情况：“{words}”，应概括表述",
            "概括表述，不指向具体个人",
            edits=(masked(datum, words),),
        )
    yield from own_hits(case)


def own_hits(case: Case) -> Iterator[Hit]:
    """A named resident said to be disabled, ill, convicted, indebted or poor, where nothing was found
    before.
    """
    known = [datum for datum, _ in personal_in(case, "health")]
    letter = case.letter
    for found in NAMED.finditer(letter.text):
        start, end = letter.start + found.start("state"), letter.start + found.end("state")
        if found["name"][0] in surnames() and not any(row.start < end and start < row.end for row in known):
            yield Hit(
                start,
                end,
                f"涉及具体个人的健康、残疾、犯罪或困难情况：“{found['state']}”，应概括表述",
                "概括表述，不指向具体个人",
            )


@cache
def surnames() -> frozenset[str]:
    """First characters of the surnames of data/surnames.csv."""
    text = resources.files("data").joinpath("surnames.csv").read_text("utf-8")
    return frozenset(line.split(",")[0][:1] for line in text.splitlines()[1:] if line)


CHECK = Check(
    code="P003",
    severity="error",
    message="不得公开具体个人的健康、残疾、负债、犯罪、低保等情况",
    source="《个人信息保护法》第二十八条（敏感个人信息）",
    strength="law",
    find=find,
    bad=(changed(("感谢你们对", "如青石镇留守儿童陆小满，女，9岁，父亲服刑，患有抑郁症。感谢你们对")),),
    good=(clean(), changed(("感谢你们对", "全县为残疾儿童提供康复服务。感谢你们对"))),
)
