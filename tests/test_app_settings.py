"""Where things are kept, by what the environment and the command line say."""

from pathlib import Path

import pytest

from app.settings import read_settings, user_folder


@pytest.mark.parametrize(
    ("environment", "database", "folder", "url"),
    [
        ({"DAFU_HOME": "/srv/dafu"}, None, "/srv/dafu", "sqlite:////srv/dafu/dafu.sqlite"),
        ({"DAFU_DATABASE_URL": "sqlite:////data/x.db"}, None, "/data", "sqlite:////data/x.db"),
        # --db comes before the environment, and its folder with it
        (
            {"DAFU_DATABASE_URL": "sqlite:////data/x.db"},
            "sqlite:////else/y.db?timeout=9",
            "/else",
            "sqlite:////else/y.db?timeout=9",
        ),
        ({"DAFU_HOME": "/srv/dafu"}, "sqlite:////else/y.db", "/srv/dafu", "sqlite:////else/y.db"),
        ({}, "/else/y.sqlite", "/else", "sqlite:////else/y.sqlite"),
        ({}, "postgresql+psycopg://h/d", str(user_folder()), "postgresql+psycopg://h/d"),
        ({}, "sqlite:///:memory:", str(user_folder()), "sqlite:///:memory:"),
    ],
)
def test_settings(environment: dict[str, str], database: str | None, folder: str, url: str) -> None:
    settings = read_settings(environment, database)
    assert (settings.data_dir, settings.database_url) == (Path(folder), url)


def test_a_relative_file_keeps_its_archive_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({}, "sqlite:///x.db").archive_dir == tmp_path / "archive"
