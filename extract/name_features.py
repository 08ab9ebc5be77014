"""What tells whether some characters are a child's name: their own look, the words around them, who is near.

Used by name_model. No feature names a particular name, so that a name never seen is judged like any other.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from extract.ages import AGE, BORN, is_young
from extract.names import (
    all_surnames,
    given_characters,
    is_name,
    is_rare_name,
    prose_pairs,
    rare_surnames,
    sounding_runs,
    sounds_foreign,
    surnames,
    telling_characters,
    whole_names,
)
from extract.wordlists import one_of, words_of

Stretch = tuple[int, int]

_NICKNAME = re.compile("[小阿][\u4e00-\u9fff]|([\u4e00-\u9fff])\\1")
_LINE = re.compile("[^\n]+")
_STOPS = re.compile("[。！？!?；;\n]")
_ADDRESSEES = re.compile("[^。]{0,60}(?:委员|代表)[^。]{0,6}[:：]?$")
_LABELLED = re.compile("(?:^|[（(\n])[^：:\n，。（(]{2,8}[：:][^：:\n。]{0,16}$")
# 联系人：康宁, 记者 段晓鸣, 签发人：罗继东: whoever follows is in office.
_OFFICIAL = re.compile(
    "(?:[联签]\\s*系?\\s*[发人]|记\\s?者|通讯员|[承经]\\s*办|分管|负责人|署\\s?名|召集|领衔|提案者|提案人|作者|撰稿|编辑|审核|指导[教老]师|监护人|家长姓名)"
    "(?:单位|科室|处室|领导|电话|方式|及)*\\s*[：:\\s　][^，。；：:\n]{0,12}$"
)
_PARENT = re.compile(
    "(?:夫妇)?(?:的|之)(?:[一两三四五二]个?|大|小|独生|养|亲生|长|次)*(?:儿子|女儿|孩子|外?孙|子(?!女生)|女|妻|丈夫|遗孀|娃)"
    "|夫妇|两位老人|等?[一二两三四五六七八九十\\d]+[位名](?:老人|代表|委员|群众|村民|居民|职工|党员|同志)"
)
_NEAR = (3, 8, 16, 32)
_NEVER_LAST = frozenset("省市县区镇乡村州厅局委办部院校路街函号")  # 南川省, 云林函
_NEVER_ALONE = _NEVER_LAST | frozenset("小大老")  # 陈小|姐
# What ends the name of a place or a thing, and of a person too: 金桂苑, 南太湖.
_THINGS = "苑湖江河山川泉林园桥峰岛洲城海岭溪舞戏曲歌茶酒糖米瓜豆药杯赛会员"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters that may be a name: ``text[start:end]`` with the features of the place."""

    start: int
    end: int
    features: tuple[str, ...] = field(repr=False)


@cache
def liked_characters() -> frozenset[str]:
    """The characters that parents have liked most since 2000: 子涵, 雨欣, 浩然 (data/liked_names.csv)."""
    return _characters("child")


@cache
def elder_characters() -> frozenset[str]:
    """The characters of names given before 1985: 建国, 桂英 (data/liked_names.csv)."""
    return _characters("adult")


def _characters(of: str) -> frozenset[str]:
    with files("data").joinpath("liked_names.csv").open(encoding="utf-8") as file:
        return frozenset("".join(row["characters"] for row in csv.DictReader(file) if row["of"] == of))


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """Words by what they say of a person nearby."""
    return {
        "child": re.compile(f"{one_of('child', 'kin_noun')}"),
        "school": re.compile(
            "年级|[（(][\\d一二三四五六]+[）)]班|就读|在读|上学|入学|辍学|入园|转学|升学|放学|书包|作业|小伙伴"
        ),
        "parent": re.compile("父|母|爸|妈|爷|奶|外公|外婆|监护|抚养|家长"),
        "adult": re.compile(f"{one_of('adult_role', 'adult')}"),
        "grown": re.compile(f"{one_of('grown_up')}|先生|女士|同志|大[爷妈叔婶姐哥]|委员|代表提"),
    }


