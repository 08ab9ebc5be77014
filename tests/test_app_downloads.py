"""The hits of a query as files and as a feed, the same filters as the pages."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from tests.test_app_api import Get, get, settings  # noqa: F401 - fixtures

ATOM = "{http://www.w3.org/2005/Atom}"


def test_csv(get: Get) -> None:  # noqa: F811
    answer = get("/search.csv?q=托位&kind=statistic&region=荆州")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["indicator"], row["value"], row["date"]) for row in rows] == [
        ("托位", "2600", "2023-11-02"),
        ("托位", "300", "2023-11-02"),
    ]


def test_jsonl_holds_all_hits(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr("store.search.PAGE_HITS", 2)
    rows = [json.loads(line) for line in get("/search.jsonl?kind=measure").text.splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == 6
    assert rows[0]["themes"] == ["old_communities", "age_friendly"]


def test_xlsx(get: Get) -> None:  # noqa: F811
    book = openpyxl.load_workbook(io.BytesIO(get("/search.xlsx?q=普惠").content))
    assert book["hits"].max_row == 3
    values = [cell.value for cell in book["hits"][2]]
    assert {"措施", "统计数据", "答复", "新闻"} & set(values)
    assert not {"measure", "statistic", "done", "actual", "level"} & set(values)
    assert "13800001111" not in str([cell.value for row in book["hits"].iter_rows() for cell in row])


def test_atom(get: Get) -> None:  # noqa: F811
    answer = get("/search.atom?q=托育&kind=measure")
    feed = ET.fromstring(answer.content)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert feed.findtext(f"{ATOM}title") == "答复检索：托育"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    assert entries[0].findtext(f"{ATOM}updated") == "2024-05-06T00:00:00Z"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert (link.get("href") or "").startswith("http://127.0.0.1:8765/document/")


@pytest.mark.parametrize("address", ["/search.csv", "/search.jsonl", "/search.xlsx", "/search.atom"])
def test_an_unknown_filter_is_refused_before_the_file_begins(get: Get, address: str) -> None:  # noqa: F811
    assert get(f"{address}?q=主题:飞船").status_code == 400
    assert get(f"{address}?region=天堂县").status_code == 400
