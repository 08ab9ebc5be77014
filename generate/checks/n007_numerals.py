"""N007: figures in Arabic digits, and exact where they claim to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.phrases import without_quotes
from generate.specimen import changed, clean

HAN = "一二三四五六七八九十百千两"
UNIT = r"(?:人次|人|名|户|家|个|次|元|万元|亿元|平方米|亩|公里|件|份|场|辆|所|台|套|处|张|吨|盏|棵|株|米|位)"
SPELLED = re.compile(
    rf"(?<![第每十百千万亿\d.几数上成])(?P<number>[{HAN}]*[十百千万][{HAN}]*(?:余|多|来|几)?)(?:万|亿)?(?P<unit>{UNIT})(?![月]|[一二三四五六七八九十])"
    rf"|(?<![第每十百千万亿\d.几数上成])(?P<about>[{HAN}]*[百千万][{HAN}]*(?:余|多))(?:万|亿)?(?P<counted>[条本册首枚根只头艘门批吨块幅支棵口眼座间把具群栋幢里])"
)
DOUBLE = re.compile(
    rf"(?:约|近|大约|将近)\s*\d[\d.,]*[万亿]?\s*(?:余|多){UNIT}|(?:约|近|大约)\s*\d[\d.,]*[万亿]?{UNIT}?左右|\d[\d.,]*(?:余|多)[万亿]?{UNIT}?(?:左右|以上)"
)
EXACT = re.compile(
    rf"(?:总计|合计|共计|精确到?|正好|恰好|准确为|分别为)\s*(?:约|近)?\s*\d[\d.,]*[万亿]?(?:余|多)?{UNIT}"
)
NAMES = re.compile(r"千家万户|百[姓年]|十[分佳大]|万[元]?以[上下]|千人|百人|百千万|万人[^次]|十人|双百|百户")


def find(case: Case) -> Iterator[Hit]:
    """Numbers spelled out, doubled marks of approximation, exact words over approximate numbers."""
    body = case.parts.body
    words = without_quotes(body.text)
    for found in SPELLED.finditer(words):
        number = found["number"] or found["about"]
        if (
            len(number) >= 2
            and not NAMES.match(words[found.start() :])
            and re.search(r"[百千万]|余|多", number)
        ):
            yield hit(body.start, found, "统计数字用了汉字", "改用阿拉伯数字")
    for found in DOUBLE.finditer(words):
        yield hit(body.start, found, "概数词重复（约、近与余、多、左右只用一个）", None)
    for found in EXACT.finditer(words):
        if re.search(r"约|近|余|多", found[0]):
            yield hit(body.start, found, "“共计、合计”后面应是准确数，不用概数", "写准确数")


def hit(base: int, found: re.Match[str], reason: str, better: str | None) -> Hit:
    """A hit at a match."""
    return Hit(base + found.start(), base + found.end(), f"“{found[0]}”：{reason}", better)


CHECK = Check(
    code="N007",
    severity="info",
    message="统计数字用阿拉伯数字；称总数、合计的用准确数",
    source="GB/T 15835-2011 4.1、4.3",
    strength="standard",
    find=find,
    bad=(
        changed(("累计服务学生1436人次", "累计服务学生三百余人次")),
        changed(("累计服务学生1436人次", "累计服务学生近300多人次")),
        changed(("累计服务学生1436人次", "收到意见二百余条")),
        changed(("累计服务学生1436人次", "服务学生共计300余人次")),
    ),
    good=(clean(), changed(("累计服务学生1436人次", "服务学生1400余人次"))),
)
