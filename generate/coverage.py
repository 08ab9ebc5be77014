"""Which suggestion of a proposal is answered where in a letter, and how directly.

Suggestions and paragraphs are matched by the words they share, rare words of the proposal weighing more;
a heading
that takes up a suggestion (关于…的建议) answers for the paragraphs under it.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
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
TAKEN_UP = re.compile(
    r"(?:^|。)\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])?\s*"
    r"(?:关于|针对|对于)[^。\n，]{2,50}(?:问题|建议|意见)"
)
PURPOSE = re.compile(
    r"(?:尽早|尽快|早日|切实|真正|有效|从而|进而|进一步|更好地?|充分)*(?:解决|实现|满足|方便|避免|防止|确保|让|使|缓解|营造|形成|达到|助力|促进|减轻|提升|增强|保障|维护|惠及|消除|守护|推动)"
)
SAME, LITTLE, SHORT_ASK = 0.5, 4, 8
ANSWERED, MOSTLY, SOME = 0.22, 0.6, 0.15
FEWEST, SHORT = 2, 11


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
    known = frozenset(bigrams(one_wording(case.parts.body.text)))
    subject = subject_words(proposal)
    taken_up = sum(bool(TAKEN_UP.search(line.text[:60])) for line in case.parts.lines)
    few = 0 < taken_up < len(proposal.suggestions)
    best = [best_block(suggestion, blocks, weights) for suggestion in proposal.suggestions]
    answers = []
    for number, (suggestion, (block, score)) in enumerate(zip(proposal.suggestions, best, strict=True)):
        claimed = few and any(other is block and higher > score for other, higher in best)
        share = shared_share(suggestion.text, subject, known)
        by_chance = few and len(suggestion.text) < SHORT and share <= MOSTLY
        weak = score < ANSWERED and (share == 0 or (claimed and share <= SOME))
        if weak and not claimed:
            block, weak = fallback(case, proposal, number, blocks, best)
        if block is None or weak or by_chance:
            answers.append(Answer(number + 1, suggestion, "missing", score=score))
            continue
        open_asks = tuple(
            ask for ask in suggestion.asks if is_own_ask(ask) and shared_share(ask.text, subject, known) == 0
        )
        passed_over = open_asks if len(suggestion.asks) > 1 else ()
        answers.append(
            Answer(number + 1, suggestion, how_of(block.text), block.start, block.end, score, passed_over)
        )
    return tuple(answers)


def fallback(
    case: Case,
    proposal: Proposal,
    number: int,
    blocks: tuple[Block, ...],
    best: Sequence[tuple[Block | None, float]],
) -> tuple[Block | None, bool]:
    """Where a suggestion is answered that no block's words tell of, and whether it stays without answer.

    A suggestion that says little more than the subject is answered by the letter as a whole; where as many
    headings take up suggestions as there are, one that answers no other answers the one of its place.
    """
    suggestion = proposal.suggestions[number]
    own = set(bigrams(one_wording(suggestion.text)))
    subject = subject_words(proposal)
    block = best[number][0]
    known = set(bigrams(one_wording(case.parts.body.text)))
    if len(own & subject) >= SAME * len(own) and len(own - subject) <= LITTLE and len(own & known) >= FEWEST:
        return block or (blocks[0] if blocks else None), not blocks
    answering = [each for each in blocks if TAKEN_UP.search(each.heading)]
    if len(answering) == len(proposal.suggestions) and not any(
        found is answering[number] and score >= ANSWERED for found, score in best
    ):
        return answering[number], False
    return block, True


def is_own_ask(ask: Ask) -> bool:
    """Whether an ask is long enough to judge by and more than a purpose (尽早解决出行难, 让群众受益)."""
    return len(ask.text) >= SHORT_ASK and not PURPOSE.match(ask.text)


def subject_words(proposal: Proposal) -> frozenset[str]:
    """What tells nothing of a single suggestion: the words of the subject, as printed and in one wording."""
    subject = proposal.subject or ""
    return frozenset([*bigrams(subject), *bigrams(one_wording(subject))])


def shared_share(words: str, subject: frozenset[str], known: frozenset[str]) -> float:
    """The share of the words that tell a suggestion from its proposal's subject which the letter holds.

    1 where too few such words are left to judge by. A letter that takes up fewer suggestions than there are
    may hold some of them by chance.
    """
    own = {pair for pair in bigrams(one_wording(words)) if pair not in subject}
    return len(own & known) / len(own) if len(own) >= FEWEST else 1.0


@cache
def wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words of one meaning (data/wordings.csv): a pattern of them, and the word that stands for each."""
    text = resources.files("data").joinpath("wordings.csv").read_text("utf-8")
    rows = {row["word"]: row["canonical"] for row in csv.DictReader(text.splitlines())}
    return re.compile("|".join(sorted(map(re.escape, rows), key=len, reverse=True))), rows


def one_wording(text: str) -> str:
    """A text with words of one meaning made one (补贴 is 补助), so that they are found again."""
    pattern, rows = wordings()
    return pattern.sub(lambda found: rows[found[0]], text)


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


@cache
def common_words() -> frozenset[str]:
    """Pairs that stand in any proposal and tell nothing of a suggestion (data/common_words.csv)."""
    text = resources.files("data").joinpath("common_words.csv").read_text("utf-8")
    return frozenset(row["word"] for row in csv.DictReader(text.splitlines()))


def bigrams(text: str) -> list[str]:
    """Neighbouring Han pairs, without those that stand in any proposal."""
    pairs = (pair for run in re.findall(r"[\u4e00-\u9fff]{2,}", text) for pair in map("".join, pairwise(run)))
    return [pair for pair in pairs if pair not in common_words()]


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


def best_block(
    suggestion: Suggestion, blocks: tuple[Block, ...], weights: dict[str, float]
) -> tuple[Block | None, float]:
    """The block most like a suggestion, and how like, 0 to 1."""
    best, score = None, 0.0
    for block in blocks:
        own = max(
            likeness(suggestion.text, block.text, weights),
            0.9 * likeness(suggestion.title, block.text, weights),
            likeness(suggestion.title, block.heading, weights) if block.heading else 0.0,
        )
        if own > score:
            best, score = block, own
    return best, score


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
