"""Saved queries: a name for the parameters of a search, kept in the database for all who use it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from store.errors import QueryError
from store.keys import identify
from store.saved_tables import SAVED_QUERIES

LONGEST_NAME = 60
MOST_QUERIES = 500


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query; ``parameters`` are those of the search page's address."""

    id: str
    name: str
    parameters: str
    saved_on: date


def save_query(connection: Connection, name: str, parameters: str, day: date) -> SavedQuery:
    """Save a query under ``name``; one of the same parameters is renamed, its identifier stays.

    Raises QueryError, in Chinese, for a name that is empty or too long, and when there are too many.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise QueryError(f"请给检索起个名字，不超过 {LONGEST_NAME} 个字")
    saved = SavedQuery(identify("query", parameters), name, parameters, day)
    columns = SAVED_QUERIES.c
    if find_query(connection, saved.id) is not None:
        connection.execute(update(SAVED_QUERIES).where(columns.id == saved.id).values(name=name))
        return saved
    if len(list_queries(connection)) >= MOST_QUERIES:
        raise QueryError(f"已存了 {MOST_QUERIES} 个检索，请先删去不用的")
    row = {"id": saved.id, "name": name, "parameters": parameters, "saved_on": day}
    connection.execute(insert(SAVED_QUERIES), [row])
    return saved


def list_queries(connection: Connection) -> tuple[SavedQuery, ...]:
    """All saved queries, the newest first."""
    columns = SAVED_QUERIES.c
    statement = select(columns.id, columns.name, columns.parameters, columns.saved_on)
    rows = connection.execute(statement.order_by(columns.saved_on.desc(), columns.name, columns.id))
    return tuple(SavedQuery(*row) for row in rows)


def find_query(connection: Connection, id_: str) -> SavedQuery | None:
    """The saved query of this identifier."""
    return next((query for query in list_queries(connection) if query.id == id_), None)


def delete_query(connection: Connection, id_: str) -> bool:
    """Forget a saved query; False when there is none."""
    return bool(connection.execute(delete(SAVED_QUERIES).where(SAVED_QUERIES.c.id == id_)).rowcount)
