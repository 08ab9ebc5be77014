"""Stated times to periods: 截至2023年11月30日, 今年9月, 去年底, 十四五期间, by the letter's date.

``find_periods`` reads the times alone. What a time governs (截至… to the end of its sentence, 2023年 its own
run of commas, 较2020年 nothing) is said by ``FoundPeriod.role``; see the guidelines of the gold, "period".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from extract.model import Period
from extract.numerals import read_chinese

Role = Literal["as_of", "flow", "since", "until", "basis", "event", "goal", "name"]


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A stated time at ``text[start:end]``.

    ``role``: ``as_of`` a state on a day (截至…), ``flow`` what happened in it, ``since`` from then to the
    letter, ``until`` a goal's end, ``basis`` only compared with (较2020年), ``event`` when something took
    place (于今年3月开工), ``goal`` the year a goal is set for (全年5万人目标), ``name`` part of a plan's
    name (列入2024年民生实事计划).
    """

    start: int
    end: int
    period: Period
    role: Role = "flow"


_C = "〇○零一二三四五六七八九十"
_YEAR = rf"(?P<year>(?:19|20)\d\d|[一二][{_C}0]{{3}})(?=[ ]?(?:年|学年|[—–\-－~～至到、和/.]))"
_RELATIVE = "(?P<relative>今年|本年度?|去年|上年|上一年|昨年|前年|明年|次年|后年|当年|同年)"
_MONTH_N = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?!\d)"
_DAY_N = rf"(?:3[01]|[12]\d|0?[1-9]|[{_C}]{{1,3}})"
_TO = r"[—–\-－~～至到]{1,2}"
_QUARTER = (
    r"(?:第?[一二三四1-4]季度|前[二两三]季度|[上下]半年|前(?P<first>\d{1,2}|[一二三四五六七八九十]+)个月)"
)
_QUARTER_GROUP = rf"(?P<quarter>{_QUARTER})"


@cache
def _pattern() -> re.Pattern[str]:
    years = (
        rf"(?P<from>(?:19|20)\d\d) ?年?(?:{_TO}|以来至) ?(?P<to>(?:19|20)\d\d) ?(?:年|学年|(?=采暖季|供暖季))"
        r"(?P<half>[上下]半年)?"
    )
    month = (
        rf"(?P<month>{_MONTH_N}) ?(?:月(?:份)?|(?={_TO} ?{_MONTH_N} ?月))(?: ?(?P<day>{_DAY_N}) ?[日号])?"
        rf"(?: ?{_TO} ?(?:(?P<year2>(?:19|20)\d\d) ?年 ?)?(?P<month2>{_MONTH_N}) ?月(?:份)?(?: ?(?P<day2"
        rf">{_DAY_N}) ?[日号])?)?(?!龄)(?!三)"
    )
    base = rf"(?P<base>(?:{_YEAR} ?(?:年度?|学年)|{_RELATIVE}) ?的?)"
    plan = r"[“\"]?十(?P<plan>[一二三四五六])五[”\"]?(?:规划)?(?P<plan_part>末|期末|以来|期间|时期)?"
    # without a year before it: a month that is no count (3个月, 第3月), a quarter, 年内
    set_early = "年初(?=(?:所?确定|下达|制定|制订|既定|计划|提出|预定|设定|预算)的)"
    alone = rf"(?P<alone>年内|全年(?!级)|年底|年末|{set_early})"
    inner = (
        rf"(?:(?(base)|(?<![\d个.第届])){month}|(?(base)|(?<![今去明前每同上近后一])){_QUARTER_GROUP}|"
        rf"(?(base)|(?!))|(?(base)(?!)|(?<![今去明每近后年一二两三四五六七八九十几数\d]){alone}))"
    )
    tail = (
        r"(?:的?(?:[春秋]季学期|[春秋夏冬]季|暑期|暑假|寒假|春节|国庆)(?:期间)?)?(?P<tail>[初底末](?!步"
        r")|年初|年底|年末|以来|至今|迄今|起|前|之前|以前|之后|后)?(?P<since>以来|前|之前|"
        r"以前)?"
    )
    start = '(?=[\\d今本去上昨前明次后当同年全第下“"一二三四五六七八九十])'
    return re.compile(rf"{start}(?:{years}|{plan}|{base}?{inner}){tail}")


# 每年3月至6月 comes again and again
_RECURRING = re.compile("(?:每年|历年|常年)(?:度)?的?$")
_TITLES = re.compile("《[^》\n]{1,80}》")
_STATE = re.compile(r"(?:截至|截止(?:到|至)?|截止) ?(?:目前)?[（(“]?$")
_BASIS = re.compile(
    r"(?:较|比(?![例重率])|相比|与|同比|比照|相较于|对比|高于|低于|超|超过|和)(?:于)?[一-龥]{0,2}$"
)
_EVENT = re.compile(r"(?:于|预计|原定|原计划|将于|拟于|已于|建于|始于|自|从)$")
_EVENT_BEHIND = re.compile(
    r"(?:正式|全面|底前|前)?(?:动工|开工|完工|竣工|投入使用|投入运营|投用|启用|交付|"
    r"通车|开园|开馆|验收|挂牌|揭牌)"
)
_NAME = re.compile(r"(?:列入|纳入|编入|写入|进入|作为)(?:了)?[一-龥“]{0,8}$")
_PLAN_NAME = re.compile(r"[^，。；、]{0,16}?(?:计划|项目库|名录|名单|清单|规划|目录|范围|预算|实事|项目)")
# 完成全年5万人目标的58.6%: the year is that of the goal alone
_GOAL_BEHIND = re.compile(r"[\d.]+[万亿]?[一-龥]{1,3}(?:目标|任务|计划)|(?:目标|任务|计划)")
# 自2019年实施以来
_SINCE_EVENT = re.compile(r"[^，。；\d]{1,14}以来")
# 将于今年下半年启动二期工程，建设厂房6万平方米: the time of all that follows
_DOING = re.compile("启动(?!使用)|实施|开展|组织|新建|建设|改造|推进|举办")
_BY = re.compile(r"(?:到|至|截至|力争|争取|确保|预计|计划)+$")


