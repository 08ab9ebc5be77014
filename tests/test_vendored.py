"""What comes from npm packages is what the table says: the same bytes, its licence beside it."""

import csv
import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
with (ROOT / "data/vendored.csv").open(encoding="utf-8") as stream:
    ROWS = list(csv.DictReader(stream))


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_vendored_file_is_what_was_published(row: dict[str, str]) -> None:
    assert hashlib.sha256((ROOT / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert row["integrity"].startswith("sha512-")
    assert len((ROOT / row["licence_file"]).read_text(encoding="utf-8")) > 200


def test_every_script_is_ours_or_listed() -> None:
    listed = {row["file"] for row in ROWS}
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "templates/static").glob("*.js")}
    assert found == {*listed, "templates/static/dafu.js"}
