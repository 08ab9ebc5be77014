"""Settings, read once from the environment; nothing below app/ reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are kept and who we say we are."""

    data_dir: Path
    database_url: str
    contact: str | None = None
    chromium: str | None = None

    @property
    def archive_dir(self) -> Path:
        """Folder of the WARC files."""
        return self.data_dir / "archive"


def read_settings(environment: Mapping[str, str] = os.environ, database_url: str | None = None) -> Settings:
    """Settings from DAFU_HOME, DAFU_DATABASE_URL, DAFU_CONTACT, DAFU_CHROMIUM; ``database_url`` (--db) first.

    Archive and uploads lie in DAFU_HOME, else beside the SQLite file that was named, else in the user's data
    folder: what belongs to one database stays together. Makes no folder; whoever writes makes it.
    """
    named = as_url(database_url or environment.get("DAFU_DATABASE_URL"))
    home = environment.get("DAFU_HOME")
    file = sqlite_file(named)
    data_dir = Path(home) if home else file.parent if file else user_folder()
    url = named or f"sqlite:///{data_dir / 'dafu.sqlite'}"
    return Settings(
        data_dir=data_dir,
        database_url=url,
        contact=environment.get("DAFU_CONTACT"),
        chromium=environment.get("DAFU_CHROMIUM"),
    )


def as_url(named: str | None) -> str | None:
    """The database's address; a path that ends like an SQLite file (数据/dafu.sqlite) is taken as one."""
    if named and "://" not in named and Path(named).suffix.lower() in {".sqlite", ".sqlite3", ".db"}:
        return f"sqlite:///{Path(named).absolute()}"
    return named


def sqlite_file(database_url: str | None) -> Path | None:
    """The file of an SQLite database; None for any other."""
    scheme, _, path = (as_url(database_url) or "").partition(":///")
    is_file = scheme.startswith("sqlite") and path not in ("", ":memory:")
    return Path(path.partition("?")[0]).absolute() if is_file else None


def user_folder() -> Path:
    """The user's data folder for this program."""
    from platformdirs import user_data_path

    return user_data_path("dafu", appauthor=False)
