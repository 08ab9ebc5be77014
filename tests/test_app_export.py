"""``dafu export``: what a spreadsheet, a data frame and a program read back."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from app.cli import cli
from app.writers import csv_cell, xlsx_text
from store.database import open_store, writing
from store.export import ExportColumn
from store.save import save_record
from tests.letters_of_yunling import letter, measure, sample_records

Run = Callable[..., Result]
TEXT = ExportColumn("text", "text", "", "")
DECIMAL = ExportColumn("value", "decimal", "", "")


@pytest.fixture
def run(sqlite_url: str) -> Run:
    """``dafu`` on a store with the sample records and one nasty one."""
    nasty = '=HYPERLINK("http://evil.example")办理托育事项。'
    records = [*sample_records(), letter(9, nasty, measures=[measure(nasty, nasty[:-1])])]
    engine = open_store(sqlite_url)
    with writing(engine) as connection:
        for record in records:
            save_record(connection, replace(record, title=f"+{record.title}"))
    engine.dispose()

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(cli, ["--db", sqlite_url, *map(str, arguments)])

    return invoke


@pytest.mark.parametrize(
    ("value", "column", "cell"),
    [
        ("=1+1", TEXT, "'=1+1"),
        ("-幼儿园", TEXT, "'-幼儿园"),
        ("@某人", TEXT, "'@某人"),
        ("\t制表", TEXT, "'\t制表"),
        ("托育", TEXT, "托育"),
        (None, TEXT, ""),
        (("甲", "乙"), TEXT, "甲；乙"),
        (Decimal("-3.50"), DECIMAL, "-3.5"),
        (Decimal("2610000"), DECIMAL, "2610000"),
        (date(2024, 5, 6), ExportColumn("d", "date", "", ""), "2024-05-06"),
    ],
)
def test_csv_cells(value: object, column: ExportColumn, cell: str) -> None:
    assert csv_cell(value, column) == cell


@given(st.text())
def test_no_text_cell_is_a_formula(text: str) -> None:
    assert not csv_cell(text, TEXT).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_text_fits_a_cell() -> None:
    assert len(xlsx_text("托" * 40000)) <= 32767
    assert xlsx_text("托\x00育\x0b") == "托育"


def test_all_formats(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path / "out")
    assert result.exit_code == 0, result.output
    made = {path.name for path in (tmp_path / "out").iterdir()}
    tables = {f"{table}.{kind}" for table in ("documents", "measures", "statistics") for kind in FORMATS}
    assert made == tables | {"dictionary.csv", "README.md"}


FORMATS = ("csv", "xlsx", "parquet", "jsonl")


def test_csv_for_excel(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path, "--format", "csv")
    assert (tmp_path / "measures.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "measures.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 9
    assert {row["title"][:2] for row in rows} == {"'+"}
    assert next(row["text"] for row in rows if "evil" in row["text"]).startswith("'=HYPERLINK")
    assert rows[2]["themes"] == "childcare"


def test_xlsx_is_typed_and_linked(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path, "--format", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "statistics.xlsx")
    sheet = book["statistics"]
    assert sheet.freeze_panes == "A2"
    header = [str(cell.value).splitlines()[-1] for cell in sheet[1]]
    row = dict(zip(header, sheet[2], strict=True))
    assert (row["value"].value, row["value"].data_type) == (2600, "n")
    assert row["date"].is_date
    assert row["source"].hyperlink.target == "http://www.yunling.example/2.html"
    assert row["title"].value == "+对第2号提案的答复"
    assert row["title"].data_type == "s"
    assert (row["status"].value, row["kind"].value) == ("实际", "总量")
    assert book["数据字典"]["A1"].value == "列"
    measures = openpyxl.load_workbook(tmp_path / "measures.xlsx")["measures"]
    names = [str(cell.value).splitlines()[-1] for cell in measures[1]]
    values = {cells[names.index("themes")].value for cells in measures.iter_rows(min_row=2)}
    assert "留守和困境儿童" in values
    assert "left_behind_children" not in str(values)
    assert not [cell for cells in measures.iter_rows() for cell in cells if cell.data_type == "f"]


def test_parquet_keeps_types(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path, "--format", "parquet")
    table = parquet.read_table(tmp_path / "statistics.parquet")
    assert table.column("value").to_pylist()[0] == Decimal(2600)
    assert str(table.schema.field("date").type) == "date32[day]"
    assert parquet.read_table(tmp_path / "measures.parquet").column("themes").to_pylist()[0] == [
        "left_behind_children"
    ]


def test_jsonl_lines_are_objects(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path, "--format", "jsonl")
    lines = (tmp_path / "statistics.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["value"] == "2600"
    assert "13800001111" not in (tmp_path / "documents.jsonl").read_text(encoding="utf-8")


def test_notes_say_how_to_cite(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path, "--format", "csv")
    notes = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "[DS/OL]" in notes
    assert "| measures | 9 |" in notes
    assert "{" not in notes


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [(["--format", "pdf"], 2, "pdf"), (["--format", ","], 2, "格式")],
)
def test_unknown_formats(run: Run, tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    result = run("export", tmp_path, *arguments)
    assert result.exit_code == status
    assert said in result.output


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("export", tmp_path / "file" / "below")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "无法写入" in result.output