@dataclass(frozen=True, slots=True)
class Places:
    """Where the cues of a text stand, to be asked for the nearest one."""

    starts: dict[str, list[int]]
    ends: dict[str, list[int]]

    @classmethod
    def of(cls, text: str) -> Places:
        """The cues of ``text``, ages of children and adults among them."""
        starts: dict[str, list[int]] = {}
        ends: dict[str, list[int]] = {}
        for name, pattern in _cues().items():
            found = [match.span() for match in pattern.finditer(text)]
            starts[name] = [start for start, _ in found]
            ends[name] = [end for _, end in found]
        ages = sorted([*AGE.finditer(text), *BORN.finditer(text)], key=lambda match: match.start())
        for name, young in (("young", True), ("old", False)):
            chosen = [match.span() for match in ages if is_young(match) is young]
            starts[name] = [start for start, _ in chosen]
            ends[name] = [end for _, end in chosen]
        return cls(starts, ends)

    def before(self, name: str, place: int) -> int | None:
        """Characters between the last cue that ends at or before ``place`` and it."""
        ends = self.ends[name]
        at = bisect_left(ends, place + 1) - 1
        return place - ends[at] if at >= 0 else None

    def after(self, name: str, place: int) -> int | None:
        """Characters between ``place`` and the next cue that begins at or after it."""
        starts = self.starts[name]
        at = bisect_left(starts, place)
        return starts[at] - place if at < len(starts) else None


def find_candidates(text: str, stretches: list[Stretch] | None = None) -> Iterator[Candidate]:
    """Whatever may be a name in ``text`` (or its lines that touch ``stretches``), overlapping ones too."""
    places = Places.of(text)
    for start, end in (match.span() for match in _LINE.finditer(text)):
        if stretches is not None and not any(first < end and start < last for first, last in stretches):
            continue
        office = _ADDRESSEES.fullmatch(text, start, end) is not None
        dotted = [*whole_names(text, start, end)]
        for first, last in _possible(text, start, end):
            if not any(begin < last and first < stop for begin, stop in dotted):
                yield Candidate(first, last, _features(text, first, last, places, start, office))
        for first, last in dotted:
            yield Candidate(first, last, _features(text, first, last, places, start, office))


def _features(text: str, start: int, end: int, places: Places, line: int, addressed: bool) -> tuple[str, ...]:
    post = _post(text, max(line, start - 16), start, addressed)
    return (*_look(text, start, end), *_around(text, start, end, places), *post)


def _post(text: str, start: int, end: int, addressed: bool) -> Iterator[str]:
    """Whether a label stands before a name, and whether one of office."""
    yield f"label={_LABELLED.search(text, start, end) is not None:d}"
    yield f"office={addressed or _OFFICIAL.search(text, start, end) is not None:d}"


def _possible(text: str, start: int, end: int) -> Iterator[Stretch]:
    for nickname in _NICKNAME.finditer(text, start, end):
        if nickname[0] not in _no_names():
            yield nickname.span()
    opening, known, no_names = _opening(), all_surnames(), _no_names()
    parts = words_of("name_part")  # 德吉卓|嘎
    for at in (match.start() for match in opening.finditer(text, start, end)):
        for size in (1, 2):
            if text[at : at + size] not in known:
                continue
            for stop in range(at + size + 1, min(at + size + 2, end) + 1):
                if not text[stop - 1].isalpha():
                    break
                if text[stop - 1] in (_NEVER_LAST if stop - at > size + 1 else _NEVER_ALONE):
                    continue
                whole = text[at:stop]
                prose = whole in no_names or _is_prose(whole, size) or text[stop - 1 : stop + 1] in parts
                if not prose and (is_name(whole) or is_rare_name(whole)):
                    yield at, stop
    for first, last in sounding_runs(text, start, end):
        yield from _sounding(text, first, last)


@cache
def _no_names() -> frozenset[str]:
    """叔叔, 孙子, 包工头: words for persons."""
    lists = ("adult", "adult_role", "child", "kin", "kin_noun", "guardian")
    return frozenset(word for name in lists for word in words_of(name))


@cache
def _opening() -> re.Pattern[str]:
    """A character with which a surname begins."""
    return re.compile(f"[{''.join(sorted({name[0] for name in all_surnames()}))}]")


def _sounding(text: str, start: int, end: int) -> Iterator[Stretch]:
    """扎西多吉, 古丽米热 and what else can be cut from characters by which such names are written."""
    pairs = prose_pairs()
    for first in range(start, end - 1):
        for last in range(first + 2, end + 1):
            if text[last - 2 : last] in pairs:
                break
            if {text[last - 1 : last + 1], text[last : last + 2]} & {*words_of("name_part")}:
                continue  # 德吉卓|嘎, 德吉|卓嘎
            if sounds_foreign(text[first:last]) and (last - first > 3 or text[first] not in surnames()):
                yield first, last


