"""``dafu serve``: what it refuses before it listens."""

import socket

import pytest
from click.testing import CliRunner

from app.cli import cli


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--host", "0.0.0.0"], 2, "--token"),
        (["--host", "192.168.1.5"], 2, "--proxy-header"),
        (["--token", "short"], 2, "口令太短"),
        (["--port", "70000"], 2, "port"),
    ],
)
def test_refusals(sqlite_url: str, arguments: list[str], status: int, said: str) -> None:
    result = CliRunner().invoke(cli, ["serve", "--db", sqlite_url, *arguments])
    assert result.exit_code == status
    assert said in result.stderr


def test_a_taken_port_is_one_line(sqlite_url: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(cli, ["serve", "--db", sqlite_url, "--port", str(port)])
    assert result.exit_code == 1
    assert f"无法监听 127.0.0.1:{port}" in result.stderr
