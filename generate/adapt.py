"""A whole sentence of a record, adapted to stand in our letter: persons, place, time; or refused with a
reason.

Only rules that keep the meaning: 我市 of a superior's document becomes its name, 今年 the year it was
written in,
目前 the month it was written in. Every number that a rule brings in is cited (the document's date).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.model import Place
from extract.privacy import find_personal
from generate.places import Ground, Relation, display_name

_LEAD = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*|[一二三四五六七八九十]是要?|其[一二三四五][，、]?|如[:：]|例如[:：，,]?|比如[:：，,]?|其中[:：，,]?|"
    r"(?:首先|其次|再次|同时|此外|另外|最后|一方面|另一方面|此前|对此|为此|因此|其中|据悉|据了解|据介绍|据统计|记者了解到|"
    r"与此同时|在此基础上|在这方面|具体来说|以及|并且|并(?=[与和同会联通在对向])|而且|下一步|下步|接下来|今后|近年来|近期|日前|近日)[，,]|[，,、；;：:\s—-]+)+"
)
_ALSO = re.compile(r"^(?:还(?!原|乡|款|贷|清|债|本|建[房区安])|也|又|亦)")
# The heading of an answer to another proposal's suggestion.
_ANSWERED = re.compile(r"^关于[^，。；：]{2,30}的(?:建议|提案|意见|诉求)[，,：:]")
_PERSONAL = re.compile(
    r"您|你们|贵|委员|代表们?提|该提案|本提案|此件|收悉|答复如下|感谢|(?<!提供)建议中|所提"
)
_REFERRING = re.compile(
    r"^(?:如(?!期)|\d+(?!\d{0,3}[年月])|内容(?:涵盖|包括)|主要(?:包括|有)|[个名项所处户条件台辆次、%％]|其|该|此|这|上述|以上|如前|前述|他|她|它|前者|后者|另|并|而|但|则|从而|进而|以便|确保)"
)
_UNSURE_TIME = re.compile(
    r"去年|前年|上年|上半年|下半年|本月|上月|当月|近日|日前|昨|前不久|今[春夏秋冬天日早晚]|本周|上周|本学期|上学期|明年|后年|同期|上一年"
)
# A comparison with last year is an aside: without it the figure it follows stands as it was stated.
_COMPARISON = re.compile(r"，[比较](?:去年|前年|上年|上一年|上月)[^，。；]*(?=[，；]|$)")
_THIS_YEAR = re.compile(r"今年(?:以来)?|本年度?")
_NOW = re.compile(r"截[至止](?:到)?目前|到目前为止|目前为止|目前|当前|现已|现有(?=\d)|现")
_STATED_TIME = re.compile(r"\d{4}年|截[至止]|[一二三四五六七八九十]五期间|年底|月底")
# A year compared with, a year aimed at or a year in a title does not date the figure.
_NOT_ITS_TIME = re.compile(r"《[^》]*》|[（(][^（）()]*[）)]|(?:较|比|与|同|于|到|从|自|由)\d{4}年")
_OWN_ORGAN = re.compile(r"(?:我|本)(?:局|委|办|厅|院|中心|单位|街道|镇|乡|校|队|会)")
_OWN_PLACE = re.compile(r"[我本全](省|市|县|区|州|旗)(?![场域间级块别直])")
_BOAST = re.compile(
    r"我们|局面|齐抓共管|系统工程来抓|高度重视|圆满|一致好评|充分肯定|显著成效|走在前列|全国领先|如火如荼|广受好评"
)
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Adapted:
    """The sentence as it may stand in the letter; ``dated_by`` is the day that resolved its time, if
    needed."""

    text: str
    dated_by: date | None = None


class UnusableError(ValueError):
    """Why a sentence cannot stand in a letter, in Chinese."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sentence comes from: its place, who wrote it, and when."""

    relation: Relation
    place: Place | None
    publisher: str | None
    own_unit: bool
    written_on: date | None


def adapt(sentence: str, origin: Origin, ground: Ground, year: int) -> Adapted:
    """``sentence`` for a letter of ``year``; raises UnusableError with the reason."""
    text = _stripped(sentence)
    _refuse(text)
    text = _persons(text, origin)
    text = _place(text, origin, ground)
    return _time(text, origin, year)


