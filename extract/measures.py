"""Measures (措施) and problems by the definition of the guidelines."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Measure, Passage
from extract.sections import Section


@dataclass(frozen=True, slots=True)
class Found:
    """Measures and problems of one text, each in order."""

    measures: tuple[Measure, ...] = ()
    problems: tuple[Passage, ...] = ()


def find_measures(text: str, sections: tuple[Section, ...], issuers: tuple[str, ...]) -> Found:
    """Measures with status, heading path, themes, actor and programmes; the problems stated beside them."""
    return Found()
