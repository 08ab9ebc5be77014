"""Words of a letter without what it quotes, and the phrases to avoid from data/phrases.csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from generate.letterlines import Spot

QUOTED = re.compile(r"《[^》\n]*》|“[^”\n]*”|‘[^’\n]*’|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to avoid: the rule that uses it, what to write instead, its source, a sentence each way."""

    rule: str
    phrase: str
    better: str
    source: str
    fires: str
    silent: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase; … stands for up to twelve characters of one clause."""
        return compiled(self.phrase)


@cache
def compiled(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern."""
    return re.compile(r"[^，。；！？\n]{0,12}?".join(re.escape(part) for part in phrase.split("…")))


@cache
def phrases(rule: str) -> tuple[Phrase, ...]:
    """The phrases of one rule, in the order of the table."""
    return tuple(row for row in all_phrases() if row.rule == rule)


@cache
def all_phrases() -> tuple[Phrase, ...]:
    """Every row of data/phrases.csv."""
    text = resources.files("data").joinpath("phrases.csv").read_text("utf-8")
    return tuple(Phrase(**row) for row in csv.DictReader(text.splitlines()))


def without_quotes(text: str) -> str:
    """``text`` with quoted stretches blanked out, offsets kept."""
    return QUOTED.sub(lambda found: "\u3000" * len(found[0]), text)


def sentences(text: str, start: int = 0) -> Iterator[Spot]:
    """Sentences of a stretch of text that begins at ``start`` of its file, without surrounding white
    space.
    """
    from extract.segments import find_sentences

    for span in find_sentences(text):
        yield Spot(start + span.start, start + span.end, text[span.start : span.end])