def _stripped(sentence: str) -> str:
    text = re.sub(r"\s+", "", sentence)
    text = _ALSO.sub("", _ANSWERED.sub("", _LEAD.sub("", text))).rstrip("。；;，,：:、")
    text = re.sub(r"(?<=[\u4e00-\u9fff])[,](?=[\u4e00-\u9fff\d])", "，", text)
    return _COMPARISON.sub("", text)


def _refuse(text: str) -> None:
    if not 8 <= len(text) <= 150:
        raise UnusableError("句子太短或太长")
    if _PERSONAL.search(text) or "？" in text or "?" in text:
        raise UnusableError("句子是对来信人说的话")
    if _REFERRING.match(text):
        raise UnusableError("句子指代前文，单独引用会不明所指")
    if "＊" in text or "*" in text or "某儿童" in text or "某童" in text or find_personal(text):
        raise UnusableError("句子含个人信息")
    if _BOAST.search(text):
        raise UnusableError("句子是评价，不是事实")
    if any(text.count(left) != text.count(right) for left, right in _PAIRS):
        raise UnusableError("引号或括号不成对")
    if re.search(r"[一二三四五六]是", text):
        raise UnusableError("句子是列举的标题")


def _persons(text: str, origin: Origin) -> str:
    if not _OWN_ORGAN.search(text) or origin.own_unit:
        return text
    if not origin.publisher:
        raise UnusableError("自称的机关不明")
    return _OWN_ORGAN.sub(origin.publisher, text)


def _place(text: str, origin: Origin, ground: Ground) -> str:
    if origin.relation == "same":
        return text
    name = display_name(origin.place) if origin.place else None

    def named(match: re.Match[str]) -> str:
        if origin.relation == "within" and match[1] == ground.word:
            return match[0]
        if name is None:
            raise UnusableError("所说的地区不明")
        return name if name.endswith(match[1]) else match[0]

    replaced = _OWN_PLACE.sub(named, text)
    if (
        re.search(r"[我本](?:省|市|县|区|州|旗)(?![场域间级块别直])", replaced)
        and origin.relation != "within"
    ):
        raise UnusableError("所说的地区不明")
    return replaced


def _time(text: str, origin: Origin, year: int) -> Adapted:
    if _UNSURE_TIME.search(text):
        raise UnusableError("时间是相对的，不能移到今年的信里")
    written = origin.written_on
    this_year = _THIS_YEAR.search(text)
    now = _NOW.search(text)
    if not (this_year or now):
        return Adapted(text)
    if this_year and written and written.year == year and not now:
        return Adapted(text)
    if written is None:
        raise UnusableError("写成的时间不明，“今年”“目前”无从落实")
    text = _THIS_YEAR.sub(lambda found: f"{written.year}年" + ("以来" if "以来" in found[0] else ""), text)
    if now:
        text = re.sub(r"(?:截[至止](?:到)?目前|到目前为止|目前为止|目前|当前)[，,]?", "", text)
        text = re.sub(r"现(?=有|已|共|设|建)", "", text)
        text = f"截至{written.year}年{written.month}月，{text.lstrip('，, ')}"
    return Adapted(text, written)


def with_time(adapted: Adapted, origin: Origin, known: str | None = None) -> Adapted:
    """A sentence with figures and its time in front, when it states none; raises UnusableError when
    none is known.

    ``known`` is the time that an earlier clause of its document states for it. Else
    both are dated by the month it was written in (截至2025年8月，…): a letter of April tells mostly of the
    year before, so that its own year would often be wrong for a deed.
    """
    if _STATED_TIME.search(_NOT_ITS_TIME.sub("", adapted.text)) or _THIS_YEAR.search(adapted.text):
        return adapted
    if known:
        return Adapted(f"{known}{adapted.text}", adapted.dated_by)
    if origin.written_on is None:
        raise UnusableError("数据没有时间")
    day = origin.written_on
    return Adapted(f"截至{day.year}年{day.month}月，{adapted.text}", day)
