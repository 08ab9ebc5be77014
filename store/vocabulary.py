"""The words of the query language: fields, kinds, states and themes by every name, and synonyms of words."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from store.tokens import fold


def table_rows(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>.csv``."""
    text = files("data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def facet_labels(facet: str) -> dict[str, str]:
    """What people read for each value of ``facet`` (field, kind, status, theme)."""
    if facet == "theme":
        return {row["id"]: row["name"] for row in table_rows("themes")}
    return {row["value"]: row["label"] for row in table_rows("facets") if row["facet"] == facet}


@cache
def facet_names(facet: str) -> dict[str, str]:
    """Every folded name of a value of ``facet``, to the value."""
    names = {fold(label): value for value, label in facet_labels(facet).items()}
    names |= {value: value for value in facet_labels(facet)}
    if facet != "theme":
        for row in table_rows("facets"):
            if row["facet"] == facet:
                names |= {fold(alias): row["value"] for alias in row["aliases"].split()}
    return names


@cache
def synonym_groups() -> dict[str, tuple[str, ...]]:
    """Each folded word of data/synonyms.csv to the other words of its rows, in their order."""
    groups: dict[str, tuple[str, ...]] = {}
    for row in table_rows("synonyms"):
        words = [fold(row["word"]), *map(fold, row["synonyms"].split())]
        for word in words:
            others = tuple(other for other in words if other != word)
            groups[word] = tuple(dict.fromkeys((*groups.get(word, ()), *others)))
    return groups
