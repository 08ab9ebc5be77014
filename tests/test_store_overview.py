"""Counts by kind, without copies."""

from sqlalchemy import Engine

from store.database import writing
from store.overview import count_by_kind
from store.save import save_record
from tests.letters_of_yunling import sample_records


def test_count_by_kind(engine: Engine) -> None:
    with writing(engine) as connection:
        assert count_by_kind(connection) == {"measure": 0, "statistic": 0, "reply": 0, "news": 0}
        for record in sample_records():
            save_record(connection, record)
        assert count_by_kind(connection) == {"measure": 6, "statistic": 4, "reply": 3, "news": 1}