def find_periods(text: str, written_on: date | None) -> tuple[FoundPeriod, ...]:
    """Every stated time in order; 今年 and the like need ``written_on``, else they are left out."""
    found: list[FoundPeriod] = []
    titles = [match.span() for match in _TITLES.finditer(text)]
    for match in _pattern().finditer(text):
        if any(start < match.start() < end for start, end in titles):
            continue
        period = _resolve(match, written_on)
        if period is None:
            continue
        if (
            ((match["alone"] or "").startswith("全年") or match["relative"] in ("当年", "同年"))
            and found
            and "\n" not in text[found[-1].end : match.start()]
        ):
            # 2023年，……。全年发放: the year spoken of, not the letter's
            year = (found[-1].period.end or "")[:4]
            period = (year, year)
        role = _role(text, match)
        found.append(FoundPeriod(match.start(), match.end(), _shaped(period, role, match, written_on), role))
    return tuple(found)


def _number(words: str | None) -> int | None:
    if not words:
        return None
    if words.isascii():
        return int(words)
    value = read_chinese(words.replace("0", "零").replace("○", "零"))
    return None if value is None else int(value)


_OFFSETS = {
    "今": 0,
    "本": 0,
    "当": 0,
    "去": -1,
    "上": -1,
    "昨": -1,
    "前": -2,
    "明": 1,
    "次": 1,
    "后": 2,
    "同": 0,
}


def _resolve(match: re.Match[str], written_on: date | None) -> tuple[str, str] | None:
    """First and last moment as written; None if the year can't be known."""
    if match["from"]:
        if match["half"]:
            return match["from"], f"{match['to']}-{'06' if match['half'][0] == '上' else '12'}"
        return match["from"], match["to"]
    if match["plan"]:
        last = 2005 + 5 * ("一二三四五六".index(match["plan"]) + 1)
        first = last - 4
        if match["plan_part"] in ("末", "期末"):
            return str(last), str(last)
        return str(first), str(last)
    year = _number(match["year"])
    if year is None:
        if written_on is None:
            return None
        year = written_on.year + (_OFFSETS[match["relative"][0]] if match["relative"] else 0)
    return _within_year(match, year)


def _within_year(match: re.Match[str], year: int) -> tuple[str, str] | None:
    if match["quarter"]:
        return _quarter(year, match["quarter"], _number(match["first"]))
    month = _number(match["month"])
    if month is None:
        return str(year), str(year)
    first = _moment(year, month, _number(match["day"]))
    month2 = _number(match["month2"])
    if month2 is None:
        return first, first
    return first, _moment(_number(match["year2"]) or year, month2, _number(match["day2"]))


def _moment(year: int, month: int, day: int | None) -> str:
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")


def _quarter(year: int, words: str, months: int | None) -> tuple[str, str]:
    if months:
        return f"{year}-01", f"{year}-{min(months, 12):02d}"
    if "半年" in words:
        return (f"{year}-01", f"{year}-06") if words[0] == "上" else (f"{year}-07", f"{year}-12")
    if words.startswith("前"):
        return f"{year}-01", "-".join((str(year), "09" if words[1] == "三" else "06"))
    number = "一二三四1234".index(words.removeprefix("第")[0]) % 4
    return f"{year}-{3 * number + 1:02d}", f"{year}-{3 * number + 3:02d}"


def _role(text: str, match: re.Match[str]) -> Role:
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 20]
    if _RECURRING.search(before):
        return "basis"
    if _STATE.search(before):
        return "as_of"
    if (_BASIS.search(before) and not after.startswith("分别")) or after.startswith(("同期", "相比")):
        return "basis"
    if (
        match["tail"] in ("以来", "至今", "迄今", "起")
        or match["since"] == "以来"
        or match["plan_part"] == "以来"
    ):
        return "since"
    if _SINCE_EVENT.match(after) and before.endswith(("自", "从")):
        return "since"
    if match["alone"] == "年初" or (match["alone"] == "全年" and _GOAL_BEHIND.match(after)):
        return "goal"
    if _NAME.search(before) and _PLAN_NAME.match(after):
        return "name"
    if before.endswith(("将于", "拟于", "计划于")) and _DOING.match(after):
        return "flow"
    if _EVENT.search(before) or _EVENT_BEHIND.match(after):
        return "event"
    if _BY.search(before) and before.endswith(("到", "至")) and match["tail"] in ("底", "末", "年底", "年末"):
        return "until"
    if match["tail"] in ("前", "之前", "以前") or match["since"] in ("前", "之前", "以前"):
        return "until"
    return "flow"


def _shaped(times: tuple[str, str], role: Role, match: re.Match[str], written_on: date | None) -> Period:
    first, last = times
    if role == "until" and not match["alone"]:
        return Period(last, last)  # 到2025年底 is the year, 6月底前 that month
    if role == "since" and written_on is not None:
        if match["plan"]:
            return Period(first, min(last, str(written_on.year)))
        # 今年7月以来 keeps its month; 自3月起 is said of the year
        stated = first[:4] if match["tail"] == "起" else first[:7]
        return Period(stated, max(stated, written_on.isoformat()[: len(stated)]))
    return Period(first, last)
