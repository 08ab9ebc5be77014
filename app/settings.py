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

    @property
    def archive_dir(self) -> Path:
        """Folder of the WARC files."""
        return self.data_dir / "archive"


def read_settings(environment: Mapping[str, str] = os.environ, database_url: str | None = None) -> Settings:
    """Settings from DAFU_HOME, DAFU_DATABASE_URL and DAFU_CONTACT; ``database_url`` (--db) comes first.

    Makes no folder; whoever writes makes it.
    """
    home = environment.get("DAFU_HOME")
    if home is None:
        from platformdirs import user_data_path

        data_dir = user_data_path("dafu", appauthor=False)
    else:
        data_dir = Path(home)
    url = database_url or environment.get("DAFU_DATABASE_URL") or f"sqlite:///{data_dir / 'dafu.sqlite'}"
    return Settings(data_dir=data_dir, database_url=url, contact=environment.get("DAFU_CONTACT"))
