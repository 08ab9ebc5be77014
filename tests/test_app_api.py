"""The JSON API and who may ask it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from app.server import Access, create_app, is_local
from app.settings import Settings
from store.database import open_store, writing
from store.save import save_record
from tests.letters_of_yunling import sample_records

Get = Callable[..., httpx.Response]


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    engine = open_store(sqlite_url)
    with writing(engine) as connection:
        for record in sample_records():
            save_record(connection, record)
    engine.dispose()
    return Settings(tmp_path, sqlite_url)


def getter(settings: Settings, access: Access | None = None) -> Get:
    """A function that asks the application without a network."""
    app = create_app(settings, access)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    async def ask(address: str, headers: dict[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
            return await client.get(address, headers=headers)

    def get(address: str, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(ask(address, named))

    return get


@pytest.fixture
def get(settings: Settings) -> Get:
    return getter(settings)


def test_search(get: Get) -> None:
    answer = get("/api/search?q=托位&kind=statistic&region=荆州&facets=true")
    value = answer.json()
    assert answer.status_code == 200
    assert [hit["value"] for hit in value["hits"]] == ["2600", "300"]
    assert value["facets"]["region"][0] == {"value": "420000", "label": "湖北省", "count": 2, "parent": None}
    assert value["next"] is None


def test_paging_by_link(get: Get) -> None:
    seen, address = [], "/api/search?kind=measure&limit=4"
    while address:
        answer = get(address)
        seen += [hit["id"] for hit in answer.json()["hits"]]
        address = answer.json()["next"]
        assert ("link" in answer.headers) == (address is not None)
    assert len(seen) == len(set(seen)) == 6


def test_etags(get: Get) -> None:
    first = get("/api/search?q=托育")
    again = get("/api/search?q=托育", If_None_Match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert get("/api/search?q=托位", If_None_Match=first.headers["etag"]).status_code == 200


def test_a_document_is_masked(get: Get) -> None:
    hit = get("/api/search?q=普惠&kind=measure").json()["hits"][0]
    for identifier in (hit["document"], hit["id"]):
        value = get(f"/api/documents/{identifier}").json()
        assert value["id"] == hit["document"]
        assert hit["id"] in value["measure_ids"]
        assert "13800001111" not in str(value)
        assert len(value["copies"]) == 1
        assert value["citation"].startswith("云岭县")
    assert get(f"/api/documents/{hit['document']}/related").status_code == 200


def test_programmes(get: Get) -> None:
    value = get("/api/programmes?theme=childcare").json()
    assert [row["hit"]["text"] for row in value["programmes"]] == ["将建设婴幼儿照护服务中心"]
    assert get("/api/programmes?theme=飞船").status_code == 400


def test_compare(get: Get) -> None:
    value = get("/api/compare?indicator=托位&region=荆州&region=石首市").json()
    assert [row["value"] for row in value["tables"][0]["rows"]] == ["2600", "300"]
    assert [place["name"] for place in value["missing"]] == ["石首市"]
    svg = get("/api/compare.svg?indicator=托位")
    assert (svg.headers["content-type"], svg.text[:4]) == ("image/svg+xml", "<svg")


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/search?q=地区:天堂县", 400, "天堂县"),
        ("/api/search?limit=0", 400, "limit"),
        ("/api/search?kind=poem", 400, "kind"),
        ("/api/search?cursor=x", 400, "翻页"),
        ("/api/documents/nothing", 404, "没有这条记录"),
        ("/api/documents/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/api/compare.svg?indicator=火星", 404, "火星"),
        ("/api/nothing", 404, "openapi"),
    ],
)
def test_errors_are_problems(get: Get, address: str, status: int, said: str) -> None:
    answer = get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert said in answer.json()["detail"]


def test_failures_show_nothing_of_the_inside(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("app.api.search", fail)
    answer = get("/api/search?q=托育")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text


def test_openapi_names_every_route(get: Get) -> None:
    paths = get("/openapi.json").json()["paths"]
    assert {"/api/search", "/api/documents/{identifier}", "/api/compare", "/api/labels"} <= set(paths)
    assert not [path for path in paths if not path.startswith("/api/")]


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("office.example", False)],
)
def test_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_only_our_own_name_is_served(get: Get) -> None:
    assert get("/api/labels", Host="localhost:8765").status_code == 200
    assert get("/api/labels", Host="[::1]:8765").status_code == 200
    assert get("/api/labels", Host="rebound.example").status_code == 403


def test_a_token_is_demanded(settings: Settings) -> None:
    ask = getter(settings, Access(token="correct horse"))
    assert ask("/api/labels").status_code == 401
    assert ask("/").status_code == 401
    assert ask("/api/labels", Authorization="Bearer wrong").status_code == 401
    assert ask("/api/labels", Authorization="Bearer correct horse").status_code == 200
    assert ask("/api/labels?token=wrong").status_code == 401
    entered = ask("/api/labels?token=correct%20horse&x=1")
    assert (entered.status_code, entered.headers["location"]) == (303, "/api/labels?x=1")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ask("/api/labels", Cookie=cookie.partition(";")[0]).status_code == 200


def test_a_token_never_leads_elsewhere(settings: Settings) -> None:
    ask = getter(settings, Access(token="correct horse"))
    assert ask("//evil.example/?token=correct%20horse").headers.get("location", "/").startswith("/")
    assert not ask("//evil.example/?token=correct%20horse").headers.get("location", "/").startswith("//")


def test_a_proxy_must_name_itself(settings: Settings) -> None:
    ask = getter(settings, Access(proxy_header="X-Forwarded-User"))
    assert ask("/api/labels").status_code == 403
    assert ask("/api/labels", X_Forwarded_User="clerk").status_code == 200


def test_settings_are_at_hand(settings: Settings) -> None:
    app = create_app(replace(settings))
    assert app.state.settings == settings
    app.state.engine.dispose()
