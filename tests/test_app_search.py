"""``dafu search`` and ``dafu compare``: what is printed, and one line for wrong input."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from store.database import open_store, writing
from store.save import save_record
from tests.letters_of_yunling import sample_records

Run = Callable[..., Result]


@pytest.fixture
def run(sqlite_url: str) -> Run:
    """``dafu`` on a store with the sample records."""
    engine = open_store(sqlite_url)
    with writing(engine) as connection:
        for record in sample_records():
            save_record(connection, record)
    engine.dispose()

    def invoke(command: str, *arguments: object) -> Result:
        return CliRunner().invoke(cli, [command, "--db", sqlite_url, *map(str, arguments)])

    return invoke


def test_hits_as_sentences(run: Run) -> None:
    result = run("search", "普惠", "--kind", "measure")
    assert result.exit_code == 0
    assert "新建普惠托育园3所" in result.stdout
    assert "措施 · 已做 · 云岭县 · 云岭县教育局 · 2024年5月6日" in result.stdout
    assert "共 1 条" in result.stderr


def test_hits_as_json(run: Run) -> None:
    result = run("search", "托位", "--kind", "statistic", "--region", "荆州", "--limit", "1", "--json")
    value = json.loads(result.stdout)
    assert (value["total"], len(value["hits"]), value["synonyms"]) == (2, 1, ["托育位"])
    hit = value["hits"][0]
    assert (hit["indicator"], hit["value"], hit["unit"]) == ("托位", "2600", "个")
    more = run(
        "search",
        "托位",
        "--kind",
        "statistic",
        "--region",
        "荆州",
        "--cursor",
        value["next_cursor"],
        "--json",
    )
    assert [row["value"] for row in json.loads(more.stdout)["hits"]] == ["300"]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["托育", "--kind", "measure"], 2),
        (["托育", "--kind", "measure", "--no-synonyms"], 1),
        (["", "--kind", "measure", "--theme", "parking", "--status", "ongoing"], 1),
        (["", "--kind", "measure", "--year", "2025"], 2),
        (["托育", "--kind", "news"], 1),
        (["火星"], 0),
    ],
)
def test_filters(run: Run, arguments: list[str], count: int) -> None:
    assert json.loads(run("search", *arguments, "--json").stdout)["total"] == count


def test_nothing_found_says_what_to_do(run: Run) -> None:
    result = run("search", "火星")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "没有找到" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "地区:天堂县"], "天堂县"),
        (["search", "托育", "--theme", "飞船"], "飞船"),
        (["search", "托育", "--year", "去年"], "去年"),
        (["search", "托育", "--cursor", "乱写"], "翻页"),
        (["compare", "，。"], "指标"),
    ],
)
def test_wrong_use_is_one_line(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_database_that_cannot_be_opened(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["search", "托育", "--db", f"sqlite:///{tmp_path}"])
    assert result.exit_code == 1
    assert "无法打开数据库" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_comparison_as_text(run: Run) -> None:
    result = run("compare", "托位")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:3] == [
        "托位（单位：个）",
        "  荆州市  总量 2,600个  2023-11-02（按发布日期）",
        "      “全市建成托位2600个，同比增加300个。”",
    ]
    assert "  荆州市  增加 300个  同比  2023-11-02（按发布日期）" in lines


def test_a_comparison_as_json(run: Run) -> None:
    value = json.loads(run("compare", "托位", "--region", "云岭县", "--json").stdout)
    assert [row["value"] for row in value["tables"][0]["rows"]] == ["120", "20"]


def test_a_population_table_gives_rates(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("地区,人口,年份\n荆州市,5200000,2022\n", encoding="gb18030")
    assert "每千人 0.5（人口 5,200,000，2022）" in run("compare", "托位", "--population", path).stdout


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("地区,人口\n荆州市,1\n", "年份"),
        ("地区,人口,年份\n天堂县,1,2022\n", "第 2 行"),
        ("地区,人口,年份\n荆州市,很多,2022\n", "很多"),
        ("地区,人口,年份\n荆州市,1,今年\n", "今年"),
    ],
)
def test_a_wrong_population_table(run: Run, tmp_path: Path, table: str, said: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(table, encoding="utf-8")
    result = run("compare", "托位", "--population", path)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert said in result.stderr


def test_missing_files_are_one_line(run: Run, tmp_path: Path) -> None:
    result = run("compare", "托位", "--population", tmp_path / "none.csv")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_is_saved(run: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "new" / f"chart.{kind}"
    result = run("compare", "托位", "--chart", path)
    assert result.exit_code == 0, result.stderr
    assert path.read_bytes().startswith(b"\x89PNG" if kind == "png" else b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "said"), [(["托位", "--chart", "a.bmp"], ".png"), (["火星", "--chart", "a.svg"], "火星")]
)
def test_a_chart_that_cannot_be_drawn(run: Run, arguments: list[str], said: str) -> None:
    result = run("compare", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
