"""The indicator and kind of one figure, from its own words and the figures before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.borrowing import goes_on, head_of, held_by, same_again, short_name, with_rate
from extract.contexts import Figure
from extract.figure_words import is_modifier, words_of
from extract.indicators import Wording
from extract.model import StatisticKind
from extract.objects import noun_in_clause_before, object_before
from extract.rates import is_money, mean_name, paid_at
from extract.wholes import find_total


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with its indicator and kind.

    ``source`` is the figure it borrows its name from, ``total`` the one it is part of.
    """

    figure: Figure
    wording: Wording
    indicator: str
    kind: StatisticKind
    source: int | None = None
    total: int | None = None
    verb: str = ""


_SUBJECTS = re.compile("[、和及与]|以及")
_ONLY_LINK = re.compile(r"^[、和及与 ，]*(?:以及)?$")
# 每年安排500万元
_PAID = frozenset(
    [
        "投入",
        "安排",
        "拨付",
        "筹集",
        "筹措",
        "落实",
        "下达",
        "争取",
        "统筹",
        "整合",
        "列支",
        "追加",
        "兑现",
        "兑付",
        "支付",
        "下拨",
        "划拨",
    ]
)
_PAID_OUT = frozenset(["发放", "拨付", "兑现", "支付", "共发放"])
_REST = ("剩余", "其余", "其他", "余下", "另外")
# 新建绿地18处、共4.6万平方米
_ONLY_TOTAL = re.compile(r"^[、，]?(?:总?共|合计|总计|共计|约|近)+$")
_GENERIC = re.compile("每(?:年|月|学期|季度|周|天|次)|总?数|数量|总量|总额|合计|总计|规模|总?人数|金额|分别")
# A number of acts counts the act: 约谈企业7次; 开展培训6期 counts the training
_ACTS = frozenset({"次", "场", "场次", "轮", "趟"})
_HELD = frozenset(["开展", "举办", "组织", "召开", "举行", "进行", "实施", "完成", "承办", "主办", "推出"])
# 带动就业900人 counts no employment as such
_REACHING = frozenset(["惠及", "带动", "拉动", "撬动"])
_GOAL = re.compile(r"^(?:目标|任务|计划|指标)")
_OTHER_PLACES = re.compile(r"其他|其余|其它")


def name_figure(text: str, figure: Figure, wording: Wording, placed: bool, named: Sequence[Named]) -> Named:
    """What the figure counts; ``placed`` says that a place stands directly before the number."""
    shared = _shared_out(text, figure, wording, named)
    if shared is not None:
        return shared
    twin = _twin(figure, wording, named)
    if twin is not None:
        return _like(figure, wording, twin, named)
    if (goal := _goal(figure, wording, named)) is not None:
        return goal
    total = find_total(text, figure, wording, placed, named)
    source = _source(figure, wording, named)
    verb = wording.verb or (named[-1].verb if figure.joint == "list" and named else "")
    kind = _kind(figure, wording, verb, named[-1] if named else None)
    indicator, borrowed = _indicator(text, figure, wording, total, source, named)
    indicator = paid_at(text, figure, wording, indicator)
    return Named(figure, wording, indicator, kind, borrowed, total, verb)


def _repeats(figure: Figure, wording: Wording) -> bool:
    """Whether nothing but 、 or 和 stands before the figure: 增长5.2%和7.6%."""
    return figure.joint == "list" and bool(_ONLY_LINK.match(figure.left)) and not wording.after


def _kind(figure: Figure, wording: Wording, verb: str, last: Named | None = None) -> StatisticKind:
    quantity = figure.quantity
    if quantity.upper is not None or quantity.kind == "age":
        return "range"
    if wording.change:
        return wording.change
    if (
        _repeats(figure, wording)
        and last is not None
        and last.wording.change
        and last.figure.quantity.unit == quantity.unit
    ):
        return last.wording.change
    if quantity.unit == "百分点":
        return "increase"
    if quantity.unit in ("%", "折"):
        return "share"
    if wording.reaches or wording.leaves:
        return "level"
    if verb in words_of("increase"):
        return "increase"
    return "decrease" if verb in words_of("decrease") and not wording.after else "level"


