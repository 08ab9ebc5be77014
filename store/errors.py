"""What can go wrong in the store, each with one Chinese sentence for people."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot do what was asked; the message says what and where, in Chinese."""


class DatabaseError(StoreError):
    """The database cannot be opened or is not one of ours."""


class QueryError(StoreError):
    """The query cannot be understood; the message names the part at fault."""
