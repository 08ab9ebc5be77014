"""``dafu serve``: what it refuses before it listens, and several processes at one address."""

import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest
from click.testing import CliRunner

from app.cli import cli
from app.commands.serve import listen


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


def test_small_answers_are_sent_at_once() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_workers_share_an_address_and_end_together(sqlite_url: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "serve",
        "--db",
        sqlite_url,
        "--port",
        str(port),
        "--workers",
        "2",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        assert f":{port}/" in serving.stderr.readline()
        until = time.monotonic() + 30
        while True:
            try:
                assert httpx.get(f"http://127.0.0.1:{port}/help").status_code == 200
                break
            except httpx.TransportError:
                assert time.monotonic() < until
                time.sleep(0.1)
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(20) == 0
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{port}/help")
