"""What speaks for and against a candidate name, as words for the linear indicator model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.candidates import Candidates, end_class, lexicon
from extract.contexts import Figure
from extract.naming import Named

# Features of one candidate, in groups.
Group = tuple[str, ...]
Groups = list[Group]

_CLASSES = {
    "元": "money", "%": "pct", "百分点": "pct", "人": "ppl", "名": "ppl", "人次": "ppl", "位": "ppl",
    "户": "hh", "平方米": "area", "亩": "area", "公里": "len", "千米": "len", "米": "len", "个": "ge",
    "家": "jia", "所": "jia", "处": "chu", "座": "chu", "次": "act", "场": "act", "件": "jian", "项": "xiang",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Context:
    unit: str
    words: tuple[str, ...]


def read_candidates(figure: Figure, rule: Named, candidates: Candidates) -> list[Groups]:
    """The features of each candidate, in order."""
    context = _context(figure, rule)
    rows: list[Groups] = []
    for name, sources in candidates.items():
        length = _length(name)
        groups: Groups = [_of_name(name, context.unit)]
        if not rows:
            kinds = "+".join(sorted({source.kind for source in sources}))
            groups.append((*_of_kind("rule", context.words), f"rule:{kinds}", f"rule:l{length}"))
        for source in sources:
            if source.kind != "rule":
                groups.append(_of_kind(source.kind, context.words))
                groups.append((f"k:{source.kind}:l{length}", *source.cues))
        rows.append(groups)
    return rows


def _context(figure: Figure, rule: Named) -> _Context:
    wording, unit = rule.wording, figure.quantity.unit or ""
    group = _CLASSES.get(unit, f"u{unit[:1]}")
    before = "L1" if wording.before.strip("，、：:；; 　") else "L0"
    shape = before + ("R1" if wording.after else "R0") + ("N1" if wording.noun else "N0")
    moved = wording.change or ("re" if wording.reaches else "lv" if wording.leaves else "-")
    verb = lexicon().get(wording.verb) or ("v" if wording.verb else "-")
    words = (
        shape,
        group,
        figure.joint,
        f"v{verb}",
        f"de{figure.right.startswith('的')}",
        f"tot{rule.total is not None}",
        f"ch{moved}",
        f"per{bool(wording.per)}",
        f"{shape}:{figure.joint}",
    )
    return _Context(group, words)


@lru_cache(maxsize=8192)
def _of_kind(kind: str, words: tuple[str, ...]) -> Group:
    """How well this kind of candidate goes with the surroundings."""
    return (f"k:{kind}", *(f"k:{kind}:{word}" for word in words))


def _length(name: str) -> int:
    size = len(name)
    return size if size <= 4 else 6 if size <= 6 else 9 if size <= 9 else 12 if size <= 12 else 20


_PUNCTUATION = re.compile("[，。；]")


def _of_name(name: str, unit: str) -> Group:
    """What the words of a candidate are like, and whether they go with the unit."""
    end = name[-2:]
    found = [f"e2:{end}:{unit}", f"e2:{end}", f"s2:{name[:2]}", f"ec:{end_class(name)}:{unit}"]
    if "的" in name:
        found.append("hasde")
    if not name.isalpha():
        if "、" in name:
            found.append("haspause")
        if any(char.isdigit() for char in name):
            found.append("hasdigit")
        if _PUNCTUATION.search(name):
            found.append("hascomma")
        if name.count("“") != name.count("”") or name.count("（") != name.count("）"):
            found.append("unbalanced")
    return tuple(found)
