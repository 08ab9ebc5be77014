"""Which characters are the name of a child, by a small trained model over what stands around them.

The rules of minors and childnames know the ways in which a text introduces a child; this knows what the
surroundings of names have in common, for the ways nobody wrote down. Two linear models (logistic regression)
over the features of name_features: whether this is a person's name, and whether that person is a child.
Trained by ``python -m benchmarks.train_names`` on sentences whose names are drawn anew in each round; the
weights stand in data/name_model.csv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extract.name_features import Candidate, find_candidates
from extract.names import surnames
from extract.weights import read_weights

Stretch = tuple[int, int]
Scored = tuple[int, int, float, float]  # start, end, how likely a name, how likely a child's
# Of each feature: how much it speaks for a name, and for a child rather than an adult.
Weights = Mapping[str, tuple[float, float]]

_CHILDREN = re.compile(
    "[岁孩童婴孤]|学[生员]|同学|少年|少女|未成年|年级|[子孙养]女|儿子|女儿|孙[子儿]|其[子女]|弟弟|妹妹|哥哥|姐姐|妈|爸|爷爷|奶奶|外公|外婆|父|母"
    "|班主任|幼儿园|辍学|就读|[入转上在]学|作业|书包|溺|监护|抚养|收养|小朋友|志愿者|社工|康复|救助|资助|获奖|等奖|班[）)]|出生"
)
_REACH = 90
# Where somebody's illness or offence may be told.
_TOLD = re.compile(
    "[患病症癌瘫残炎瘤障盲聋哑伤刑拘狱罪毒捕痛痴摔断吸赌盗偷诈]|涉嫌|斗殴|[醉酒]驾|手术|住院|行动不便|失联|[听视智]力|精神|透析|失明|抑郁|卧床|痴呆|脑[梗瘫]|矫正|骨折"
)
# What a name needs, with the half of what speaks for a child: 农牧 and 南音 are words sooner than names.
_LEAST = 0.0
_LEAST_SHORT = 0.5
_LEAST_RARE = 1.5  # 但真正, 镇永宁
_FLOOR, _FLOOR_SHORT = -1.5, -0.5  # whatever speaks for a child
_SHARE_OF_CHILD = 0.5
_MOST_OF_CHILD = 6.0
_LEAST_BESIDE = -6.0  # in a list with a child
_PERSON = -2.0
_SURE = 100.0
_JOINTS = "、和与及"
_NOTHING = (0.0, 0.0)


def names_by_model(text: str, weights: Weights | None = None) -> tuple[Stretch, ...]:
    """Where the model sees the name of a child, in order, none overlapping."""
    near = _near_children(text)
    scored = [row for row in _scored(text, weights) if any(first <= row[0] <= last for first, last in near)]
    children = {(start, end) for start, end, _, child in scored if child > 0}
    persons = choose(
        [(name, start, end) for start, end, name, child in scored if is_likely(text[start:end], name, child)]
    )
    chosen = tuple(each for each in persons if each in children)
    if not chosen:
        return ()
    likely = [(name, start, end) for start, end, name, child in scored if name > _LEAST_BESIDE and child > 0]
    beside = [row for row in likely if _is_beside(text, row[1:], chosen)]
    return choose([*((_SURE, *each) for each in chosen), *beside])


def _near_children(text: str) -> list[Stretch]:
    """Where the name of a child may stand: around words of children, schooling and parents."""
    spans: list[Stretch] = []
    for cue in _CHILDREN.finditer(text):
        if spans and cue.start() - _REACH <= spans[-1][1]:
            spans[-1] = (spans[-1][0], cue.end() + _REACH)
        else:
            spans.append((cue.start() - _REACH, cue.end() + _REACH))
    return spans


def persons_by_model(text: str) -> tuple[Stretch, ...]:
    """Where the model sees a person's name, child or adult, in order, none overlapping."""
    return choose([(name, start, end) for start, end, name, _ in _scored(text, None) if name > _PERSON])


def _scored(text: str, weights: Weights | None) -> tuple[Scored, ...]:
    if weights is None:
        return _scored_once(text)
    stretches = [*_near_children(text), *(told.span() for told in _TOLD.finditer(text))]
    return tuple((each.start, each.end, *score(each, weights)) for each in find_candidates(text, stretches))


@lru_cache(maxsize=2)
def _scored_once(text: str) -> tuple[Scored, ...]:
    """By the shipped weights; a text is asked for twice, for children, then for the ill and the punished."""
    return _scored(text, shipped_weights())


def is_likely(words: str, name: float, child: float) -> bool:
    """Whether ``words`` with these scores are a name: two characters and a rare surname need more.

    The words for a child around it speak for a name too, though they make none of what is hardly one.
    """
    total = name + _SHARE_OF_CHILD * max(-1.0, min(child, _MOST_OF_CHILD))
    if len(words) < 3:
        return name > _FLOOR_SHORT and total > _LEAST_SHORT
    known = words[0] in surnames() or words[:2] in surnames() or "·" in words
    return name > _FLOOR and total > (_LEAST if known else _LEAST_RARE)


def score(candidate: Candidate, weights: Weights) -> tuple[float, float]:
    """How likely this is a name, and how likely its bearer is a child; logits, even at 0."""
    person = child = 0.0
    for name in candidate.features:
        row = weights.get(name, _NOTHING)
        person += row[0]
        child += row[1]
    return person, -_SURE if "office=1" in candidate.features else child


def choose(likely: list[tuple[float, int, int]]) -> tuple[Stretch, ...]:
    """Of overlapping readings (score, start, end) the best: 林小雨 or 林小雨高."""
    chosen: list[Stretch] = []
    for _, start, end in sorted(likely, key=lambda row: (-row[0], row[1], -row[2])):
        if all(end <= first or last <= start for first, last in chosen):
            chosen.append((start, end))
    return tuple(sorted(chosen))


def _is_beside(text: str, name: Stretch, chosen: tuple[Stretch, ...]) -> bool:
    """赵磊 in 高飞、赵磊, where 高飞 is chosen."""
    start, end = name
    return any(
        (last + 1 == start and text[last] in _JOINTS) or (end + 1 == first and text[end] in _JOINTS)
        for first, last in chosen
    )


@cache
def shipped_weights() -> Weights:
    """The weights of data/name_model.csv."""
    return {name: (person, child) for name, (person, child) in read_weights("name_model").items()}
