"""Text to theme ids, by the table data/themes.csv."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from importlib.resources import files

_HEADING_SHARE = 0.4  # a heading's word counts less than the measure's own


def find_themes(text: str, heading: tuple[str, ...] = ()) -> tuple[str, ...]:
    """At most two theme ids, best first; ``heading`` decides where the text itself says little."""
    scores: Counter[str] = Counter()
    for words, share in ((text, 1.0), ("\n".join(heading), _HEADING_SHARE)):
        for keyword, theme in _keywords():
            if keyword in words:
                scores[theme] += share * len(keyword)
    return tuple(theme for theme, _ in scores.most_common(2))


@cache
def _keywords() -> tuple[tuple[str, str], ...]:
    table = files("data").joinpath("themes.csv").read_text(encoding="utf-8")
    rows = []
    for row in csv.DictReader(table.splitlines()):
        rows += [(word, row["id"]) for word in {row["name"], *row["keywords"].split()}]
    return tuple(sorted(rows))
