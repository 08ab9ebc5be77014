"""Comparison on real pages, where ../shared is at hand: each figure of 托位 with its sentence, unmixed."""

from decimal import Decimal
from pathlib import Path

import pytest

from extract import extract_page
from store.database import open_store, writing
from store.figures import compare_indicator
from store.save import save_records

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="../shared is not here")


def test_nursery_places(sqlite_url: str) -> None:
    engine = open_store(sqlite_url)
    with writing(engine) as connection:
        for path in sorted(SEEDS.iterdir()):
            save_records(connection, extract_page(path.read_bytes(), path.name))
    with engine.connect() as connection:
        (table,) = compare_indicator(connection, "托位").tables
    engine.dispose()
    assert table.unit == "个"
    assert [
        (row.place.name if row.place else None, row.kind, row.status, row.basis, row.value, row.conflict)
        for row in table.rows
    ] == [
        ("荆州市", "level", "actual", None, Decimal(14826), None),
        ("荆州市", "increase", "actual", "year_on_year", Decimal(2860), None),
        ("荆州市", "increase", "target", None, Decimal(2000), None),
        ("渔邨社区", "level", "actual", None, Decimal(19), None),
    ]
    assert table.rows[0].as_of == "2023-12-25"
    for row in table.rows:
        for figure in row.figures:
            assert figure.quote in figure.sentence
            assert f"{row.value:f}" in figure.quote
