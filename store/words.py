"""The full-text index: one construct to ask it, written for FTS5 (SQLite) and for tsvector (PostgreSQL)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import NullType

from store.tables import ENTRIES, ENTRY_TEXTS
from store.tokens import Term, bigrams


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index holds of one entry."""

    key: int
    facets: int
    text: str
    facet_tokens: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives of which one must hold (or, ``excluded``, none); each a term or a facet token."""

    terms: tuple[Term, ...] = ()
    facets: tuple[str, ...] = ()
    excluded: bool = False


class Matches(ColumnElement[Any]):
    """True for the entries in which every clause holds; ``words`` must be joined on SQLite."""

    inherit_cache = False
    # Not Boolean: SQLAlchemy would write ``... MATCH ? = 1`` on SQLite, which FTS5 refuses.
    type = NullType()

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = tuple(clauses)


@compiles(Matches, "sqlite")
def compile_fts5(element: Matches, compiler: Any, **options: Any) -> str:
    """``words MATCH ?``."""
    value: BindParameter[str] = bindparam(None, fts5_query(element.clauses))
    return f"words MATCH {compiler.process(value, **options)}"


@compiles(Matches, "postgresql")
def compile_tsquery(element: Matches, compiler: Any, **options: Any) -> str:
    """``entries.tokens @@ CAST(? AS tsquery)``."""
    value: BindParameter[str] = bindparam(None, tsquery(element.clauses))
    return f"entries.tokens @@ CAST({compiler.process(value, **options)} AS tsquery)"


def fts5_query(clauses: Sequence[Clause]) -> str:
    """The clauses in FTS5's language, joined by explicit AND; at least one must not be excluded."""
    wanted = [fts5_clause(clause) for clause in clauses if not clause.excluded]
    unwanted = [fts5_clause(clause) for clause in clauses if clause.excluded]
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def fts5_clause(clause: Clause) -> str:
    """One clause as alternatives in brackets."""
    parts = [f'"{" ".join(term.tokens)}"{" *" if term.open_end else ""}' for term in clause.terms]
    parts += [f'"{token}"' for token in clause.facets]
    return f"({' OR '.join(parts)})"


def tsquery(clauses: Sequence[Clause]) -> str:
    """The clauses as a tsquery: that all tokens of a term are there; ``store.search`` rechecks the rest."""
    parts = []
    for clause in clauses:
        if clause.excluded and any(needs_recheck(term, "postgresql") for term in clause.terms):
            continue
        alternatives = [tsquery_term(term) for term in clause.terms] + [
            f"'{token}'" for token in clause.facets
        ]
        parts.append(f"{'!' if clause.excluded else ''}({' | '.join(alternatives)})")
    return " & ".join(parts)


def tsquery_term(term: Term) -> str:
    """All tokens of a term, the last as a prefix where it is open."""
    quoted = [f"'{token}'" for token in term.tokens]
    if term.open_end:
        quoted[-1] += ":*"
    return f"({' & '.join(dict.fromkeys(quoted))})"


def needs_recheck(term: Term, dialect: str) -> bool:
    """Whether the index alone does not prove the term: its text must be looked at."""
    if dialect == "postgresql":
        return len(term.tokens) > 1 or not term.contiguous
    return not term.contiguous


def add_words(connection: Connection, rows: Sequence[IndexRow]) -> None:
    """Index ``rows``, in the order of their keys (FTS5 is quickest so)."""
    if not rows:
        return
    texts = [{"key": row.key, "text": row.text, "facet_tokens": row.facet_tokens} for row in rows]
    connection.execute(insert(ENTRY_TEXTS), texts)
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "INSERT INTO entries (key, facets, tokens) VALUES (:key, :facets, array_to_tsvector(:tokens))"
            ),
            [{"key": row.key, "facets": row.facets, "tokens": as_lexemes(row)} for row in rows],
        )
        return
    connection.execute(insert(ENTRIES), [{"key": row.key, "facets": row.facets} for row in rows])
    connection.execute(
        text("INSERT INTO words (rowid, tokens, facets) VALUES (:key, :tokens, :facets)"),
        [as_fts5(row.key, row.text, row.facet_tokens) for row in rows],
    )


def drop_words(connection: Connection, keys: Sequence[int]) -> None:
    """Take entries out of the index; a contentless FTS5 table must be told what it held."""
    if connection.dialect.name == "sqlite":
        held = connection.execute(select(ENTRY_TEXTS).where(ENTRY_TEXTS.c.key.in_(keys)))
        connection.execute(
            text(
                "INSERT INTO words (words, rowid, tokens, facets) VALUES ('delete', :key, :tokens, :facets)"
            ),
            [as_fts5(row.key, row.text, row.facet_tokens) for row in held],
        )
    for table in (ENTRIES, ENTRY_TEXTS):
        connection.execute(delete(table).where(table.c.key.in_(keys)))


def as_lexemes(row: IndexRow) -> list[str]:
    """The row as PostgreSQL takes it."""
    return [*bigrams(row.text), *row.facet_tokens.split()]


def as_fts5(key: int, words: str, facet_tokens: str) -> dict[str, object]:
    """The row as FTS5 takes it: tokens set apart by spaces."""
    return {"key": key, "tokens": " ".join(bigrams(words)), "facets": facet_tokens}
