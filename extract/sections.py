"""Headings of a text: 一、（一）1.（1）, 一是, point-by-point headings, form-page labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Label = Literal["facts", "problems", "actions", "plans", "answer", "refusal", "other"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at ``text[start:end]`` (numbering included) that governs ``text[end:until]``; level 1 is outermost."""

    level: int
    title: str
    start: int
    end: int
    until: int
    label: Label = "other"


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections of ``text`` in order of their headings; inner ones lie inside outer ones."""
    return ()


def heading_path(sections: tuple[Section, ...], offset: int) -> tuple[str, ...]:
    """Titles of the headings that ``offset`` stands under, outermost first."""
    return tuple(section.title for section in sections if section.end <= offset < section.until)
