"""Faults of edited drafts and of published figures: a letter with its sidecar or what the store holds."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from benchmarks.letter_faults import Seeded, body_of
from extract.segments import find_sentences
from generate.check import Context, PublishedFigure
from generate.letterfile import read_letter

ADDED = (
    "各有关单位均已建立工作台账。",
    "群众对此反映良好，办事更加方便。",
    "这项工作已纳入年度考核范围。",
    "有关经验做法正在逐步推广。",
)
REWORDED = (
    (r"，由([^，。；]{3,16})负责", r"，责任单位为\1"),
    (r"将于(20\d\d年[^，。]{0,6})", r"拟在\1"),
    (r"共(建成|开设|设有|有)", r"总共\1"),
    (r"截至(20\d\d年\d+月底)，", r"到\1为止，"),
    (r"我局", "本局"),
    (r"投入", "安排使用"),
    (r"完成", "做完"),
)


@dataclass(frozen=True)
class Published:
    """What was published for one indicator, in the form of the store's answer."""

    indicator: str
    value: str
    unit: str | None

    def figures(self, indicator: str, place: object, day: str) -> tuple[PublishedFigure, ...]:  # noqa: ARG002
        """The one figure, for its own indicator."""
        if indicator != self.indicator:
            return ()
        quote = f"{self.indicator}{self.value}{self.unit or ''}"
        return (PublishedFigure(indicator, self.value, self.unit, "统计公报", quote),)


def sidecar_of(text: str) -> dict[str, Any]:
    """A sidecar of a letter: every sentence of its body, borne out by itself."""
    start, end = body_of(text)
    rows: list[dict[str, Any]] = []
    for line in text.split("\n"):
        at = text.index(line)
        for span in find_sentences(line):
            words = line[span.start : span.end]
            inside = start <= at < end
            role = "formula" if not inside or len(words) < 12 else "plan" if "将" in words else "fact"
            evidence = [
                {"source": "工作总结", "address": "总结.docx", "quote": words, "own": True, "statistics": []}
            ]
            rows.append(
                {
                    "id": f"s{len(rows) + 1}",
                    "text": words,
                    "suggestion": None,
                    "role": role,
                    "evidence": evidence,
                }
            )
    return {"proposal": {}, "sentences": rows, "gaps": [], "outcome": {"class": "B", "reason": ""}}


def told(text: str) -> list[str]:
    """The sentences of the body that state something, each standing once in the letter."""
    rows = [row["text"] for row in sidecar_of(text)["sentences"] if row["role"] != "formula"]
    return [row for row in rows if text.count(row) == 1 and row.endswith("。") and not row.startswith("一")]


def figure_changed(text: str, rng: random.Random) -> Seeded | None:
    """One figure of one sentence changed."""
    places = [
        (row, found) for row in told(text) for found in re.finditer(r"(?<![\d.〔])\d{2,}(?![\d年〕])", row)
    ]
    if not places:
        return None
    row, found = rng.choice(places)
    wrong = str(int(found[0]) + rng.choice([1, 3, 10, 27]))
    new = row[: found.start()] + wrong + row[found.end() :]
    return Seeded(text.replace(row, new, 1), evidence=sidecar_of(text))


def sentence_added(text: str, rng: random.Random) -> Seeded | None:
    """A sentence without source behind another."""
    rows = told(text)
    if not rows:
        return None
    row = rng.choice(rows)
    return Seeded(text.replace(row, row + rng.choice(ADDED), 1), evidence=sidecar_of(text))


def sentence_dropped(text: str, rng: random.Random) -> Seeded | None:
    """A sentence taken out."""
    rows = told(text)
    return Seeded(text.replace(rng.choice(rows), "", 1), evidence=sidecar_of(text)) if rows else None


def sentence_reworded(text: str, rng: random.Random) -> Seeded | None:
    """A sentence in other words, its figures kept."""
    places = [(row, shape, new) for row in told(text) for shape, new in REWORDED if re.search(shape, row)]
    if not places:
        return None
    row, shape, new = rng.choice(places)
    return Seeded(text.replace(row, re.sub(shape, new, row, count=1), 1), evidence=sidecar_of(text))


def published_otherwise(text: str, rng: random.Random) -> Seeded | None:
    """A level of the letter of which another value was published."""
    from generate.cases import cases_of

    case = next(iter(cases_of(read_letter(text.encode(), "x.txt"), Context())))
    rows = [
        row
        for row in case.record.statistics
        if row.kind == "level"
        and row.status == "actual"
        and row.part_of is None
        and row.qualifier is None
        and row.value is not None
        and row.period is not None
        and row.period.end
    ]
    if not rows:
        return None
    row = rng.choice(rows)
    value = str(int(row.value or 0) + rng.choice([1, 4, 20]))
    return Seeded(text, published=Published(row.indicator, value, row.unit))
