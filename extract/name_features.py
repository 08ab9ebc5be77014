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
from extract.names import given_characters, is_name, is_rare_name, rare_surnames, surnames, telling_characters
from extract.wordlists import one_of

Stretch = tuple[int, int]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_NICKNAME = re.compile("[小阿][\u4e00-\u9fff]|([\u4e00-\u9fff])\\1")
_LINE = re.compile("[^\n]+")
_STOPS = re.compile("[。！？!?；;\n]")
_ADDRESSEES = re.compile("[^。]{0,60}(?:委员|代表)[^。]{0,6}[:：]?$")
_LABELLED = re.compile(
    "(?:^|[（(])[^：:\n，。（(]{2,8}[：:][^：:\n。]{0,16}$|[联签]\\s*系?\\s*[发人]|记者|通讯员|承办|经办|分管|负责人"
)
_NEAR = (3, 8, 16, 32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters that may be a name: ``text[start:end]`` with the features of the place."""

    start: int
    end: int
    features: tuple[str, ...] = field(repr=False)


@cache
def prose_pairs() -> frozenset[str]:
    """Pairs of characters usual in official prose: 高质, 安全 (data/prose_pairs.csv)."""
    with files("data").joinpath("prose_pairs.csv").open(encoding="utf-8") as file:
        return frozenset(row["first"] + char for row in csv.DictReader(file) for char in row["following"])


@cache
def liked_characters() -> frozenset[str]:
    """The characters that parents have liked most since 2000: 子涵, 雨欣, 浩然 (data/liked_names.csv)."""
    with files("data").joinpath("liked_names.csv").open(encoding="utf-8") as file:
        return frozenset("".join(row["characters"] for row in csv.DictReader(file)))


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


def lines_with(text: str, hint: re.Pattern[str] | None, beside: int = 0) -> list[Stretch]:
    """The lines of ``text`` in which ``hint`` stands, with ``beside`` lines around; None: all lines."""
    lines = [match.span() for match in _LINE.finditer(text)]
    if hint is None:
        return lines
    hinted = [number for number, (start, end) in enumerate(lines) if hint.search(text, start, end)]
    near = {number + step for number in hinted for step in range(-beside, beside + 1)}
    return [lines[number] for number in sorted(near & set(range(len(lines))))]


def find_candidates(text: str, lines: list[Stretch] | None = None) -> Iterator[Candidate]:
    """Whatever may be a name in ``lines`` (all of them by default), in order, overlapping ones too."""
    chosen = lines_with(text, None) if lines is None else lines
    if not chosen:
        return
    places = Places.of(text)
    for start, end in chosen:
        office = _ADDRESSEES.fullmatch(text, start, end) is not None
        for run in _HAN.finditer(text, start, end):
            for first, last in _possible(text, run.start(), run.end()):
                look = (*_look(text, first, last), *_around(text, first, last, places))
                post = office or _LABELLED.search(text, max(start, first - 16), first) is not None
                yield Candidate(first, last, (*look, f"office={post:d}"))


def _possible(text: str, start: int, end: int) -> Iterator[Stretch]:
    listed, rare, given = surnames(), rare_surnames(), given_characters()
    for at in range(start, end - 1):
        if _NICKNAME.match(text, at, end):
            yield at, at + 2
        for family in (1, 2):
            name = text[at : at + family]
            if name not in listed and name not in rare:
                continue
            for size in (1, 2):
                stop = at + family + size
                if stop <= end and all(char in given for char in text[at + family : stop]):
                    whole = text[at:stop]
                    if (is_name(whole) or is_rare_name(whole)) and not _is_prose(whole):
                        yield at, stop


def _is_prose(name: str) -> bool:
    """关爱保 holds two pairs of everyday prose, and no character that is rare there."""
    pairs = prose_pairs()
    common = all(name[at : at + 2] in pairs for at in range(len(name) - 1))
    return common and not any(char in telling_characters() for char in name[1:])


def _look(text: str, start: int, end: int) -> Iterator[str]:
    """The name itself: how usual its surname and given characters are, and whether prose has such pairs."""
    name = text[start:end]
    family = 2 if end - start > 2 and (name[:2] in surnames() or name[:2] in rare_surnames()) else 1
    known = "usual" if name[:family] in surnames() else "rare" if name[:family] in rare_surnames() else "none"
    given = name[family:]
    telling = sum(char in telling_characters() for char in given)
    hot = sum(char in liked_characters() for char in given)
    nick = "nick" if known == "none" or _NICKNAME.fullmatch(name) else "full"
    shape = f"{known}{family}{len(given)}"
    pairs = [name[at : at + 2] in prose_pairs() for at in range(len(name) - 1)]
    left = text[start - 1 : start + 1] in prose_pairs() if start else False
    right = text[end - 1 : end + 1] in prose_pairs()
    prose = "".join("y" if each else "n" for each in pairs)
    yield from (
        "bias",
        f"shape={shape}",
        f"kind={nick}",
        f"telling={telling}/{len(given)}",
        f"liked={hot}/{len(given)}",
        f"liked={hot}{telling}{prose}{len(given)}",
        f"prose={prose}",
        f"edges={left:d}{right:d}",
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
    yield "beside=" + ",".join(f"{name}{value}" for name, value in beside.items() if value != "00")
    yield f"opens={begin == start or text[start - 1] in '“‘，、：（(的'}{after[0]}"


def _bucket(distance: int | None) -> str:
    if distance is None:
        return "none"
    return str(bisect_left(_NEAR, distance)) if distance else "beside"