def _twin(figure: Figure, wording: Wording, named: Sequence[Named]) -> int | None:
    """The figure that this one answers to in a row with 分别: 分别增长11.2%和13.5% of the two before."""
    if wording.each and not wording.noun and figure.left.strip() and named:
        count = 1 + _followers(figure, named)
        return len(named) - count if len(named) >= count and count > 1 else None
    last = named[-1] if named else None
    if (
        last
        and figure.joint == "list"
        and last.wording.each
        and _ONLY_LINK.match(figure.left)
        and last.source is not None
    ):
        return last.source + 1 if last.source + 1 < len(named) - 1 else None
    return None


# 博士、硕士分别给予30万元、15万元安家补贴: the noun stands behind the row
_BEHIND_ROW = re.compile(r"(?:[、和及]?[\d.,]+[万亿]?[元人个%]*)*(?P<noun>[一-龥]{2,8}?)(?=[，。；]|$)")


def _shared_noun(text: str, figure: Figure) -> str:
    if figure.quantity.unit != "元":
        return ""
    match = _BEHIND_ROW.match(text, figure.end)
    return match["noun"] if match else ""


def _shared_out(text: str, figure: Figure, wording: Wording, named: Sequence[Named]) -> Named | None:
    """The subject of 分别 that falls to this figure."""
    if wording.subjects:
        subjects, turn = wording.subjects, 0
    elif named and named[-1].wording.subjects and _ONLY_LINK.match(figure.left):
        last = named[-1]
        subjects, turn = last.wording.subjects[1:], 0
        if not subjects:
            return None
        wording = replace(
            wording, each=True, per=last.wording.per, after=last.wording.after, change=last.wording.change
        )
    else:
        return None
    wording = replace(wording, subjects=subjects)
    tail = wording.per + wording.after if wording.per else _shared_noun(text, figure)
    return Named(figure, wording, subjects[turn] + tail, _kind(figure, wording, wording.verb))


def _followers(figure: Figure, named: Sequence[Named]) -> int:
    """How many figures before stand in the same run with another unit than this one."""
    count = 0
    for each in reversed(named):
        if each.figure.run != figure.run or each.figure.quantity.unit == figure.quantity.unit:
            break
        count += 1
    return min(count, 2) - 1 if count else 0


def _like(figure: Figure, wording: Wording, twin: int, named: Sequence[Named]) -> Named:
    change = wording.change or named[-1].wording.change
    kind: StatisticKind = change or ("share" if figure.quantity.unit == "%" else "level")
    held = Wording(each=True, change=change)
    return Named(figure, held, named[twin].indicator, kind, twin, None, "")


def _goal(figure: Figure, wording: Wording, named: Sequence[Named]) -> Named | None:
    """完成全年5万人目标的58.6%: the goal, and the rate at which it is reached."""
    if not named:
        return None
    last = named[-1]
    if _GOAL.match(figure.right) and not wording.noun and last.figure.sentence == figure.sentence:
        if last.figure.quantity.unit != figure.quantity.unit:
            return None
        return Named(figure, wording, f"{last.indicator}目标", last.kind, None, None, "")
    if (
        figure.quantity.unit == "%"
        and figure.joint == "inline"
        and _GOAL.match(last.figure.right)
        and len(named) > 1
    ):
        return Named(
            figure, Wording(share=True), f"{last.indicator}完成率", "share", len(named) - 2, None, ""
        )
    return None


def _source(figure: Figure, wording: Wording, named: Sequence[Named]) -> int | None:
    """The figure whose indicator this one continues, if it has none of its own."""
    unit = figure.quantity.unit
    in_sentence = [
        i
        for i in range(len(named) - 1, max(-1, len(named) - 16), -1)
        if named[i].figure.sentence == figure.sentence
    ]
    if wording.share:
        return next((i for i in in_sentence if named[i].figure.quantity.unit not in ("%", "百分点")), None)
    if unit == "百分点":
        return next(
            (i for i in in_sentence if named[i].figure.quantity.unit == "%"),
            in_sentence[0] if in_sentence else None,
        )
    if unit in ("%", "倍"):
        return in_sentence[0] if in_sentence else None
    beside = not figure.left.strip() and figure.joint == "inline"  # 示范段8段68公里
    if in_sentence and (beside or (figure.joint == "list" and _ONLY_TOTAL.match(figure.left))):
        return in_sentence[0]
    same = next((i for i in in_sentence if named[i].figure.quantity.unit == unit), None)
    if same is None and figure.joint in ("list", "inline") and in_sentence:
        return in_sentence[0]
    return same


