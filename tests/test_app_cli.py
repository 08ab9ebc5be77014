"""The command line: Chinese words, one line for a wrong turn, right exit status, quick help."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from app.cli import COMMANDS

DAFU = [sys.executable, "-m", "app.cli"]
ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DAFU, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=ROOT)


def test_help_is_chinese_and_lists_every_command() -> None:
    output = run("--help").stdout
    assert "用法" in output
    assert "Usage" not in output
    assert "OPTIONS" not in output
    assert all(name in output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_file_with_chinese_help(name: str) -> None:
    command = import_module(f"app.commands.{name}").COMMAND
    assert command.name == name
    assert any("一" <= letter <= "鿿" for letter in command.help or "")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["serch"], 2, "没有“serch”这个命令"),
        (["--nope"], 2, "没有 --nope 这个选项"),
        (["extract"], 2, "缺少参数"),
        (["extract", "/no/such/file.html"], 1, "/no/such/file.html"),
        (["search", "--limit", "many", "托育"], 2, "many"),
        (["draft"], 2, "错误：缺少参数“提案”。用法见 dafu draft --help。"),
        (["draft", "--outpt", "x"], 2, "没有 --outpt 这个选项。是不是想输入：“--output”？用法见"),
        (["check", "--format", "foo", "a"], 2, "“--format”的值无效：“foo”不在可选值之内：“text”、“json”"),
        (["search", "a", "b"], 2, "多余的参数：b。用法见"),
        (["search"], 2, "请写出检索词或条件"),
        (["--db", "nonsense", "search", "托育"], 1, "nonsense"),
    ],
)
def test_a_wrong_turn_gets_one_chinese_line(arguments: list[str], status: int, words: str) -> None:
    ended = run(*arguments)
    assert ended.returncode == status
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_help_imports_nothing_heavy() -> None:
    heavy = ("scrapy", "spacy", "sqlalchemy", "rich", "docx", "selectolax")
    program = f"import sys; from app import cli; print([m for m in {heavy} if m in sys.modules])"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ended.stdout.strip() == "[]"


def test_a_file_that_is_no_database_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("no database" * 100, encoding="utf-8")
    ended = run("--db", str(tmp_path / "x.sqlite"), "search", "托育")
    assert (ended.returncode, "这个文件不是数据库" in ended.stderr) == (1, True)
