"""Saved queries: a name, an address that stays, a feed, and gone when forgotten."""

import re
from collections.abc import Iterator
from datetime import date

import httpx
import pytest
from sqlalchemy import Engine

from app.web.saved import known_parameters, parameter_words
from store.database import writing
from store.errors import QueryError
from store.saved import delete_query, find_query, list_queries, save_query
from tests.serving import serve, settings_in

DAY = date(2025, 7, 8)


@pytest.fixture
def client(tmp_path) -> Iterator[httpx.Client]:
    with serve(settings_in(tmp_path)) as address, httpx.Client(base_url=address) as browser:
        yield browser


def token(client: httpx.Client) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', client.get("/check").text)
    assert found
    return found[1]


def test_a_query_is_saved_renamed_and_forgotten(engine: Engine) -> None:
    with writing(engine) as connection:
        for query in list_queries(connection):
            delete_query(connection, query.id)
        first = save_query(connection, " 托育 进展 ", "q=x&status=done", DAY)
        again = save_query(connection, "托育，已做", "q=x&status=done", date(2026, 1, 1))
        other = save_query(connection, "停车", "q=y", DAY)
        assert first.id == again.id != other.id
        assert [query.name for query in list_queries(connection)] == ["停车", "托育，已做"]
        assert delete_query(connection, first.id)
        assert not delete_query(connection, first.id)
        assert find_query(connection, first.id) is None
        for name in ("", "  ", "长" * 61):
            with pytest.raises(QueryError, match="名字"):
                save_query(connection, name, "q=z", DAY)
        delete_query(connection, other.id)


@pytest.mark.parametrize(
    ("given", "kept", "words"),
    [
        (
            "q=%E6%89%98%E8%82%B2&status=done&cursor=n5",
            "q=%E6%89%98%E8%82%B2&status=done",
            "托育　状态：已做",
        ),
        ("year=2025&q=&next=//evil.example", "year=2025", "年份：2025"),
        ("order=relevance&exact=1", "order=relevance&exact=1", "按相关度　不用同义词"),
        ("", "", "全部记录"),
    ],
)
def test_only_what_a_search_knows_is_kept(given: str, kept: str, words: str) -> None:
    assert known_parameters(given) == kept
    assert parameter_words(kept) == words


def test_the_way_of_a_saved_query(client: httpx.Client) -> None:
    form = {"name": "托育进展", "parameters": "q=托育&status=done"}
    assert client.post("/saved", data=form).status_code == 403
    assert client.post("/saved", data={**form, "form_token": token(client)}).status_code == 303
    listed = client.get("/saved").text
    found = re.search(r'href="(/saved/[0-9a-f]{20})"', listed)
    assert found
    assert "托育　状态：已做" in listed
    opened = client.get(found[1])
    assert opened.headers["location"] == "/search?q=%E6%89%98%E8%82%B2&status=done"
    feed = client.get(f"{found[1]}/atom", follow_redirects=True)
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert client.post(f"{found[1]}/delete").status_code == 403
    assert client.post(f"{found[1]}/delete", data={"form_token": token(client)}).status_code == 303
    assert client.get(found[1]).status_code == 404
    assert "还没有存下检索" in client.get("/saved").text