def _indicator(
    text: str, figure: Figure, wording: Wording, total: int | None, source: int | None, named: Sequence[Named]
) -> tuple[str, int | None]:
    """The indicator, and the figure it was borrowed from if it was."""
    if figure.quantity.unit == "%" and (inline := _inline_share(figure, named)) is not None:
        return inline
    if wording.share:
        return _share_name(wording, source, named)
    if total is not None:
        return _part_name(text, figure, wording, named[total].indicator), total
    governed = (
        (wording.verb in words_of("verb") or wording.verb in words_of("increase"))
        and not figure.left.rstrip().endswith(("的", "等", "各"))
        and not figure.right.startswith(("街道", "乡", "镇", "村", "社区", "县", "区", "市", "旗"))
    )
    counted = governed or figure.quantity.unit in ("%", "百分点") or goes_on(wording.noun, wording.after)
    if wording.after and not (wording.noun and counted):
        return wording.per + wording.after, None
    earlier = named[source].indicator if source is not None else ""
    if (mean := mean_name(text, figure, wording, earlier)) is not None:
        return mean, None
    if len(wording.noun) > 1 and not _GENERIC.fullmatch(wording.noun):
        if figure.quantity.unit in _ACTS and wording.verb and wording.verb not in _HELD:
            return wording.verb + wording.noun, None
        return _own_name(figure, wording, source, named), None
    return _borrowed(text, figure, wording, source, named)


def _own_name(figure: Figure, wording: Wording, source: int | None, named: Sequence[Named]) -> str:
    """The noun before the number; a mere modifier in a list (门诊218家) borrows the noun before it."""
    if source is not None and same_again(wording.noun, named[source].indicator) and not wording.per:
        return named[source].indicator
    if wording.noun in _REST and source is None:
        source = _last_alike(figure, named)
    listed = figure.joint in ("list", "clause") or wording.noun in _REST
    if wording.noun in _REST and source is not None:
        first = named[source].total if named[source].total is not None else named[source].source
        source = source if first is None else first
    lent = source is not None and not is_modifier().fullmatch(named[source].indicator)
    if listed and lent and source is not None and is_modifier().fullmatch(wording.noun):
        return wording.noun + short_name(named[source].indicator)
    bare = wording.noun == "资金" and not wording.verb and figure.joint == "list"
    if bare and named and named[-1].figure.quantity.unit != "元":
        return short_name(named[-1].indicator) + "资金"
    if wording.verb in _REACHING and len(wording.noun) <= 4 and not wording.per:
        return wording.verb + wording.noun
    return wording.per + wording.noun


def _last_alike(figure: Figure, named: Sequence[Named]) -> int | None:
    """The last figure of the same unit in the sentence before: 整改612户。对剩余22户."""
    for index in range(len(named) - 1, max(-1, len(named) - 6), -1):
        other = named[index].figure
        if other.quantity.unit == figure.quantity.unit and other.sentence_end + 1 == figure.sentence:
            return index
    return None


def _borrowed(
    text: str, figure: Figure, wording: Wording, source: int | None, named: Sequence[Named]
) -> tuple[str, int | None]:
    """A name without a noun: a verb with its object further up, a verb behind, the figure before."""
    if wording.noun in ("金额", "总额") and named and named[-1].figure.sentence == figure.sentence:
        return short_name(named[-1].indicator) + wording.noun, None
    bare = wording.verb and not wording.change and not wording.reaches and figure.joint != "inline"
    if bare and not wording.noun:
        found = object_before(text, figure, wording.verb).removeprefix("将")
        if found and (figure.quantity.unit != "元" or wording.verb not in _PAID or is_money(found)):
            return wording.per + found, None
        strong = wording.verb in words_of("verb") or wording.verb in words_of("increase")
        head = _lent_head(figure, named[source], strong) if source is not None else ""
        if figure.quantity.unit == "元" and not head and wording.verb in _PAID:
            return wording.per + wording.verb + "资金", None
        if figure.quantity.unit == "元" and wording.verb.endswith(("投资", "补助", "补贴", "奖补", "贷款")):
            return wording.per + wording.verb, source
        return wording.per + (head if strong and head else wording.verb + short_name(head)), source
    if wording.predicate and source is None:
        return re.sub("^(?:给予|予以)", "", wording.predicate)[:12], None
    if source is not None and named[source].wording.per and wording.verb in _PAID_OUT:
        return named[source].indicator.removeprefix(named[source].wording.per).removesuffix("标准"), source
    if source is not None:
        first = named[source].source
        if wording.change and named[source].verb and first is not None:
            source = first  # 登记8600户，注销1260户，净增7340户
        return with_rate(wording.per, named[source].indicator), source
    if figure.clause > figure.sentence and (noun := noun_in_clause_before(text, figure)):
        return wording.per + noun, None
    return wording.per or wording.verb or wording.predicate[:12] or (figure.quantity.unit or ""), None