def _is_prose(name: str, family: int) -> bool:
    """关爱保 holds two pairs of everyday prose, and no character that is rare there; 江二妮 holds none.

    Behind a rare surname, which is an everyday word itself, one pair is enough: 但|真正.
    """
    pairs, given = prose_pairs(), given_characters()
    if name[:2] not in pairs and name[-2:] not in pairs and (len(name) < 4 or name[1:3] not in pairs):
        return False
    prose = [name[at : at + 2] in pairs for at in range(len(name) - 1)]
    if name[:family] not in surnames() or not all(char in given for char in name[family:]):
        return True
    return all(prose) and not any(char in telling_characters() for char in name[1:])


def _look(text: str, start: int, end: int) -> Iterator[str]:
    """The name itself: how usual its surname and given characters are, and whether prose has such pairs."""
    name = text[start:end]
    family = 2 if end - start > 2 and (name[:2] in surnames() or name[:2] in rare_surnames()) else 1
    known = "usual" if name[:family] in surnames() else "rare" if name[:family] in rare_surnames() else "none"
    given = name[family:]
    telling = sum(char in telling_characters() for char in given)
    elder = sum(char in elder_characters() for char in given)
    hot = sum(char in liked_characters() for char in given)
    usual = sum(char in given_characters() for char in given)
    nick = "nick" if _NICKNAME.fullmatch(name) else "full" if known != "none" else "sound"
    shape = f"{known}{family}{len(given)}"
    pairs = [name[at : at + 2] in prose_pairs() for at in range(len(name) - 1)]
    left = text[start - 1 : start + 1] in prose_pairs() if start else False
    right = text[end - 1 : end + 1] in prose_pairs()
    prose = "".join("y" if each else "n" for each in pairs)
    yield from (
        "bias",
        f"shape={shape}",
        f"usual={usual}/{len(given)}{known}",
        f"tail={name[-1]}" if name[-1] in _THINGS else "tail=",
        f"kind={nick}",
        f"telling={telling}/{len(given)}",
        f"liked={hot}/{len(given)}",
        f"elder={elder}/{len(given)}{hot}",
        f"liked={hot}{telling}{prose}{len(given)}",
        f"prose={prose}",
        f"edges={left:d}{right:d}",
        f"ends={right:d}{shape}{pairs[-1]:d}",
        f"look={shape}{telling}{prose}",
        f"set={nick}{telling}{any(pairs):d}{left:d}{right:d}",
        f"name={is_name(name):d}",
    )
    times = min(text.count(name), 3)
    yield f"times={times}{nick}{any(pairs):d}"


def _around(text: str, start: int, end: int, places: Places) -> Iterator[str]:
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    before, after = before.rpartition("\n")[2] or "^", after.partition("\n")[0] or "$"
    for size in (1, 2, 3):
        yield f"<{before[-size:]}"
        yield f">{after[:size]}"
    yield f"<>{before[-1]}_{after[0]}"
    begin = max((match.end() for match in _STOPS.finditer(text, max(0, start - 60), start)), default=0)
    stop = _STOPS.search(text, end)
    limit = stop.start() if stop else len(text)
    beside: dict[str, str] = {}
    for name in places.starts:
        ahead, behind = places.before(name, start), places.after(name, end)
        ahead = ahead if ahead is not None and ahead <= start - begin else None
        behind = behind if behind is not None and behind < limit - end else None
        yield f"{name}<{_bucket(ahead)}"
        yield f"{name}>{_bucket(behind)}"
        beside[name] = f"{ahead == 0:d}{behind == 0:d}"
    word_ahead, word_behind = text[max(0, start - 2) : start], text[end : end + 2]
    yield f"words={word_ahead in prose_pairs():d}{word_behind in prose_pairs():d}"
    yield f"parent={_PARENT.match(text, end) is not None:d}"
    yield "beside=" + ",".join(f"{name}{value}" for name, value in beside.items() if value != "00")
    yield f"opens={begin == start or text[start - 1] in '“‘，、：（(的'}{after[0]}"


def _bucket(distance: int | None) -> str:
    if distance is None:
        return "none"
    return str(bisect_left(_NEAR, distance)) if distance else "beside"
