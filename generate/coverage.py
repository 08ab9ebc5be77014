"""Which suggestion of a proposal is answered where in a letter, and how directly.

Suggestions and paragraphs are matched by the words they share, rare words of the proposal weighing more;
a heading
that takes up a suggestion (关于…的建议) answers for the paragraphs under it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generate.check import Case
from generate.letterlines import Spot
from generate.outcome import PLANNED, REFUSED, SOLVED, UNDER_WAY
from generate.proposal import Ask, Proposal, Suggestion
from generate.substance import is_deflection, is_empty

How = Literal["gap", "done", "ongoing", "planned", "explained", "deflected", "empty", "missing"]
# What other places do, and visible gaps, are no answer of one's own.
ELSEWHERE = re.compile(r"【[^\n]*】|[^。\n]*(?:外地|借鉴)[^。\n]*。?")
HOW: dict[str, str] = {
    "gap": "还有待补的内容",
    "done": "已办",
    "ongoing": "正在办",
    "planned": "有打算",
    "explained": "作了说明",
    "deflected": "只说是别的单位的职责",
    "empty": "只有表态，没有具体措施",
    "missing": "没有答复",
}
HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、](?!\d))")
STOP = frozenset(
    [
        "建议",
        "进一",
        "一步",
        "加强",
        "加大",
        "加快",
        "推进",
        "推动",
        "完善",
        "提升",
        "提高",
        "工作",
        "力度",
        "机制",
        "体系",
        "建设",
        "建立",
        "健全",
        "服务",
        "管理",
        "开展",
        "实施",
        "落实",
        "切实",
        "积极",
        "关于",
        "问题",
        "提案",
        "强化",
        "优化",
        "扩大",
        "支持",
        "相关",
        "部门",
        "单位",
        "全面",
        "有效",
        "做好",
        "形成",
        "促进",
        "发展",
        "保障",
        "持续",
    ]
)
ANSWERED, ASKED = 0.22, 0.16


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with the paragraphs under it, or a paragraph of its own."""

    start: int
    end: int
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where and how one suggestion (``number``, from 1) is answered; ``asks_missing`` are asks passed
    over.
    """

    number: int
    suggestion: Suggestion
    how: How
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    asks_missing: tuple[Ask, ...] = ()


def coverage(proposal: Proposal, case: Case) -> tuple[Answer, ...]:
    """One answer a suggestion, in the proposal's order."""
    blocks = tuple(blocks_of(case))
    weights = word_weights(proposal, blocks)
    return tuple(
        answer_to(number, suggestion, blocks, weights)
        for number, suggestion in enumerate(proposal.suggestions, 1)
    )


def answer_lines(case: Case) -> tuple[str, ...]:
    """One line a suggestion for people: its title, the paragraph of its answer counted from 1, how it is
    answered.
    """
    if case.proposal is None:
        return ()
    lines = []
    for answer in coverage(case.proposal, case):
        title = (answer.suggestion.title or answer.suggestion.text)[:30].strip("。，；")
        where = "" if answer.start is None else f"第{case.file.locate(answer.start)[0] + 1}段，"
        lines.append(f"建议{answer.number}“{title}”：{where}{HOW[answer.how]}")
    return tuple(lines)


def blocks_of(case: Case) -> Iterator[Block]:
    """The letter's body by top-level headings; without headings by paragraphs."""
    lines = case.parts.lines
    level = next((shape_of(line.text) for line in lines if shape_of(line.text)), "")
    current: list[Spot] = []
    for line in lines:
        if current and (not level or shape_of(line.text) == level):
            yield block_of(current, level)
            current = []
        current.append(line)
    if current:
        yield block_of(current, level)


def shape_of(line: str) -> str:
    """Which kind of heading number a line starts with; "" for none."""
    found = HEADING.match(line)
    if not found:
        return ""
    return (
        "a"
        if "、" in found[0] and not found[0].strip()[0].isdigit()
        else ("b" if "）" in found[0] or ")" in found[0] else "c")
    )


def block_of(lines: list[Spot], level: str) -> Block:
    """One block of consecutive lines."""
    heading = lines[0].text if level and shape_of(lines[0].text) == level else ""
    return Block(
        lines[0].start, lines[-1].end, "\n".join(line.text for line in lines), heading.split("。")[0]
    )


def bigrams(text: str) -> list[str]:
    """Neighbouring Han pairs, without those that stand in any proposal."""
    pairs = (pair for run in re.findall(r"[\u4e00-\u9fff]{2,}", text) for pair in map("".join, pairwise(run)))
    return [pair for pair in pairs if pair not in STOP]


def word_weights(proposal: Proposal, blocks: tuple[Block, ...]) -> dict[str, float]:
    """Weight of each pair of a suggestion: the fewer suggestions and blocks hold it the more it tells."""
    texts = [suggestion.text for suggestion in proposal.suggestions] + [block.text for block in blocks]
    counts = Counter(pair for text in texts for pair in set(bigrams(text)))
    subject = set(bigrams(proposal.subject or ""))
    total = len(texts) + 1
    return {
        pair: math.log(1 + total / count) * (0.3 if pair in subject else 1) for pair, count in counts.items()
    }


def likeness(words: str, text: str, weights: dict[str, float]) -> float:
    """The share of the words' weight that the text holds, 0 to 1."""
    wanted = set(bigrams(words))
    held = set(bigrams(text))
    total = sum(weights.get(pair, 1.0) for pair in wanted)
    return sum(weights.get(pair, 1.0) for pair in wanted & held) / total if total else 0.0


def answer_to(
    number: int, suggestion: Suggestion, blocks: tuple[Block, ...], weights: dict[str, float]
) -> Answer:
    """The best block for a suggestion, and how it answers."""
    best, score = None, 0.0
    for block in blocks:
        own = max(
            likeness(suggestion.text, block.text, weights),
            0.9 * likeness(suggestion.title, block.text, weights),
            likeness(suggestion.title, block.heading, weights) if block.heading else 0.0,
        )
        if own > score:
            best, score = block, own
    if best is None or score < ANSWERED:
        return Answer(number, suggestion, "missing", score=score)
    everything = "\n".join(block.text for block in blocks)
    passed_over: tuple[Ask, ...] = ()
    if len(suggestion.asks) > 1:
        passed_over = tuple(ask for ask in suggestion.asks if likeness(ask.text, everything, weights) < ASKED)
    return Answer(number, suggestion, how_of(best.text), best.start, best.end, score, passed_over)


def how_of(text: str) -> How:
    """How directly a block answers."""
    answer = text.split("\n", 1)[-1]
    body = ELSEWHERE.sub("", answer)
    if not body.strip():
        return "gap" if "【" in answer else "explained"
    if is_empty(body):
        return "empty"
    if is_deflection(body):
        return "deflected"
    if REFUSED.search(body):
        return "explained"
    if SOLVED.search(body):
        return "done"
    if UNDER_WAY.search(body):
        return "ongoing"
    return "planned" if PLANNED.search(body) else "explained"
