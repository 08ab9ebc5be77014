"""How a figure words the name it borrows from another one."""

from __future__ import annotations

from extract.figure_words import is_modifier, light_verb


def short_name(total: str) -> str:
    """A total's name as a part borrows it: without its verb, at most ten characters."""
    if part := is_modifier().match(total):
        rest = total[part.end() :].removeprefix("以上").removeprefix("以下")
        total = rest if len(rest) >= 2 else total
    match = light_verb().match(total)
    rest = total[match.end() :] if match and len(total) - match.end() >= 2 else total
    rest = rest[rest.rfind("的") + 1 :] if "的" in rest[:-2] else rest
    return rest if len(rest) <= 10 else head_of(rest)


def head_of(indicator: str) -> str:
    """The noun of a total without the verb before it, at most six characters."""
    match = light_verb().match(indicator)
    rest = indicator[match.end() :] if match and len(indicator) - match.end() >= 2 else indicator
    return rest if len(rest) <= 6 else rest[-4:]


def same_again(noun: str, earlier: str) -> bool:
    """Whether ``noun`` is what an earlier name began with: 接报 after 接报电动自行车火灾."""
    return 2 <= len(noun) <= 4 and len(earlier) >= len(noun) + 2 and earlier.startswith(noun)


# A total of such things has its parts by whose they are: 其中机关930个 of 共享泊位
_HELD = ("泊位", "车位", "床位", "学位", "托位", "面积")


def held_by(noun: str, total: str) -> str:
    """The name of a part that says only whose it is."""
    return noun + short_name(total) if total.endswith(_HELD) and noun[-1] != total[-1] else noun


def with_rate(per: str, indicator: str) -> str:
    """``indicator`` with the rate (每人每月) it is paid at, once."""
    return indicator if indicator.startswith(per) else per + indicator


_DOERS = ("者", "员", "师", "医生", "干部", "专家", "企业", "单位", "部门", "机构", "队")


def goes_on(noun: str, after: str) -> bool:
    """Whether those named before the number do what stands behind it: 送餐志愿者68名结对老人203名."""
    verb = light_verb().match(after)
    return bool(verb and len(after) - verb.end() >= 3 and noun.endswith(_DOERS))
