"""``dafu ingest``: files into the store, kept as received; a second run changes nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.cli import cli
from app.intake import ingest_files
from crawler.archive import Archive
from store.database import open_store
from store.pages import find_page
from store.tables import DOCUMENTS
from tests.test_store_save import all_rows

Run = Callable[..., Result]
PAGE = """<html><head><meta charset="utf-8"><title>对县政协第{0}号提案的答复</title></head><body>
<h1>对县政协九届三次会议第{0}号提案的答复</h1><div class="content"><p>方晓岚委员：</p>
<p>您提出的《关于增加托位的提案》收悉，现答复如下：</p><p>我局新建普惠托育园{0}所，新增托位{0}20个，
为全县家庭提供了方便。下一步，我局将继续扩大普惠托育服务的供给，让更多家庭受益。</p>
<p>感谢您对我县托育工作的关心和支持。</p><p>云岭县教育局</p><p>2024年5月6日</p></div></body></html>"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"{number}.html").write_text(PAGE.format(number), encoding="utf-8")
    return folder


@pytest.fixture
def run(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DAFU_HOME", str(tmp_path / "home"))

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(cli, ["ingest", "--db", sqlite_url, *map(str, arguments)])

    return invoke


def test_a_second_run_changes_nothing(run: Run, pages: Path, sqlite_url: str) -> None:
    first = run(pages)
    assert first.exit_code == 0, first.stderr
    assert "新增或更新 3 份" in first.stderr
    engine = open_store(sqlite_url)
    before = all_rows(engine)
    second = run(pages)
    assert "未变 3 份" in second.stderr
    assert all_rows(engine) == before
    engine.dispose()


def test_files_are_kept_as_received(run: Run, pages: Path, sqlite_url: str, tmp_path: Path) -> None:
    run(pages)
    run(pages)
    engine = open_store(sqlite_url)
    with engine.connect() as connection:
        digests = connection.scalars(select(DOCUMENTS.c.page_digest)).all()
        stored = find_page(connection, str(digests[0]))
    engine.dispose()
    assert stored is not None
    with Archive(tmp_path / "home" / "archive") as archive:
        page = archive.read(stored.location)
    assert page.body == Path(stored.address).read_bytes()
    assert page.digest == digests[0]
    assert len(list((tmp_path / "home" / "archive").glob("*.warc.gz"))) == 1


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "broken.docx").write_bytes(b"PK\x03\x04 no archive at all")
    result = run(pages, tmp_path / "missing.html")
    assert result.exit_code == 1
    assert "broken.docx" in result.stderr
    assert "missing.html" in result.stderr
    assert "新增或更新 3 份" in result.stderr
    assert "Traceback" not in result.output


def test_a_database_that_refuses_is_one_line(run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError(
            "INSERT INTO documents", {}, sqlite3.OperationalError("database or disk is full")
        )

    monkeypatch.setattr("app.intake.save_records", refuse)
    result = run(pages)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "数据库出错：磁盘已满" in result.stderr
    assert "INSERT" not in result.stderr


def test_killed_in_the_middle_and_run_again(
    pages: Path, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undisturbed = open_store(f"sqlite:///{tmp_path}/other.sqlite")
    ingest_files(undisturbed, [pages])
    seen = []

    def stop(outcome: object) -> None:
        seen.append(outcome)
        if len(seen) == 2:
            raise KeyboardInterrupt

    engine = open_store(sqlite_url)
    with pytest.raises(KeyboardInterrupt):
        ingest_files(engine, [pages], advance=stop)
    ingest_files(engine, [pages])
    assert all_rows(engine) == all_rows(undisturbed)
    engine.dispose()
    undisturbed.dispose()
