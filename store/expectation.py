"""How many hits PostgreSQL's own statistics lead one to expect; it decides how the newest are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, text

from store.words import Clause

# The commonest tokens, each with the share of entries that bear it; PostgreSQL's autovacuum keeps them.
SHARES = text(
    "SELECT elem, freq, (SELECT reltuples FROM pg_class WHERE oid = 'entries'::regclass) AS entries"
    " FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS one (elem, freq)"
    " WHERE schemaname = current_schema() AND tablename = 'entries' AND attname = 'tokens'"
    " AND elem IS NOT NULL"
)
# The statistics change seldom, and reading them takes as long as a quick search.
READ_EVERY = 200


@dataclass(slots=True)
class Commonest:
    """The shares of the commonest tokens, how many entries there are, and how often this was asked."""

    shares: dict[str, float]
    entries: float
    least: float
    asked: int = 0


# Kept for each database; what is old costs time, never hits.
KNOWN: WeakKeyDictionary[Engine, Commonest] = WeakKeyDictionary()


def commonest(connection: Connection) -> Commonest:
    """The statistics of this database, read again now and then."""
    known = KNOWN.get(connection.engine)
    if known is None or known.asked >= READ_EVERY:
        rows = connection.execute(SHARES).all()
        shares = {row.elem: row.freq for row in rows}
        known = Commonest(shares, rows[0].entries if rows else 0.0, min(shares.values(), default=0.0))
        KNOWN[connection.engine] = known
    known.asked += 1
    return known


def expected_hits(connection: Connection, clauses: Sequence[Clause]) -> float:
    """About how many entries match, as if tokens stood independently; 0 before PostgreSQL has counted any.

    A token that is not among the commonest counts as the least common of them: a rare word alone costs little
    either way, and two of them are few enough.
    """
    known = commonest(connection)
    shares = (clause_share(clause, known) for clause in clauses if not clause.excluded)
    return known.entries * prod(shares)


def is_one_token(clauses: Sequence[Clause]) -> bool:
    """Whether the index need walk one token only, which costs no more for being asked slice by slice."""
    options = [option for clause in clauses if not clause.excluded for option in options_of(clause)]
    return len(options) == 1 and len(options[0]) == 1


def options_of(clause: Clause) -> list[tuple[str, ...]]:
    """The alternatives of a clause, each as the tokens that must all stand."""
    return [term.tokens for term in clause.terms] + [(token,) for token in clause.facets]


def clause_share(clause: Clause, known: Commonest) -> float:
    """The share of entries in which the clause holds: of a term as much as of its rarest token."""
    rarest = (min(known.shares.get(token, known.least) for token in option) for option in options_of(clause))
    return min(1.0, sum(rarest))
