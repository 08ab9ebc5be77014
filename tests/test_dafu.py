"""The notebook's front door."""

from dataclasses import replace
from pathlib import Path

import pytest

import dafu
from store.database import open_store, writing
from store.errors import DatabaseError
from store.save import save_record
from tests.letters_of_yunling import sample_records
from tests.test_app_ingest import PAGE


@pytest.fixture
def path(sqlite_url: str) -> Path:
    engine = open_store(sqlite_url)
    with writing(engine) as connection:
        for record in sample_records():
            save_record(connection, record)
    engine.dispose()
    return Path(sqlite_url.removeprefix("sqlite:///"))


def test_search_and_data_frame(path: Path) -> None:
    with dafu.open(path) as store:
        found = store.search("托位", kind="statistic", region="荆州")
        assert (len(found), found[0].indicator, found.results.total) == (2, "托位", 2)
        frame = found.to_pandas()
    assert list(frame["value"]) == [2600.0, 300.0]
    assert list(frame["region"]) == ["荆州市", "荆州市"]
    assert [hit.text for hit in found] == list(frame["text"])


def test_an_empty_comparison_keeps_its_columns(path: Path) -> None:
    with dafu.open(path) as store:
        empty = store.compare("养老床位", regions=["荆州市"]).to_pandas()
        full = store.compare("托位", regions=["荆州市"]).to_pandas()
    assert (len(empty), list(empty.columns)) == (0, list(full.columns))


def test_compare_and_data_frame(path: Path) -> None:
    with dafu.open(path) as store:
        frame = store.compare("托位", regions=["荆州市"]).to_pandas()
    assert list(frame["value"]) == [2600.0, 300.0]
    assert list(frame["basis"])[1] == "year_on_year"


def test_what_a_notebook_shows(path: Path) -> None:
    with dafu.open(path) as store:
        found = store.search("托位", kind="statistic", region="荆州")
        compared = store.compare("托位", regions=["荆州市"])
    assert repr(found) == "检索结果：共 2 条，取回 2 条。建成托位2600个；同比增加300个"
    assert found._repr_html_().count("<tr>") == 3
    assert repr(compared).startswith("对比：托位，2 个数值。荆州市 2,600（2023-11-02）；")
    assert "全市建成托位2600个" in compared._repr_html_()


def test_record_is_masked(path: Path) -> None:
    with dafu.open(path) as store:
        record = store.record(store.search("普惠", kind="measure")[0].id)
        assert store.record("nothing") is None
    assert record is not None
    assert "13800001111" not in record.text


def test_own_store_by_environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAFU_DATABASE_URL", f"sqlite:///{path}")
    assert dafu.search("普惠", kind="measure").results.total == 1
    assert dafu.compare("托位").comparison.indicator == "托位"


def test_extract(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text(PAGE.format(1), encoding="utf-8")
    (record,) = dafu.extract(tmp_path)
    assert record.kind == "reply"
    with pytest.raises(ValueError, match="none"):
        dafu.extract(tmp_path / "none.html")


def test_a_wrong_database_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="无法打开"):
        dafu.open(tmp_path)


def test_a_mistyped_file_makes_no_empty_store(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="没有这个数据库文件"):
        dafu.open(tmp_path / "nope.sqlite")
    assert not (tmp_path / "nope.sqlite").exists()


def test_what_was_cut_is_said(path: Path) -> None:
    with dafu.open(path) as store:
        found = store.search("托位", kind="statistic", limit=1)
    assert found.results.total > 1
    assert f"共 {found.results.total} 条，取回 1 条，其余用 limit= 取" in repr(found)
    assert "取回 1 条" in found._repr_html_()


def test_an_unknown_filter_is_named_with_those_there_are(path: Path) -> None:
    with dafu.open(path) as store, pytest.raises(TypeError, match="state；可用：kind、region"):
        store.search("托位", state="done")


def test_a_part_and_a_day_of_publication_are_told_apart(path: Path) -> None:
    with dafu.open(path) as store:
        compared = store.compare("托位")
    row = compared.comparison.tables[0].rows[0]
    part = replace(row, part=True, as_of_stated=True, scope=None)
    table = replace(compared.comparison.tables[0], rows=(part,))
    shown = dafu.Compared(replace(compared.comparison, tables=(table,)))
    frame = shown.to_pandas()
    assert (bool(frame["part"][0]), bool(frame["as_of_stated"][0])) == (True, True)
    assert "其中一部分" in shown._repr_html_()
    assert "（按发布日期）" in shown._repr_html_()
