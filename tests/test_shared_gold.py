"""Real pages: the seeds and the development set keep their floors, wherever ../shared is at hand."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"
SCHEMA = Path(__file__).parent.parent / "data" / "records.schema.json"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")

# Floors, not goals: the figures of the README minus a little; see `make evaluate` for the table.
FLOORS = {
    "seeds": {
        "documents": 100,
        "text": 99.5,
        "page.title": 100,
        "page.published_on": 100,
        "reply": 95,
        "statistic.mention": 90,
    },
    "dev": {"documents": 100, "text": 99, "page.title": 97, "page.published_on": 97},
}
PAGES = {"seeds": SHARED / "seeds", "dev": SHARED / "gold" / "dev" / "pages"}
GOLD = {"seeds": SHARED / "gold" / "seeds", "dev": SHARED / "gold" / "dev" / "gold"}


@pytest.fixture(scope="module", params=["seeds", "dev"])
def extracted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The name of the set and the records that the command printed for it."""
    records = tmp_path_factory.mktemp("records") / "records.jsonl"
    command = [sys.executable, "-m", "app.cli", "extract", str(PAGES[request.param]), "-o", str(records)]
    subprocess.run(command, check=True, cwd=SCHEMA.parent.parent)
    return request.param, records


def test_floors_hold(extracted: tuple[str, Path], tmp_path: Path) -> None:
    name, records = extracted
    figures = tmp_path / "figures.json"
    command = [
        sys.executable,
        str(SHARED / "score.py"),
        str(records),
        str(GOLD[name]),
        "--json",
        str(figures),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    got = json.loads(figures.read_text(encoding="utf-8"))
    assert {key: got[key] for key, floor in FLOORS[name].items() if got[key] < floor} == {}


def test_records_fit_the_schema_and_spans_hold(extracted: tuple[str, Path]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for line in extracted[1].read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert not [error.message for error in validator.iter_errors(record)]
        for item in [*record["measures"], *record["problems"], *record["statistics"]]:
            assert record["text"][item["start"] : item["end"]] == item["text"]


def test_the_schema_is_the_contract() -> None:
    contract = SHARED / "contract" / "records.schema.json"
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json.loads(contract.read_text(encoding="utf-8"))
