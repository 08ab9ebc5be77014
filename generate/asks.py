"""What a suggestion asks for, one by one: its clauses that open with an action."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from generate.proposal import Ask

_FRONT = (
    r"(?:建议|希望|恳请|呼吁|提议|同时|此外|另外|还|并|也|应当?|要|须|需要?|必须|可以?|继续|不断|更加|尽量|还要|还应|特别是要?|"
    r"我们|政府|有关部门|相关部门|各级|主管部门|[^，。；]{1,10}?(?:部门|单位|政府|局|委|办|街道|乡镇|社区|学校))"
)
CLAUSE_LENGTH = 40
SHORTEST_TURN = 9
HEADING_LENGTH = 30
TITLE_LENGTH = 18
ACTOR = (
    r"[^，。；的了是]{0,12}?(?:部门|单位|政府|局|委|办|街道|乡镇|社区|学校|机关|中心|公司|企业|"
    r"平台|机构|大队|支队|所|院|会|村|站|财政)"
)
_BREAK = re.compile(r"[，,。；;\n！？]")
_SUPPORTS = re.compile(r"^(?:确保|优先|切实|从而|以|让|使|避免|防止|实现|满足|解决|为|帮助|缓解|营造)")
_INNER_MARKER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六七八九十]是)")


@cache
def action_words() -> dict[str, str]:
    """Verbs that suggestions open with, by kind: action, growth (more of something), weak (由, 对, …)."""
    return {word: kind for word, kind in _table().items() if kind != "opening"}


@cache
def _table() -> dict[str, str]:
    source = resources.files("data").joinpath("actions.csv").read_text("utf-8")
    return {row["word"]: row["kind"] for row in csv.DictReader(source.splitlines())}


@cache
def opening_pattern() -> str:
    """The verbs but the weak ones, and those that open a request without parting one ask from the next
    (筛查, 巡查, 归集).
    """
    return "|".join(
        sorted((word for word, kind in _table().items() if kind != "weak"), key=len, reverse=True)
    )


@cache
def _request() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_FRONT}[，,]?){{0,3}}(?:{opening_pattern()})")


def opens_as_request(words: str) -> bool:
    """Whether ``words`` open as ``opens_with_action`` says, or with another verb that requests open with."""
    return bool(_request().match(words.strip()))


@cache
def action_pattern() -> str:
    """The verbs as one alternation; longest first so that 建立健全 wins over 建立."""
    return "|".join(sorted(action_words(), key=len, reverse=True))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_FRONT}[，,]?){{0,3}}(?:{action_pattern()})")


@cache
def _growth() -> re.Pattern[str]:
    words = sorted((word for word, kind in action_words().items() if kind == "growth"), key=len, reverse=True)
    return re.compile("|".join(words))


def opens_with_action(words: str) -> bool:
    """Whether ``words`` open as an action asked for: 建立…, 由县教体局牵头…, 应完善…."""
    return bool(_opening().match(words.strip()))


@cache
def _verb() -> re.Pattern[str]:
    words = sorted((word for word, kind in action_words().items() if kind != "weak"), key=len, reverse=True)
    return re.compile(rf"^(?:已|正在|正|将|拟|计划|累计|先后|持续|不断|继续)?(?:{'|'.join(words)})")


def starts_with_verb(words: str) -> bool:
    """Whether ``words`` begin with a bare verb, its actor left out: 印发方案, 已建成12个."""
    return bool(_verb().match(words))


def asks_for_more(words: str) -> bool:
    """Whether something new is asked for (扩大, 新建, 延伸 …), so that an answer needs a plan."""
    return bool(_growth().search(words))


def split_asks(text: str, start: int, end: int, suggestion: str) -> tuple[Ask, ...]:
    """The asks of ``text[start:end]``: a new one at each clause that opens with an action of its own.

    扩大公办托管点覆盖面，优先覆盖城区三个街道 is one; 建立稳定的经费保障，明确收费标准 are two. A title
    before the asks is none.
    """
    starts = [start]
    for match in _BREAK.finditer(text, start, end):
        position = match.end()
        ahead = text[position : min(end, position + CLAUSE_LENGTH)]
        clause = ahead.lstrip()
        begin = position + len(ahead) - len(clause)
        names_actor = text[start : match.start()].endswith(("牵头", "负责", "为主"))
        if clause and begin < end and (match[0] in "。；;\n！？" or (_asks_anew(clause) and not names_actor)):
            starts.append(begin)
    first = text[start : starts[1]] if len(starts) > 1 else ""
    if _is_title(first):
        starts = starts[1:]
    spans = _merged(starts, end)
    return tuple(_ask(text, a, b, f"{suggestion}a{index}") for index, (a, b) in enumerate(spans, 1))


def _asks_anew(clause: str) -> bool:
    """Whether a clause after a comma asks for something of its own: an action, or one done to something else
    (对经济薄弱乡镇再上浮20%, 把占用盲道纳入执法).
    """
    bare = _INNER_MARKER.sub("", clause)
    whole = re.split(r"[，,；;。]", bare)[0]
    acts = opens_with_action(bare) and not _is_weak(bare)
    turns = len(whole) >= SHORTEST_TURN and bool(_turning().match(whole))
    return (acts or turns) and not _SUPPORTS.match(bare)


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(rf"^(?:同时|并)?(?:对|把|将)[^，。；]{{2,20}}?(?:{opening_pattern()}|[再按给])")


def _is_title(words: str) -> bool:
    """Whether the first words only name what the asks after them say (挖潜增量。…, a heading above them)."""
    bare = words.strip()
    return len(bare) <= HEADING_LENGTH and (
        "\n" in words or (bare[-1:] == "。" and len(bare) <= TITLE_LENGTH)
    )


def _is_weak(words: str) -> bool:
    return any(words.startswith(word) for word, kind in action_words().items() if kind == "weak")


def _merged(starts: list[int], end: int) -> list[tuple[int, int]]:
    """Spans between the starts; a scrap of fewer than six characters joins what follows it."""
    spans = [span for span in zip(starts, [*starts[1:], end], strict=True) if span[0] < span[1]]
    merged: list[tuple[int, int]] = []
    for span in spans:
        if merged and merged[-1][1] - merged[-1][0] < 6:
            merged[-1] = (merged[-1][0], span[1])
        else:
            merged.append(span)
    return merged


def _ask(text: str, start: int, end: int, identity: str) -> Ask:
    words = text[start:end].rstrip("，,。；;\n ！？、")
    return Ask(identity, words, start, start + len(words))
