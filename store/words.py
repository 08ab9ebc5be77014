"""The full-text index: one construct to ask it, written for FTS5 (SQLite) and for tsvector (PostgreSQL)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Text,
    TextualSelect,
    bindparam,
    column,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from store.slices import Slice, slice_tokens
from store.tables import ENTRIES, ENTRY_TEXTS
from store.tokens import Term, bigrams, han_characters

SLICE = (
    "(SELECT {names} FROM entries WHERE tokens @@ CAST(:{words} AS tsquery){older}{below}"
    " ORDER BY key + 0 DESC)"
)
COLUMN_TYPES = {"key": BigInteger, "facets": BigInteger, "text": Text}
OLDER, BELOW = " AND key + 0 < :oldest", " AND key + 0 < :below"


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


class Matches(FunctionElement[Any]):
    """True for the entries in which every clause holds; ``words`` must be joined on SQLite.

    It holds the query in both languages, so that one compiled statement serves all queries.
    """

    inherit_cache = True

    def __init__(self, clauses: Sequence[Clause]) -> None:
        super().__init__(bindparam(None, fts5_query(clauses)), bindparam(None, tsquery(clauses)))


@compiles(Matches, "sqlite")
def compile_fts5(element: Matches, compiler: Any, **options: Any) -> str:
    """``words MATCH ?``."""
    return f"words MATCH {compiler.process(next(iter(element.clauses)), **options)}"


@compiles(Matches, "postgresql")
def compile_tsquery(element: Matches, compiler: Any, **options: Any) -> str:
    """``entries.tokens @@ CAST(? AS tsquery)``."""
    return f"entries.tokens @@ CAST({compiler.process(list(element.clauses)[1], **options)} AS tsquery)"


def newest_by_slices(
    names: Sequence[str], clauses: Sequence[Clause], slices: Iterable[Slice], below: int | None, most: int
) -> TextualSelect:
    """The newest ``most`` entries of PostgreSQL in which every clause holds: the columns of these ``names``.

    The parts of UNION ALL are carried out one after the other (``open_store`` forbids parallel plans), and
    only until there are enough. ``key + 0`` keeps the planner from walking the keys and reading tokens one by
    one.
    """
    asked, values, parts = tsquery(clauses), dict[str, object](), list[str]()
    for number, one in enumerate(slices):
        name = f"words{number}"
        values[name] = f"{asked} & {tsquery([Clause(facets=one.tokens)])}" if one.tokens else asked
        parts.append(
            SLICE.format(
                names=", ".join(names),
                words=name,
                older=OLDER * (one.below is not None),
                below=BELOW * (below is not None),
            )
        )
        if one.below is not None:
            values["oldest"] = one.below
    if below is not None:
        values["below"] = below
    statement = text(f"{' UNION ALL '.join(parts)} LIMIT :most").bindparams(**values, most=most)
    return statement.columns(*(column(name, COLUMN_TYPES[name]) for name in names))


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
    """All tokens of a term; an open end is a Han character, which is a token of its own here, or a prefix."""
    quoted = [f"'{token}'" for token in term.tokens]
    if term.open_end and not han_characters(term.tokens[-1]):
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
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "INSERT INTO entries (key, facets, text, facet_tokens, tokens)"
                " VALUES (:key, :facets, :text, :facet_tokens, array_to_tsvector(:tokens))"
            ),
            [{**asdict(row), "tokens": as_lexemes(row)} for row in rows],
        )
        return
    texts = [{"key": row.key, "text": row.text, "facet_tokens": row.facet_tokens} for row in rows]
    connection.execute(insert(ENTRY_TEXTS), texts)
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
        connection.execute(delete(ENTRY_TEXTS).where(ENTRY_TEXTS.c.key.in_(keys)))
    connection.execute(delete(ENTRIES).where(ENTRIES.c.key.in_(keys)))


def as_lexemes(row: IndexRow) -> list[str]:
    """The row as PostgreSQL takes it.

    With each Han character as a token: prefixes, which FTS5 has an index for, are slow to gather in GIN.
    """
    tokens = (*bigrams(row.text), *han_characters(row.text))
    return [*tokens, *row.facet_tokens.split(), *slice_tokens(row.key)]


def as_fts5(key: int, words: str, facet_tokens: str) -> dict[str, object]:
    """The row as FTS5 takes it: tokens set apart by spaces."""
    return {"key": key, "tokens": " ".join(bigrams(words)), "facets": facet_tokens}
