"""Results of the store as plain JSON values: the same for the command line, the API and exports."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from extract.model import as_json
from store.query import Hit, Results


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit, without the fields that its kind does not have."""
    value: dict[str, Any] = as_json(hit)
    if hit.kind != "statistic":
        for name in ("indicator", "value", "upper", "unit", "qualifier", "statistic_kind", "period", "place"):
            del value[name]
    if hit.kind != "measure":
        for name in ("heading", "actor", "programs"):
            del value[name]
    return value


def results_json(results: Results) -> dict[str, Any]:
    """The results of one query."""
    value = {field.name: as_json(getattr(results, field.name)) for field in fields(results)}
    value["hits"] = [hit_json(hit) for hit in results.hits]
    value["facets"] = {name: as_json(values) for name, values in results.facets.items()}
    return value
