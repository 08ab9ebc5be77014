"""The salutation of a letter: who is addressed, each with the role the letter gives them.

尊敬的马凤英委员:    谌志宏、刘艳辉委员：    刀文忠等7名代表：    古丽娜·阿不都热西提、张建新委员：
张三政协委员：    农工党某市委会、区工商联：    某某局：    尊敬的委员：(name removed by the site)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.model import Addressee, Role
from extract.organs import is_organ, is_proposing_body

_GREETING = re.compile(r"(?:[:：，,！!。]\s*)?(?:您们?|你们?|大家)好[！!。，,：:]*.*$")
_HONORIFIC = re.compile(r"^(?:您们?好[，,！!：:]?|尊敬的|敬爱的|致(?!公)\s?|各位|尊敬)+")
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十两百]{1,4})"
_OTHERS = re.compile(rf"[（(]?等\s*({_COUNT})?\s*(?:名|位|人)?\s*(?:联名)?[）)]?")
_ROLE = re.compile(
    r"(?:(?:全国|省|市|县|区|州)?(?:政协|人大))?(委员们?|代表们?)(?:[（(][^（）()]{1,20}[）)])?$"
)
# 工业和信息化厅 is one organ: 和 joins only names that a role follows.
_PARTS = re.compile(
    r"[、，,；;／/]|[和及](?=[\u4e00-\u9fff]{2,4}(?:委员(?!会)|代表))|\s{2,}|[　]{2,}"
    r"|(?<=[\u4e00-\u9fff]{2})并(?=[\u4e00-\u9fff]{2,3}[、，委代])"
)
_HIDDEN = re.compile(r"[*＊×XＸ某○〇_]{1,}")
_TITLE = re.compile(r"(?:[两二三四五六七八九十\d]+位|副?主任|副?主席|秘书长|副?会长|副?局长|常委|同志)$")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_PERSON = re.compile(r"[\u3400-\u9fff·•‧・\U00020000-\U0002ffff]{2,30}")
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Salutation:
    """The addressees of a letter; ``stated`` is the number given (等7名), ``hidden``: names were removed."""

    addressees: tuple[Addressee, ...] = ()
    stated: int | None = None
    hidden: bool = False
    plural: bool = False


def is_salutation(line: str) -> bool:
    """Whether a line addresses someone: ends in a colon, or names 委员 or 代表 and nothing else."""
    words = line.strip()
    if not 2 <= len(words) <= 120 or ("。" in words[:-1] and "好" not in words):
        return False
    bare = _GREETING.sub("", words).rstrip("：:，, ")
    if re.search(r"(?:委员|代表)(?:们)?(?:[（(][^（）()]{1,20}[）)])?$", bare) and not re.search(
        r"提出|收悉|关于|答复", bare
    ):
        return True
    colon = words.endswith(("：", ":"))
    parts = _split(_HONORIFIC.sub("", bare))
    named = [bool(_ROLE.search(part)) or is_organ(part) or is_proposing_body(part) for part in parts]
    # 台盟某市委会 may have lost its colon; an organ's name without one is a signature.
    return all(named) and (colon or (len(words) <= 40 and all(is_proposing_body(part) for part in parts)))


def read_salutation(line: str) -> Salutation:
    """Who the line addresses, in order; a role holds for the names before it (张三、李四委员)."""
    words = _HONORIFIC.sub("", _GREETING.sub("", line.strip()).rstrip("：:，, "))
    others = _OTHERS.search(words)
    stated = _count(others[1]) if others and others[1] else None
    found: list[Addressee] = []
    waiting: list[str] = []
    hidden = False
    for part in _split(_OTHERS.sub("", words)):
        role = _ROLE.search(part)
        name = _clean(part[: role.start()] if role else part)
        if _HIDDEN.search(name) or (role and not name):
            hidden, name = True, ""
        if role is None and (is_organ(name) or is_proposing_body(name)):
            found += [Addressee(name, "organisation")]
            continue
        waiting += [name] if name else []
        if role is not None:
            found += _with_role(waiting, "member" if role[1].startswith("委员") else "deputy")
            waiting = []
    found += [Addressee(name, "organisation") for name in waiting if len(name) > 4 and "·" not in name]
    return Salutation(tuple(found), stated, hidden, plural=others is not None or len(found) > 1)


def read_proposers(value: str, role: Role) -> tuple[Addressee, ...]:
    """The proposers of a form page's field (提案人：张三、李四等3人)."""
    parts = (_clean(_ROLE.sub("", part)) for part in _split(_OTHERS.sub("", value.strip())))
    return tuple(
        Addressee(name, "organisation" if is_organ(name) or is_proposing_body(name) else role)
        for name in parts
        if name and not _HIDDEN.search(name) and _PERSON.fullmatch(name)
    )


def _with_role(names: list[str], role: Role) -> list[Addressee]:
    return [
        Addressee(name, "organisation" if len(name) > 3 and is_proposing_body(name) else role)
        for name in names
    ]


def _split(words: str) -> list[str]:
    """Names apart; 张　明 and 张 明 stay one name, 王小明 李小红 are two."""
    joined = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?=[、，,委代等：:]|$)", r"\1\2", words
    )
    spaced = re.sub(r"(?<=[\u4e00-\u9fff]{2})[ 　]+(?=[\u4e00-\u9fff]{2})", "、", joined)
    return [part for part in _PARTS.split(spaced) if part.strip()]


def _clean(name: str) -> str:
    words = "".join(_NOTE.sub("", name).split()).strip("“”《》：:的")
    return _TITLE.sub("", words.removesuffix("政协").removesuffix("人大"))


def _count(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    if not ten:
        return _CHINESE.get(words, 0)
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
