"""The split of a proposal as the draft page edits and keeps it."""

from __future__ import annotations

import re
from typing import Any

from app.edit import Edit, find_words


def arranged_texts(source: str, texts: list[str], statuses: list[str], action: str) -> list[tuple[str, str]]:
    """The suggestions after one action: ``save``, ``remove-2``, ``merge-2`` (with the next), ``up-2``.

    A blank line within a suggestion takes it apart, whatever the action. ``source`` is the proposal's text.
    Numbers count from 0; an action that names no row changes nothing.
    """
    rows = [(text, status) for text, status in zip(texts, statuses, strict=False) if text.strip()]
    verb, _, place = action.partition("-")
    at = int(place) if place.isdigit() else len(rows)
    if verb == "remove" and at < len(rows):
        del rows[at]
    elif verb == "merge" and at + 1 < len(rows):
        rows[at : at + 2] = [(merged_text(source, rows[at][0], rows[at + 1][0]), rows[at][1])]
    elif verb == "up" and 0 < at < len(rows):
        rows[at - 1 : at + 1] = [rows[at], rows[at - 1]]
    return [
        (part.strip(), status)
        for text, status in rows
        for part in re.split(r"\n\s*\n", text.replace("\r", ""))
        if part.strip()
    ]


def merged_text(source: str, first: str, second: str) -> str:
    """The stretch of ``source`` from one suggestion to the end of the other."""
    spans = (find_words(source, first), find_words(source, second))
    if spans[0] is None or spans[1] is None:
        return f"{first}{second}"
    return source[min(spans[0][0], spans[1][0]) : max(spans[0][1], spans[1][1])]


def decisions_json(edit: Edit) -> dict[str, Any]:
    """The decisions as plain values for the job's notes."""
    return {
        "number": edit.number,
        "subject": edit.subject,
        "proposers": list(edit.proposers),
        "texts": list(edit.texts),
        "statuses": [list(row) for row in edit.statuses],
        "excluded": sorted(edit.excluded),
        "outcome": edit.outcome,
    }


def edit_from_notes(notes: dict[str, Any]) -> Edit | None:
    """The decisions kept in the notes, or None before any were made."""
    kept = notes.get("edit")
    if not kept:
        return None
    return Edit(
        number=kept["number"],
        subject=kept["subject"],
        proposers=tuple(kept["proposers"]),
        texts=tuple(kept["texts"]),
        statuses=tuple((row[0], row[1]) for row in kept["statuses"]),
        excluded=frozenset(kept["excluded"]),
        outcome=kept["outcome"],
    )
