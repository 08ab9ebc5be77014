"""F012: no word twice by slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.specimen import changed, clean

SINGLE = re.compile(
    r"(?P<word>[的了在是和与及将对为从被把由于])(?P=word)(?![\u4e00-\u9fff]?(?:不|目|确))|[，。；：、]{2,}|(?<![“‘])，。"
)
WORD = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,4})(?P=word)")
FINE = re.compile(
    r"(?:研究|讨论|商量|沟通|考虑|了解|休息|锻炼|学习|放松|体验|交流|打听|整理|清理){2}|(?P<x>[\u4e00-\u9fff])(?P=x)(?P=x)(?P=x)"
    r"|一个一个|一批一批|一户一户|一步一步|一次一次|一项一项|一条一条|层层层层|人人人人|分门|多次多次"
)
OVERLAP = re.compile(
    r"为了?为|对于对|的地得|不不|也也|就就|都都(?!是)|我们我们|关于关于|进行了?进行|通过通过"
)
NAMES = re.compile(r"的的确|目的的(?!的)")

JOINED = ("为为", "在在", "是是", "对对", "和和", "将将", "由由", "于于", "从从", "及及", "与与")


def find(case: Case) -> Iterator[Hit]:
    """Doubled particles, words and marks."""
    body = case.letter
    for pattern in (SINGLE, WORD, OVERLAP):
        for found in pattern.finditer(body.text):
            words = found[0]
            if FINE.match(words) or is_meant(body.text, found):
                continue
            single = words[: len(words) // 2] if pattern is not OVERLAP else words
            start = body.start + found.start()
            edits = (Edit(start, start + len(words), single),) if single != words and pattern is WORD else ()
            yield Hit(
                start,
                start + len(words),
                f"疑似多写：“{words}”",
                single if single != words else None,
                edits=edits,
            )


def is_meant(text: str, found: re.Match[str]) -> bool:
    """Doubled on purpose: names and numbers (二十二十), words that meet (为为民服务), marks of lists."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    words = found[0]
    if words == "的的" and before in "目标":
        return True
    if words in JOINED and after in "民校职编园岗县区市非否位应谐平美军士来衷此关属事其":
        return True
    if re.fullmatch(r"[一二三四五六七八九十百千万亿]+", words) or words.startswith("……"):
        return True
    return (words[0] == words[1] and len(words) == 4) or any(letter in words for letter in "每一各某两")


CHECK = Check(
    code="F012",
    severity="warning",
    message="不多写字、词和标点",
    source="《党政机关公文处理工作条例》第二十六条（校对）",
    strength="custom",
    find=find,
    bad=(
        changed(("托管服务的提案", "托管服务的的提案")),
        changed(("我局招募", "我局我局招募")),
        changed(("乡镇3个。", "乡镇3个。。")),
    ),
    good=(clean(), changed(("现答复如下", "现就有关问题研究研究后答复如下"))),
)
