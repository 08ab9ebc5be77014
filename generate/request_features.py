"""What tells a unit that asks for something from one that describes: the features of the request model.

Features are names; those that begin with ``~`` weigh the step from the unit before (label by label).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generate.asks import ACTOR, opening_pattern
from generate.passages import Marker
from generate.units import Unit, is_labelled, is_lead_in

_CUE = re.compile(
    r"建议|恳请|恳盼|^盼|希望|呼吁|提议|请求|盼望|期盼|敬请|(?:^|[，：])(?:也|还|同时|另)?请(?![示教客假柬])|[也还]请"
)
_REPORTED = re.compile(
    r"(?:群众|居民|家长|专家|学者|业主|村民|市民|有人|上级|乘客|大家|网友|老人|师生|学生|商户|企业)[们]?[^，。]{0,8}(?:建议|希望|呼吁|请求|盼|反映|要求)"
)
_ASKS = re.compile(r"能否|能不能|可否|是否可以|是否能|不妨|何不")
_MODAL = re.compile(
    r"应当|应该|(?<![响相适对效供反呼])应(?![用对届急聘运邀有])|须|需要|亟需|亟待|必须|务必|(?<![重主紧只想若既首摘概纲扼不简])要(?![求素闻点因么])|可以|可(?![是能见谓惜持续行靠再燃循用观喜爱])|不得|严禁|宜"
)
_PROBLEM = re.compile(
    r"不足|不够|不强|不高|不便|不畅|不清|不全|不严|不齐|不明|不统一|不到位|不合理|不均|不平衡|不完善|不规范|不及时|缺乏|缺少|缺失|短缺|匮乏|滞后|薄弱|落后|老化|陈旧|单一|混乱|突出|严重|隐患|困难|难以|难题|矛盾|瓶颈|短板|差距|困扰|屡禁|推诿|随意|无序|闲置|流失|偏低|偏高|偏少|过高|过低|过多|有限|无法|尚未|尚无|没有|未能|仍(?:有|存|然|未|是)|只有|仅(?:有|为|占)?|甚至|往往|普遍|有的|一些|部分|个别|很难|较[大差低少弱]|受[^，。]{1,6}影响|导致|造成|致使|引发|问题"
)
_PAST = re.compile(
    r"(?<!未)已(?:经|有|建|达|成|被|是)?|(?:达到|发生|出现|取得|增加|下降|增长)了|去年|近年|近两年|近几年|近期|目前|当前|现有|据[^，。]{0,8}(?:统计|了解|调查|测算|反映)|调查|调研|走访|曾|过去|以来|随着|由于|因为|虽然|尽管|[了过](?=[，。；一两三四五六七八九十\d]|$)"
)
_DONE = re.compile(r"^[^，。]{1,8}了")
_FUTURE = re.compile(
    r"年内|年底前|月底前|以内|以上|不低于|不少于|不超过|至少|每(?:年|月|季|周|个|家|所|半年|学期|村|镇|乡)|逐步|分步|三年内|两年内|力争|确保|定期|统一|优先|牵头|会同|联合|试点|试行"
)
_ELSEWHERE = re.compile(
    r"外地|先进地区|兄弟|国外|发达|外省|国内|借鉴|学习|[\u4e00-\u9fff]{2,3}(?:市|省)(?:[一二三]是|在|则|通过|采取|实行|推行|出台|建立|率先|自)"
)
_CLOSE = re.compile(
    r"^(?:请[^，。]{0,10}(?:考虑|研究|采纳|审议|重视)|以上|妥否|当否|特此|此致|敬礼|综上|总之|相信|我相信|我们相信|只要|只有|附件|附：|备注|说得不|不当之处|不妥)"
    r"|(?:一定|必定|必将|定)(?:会|能|可)|才能|将(?:会|继续)|不是[^，。]{1,8}而是|刻不容缓|时不我待|势在必行|任重道远|意义重大"
    r"|供[^，。]{0,6}参考|[望请]予|高度重视|引起[^，。]{0,6}重视|予以(?:重视|采纳|研究|考虑)|抓紧落实|批评指正"
)
_LACKING = re.compile(r"(?:不足|滞后|薄弱|缺位|缺失|缺乏|老化|不齐|不高|单一|困难|[难低少差弱慢乱旧散缺])$")
_ADMITS = re.compile(r"(?:应当|应该|可以|必须|需要|不得不|要)(?:说|讲|看到|承认|指出|知道|肯定)")
_COUNTED = re.compile(r"[^，。]{2,12}的[^，。至到为]{2,10}(?<!不少于)(?<!不低于)\d")  # 列入名录的传统村落38个
_TOO_MUCH = re.compile(r"(?<![提增加扩做更])[多长高大贵远重]$")
_FRONT = re.compile(
    r"^(?:(?:为此|因此|对此|据此|同时|此外|另外|其次|再次|最后|首先|还|而且|并且|再者|与此同时|一方面|另一方面|另|那么|(?:至于|关于)[^，。]{1,20}|"
    r"[在从][^，。；]{1,8}|[在从就]?[^，。；]{1,12}(?:方面|上|中|层面|环节|时|期间|后|前|过程中)|[针对围绕按照结合通过利用根据以为][^，。；]{2,24})[，,：:])+"
)
_CLAUSE = re.compile(r"[，,；;：:。！？\n]")
_CHAR = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Listed:
    """How the items of the list around a unit open: shares of them, in tenths."""

    acting: int
    troubled: int
    count: int


TITLE_LENGTH = 14
ASKING = frozenset({"cue", "question", "action", "modal"})
Features = tuple[list[str], list[str]]


def read_features(units: tuple[Unit, ...]) -> list[Features]:
    """For each unit the names that weigh its label, and those that weigh the step to it."""
    shapes = [shape_of(unit) for unit in units]
    lists = _lists(units, shapes)
    items = _items(units, shapes)
    leads = _leads(units)
    rows = []
    for index, unit in enumerate(units):
        own = [
            "bias",
            f"section={unit.section}",
            f"place={min(9, 10 * index // len(units))}",
            *leads[index],
            *_listed(lists[index]),
            *_words(unit, shapes[index]),
            *_after(units, shapes, index, listed=lists[index] is not None),
            items[index],
        ]
        if unit.is_heading:
            own = [f"heading:{name}" if name.startswith(("shape", "2", "section")) else name for name in own]
            own += [f"below:{name}" for name in (shapes[index + 1 :] or ["end"])[:1]]
        rows.append((own, _steps(units, index)))
    return rows


def _after(units: tuple[Unit, ...], shapes: list[str], index: int, *, listed: bool) -> list[str]:
    """What precedes within the paragraph: its stop, and whether a sentence there opened in the same way."""
    unit = units[index]
    where = "list" if listed else "prose"
    if unit.opens_paragraph:
        return [f"opens:{where}:{shapes[index]}"]
    stop = units[index - 1].words[-1:]
    names = [f"after {stop}", f"after {stop}:{where}", f"after {stop}:{where}:{shapes[index]}"]
    begin = max(at for at in range(index) if units[at].opens_paragraph or at == 0)
    opening = _FRONT.sub("", unit.words)[:2]
    if any(opening in units[at].words[:24] for at in range(begin, index)):
        names += [f"echo:{where}", f"echo {stop}", f"echo:{shapes[index]}"]
    return names


def _items(units: tuple[Unit, ...], shapes: list[str]) -> list[str]:
    """How the numbered item opens that a unit belongs to."""
    names = []
    item = "none"
    for unit, shape in zip(units, shapes, strict=True):
        if unit.marker and unit.opens_paragraph:
            item = shape
        names.append(f"item={item}")
    return names


def _steps(units: tuple[Unit, ...], index: int) -> list[str]:
    unit, before = units[index], units[index - 1] if index else None
    if before is None:
        return ["~start"]
    near = "same" if not unit.opens_paragraph else "line"
    mark = "marked" if unit.marker else "plain"
    steps = [f"~{near}", f"~{near}:{mark}"]
    if unit.section != before.section:
        steps.append(f"~to:{unit.section}")
    if unit.marker and before.marker and unit.marker.kind == before.marker.kind:
        steps.append("~next" if unit.marker.ordinal == before.marker.ordinal + 1 else "~other")
    if before.is_heading:
        steps.append("~below heading")
    return steps


def shape_of(unit: Unit) -> str:
    """How the unit opens."""
    return _shape(unit.words, is_heading=unit.is_heading)


def _shape(words: str, *, is_heading: bool = False) -> str:
    """How a unit opens: cue (建议…), question, modal (应…), action (完善…), trouble, past, plain."""
    head = words[:60]
    bare = _FRONT.sub("", head)
    first = _CLAUSE.split(bare)[0]
    if is_lead_in(words):
        return "lead"
    if is_labelled(words):
        return "cue"
    if is_heading and (_LACKING.search(words) or _TOO_MUCH.search(words)):
        return "trouble"
    if _ADMITS.match(bare):
        return "past"
    if _CUE.search(head[:40]) and not _REPORTED.search(head[:40]):
        return "cue"
    if _ASKS.search(head):
        return "question"
    if words.rstrip("”’」")[-1:] in "？?":
        return "back"
    told = (
        _COUNTED.match(first)
        or _PAST.search(first[:8])
        or _DONE.search(first)
        or _LACKING.search(first.rstrip())
    )
    if _opening().match(bare) and not told:
        return "action"
    if _MODAL.search(first) and not _PROBLEM.search(first):
        return "modal"
    if _weakly().match(bare) and not told:
        return "weak"
    if _PROBLEM.search(bare):
        return "trouble"
    return "past" if _PAST.search(bare) else "plain"


@cache
def _opening() -> re.Pattern[str]:
    """A verb that requests open with, its actor before it or not; 普查中发现…, 改造的… are none."""
    return re.compile(
        rf"^(?:(?:应当?|要|须|需要?|可以?|也|还|并|再|更|都|均|一律|继续|不断|{ACTOR})[，,]?){{0,3}}"
        rf"(?:{opening_pattern()})(?![中是了率难的度性力者员费后时过])"
    )


@cache
def _weakly() -> re.Pattern[str]:
    """A preposition with its object, and a verb that requests open with: 将末班车延长到…, 为工人购买…."""
    return re.compile(
        rf"^(?:将|把|由|为|给|对|向|在|按)[^，。；]{{2,24}}?(?:{opening_pattern()})(?![中是率难的])"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"^(?:要|应|须|需)?(?:{opening_pattern()})")


def _words(unit: Unit, shape: str) -> list[str]:
    words = unit.words
    bare = _FRONT.sub("", words)
    clauses = [clause for clause in _CLAUSE.split(words) if clause.strip()]
    acting = sum(1 for clause in clauses if _verb().match(clause))
    names = [
        f"shape={shape}",
        "asking" if shape in ASKING else "telling",
        f"acting={_tenths(acting, len(clauses))}",
    ]
    patterns = (
        ("trouble", _PROBLEM),
        ("past", _PAST),
        ("future", _FUTURE),
        ("modal", _MODAL),
        ("elsewhere", _ELSEWHERE),
        ("close", _CLOSE),
        ("reported", _REPORTED),
    )
    for name, pattern in patterns:
        count = len(pattern.findall(bare))
        if count:
            names.append(f"{name}={min(count, 3)}:{'asks' if shape in ASKING else 'tells'}")
    names += [f"2{_FRONT.sub('', clause)[:2]}" for clause in clauses[:2]]
    if words[-1:] in "：:":
        names.append("colon")
    if len(words) < 12:
        names.append("short")
    return names


def _tenths(part: int, whole: int) -> int:
    return 0 if not whole else min(4, 4 * part // whole)


def _leads(units: tuple[Unit, ...]) -> list[list[str]]:
    """Whether a lead-in (为此提出以下建议：) stands just before, or anywhere before in the section."""
    rows: list[list[str]] = []
    led = False
    section = "none"
    for index, unit in enumerate(units):
        led = led and unit.section == section
        section = unit.section
        names = ["led"] if led else []
        if index and is_lead_in(units[index - 1].words):
            led = True
            names = ["just led", "led"]
        rows.append(names)
    return rows


def _listed(listed: Listed | None) -> list[str]:
    if listed is None:
        return ["no list"]
    return [
        f"list acting={listed.acting}",
        f"list trouble={listed.troubled}",
        f"list={listed.acting},{listed.troubled}",
    ]


def _lists(units: tuple[Unit, ...], shapes: list[str]) -> list[Listed | None]:
    """The list around each unit: items of one kind of marker counting up, and what stands below them."""
    groups: list[list[int]] = []
    of: list[int | None] = []
    open_groups: dict[str, int] = {}
    last: dict[str, Marker] = {}
    for index, unit in enumerate(units):
        mark = unit.marker
        if mark is None:
            of.append(of[-1] if of and (not unit.opens_paragraph or units[index - 1].is_heading) else None)
            continue
        before = last.get(mark.kind)
        if before is None or mark.ordinal != before.ordinal + 1 or mark.kind not in open_groups:
            groups.append([])
            open_groups[mark.kind] = len(groups) - 1
        group = open_groups[mark.kind]
        groups[group].append(index)
        last[mark.kind] = mark
        of.append(group)
    rated = [_rated(group, units, shapes) if len(group) > 1 else None for group in groups]
    return [None if group is None else rated[group] for group in of]


def _goes_on_asking(units: tuple[Unit, ...], shapes: list[str], index: int) -> bool:
    """Whether an item that opens with a title (涨工资。) goes on with an ask."""
    after = index + 1
    short = len(units[index].words) < TITLE_LENGTH and shapes[index] == "plain"
    return short and after < len(units) and not units[after].marker and shapes[after] in {*ASKING, "weak"}


def _rated(group: list[int], units: tuple[Unit, ...], shapes: list[str]) -> Listed:
    good = sum(1 for index in group if shapes[index] in ASKING or _goes_on_asking(units, shapes, index))
    bad = sum(1 for index in group if _PROBLEM.search(units[index].words))
    return Listed(_tenths(good, len(group)), _tenths(bad, len(group)), min(4, len(group)))
