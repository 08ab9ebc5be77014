"""Personal names in Chinese text: surname and given name, or 古丽娜·阿不都热西提."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_RUN = re.compile(rf"{_HAN}{{2,4}}")
_GIVEN = re.compile(rf"{_HAN}{{1,2}}")
_GIVEN_BAD = re.compile(
    r"[的了在是有和与及等为被将会能可不也都就并按从对向至到由以该此其某各每两几岁名个们男女人员年月日村镇乡县市区局]"
)
_TITLE = re.compile(
    r"老师|女士|先生|大[妈爷姐哥叔娘]|阿姨|叔叔|医生|主任|师傅|同学|老汉|奶奶|爷爷|[局镇县市区乡所队站书]长?$|书记|某|家$|氏$"
)
# 全区|建设, 部门|成立: what looks like a surname ends another word.
_INSIDE = re.compile(r"(?:[全我该本各市城辖社地校园片县]区|[部专热入]门|[全城]关|[公单]车|大多|[管办]家)$")
_MINORITY = re.compile(rf"{_HAN}{{1,8}}(?:[·•‧・]{_HAN}{{1,10}})+")
_MINORITY_END = re.compile(_MINORITY.pattern + "$")


@cache
def surnames() -> frozenset[str]:
    """The surnames of data/surnames.csv."""
    with files("data").joinpath("surnames.csv").open(encoding="utf-8") as file:
        return frozenset(row["surname"] for row in csv.DictReader(file))


@cache
def given_characters() -> frozenset[str]:
    """The characters usual in given names, of data/given_names.csv."""
    with files("data").joinpath("given_names.csv").open(encoding="utf-8") as file:
        return frozenset("".join(row["characters"] for row in csv.DictReader(file)))


@cache
def _words() -> re.Pattern[str]:
    """Ordinary words that begin with a surname (高度, 安全, 成长), of data/name_words.csv."""
    with files("data").joinpath("name_words.csv").open(encoding="utf-8") as file:
        words = [word for row in csv.DictReader(file) for word in row["words"].split("|")]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def is_name(text: str) -> bool:
    """Whether the whole of ``text`` can be a person's name.

    赵雨桐, 欧阳晓 and 古丽娜·阿不都热西提 can; 安全 and 张某 cannot.
    """
    if _MINORITY.fullmatch(text):
        return True
    family = 2 if text[:2] in surnames() and len(text) > 2 else 1
    given = text[family:]
    if text[:family] not in surnames() or not _GIVEN.fullmatch(given):
        return False
    return (
        not _words().match(text)
        and not _words().fullmatch(given)
        and not _GIVEN_BAD.search(given)
        and not _TITLE.match(given)
    )


def is_usual_name(text: str) -> bool:
    """Whether ``text`` is a name of usual form: surname and two usual given characters, or one with ·."""
    family = 2 if text[:2] in surnames() and len(text) > 2 else 1
    given = text[family:]
    return "·" in text or (
        is_name(text) and len(given) == 2 and all(char in given_characters() for char in given)
    )


def readings(text: str, start: int) -> tuple[str, ...]:
    """The names that can begin at ``text[start]``, longest first."""
    minority = _MINORITY.match(text, start)
    if minority:
        return (minority[0],)
    run = _RUN.match(text, start)
    if run is None:
        return ()
    return tuple(run[0][:size] for size in range(len(run[0]), 1, -1) if is_name(run[0][:size]))


def name_before(text: str, end: int) -> str | None:
    """The name that ends at ``text[end]``: a usual one before any other, 欧阳娜娜 before 阳娜娜."""
    stretch = text[max(0, end - 20) : end]
    minority = _MINORITY_END.search(stretch)
    if minority:
        return minority[0]
    sizes = (4, 3, 2) if stretch[-4:-2] in surnames() else (3, 2)
    whole = [size for size in sizes if len(stretch) >= size and not _INSIDE.search(stretch[: 1 - size])]
    found = [stretch[-size:] for size in whole if is_name(stretch[-size:])]
    return next((name for name in found if is_usual_name(name)), found[0] if found else None)
