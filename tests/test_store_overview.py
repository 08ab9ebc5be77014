"""Counts by kind, without copies, and the last crawl."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from app.sample import sample_sites
from store.database import writing
from store.frontier import SqlFrontier
from store.overview import count_by_kind, last_crawled_at
from store.save import save_record
from tests.letters_of_yunling import sample_records


def test_count_by_kind(engine: Engine) -> None:
    with writing(engine) as connection:
        assert count_by_kind(connection) == {"measure": 0, "statistic": 0, "reply": 0, "news": 0}
        for record in sample_records():
            save_record(connection, record)
        assert count_by_kind(connection) == {"measure": 6, "statistic": 4, "reply": 3, "news": 1}


def test_the_last_crawl_is_the_newest_of_all_sites(engine: Engine) -> None:
    at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    site = sample_sites()[0]
    frontier = SqlFrontier(engine, "test")
    frontier.begin(site, [], at)
    frontier.finish(site.name, at)
    with engine.connect() as connection:
        assert last_crawled_at(connection) == at
