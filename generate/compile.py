"""The last step of a draft: a letter that does not prove itself is refused, whatever template or data
made it.

Every suggestion and each of its asks is answered or shown as a gap; every number of a fact, an answer
or a plan is in
one of its quotes or in the proposal; evidence of another place supports nothing but a precedent that
names the
place; nothing is stated without evidence.
"""

from __future__ import annotations

import re
import unicodedata

from extract.numbers import find_quantities
from generate.letter import Letter, Sentence
from generate.places import Ground, foreign_places
from generate.proposal import Proposal

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STATED = {"fact", "answer", "plan"}
_BODY = {"paragraph", "heading1", "heading2"}


class LetterRefusedError(ValueError):
    """The letter states what its evidence does not say; ``violations`` name each sentence and why."""

    def __init__(self, violations: tuple[str, ...]) -> None:
        super().__init__("；".join(violations))
        self.violations = violations


def numbers_in(text: str) -> frozenset[str]:
    """Every number of ``text``: Arabic ones without thousands separators, Chinese ones by value."""
    text = unicodedata.normalize("NFKC", text)
    arabic = {_bare(match[0]) for match in _NUMBER.finditer(text)}
    chinese = {
        f"{quantity.value.normalize():f}"
        for quantity in find_quantities(text)
        if quantity.kind != "ordinal" and not _NUMBER.search(text[quantity.start : quantity.end])
    }
    return frozenset(arabic | chinese)


def _bare(number: str) -> str:
    plain = number.replace(",", "")
    whole, dot, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if dot and fraction else "")


def compile_letter(letter: Letter, proposal: Proposal, ground: Ground) -> Letter:
    """The letter itself, proven; raises LetterRefusedError with every violation."""
    violations = (
        *_uncovered(letter, proposal),
        *(
            reason
            for sentence in letter.sentences
            for reason in sentence_violations(sentence, proposal, ground)
        ),
        *_stray_numbers(letter, proposal),
    )
    if violations:
        raise LetterRefusedError(violations)
    return letter


def sentence_violations(sentence: Sentence, proposal: Proposal, ground: Ground) -> tuple[str, ...]:
    """Why the sentence may not stand; empty when it is proven."""
    name = f"“{sentence.text[:30]}”"
    found = []
    foreign = [row for row in sentence.evidence if not row.own]
    if sentence.role in _STATED:
        if not sentence.evidence:
            found.append(f"{name}没有依据")
        if foreign:
            found.append(f"{name}把外地材料（{foreign[0].source}）当作本地事实")
        if names := foreign_places(sentence.text, ground):
            found.append(f"{name}提到外地（{'、'.join(names)}），只能作为外地做法")
        found += _unproven(sentence, numbers_in(proposal.text), name)
    elif sentence.role == "precedent":
        found += _precedent_violations(sentence, name)
        found += _unproven(sentence, frozenset(), name)
    elif sentence.evidence:
        found.append(f"{name}是套语，不应带依据")
    return tuple(found)


def _unproven(sentence: Sentence, allowed: frozenset[str], name: str) -> list[str]:
    proven = allowed.union(*(numbers_in(f"{row.quote} {row.dated or ''}") for row in sentence.evidence))
    # 三门县 and 第三中学 hold numerals of their names; only those in Chinese, never a figure, come from
    # names.
    names = "".join(re.sub(r"\d", "", f"{row.place or ''} {row.source}") for row in sentence.evidence)
    proven |= numbers_in(names)
    return [f"{name}中的数字{number}不在依据里" for number in sorted(numbers_in(sentence.text) - proven)]


def _precedent_violations(sentence: Sentence, name: str) -> list[str]:
    if not sentence.evidence or any(row.own for row in sentence.evidence):
        return [f"{name}是外地做法，应只带外地依据"]
    place = sentence.evidence[0].place or ""
    if not place or place[-3:] not in sentence.text:
        return [f"{name}是外地做法，没有写明是哪里（{place or '地名不明'}）"]
    return []


def _uncovered(letter: Letter, proposal: Proposal) -> list[str]:
    """Suggestions and asks that are neither answered nor shown as a gap."""
    spoken = {row.suggestion for row in letter.sentences if row.role not in {"formula", "courtesy"}}
    gaps = {gap.suggestion for gap in letter.gaps}
    found = [
        f"建议{item.id}（{item.title}）没有答复，也没有标为待补"
        for item in proposal.suggestions
        if item.id not in spoken
    ]
    statuses = {row.suggestion: dict(row.asks) for row in letter.dispositions}
    for item in proposal.suggestions:
        unknown = [ask for ask in item.asks if statuses.get(item.id, {}).get(ask.id) is None]
        if unknown and item.id not in gaps:
            found.append(f"建议{item.id}的要求“{unknown[0].text[:20]}”没有答复，也没有标为待补")
    return found


def _stray_numbers(letter: Letter, proposal: Proposal) -> list[str]:
    """Numbers that a template's own words bring into the body."""
    known = numbers_in(proposal.text)
    found = []
    for block in letter.blocks:
        for sentence in block.sentences if block.kind in _BODY else ():
            stray = (
                numbers_in(sentence.text) - known if sentence.role in {"formula", "courtesy"} else frozenset()
            )
            found += [f"“{sentence.text[:30]}”中的数字{number}没有出处" for number in sorted(stray)]
    return found
