"""Personal names in Chinese text: surname and given name, or 古丽娜·阿不都热西提."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from extract.wordlists import one_of

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_RUN = re.compile(rf"{_HAN}{{2,4}}")
_GIVEN = re.compile(rf"{_HAN}{{1,2}}")
_GIVEN_BAD = re.compile(
    r"[的了在是有和与及等为被将会能可不也都就并按从对向至到由以该此其某各每两几岁名个们男女人员年月日村镇乡县市区局]"
)
# 可欣, 有田: given names in spite of the character they begin with.
_GIVEN_GOOD = re.compile(
    r"可[欣馨心儿可昕晴盈妍]|有[田才福财贵粮根生志德亮金林望]|会[英珍兰芳玲]|为[民国]|建[军国华平]|以[晴宁恒]|向[阳东前荣红]|在[田林]|能[文武]"
    r"|[晓思锦若忆惜雨梦玉心新]月|[锦嘉瑞思华忆斯]年|[亚胜若佳]男|一可|可[为人]|安女|[子知]为"
)
_TITLE = re.compile(
    r"老师|女士|先生|大[妈爷姐哥叔娘]|阿姨|叔叔|医生|主任|师傅|同学|老汉|奶奶|爷爷|[局镇县市区乡所队站书]长?$|书记|某|家$|氏$"
)
# 全区|建设, 部门|成立: what looks like a surname ends another word.
_INSIDE = re.compile(r"(?:[全我该本各市城辖社地校园片县]区|[部专热入]门|[全城]关|[公单]车|大多|[管办]家)$")
# The characters by which Uyghur, Kazakh and Tibetan names are written: 阿依古丽·买买提|用普通话说.
_SOUND = (
    "(?:代(?!表)|来(?![信自到访说校上])|加(?![入油工])|当(?![选上])|普(?![通及])|希(?!望)|达(?!到)|地(?=[和、，。在说的（])|[阿艾安奥巴拜白贝比宾波博布不才次措丹旦德迪丁顿多东都尔法菲芬夫甫尕嘎甘高戈格根贡古哈海合荷赫华惠霍吉佳江姜杰金津居卡开凯坎康"
    "科克肯孔库拉莱兰朗勒雷里力丽利莉莲林琳流龙卢鲁伦罗洛马玛买麦曼毛玫美门蒙米密敏明莫木姆穆那娜纳乃尼妮努诺帕派盘皮平其恰强切琴青曲热日荣"
    "茹如若萨赛桑森沙珊尚舍申圣师斯苏素索塔台太坦特提铁图吐土托瓦旺万维沃吾乌武西霞先肖谢辛雄修许雅亚延燕扬央叶衣依伊义音尹英永尤尕于玉约再扎詹珍卓孜祖逊孙娅阔提贾孟朱泽绒俄呷惹])"
)
_DOTTED = re.compile(rf"{_SOUND}{{2,8}}(?:[·•‧・]{_SOUND}{{1,10}})+")
_MINORITY = re.compile(
    rf"{_SOUND}{{2,8}}(?:[·•‧・]{_SOUND}{{1,10}})+|{_HAN}{{1,8}}(?:[·•‧・]{_HAN}{{1,10}})+"
)
# 林小雨高|兴, 陈一帆表|演: the last character belongs to the next word.
_CUT = re.compile(r"(?<=..)[高激开表回告介发]$")
_NO_SURNAME = re.compile(r"[的了是和与及在由被为对把个名位等们岁年级班生女男童孩儿小大老叫]")
_MINORITY_END = re.compile(rf"(?:{_MINORITY.pattern})$")


@cache
def surnames() -> frozenset[str]:
    """The surnames of data/surnames.csv."""
    with files("data").joinpath("surnames.csv").open(encoding="utf-8") as file:
        return frozenset(row["surname"] for row in csv.DictReader(file))


@cache
def rare_surnames() -> frozenset[str]:
    """The surnames of data/rare_surnames.csv: everyday words, a name only where one must stand."""
    with files("data").joinpath("rare_surnames.csv").open(encoding="utf-8") as file:
        return frozenset(row["surname"] for row in csv.DictReader(file))


@cache
def all_surnames() -> frozenset[str]:
    """The usual and the rare surnames."""
    return surnames() | rare_surnames()


@cache
def given_characters() -> frozenset[str]:
    """The characters usual in given names, of data/given_names.csv."""
    with files("data").joinpath("given_names.csv").open(encoding="utf-8") as file:
        return frozenset("".join(row["characters"] for row in csv.DictReader(file)))


@cache
def prose_pairs() -> frozenset[str]:
    """Pairs of characters usual in official prose: 高质, 安全 (data/prose_pairs.csv)."""
    with files("data").joinpath("prose_pairs.csv").open(encoding="utf-8") as file:
        return frozenset(row["first"] + char for row in csv.DictReader(file) for char in row["following"])


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
        and (not _GIVEN_BAD.search(given) or _GIVEN_GOOD.fullmatch(given) is not None)
        and not _TITLE.match(given)
    )


def is_usual_name(text: str) -> bool:
    """Whether ``text`` is a name of usual form: surname and two usual given characters, or one with ·."""
    family = 2 if text[:2] in surnames() and len(text) > 2 else 1
    given = text[family:]
    return "·" in text or (is_name(text) and len(given) == 2 and _is_usual_given(given))


def _is_usual_given(given: str) -> bool:
    return all(char in given_characters() for char in given) or _GIVEN_GOOD.fullmatch(given) is not None


def readings(text: str, start: int) -> tuple[str, ...]:
    """The names that can begin at ``text[start]``, longest first."""
    minority = _MINORITY.match(text, start)
    if minority:
        return (minority[0],)
    run = _RUN.match(text, start)
    if run is None:
        return ()
    return tuple(run[0][:size] for size in range(len(run[0]), 1, -1) if is_name(run[0][:size]))


@cache
def _in_parts() -> re.Pattern[str]:
    """才让卓玛, 扎西次仁: a Tibetan or Mongolian name, made of known parts."""
    return re.compile(rf"{one_of('name_part')}{{2}}|[\u4e00-\u9fff]{{1,2}}{one_of('name_part')}")


@cache
def telling_characters() -> frozenset[str]:
    """The given-name characters that official prose has little use for, of data/telling_names.csv."""
    with files("data").joinpath("telling_names.csv").open(encoding="utf-8") as file:
        return frozenset("".join(row["characters"] for row in csv.DictReader(file)))


@cache
def _sounding() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('name_part')}|{_SOUND}){{2,6}}")


def sounds_foreign(name: str) -> bool:
    """Whether a name without a dot is written by sound: 古丽米热, 扎西多吉, 央金; three characters and more,
    or a known part."""
    known = len(name) > 2 or re.fullmatch(one_of("name_part"), name) is not None
    return known and _sounding().fullmatch(name) is not None


def whole_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names with a dot in ``text[start:end]``: 古丽娜·阿不都热西提."""
    dots = "·" in text or "•" in text or "・" in text
    return (match.span() for match in (_DOTTED.finditer(text, start, end) if dots else ()))


