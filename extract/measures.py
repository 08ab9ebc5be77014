"""Measures (措施) and problems by the definition of the guidelines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extract.actors import actor_of
from extract.clauses import Clause, ClauseLabel, read_clauses
from extract.measure_model import label_clauses
from extract.model import Measure, Passage, Span
from extract.problems import find_problems
from extract.programs import programs_of
from extract.sections import Section, heading_path
from extract.status import status_of
from extract.themes import ThemeWord, find_theme_words, rank_themes, share_themes

Labeller = Callable[[tuple[Clause, ...]], tuple[ClauseLabel, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """Measures and problems of one text, each in order."""

    measures: tuple[Measure, ...] = ()
    problems: tuple[Passage, ...] = ()


def find_measures(
    text: str, sections: tuple[Section, ...], issuers: tuple[str, ...], label: Labeller = label_clauses
) -> Found:
    """Measures with status, heading path, themes, actor and programmes; the problems stated beside them.

    ``label`` says which clauses begin, continue or stand outside a measure.
    """
    clauses = read_clauses(text, sections)
    runs = find_runs(clauses, label(clauses))
    theme_words = find_theme_words(text)
    around = _Around(text, clauses, sections, issuers, theme_words, share_themes(theme_words))
    taken = {position for run in runs for position in run}
    return Found(
        tuple(_measure(run, around) for run in runs),
        find_problems(text, tuple(c for i, c in enumerate(clauses) if i not in taken)),
    )


def find_runs(clauses: tuple[Clause, ...], labels: tuple[ClauseLabel, ...]) -> list[range]:
    """Positions of the clauses of each measure."""
    starts = [i for i, label in enumerate(labels) if label == "begin"]
    runs = []
    for start, following in pairwise([*starts, len(clauses)]):
        end = start + 1
        while end < following and labels[end] == "inside":
            end += 1
        runs.append(range(start, end))
    return runs


@dataclass(frozen=True, slots=True)
class _Around:
    """What a measure stands in."""

    text: str
    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    issuers: tuple[str, ...]
    theme_words: tuple[ThemeWord, ...]
    about: dict[str, float]

    def themes_at(self, start: int, end: int) -> tuple[str, ...]:
        """The themes of ``text[start:end]``."""
        above = [section for section in self.sections if section.end <= start < section.until]
        heading = [word for section in above for word in self._theme_words(section.start, section.end)]
        return rank_themes(self._theme_words(start, end), tuple(heading), self.about)

    def _theme_words(self, start: int, end: int) -> tuple[ThemeWord, ...]:
        """The theme words that lie in ``text[start:end]``."""
        first = bisect_left(self.theme_words, start, key=_start)
        last = bisect_left(self.theme_words, end, first, key=_start)
        return tuple(word for word in self.theme_words[first:last] if word.end <= end)


_start = attrgetter("start")


def _measure(run: range, around: _Around) -> Measure:
    text = around.text
    own = around.clauses[run.start : run.stop]
    status = status_of(own, _before(text, around.clauses, run.start))
    topic = own[0].topic
    start = (
        topic.start
        if topic and status == "declined" and not _names_object(text, topic, own)
        else own[0].start
    )
    end = own[-1].end
    heading = heading_path(around.sections, start)
    return Measure(
        start,
        end,
        text[start:end],
        status,
        heading,
        around.themes_at(start, end),
        actor_of(own, around.issuers),
        programs_of(text[start:end]),
    )


def _names_object(text: str, topic: Span, own: tuple[Clause, ...]) -> bool:
    """Whether the refusal repeats what was asked for; the request then stands outside the span."""
    verbs = {word.text for word in own[-1].words}
    asked = {text[i : i + 2] for i in range(topic.start, topic.end - 1)} - verbs
    last = own[-1].text
    return any(last[i : i + 2] in asked and last[i : i + 2] not in _GENERIC for i in range(len(last) - 1))


_GENERIC = frozenset(
    {"条件", "项目", "目前", "暂不", "建议", "我市", "我县", "我区", "全市", "全县", "实施", "政策", "实现"}
)


def _before(text: str, clauses: tuple[Clause, ...], position: int) -> str:
    """What the sentence says ahead of the clause at ``position``."""
    first = position
    while first > 0 and clauses[first].opener in "，：；" and not clauses[first].numbered:
        first -= 1
    ahead = text[clauses[first].start : clauses[position].start]
    return "，".join(part for part in (clauses[first].lead, ahead, clauses[position].lead) if part)
