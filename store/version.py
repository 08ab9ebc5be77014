"""What version of its data a database holds: equal answers mean that nothing was committed in between."""

from __future__ import annotations

from threading import Lock
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError


class DataVersion:
    """Tells the version of an engine's data; it keeps a connection of its own on SQLite until ``close``.

    SQLite counts the commits that one connection sees others make (PRAGMA data_version); on PostgreSQL two
    equal snapshots see the same rows (pg_current_snapshot).
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.lock = Lock()
        self.connection: Any = None
        self.in_memory = engine.url.database in (None, "", ":memory:")

    def read(self) -> str | None:
        """The version; None where it cannot be told."""
        try:
            if self.engine.dialect.name == "postgresql":
                with self.engine.connect() as connection:
                    return str(connection.scalar(text("SELECT pg_current_snapshot()::text")))
            return None if self.in_memory else self.read_sqlite()
        except DBAPIError:
            return None

    def read_sqlite(self) -> str:
        """The counter of the connection that is kept for this, which never begins a transaction."""
        with self.lock:
            if self.connection is None:
                self.connection = self.engine.raw_connection()
            cursor = self.connection.cursor()
            try:
                return str(cursor.execute("PRAGMA data_version").fetchone()[0])
            finally:
                cursor.close()

    def close(self) -> None:
        """Give the connection back."""
        with self.lock:
            if self.connection is not None:
                self.connection.close()
                self.connection = None
