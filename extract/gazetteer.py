"""The table of places: divisions with their codes, short and former names, and townships.

Codes are those of GB/T 2260, state of 2024-11 (data/divisions.csv); short and former names that follow no
rule stand in data/division_names.csv, townships in data/townships.txt.xz.
"""

from __future__ import annotations

import csv
import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from extract.wordlists import words_of

Form = Literal["full", "short", "county_short", "former"]

_PEOPLES = re.compile(
    r"(?:维吾尔|柯尔克孜|哈萨克|蒙古|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春|俄罗斯|裕固|东乡|保安|撒拉|布依|土家|拉祜|哈尼|傈僳"
    r"|纳西|仡佬|仫佬|毛南|普米|布朗|景颇|独龙|朝鲜|各|[满回藏苗彝壮侗瑶白傣黎佤畲水羌土怒京])(?:族)?(?=.*自治)"
)
_REGIONS = ("内蒙古", "广西", "西藏", "宁夏", "新疆")
_SUFFIX = re.compile(r"(?:特别行政区|省|市|地区|盟|州|自治区|林区|新区|区|县|旗)$")


@dataclass(frozen=True, slots=True)
class Name:
    """One written name of a division and the codes it can mean."""

    text: str
    form: Form
    codes: tuple[str, ...]


@cache
def everyday_words() -> frozenset[str]:
    """城区, 郊区, 朝阳 and the like: ordinary words that name a division only under their own prefecture."""
    return frozenset(words_of("everyday_place"))


@cache
def official_names() -> dict[str, str]:
    """Code to official name of every province, prefecture and county."""
    with files("data").joinpath("divisions.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def parent_of(code: str) -> str | None:
    """The code of the prefecture or province a division belongs to; None for a province."""
    if code.endswith("0000"):
        return None
    prefecture = code[:4] + "00"
    return prefecture if prefecture != code and prefecture in official_names() else code[:2] + "0000"


def level_of(code: str) -> Literal["province", "prefecture", "county"]:
    """The rank of a code."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def usual_name(code: str) -> str:
    """The name as letters write it: 景谷县, 恩施州, 广西; others in full."""
    name = official_names()[code]
    if "自治" not in name:
        return name
    if name.endswith("自治区"):
        return next(short for short in _REGIONS if name.startswith(short))
    stem = _PEOPLES.sub("", name)
    short = stem.replace("自治", "")
    # 东乡族自治县 consists of nothing but its people: keep the people's name.
    return short if len(short) > 2 else name.replace("族自治", "")


def _forms(code: str, name: str) -> list[tuple[str, Form]]:
    usual = usual_name(code)
    forms: list[tuple[str, Form]] = [(name, "full")]
    if usual != name:
        forms.append((usual, "full" if _SUFFIX.search(usual) else "short"))
    if name.endswith("自治区"):
        forms.append((usual + "自治区", "full"))
    stem = _SUFFIX.sub("", usual)
    if len(stem) >= 2 and stem != usual:
        forms.append((stem, "county_short" if level_of(code) == "county" else "short"))
    # 监利县 became 监利市: the old name lives on in letters wherever no other place bears it.
    if level_of(code) == "county" and usual[-1] in "市区" and len(stem) >= 2:
        forms.append((stem + "县", "former"))
    return forms


@cache
def names() -> dict[str, Name]:
    """Every written name to what it can mean; an official name is never overridden by a former one."""
    found: dict[str, dict[Form, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, name in official_names().items():
        for text, form in _forms(code, name):
            if code not in found[text][form]:
                found[text][form].append(code)
    with files("data").joinpath("division_names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["name"]]["former" if row["kind"] == "former" else "short"].append(row["code"])
    order: tuple[Form, ...] = ("full", "short", "former", "county_short")
    best = {text: next(form for form in order if form in forms) for text, forms in found.items()}
    return {text: Name(text, form, tuple(found[text][form])) for text, form in best.items()}


@cache
def names_by_head() -> dict[str, tuple[str, ...]]:
    """First two characters to the names that begin with them, longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for text in names():
        heads[text[:2]].append(text)
    return {head: tuple(sorted(texts, key=len, reverse=True)) for head, texts in heads.items()}


@cache
def _township_lines() -> dict[str, str]:
    packed = files("data").joinpath("townships.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return {line[:6]: line[7:] for line in lines}


@cache
def townships_near(code: str) -> dict[str, str]:
    """Townships and streets of a county (of all counties of a prefecture) to the code of their county."""
    own = code if level_of(code) == "county" else None
    near = code[:4] if code[2:4] != "00" else None
    if near is None:
        return {}
    lines = _township_lines()
    codes = sorted((county for county in lines if county[:4] == near), key=lambda county: county == own)
    return {name: county for county in codes for name in lines[county].split() if not name.endswith("园区")}
