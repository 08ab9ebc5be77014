"""Ages and years of birth in a text, and whether they are a child's."""

from __future__ import annotations

import re

AGE = re.compile(
    r"(?<!\d)(?P<age>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:周?岁|个?月大)"
    r"(?!以[下上内]|[至到及\-—－~～、](?=\d)|婴|幼|儿|组|段|左右)"
)
BORN = re.compile(r"(?P<year>20[012]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=的|[，,）)]))")
_YOUNGEST_ADULT = 2008
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}


def is_young(cue: re.Match[str]) -> bool:
    """Whether an age or a year of birth is that of a child; a class without one is.

    Born in 2008 or later: a child in every letter since the platforms of publication began (2015).
    """
    groups = cue.groupdict()
    if "year" in groups:
        return int(groups["year"]) >= _YOUNGEST_ADULT
    if "age" not in groups:
        return True
    words: str = groups["age"]
    if words.isdigit():
        return int(words) < 18
    tens, ten, ones = words.partition("十")
    return len(words) == 1 or (bool(ten) and not tens and _DIGITS.get(ones or "零", 9) < 8)
