"""The README tells the truth: its commands run, its output comes out, every command is in it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tour() -> list[tuple[str, list[str]]]:
    """The commands of the tour with the lines of output shown below each."""
    steps: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```\n(\$ .*?)```", README, re.DOTALL):
        for line in block.strip().split("\n"):
            if line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                steps[-1][1].append(line)
    return steps


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's output in it, as the README assumes."""
    folder = tmp_path_factory.mktemp("tour")
    run("dafu demo --dir demo-output", folder)
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "app.cli", *shlex.split(command)[1:]]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "DAFU_HOME": str(folder / "demo-output")}
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_tour_runs_and_prints_what_it_shows(demo_folder: Path) -> None:
    assert len(tour()) > 5
    for command, shown in tour():
        ended = run(command, demo_folder)
        # A fresh draft has gaps, which the checker reports as errors: status 1 is its right answer.
        assert ended.returncode in ((0, 1) if command.startswith("dafu check") else (0,)), ended.stderr
        for line in shown:
            assert line in (ended.stdout + ended.stderr).split("\n"), f"{command}: {line}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"dafu {name}" in README or f"make {name}" in README


@pytest.mark.parametrize("name", re.findall(r"\]\((docs/[^)]+)\)", README))
def test_every_picture_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


def test_both_languages_have_the_same_pictures() -> None:
    chinese = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert set(re.findall(r"docs/\w+\.png", chinese)) == set(re.findall(r"docs/\w+\.png", README))
