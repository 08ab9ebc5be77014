"""``dafu extract``: files, folders, archives, failures and exit statuses."""
# ruff: noqa: E501 - sample pages stand on one line

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.commands.extract import COMMAND
from app.inputs import find_files, read_body, read_file, read_files

PAGE = (
    "<html><head><title>关于第21号提案的答复</title></head><body><h1>关于第21号提案的答复</h1>"
    "<p>来源：县民政局　发布时间：2024-05-20</p><div id='zoom'><p>陆青禾委员：</p>"
    "<p>您提出的《关于完善养老服务的提案》收悉，现答复如下：</p><p>全县建成养老服务站26个，服务老年人3200人次，群众反映良好。</p>"
    "<p>云岭县民政局</p><p>2024年5月6日</p></div></body></html>"
)
LIST = (
    "<html><body><ul>"
    + "".join(f"<li><a href='{n}.html'>关于县政协第{n}号提案的答复</a></li>" for n in range(20))
    + "</ul></body></html>"
)


def record(address: str, body: str) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sub" / "a.htm").write_bytes(PAGE.encode("gb18030"))
    (tmp_path / "pages.warc.gz").write_bytes(
        record("http://a.example/1", PAGE)
        + record("http://a.example/list", LIST)
        + record("http://a.example/2", PAGE)
    )
    (tmp_path / "notes.csv").write_text("not read from a folder", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(COMMAND, [str(argument) for argument in arguments])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_a_folder_and_its_archives(folder):
    status, records, messages = run(folder)
    assert status == 0
    assert [row["source"] for row in records] == [
        str(folder / "b.html"),
        "http://a.example/1",
        "http://a.example/2",
        str(folder / "sub" / "a.htm"),
    ]
    assert records[0]["text"].startswith("陆青禾委员：")
    assert "没有文档：http://a.example/list：是列表页" in messages


def test_several_processes_give_the_same(folder):
    assert run(folder, "--jobs", 2)[1] == run(folder)[1]


def test_output_file(folder, tmp_path):
    target = tmp_path / "out.jsonl"
    status, printed, _ = run(folder / "b.html", "-o", target)
    assert (status, printed) == (0, [])
    assert [json.loads(line)["part"] for line in target.read_text(encoding="utf-8").splitlines()] == [0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.html", None, "不存在"),
        ("empty.html", b"", "空的"),
        ("binary.html", b"\x00\x01\x02\x03" * 99, "不是文本"),
        ("broken.docx", b"PK\x03\x04broken", "压缩包"),
        ("noword.docx", b"this is no zip archive at all", "却不是 Word 文件"),
        ("broken.pdf", b"%PDF-1.7 broken", "PDF"),
        ("nopdf.pdf", b"plain words", "却不是 PDF 文件"),
        ("cut.warc", b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx", "WARC"),
    ],
)  # fmt: skip
def test_one_clear_line_and_the_others_go_on(folder, name, content, words):
    path = folder / "sub" / name
    if content is not None:
        path.write_bytes(content)
    status, records, messages = run(path, folder / "b.html")
    assert status == 1
    assert [row["source"] for row in records] == [str(folder / "b.html")]
    lines = [line for line in messages.splitlines() if name in line]
    assert len(lines) == 1
    assert words in lines[0]
    assert "Traceback" not in messages


def test_wrong_use(folder):
    assert run(folder, "--jobs", 0)[0] == 2
    assert run()[0] == 2


def test_an_output_that_cannot_be_written_is_told(folder):
    status, _, messages = run(folder / "b.html", "-o", folder / "no" / "where.jsonl")
    assert status == 1
    assert "无法写入" in messages


def test_files_in_order_of_their_names(folder):
    assert [path.name for path in find_files([folder])] == ["b.html", "pages.warc.gz", "a.htm"]
    assert [path.name for path in find_files([folder / "notes.csv"])] == ["notes.csv"]


def test_outcomes_tell_failure_from_absence(folder):
    assert [outcome.failed for outcome in read_files([folder / "pages.warc.gz"])] == [False, False, False]
    assert [outcome.failed for outcome in read_file(folder / "nowhere.html")] == [True]
    assert read_body(LIST.encode(), "list.html").records == ()
    assert not read_body(LIST.encode(), "list.html").failed
    assert read_body(PAGE.encode(), "b.html").digest == read_body(PAGE.encode(), "c.html").digest


def test_old_word_files_need_an_office(monkeypatch, tmp_path):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    outcome = read_body(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, str(tmp_path / "a.doc"))
    assert outcome.failed
    assert "LibreOffice" in (outcome.note or "")


def test_an_error_of_our_own_fails_one_file_only(monkeypatch, folder):
    def fail(_reading: object) -> None:
        raise ZeroDivisionError("half")

    monkeypatch.setattr("app.inputs.extract_reading", fail)
    status, records, messages = run(folder / "b.html", folder / "sub")
    assert (status, records) == (1, [])
    assert messages.count("程序内部出错（ZeroDivisionError: half）") == 2
    monkeypatch.setenv("DAFU_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        read_body(PAGE.encode(), "b.html")
