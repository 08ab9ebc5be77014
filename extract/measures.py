"""Measures (措施) and problems by the definition of the guidelines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from extract.actors import actor_of
from extract.clauses import Clause, ClauseLabel, read_clauses
from extract.measure_rules import label_clauses
from extract.model import Measure, Passage
from extract.problems import find_problems
from extract.programs import programs_of
from extract.sections import Section, heading_path
from extract.status import status_of
from extract.themes import find_themes

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
    taken = {position for run in runs for position in run}
    return Found(
        tuple(_measure(text, clauses, run, sections, issuers) for run in runs),
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


def _measure(
    text: str,
    clauses: tuple[Clause, ...],
    run: range,
    sections: tuple[Section, ...],
    issuers: tuple[str, ...],
) -> Measure:
    own = clauses[run.start : run.stop]
    start, end = own[0].start, own[-1].end
    heading = heading_path(sections, start)
    return Measure(
        start,
        end,
        text[start:end],
        status_of(own, _before(text, clauses, run.start)),
        heading,
        find_themes(text[start:end], heading),
        actor_of(own, issuers),
        programs_of(text[start:end]),
    )


def _before(text: str, clauses: tuple[Clause, ...], position: int) -> str:
    """What the sentence says ahead of the clause at ``position``."""
    first = position
    while first > 0 and clauses[first].opener in "，：；" and not clauses[first].numbered:
        first -= 1
    return text[clauses[first].start : clauses[position].start]
