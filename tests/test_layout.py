"""The walls stand: arrows point one way, our names are ours, words people read are Chinese."""

import ast
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = ["crawler", "extract", "store", "generate", "app"]
OPEN_TO_ALL = ["templates", "data"]


def imported_packages(path: Path) -> set[str]:
    """Top-level names imported anywhere in a file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", [*ORDER, *OPEN_TO_ALL])
def test_imports_point_left(package: str) -> None:
    allowed = set(ORDER[: ORDER.index(package) + 1]) if package in ORDER else {package}
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / package).rglob("*.py")
        for name in imported_packages(path) & {*ORDER, "dafu", "tests", "benchmarks"} - allowed
    }
    assert not wrong


# crawler/page.py, crawler/site.py and all of extract/ must load without the heavy libraries.
@pytest.mark.parametrize("heavy", ["scrapy", "sqlalchemy", "spacy", "docx", "fastapi", "matplotlib"])
def test_extract_loads_without_heavy_libraries(heavy: str) -> None:
    files = [*(ROOT / "extract").rglob("*.py"), ROOT / "crawler/page.py", ROOT / "crawler/site.py"]
    assert not [path.name for path in files if path.exists() and heavy in imported_at_load(path)]


def imported_at_load(path: Path) -> set[str]:
    """Top-level names that a file imports before any function is called."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [alias.name for node in statements if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in statements if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("name", [*ORDER, *OPEN_TO_ALL, "dafu"])
def test_no_other_distribution_ships_our_names(name: str) -> None:
    assert set(packages_distributions().get(name, ["dafu"])) == {"dafu"}
