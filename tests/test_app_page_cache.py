"""Pages kept in memory: made once, made anew after a change, never one browser's token in another's page."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import app.page_cache
from store.database import open_store, writing
from store.save import save_record
from store.version import DataVersion
from tests.letters_of_yunling import letter, measure, sample_records
from tests.serving import serve, settings_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    engine = open_store(settings_in(tmp_path).database_url)
    with writing(engine) as connection:
        for record in sample_records():
            save_record(connection, record)
    engine.dispose()
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serve(settings_in(folder)) as running:
        yield running


def add_letter(folder: Path) -> None:
    engine = open_store(settings_in(folder).database_url)
    with writing(engine) as connection:
        text = "新建了月亮观测站。"
        save_record(connection, letter(900, text, measures=[measure(text, text[:-1])]))
    engine.dispose()


@pytest.mark.parametrize("path", ["/", "/search?q=月亮观测站", "/api/search?q=月亮观测站"])
def test_a_page_changes_with_the_records(address: str, folder: Path, path: str) -> None:
    with httpx.Client(base_url=address) as browser:
        browser.get("/")
        before = [browser.get(path) for _ in range(2)]
        assert before[0].text == before[1].text
        add_letter(folder)
        after = browser.get(path)
        assert after.headers["etag"] != before[0].headers["etag"]
        assert after.text != before[0].text


def test_an_unchanged_page_is_not_made_again(
    address: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    plain = app.page_cache.PageCache.make

    async def counted(self, scope, receive, send):
        made.append(scope["path"])
        return await plain(self, scope, receive, send)

    monkeypatch.setattr(app.page_cache.PageCache, "make", counted)
    with httpx.Client(base_url=address) as browser:
        first = browser.get("/search?q=托育")
        again = browser.get("/search?q=托育", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "content-security-policy" in again.headers
        browser.get("/search?q=托育")
        assert made == ["/search"]
        browser.get("/search?q=托育&status=done")
        add_letter(folder)
        browser.get("/search?q=托育")
        assert len(made) == 3


def test_each_browser_has_its_own_form_token(address: str) -> None:
    document = re.search(r"/document/[0-9a-f]{20}", httpx.get(f"{address}/search?q=托育").text)
    assert document
    pages, tags = [], []
    for _ in range(2):
        with httpx.Client(base_url=address) as browser:
            browser.get("/")
            answer = browser.get(document[0])
            assert app.page_cache.FORM_MARK not in answer.text
            found = re.search(r'name="form_token" value="([^"]+)"', answer.text)
            assert found is None or found[1] == browser.cookies["dafu_form"]
            assert int(answer.headers["content-length"]) == len(answer.content)
            pages.append(answer.text)
            tags.append(answer.headers["etag"])
    assert (pages[0] == pages[1]) == (tags[0] == tags[1])


def test_what_shows_personal_data_and_errors_is_not_kept(address: str) -> None:
    with httpx.Client(base_url=address) as browser:
        found = browser.get("/search?q=联系电话").text
        document = re.search(r"/document/[0-9a-f]{20}", found or browser.get("/search").text)
        assert document
        path = document[0]
        masked = browser.get(path).text
        token = browser.cookies["dafu_form"]
        shown = browser.post(f"{path}/reveal", data={"reason": "核对", "form_token": token})
        assert shown.status_code == 200
        assert "etag" not in shown.headers
        assert browser.get(path).text == masked
        assert "etag" not in browser.get("/search?q=状态:胡说").headers
        assert browser.get("/draft").headers.get("etag") is None


def test_the_version_changes_with_each_commit_and_only_then(engine, request) -> None:
    version = DataVersion(engine)
    try:
        first = version.read()
        assert first is not None
        assert version.read() == first
        with writing(engine) as connection:
            save_record(connection, sample_records()[0])
        second = version.read()
        assert second != first
        assert version.read() == second
    finally:
        version.close()
