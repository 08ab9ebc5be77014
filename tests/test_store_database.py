"""Opening: folders are made, wrong addresses are one clear sentence, the schema is what the tables say."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

import store.crawl_tables
import store.migrations.versions
from store.base import METADATA
from store.database import open_store, writing
from store.errors import DatabaseError
from store.save import save_record
from tests.letters_of_yunling import sample_records


def test_the_folder_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/new/folder/dafu.sqlite").dispose()
    assert (tmp_path / "new/folder/dafu.sqlite").is_file()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("not an address", "写法不对"),
        ("oracle99://host/db", "驱动"),
        ("sqlite:///{folder}", "无法打开数据库"),
        ("sqlite:///{folder}/text.sqlite", "无法打开数据库"),
        ("sqlite:///{folder}/text.sqlite/below.sqlite", "无法打开数据库"),
        ("postgresql+psycopg://nobody:secret@127.0.0.1:1/none", "无法打开数据库"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(tmp_path: Path, url: str, said: str) -> None:
    (tmp_path / "text.sqlite").write_text("这不是数据库" * 200, encoding="utf-8")
    with pytest.raises(DatabaseError, match=said) as caught:
        open_store(url.format(folder=tmp_path))
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/dafu.sqlite"
    engine = open_store(url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
    engine.dispose()
    with pytest.raises(DatabaseError, match="升级"):
        open_store(url)


def test_another_programs_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE shopping (item TEXT)")
    before = file.read_bytes()
    with pytest.raises(DatabaseError, match=r"这不是 dafu 的数据库.*shopping"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_migrations_make_what_the_tables_say(engine: Engine) -> None:
    assert store.crawl_tables.PAGES.name in METADATA.tables
    inspector = inspect(engine)
    for table in METADATA.sorted_tables:
        made = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
        if engine.dialect.name == "postgresql" and table.name == "entries":
            # The text stands beside the tokens there, and entry_texts is a view of it.
            assert [made.pop(name) for name in ("tokens", "text", "facet_tokens")] == [False] * 3
        is_view = engine.dialect.name == "postgresql" and table.name == "entry_texts"
        assert made == {column.name: is_view or bool(column.nullable) for column in table.columns}, table.name


def test_two_writers_take_turns(engine: Engine) -> None:
    failures: list[BaseException] = []

    def save(numbers: range) -> None:
        try:
            for number in numbers:
                with writing(engine) as connection:
                    save_record(connection, sample_records()[number])
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=save, args=(range(5),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM documents")) == 5


def test_every_migration_is_called_like_its_file() -> None:
    """The check for the newest migration goes by file names."""
    versions = Path(store.migrations.versions.__file__).parent
    for path in versions.glob("[0-9]*.py"):
        assert f'revision = "{path.stem}"' in path.read_text(encoding="utf-8")