def sounding_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` of characters by which such names are written."""
    return (match.span() for match in _sounding().finditer(text, start, end))


def is_telling_name(text: str) -> bool:
    """Whether three characters are a name for their given characters alone, such as 訾晓雯."""
    telling = sum(char in telling_characters() for char in text[1:])
    if len(text) != 3 or not telling or not _is_usual_given(text[1:]) or _words().match(text):
        return False
    if is_usual_name(text) or is_rare_name(text):
        return True
    return telling == 2 and not _NO_SURNAME.match(text)


def is_rare_name(text: str) -> bool:
    """Whether ``text`` is a rare surname and two usual given characters: 东小雅, 占子涵."""
    family = 2 if text[:2] in rare_surnames() and len(text) > 3 else 1
    given = text[family:]
    return (
        len(given) == 2
        and text[:family] in rare_surnames()
        and _is_usual_given(given)
        and not any(text[at : at + 2] in prose_pairs() for at in range(len(text) - 1))
        and not _words().match(text)
        and not _words().fullmatch(given)
        and not _TITLE.match(given)
    )


def person_at(text: str, start: int) -> str | None:
    """The full name of a person that begins at ``text[start]`` and ends before a word that may follow names.

    A usual name before a rare one, of three characters at least: 占子涵|对记者说, 麻子轩|告诉, 才让卓玛|已.
    """
    if minority := _MINORITY.match(text, start):
        return minority[0] if "·" in minority[0] else None
    made = _in_parts().match(text, start)
    if made and len(made[0]) > 3 and _after_name().match(text, made.end()):
        return made[0]
    run = _RUN.match(text, start)
    if run is None:
        return None
    given = [run[0][:size] for size in range(len(run[0]), 2, -1)]
    for fits in (is_usual_name, is_rare_name):
        for name in given:
            if fits(name) and _after_name().match(text, start + len(name)) and not _CUT.search(name):
                return name
    name = run[0][:3]
    listed = is_usual_name(name) or is_rare_name(name)
    firm = listed or _after_name().match(text, start + 3) is not None
    return name if firm and is_telling_name(name) else None


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(rf"[，,。、（(：:；;！!？?“”\"\s]|$|(?!{one_of('adult_role')}){one_of('after_name')}")


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
