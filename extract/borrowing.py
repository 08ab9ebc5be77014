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


def with_rate(per: str, indicator: str) -> str:
    """``indicator`` with the rate (每人每月) it is paid at, once."""
    return indicator if indicator.startswith(per) else per + indicator