def _lent_head(figure: Figure, source: Named, strong: bool) -> str:
    """What the figure before lends to a verb without an object."""
    if source.figure.quantity.unit != figure.quantity.unit:
        return ""
    head = source.indicator.removeprefix(source.wording.per)
    # a sum paid out is no rate: 每亩保额1500元，截至目前赔付3166万元
    return "" if head.startswith("每") and not strong else head


def _inline_share(figure: Figure, named: Sequence[Named]) -> tuple[str, int | None] | None:
    """占计划投资850万元的80%: the number before is the denominator."""
    if not named or figure.joint != "inline" or not figure.left.rstrip().endswith("的"):
        return None
    last = named[-1]
    if "占" not in last.figure.left:
        return None
    head, _, tail = last.figure.left.rpartition("占")
    noun = re.sub(r"^[，、其中]+", "", head)[-12:]
    top = next(
        (
            i
            for i in range(len(named) - 2, -1, -1)
            if named[i].figure.quantity.unit == last.figure.quantity.unit
        ),
        None,
    )
    if len(noun) >= 2:
        return noun, top
    name = named[top].indicator if top is not None else ""
    whole = f"占{tail or last.wording.after}"
    return (name + whole if 0.75 * len(whole) <= len(name) + 1 <= 1.5 * len(whole) else name or whole), top


def _share_name(wording: Wording, source: int | None, named: Sequence[Named]) -> tuple[str, int | None]:
    noun = wording.noun
    if not noun and source is not None:
        noun = named[source].indicator
    whole = f"占{wording.whole}" if wording.whole else ""
    if not noun:
        return whole or "占比", source
    fits = 0.75 * len(whole) <= len(noun) + 1
    return noun + whole if whole and fits else noun, source


_SATISFIED = re.compile("(?:基本|不|较|非常|比较)?满意")


def _part_name(text: str, figure: Figure, wording: Wording, total: str) -> str:
    if wording.noun:
        if _GENERIC.fullmatch(wording.noun):
            return total
        if wording.noun.endswith("均") and (at := total.find(wording.noun[-2:])) >= 0:
            return wording.noun[:-2] + total[at:]  # 小学生均8.2平方米 of 生均校舍面积
        if _SATISFIED.fullmatch(wording.noun) or wording.noun.endswith("参考"):
            return wording.noun
        if figure.left.rstrip().endswith("的") and len(wording.verb + wording.noun) >= 4:
            return f"{wording.verb}{wording.noun}的{head_of(total)}"  # 成立业委会的126个
        if is_modifier().fullmatch(wording.noun):
            return wording.noun + short_name(total)
        kind_of_people = figure.quantity.unit == "人" and len(wording.noun) <= 2 and total.endswith("人")
        if kind_of_people and wording.noun[-1] not in "人员师者生工户童民手部干":
            return wording.noun + head_of(total)[-3:]
        return held_by(wording.noun, total)
    if wording.after:
        return wording.after
    if wording.predicate:
        predicate = re.sub(r"^(?:已经?|正在|正|均|全部|拟|将)", "", wording.predicate)[:12]
        return predicate + ("的" if len(predicate) > 4 else "") + head_of(total)
    own = figure.left.strip("、，,：: 其中")
    if wording.verb and 4 <= len(own) <= 12 and not wording.change:
        return own
    if wording.verb and not wording.change and wording.verb not in words_of("increase"):
        found = object_before(text, figure, wording.verb)
        return found or total
    return total
