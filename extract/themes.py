"""Text to theme ids, by the table data/themes.csv."""

from __future__ import annotations


def find_themes(text: str) -> tuple[str, ...]:
    """At most two theme ids, best first."""
    return ()
