"""How many hits PostgreSQL's own statistics lead one to expect; it decides how the newest are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from sqlalchemy import Connection, text

from store.words import Clause

# The commonest tokens, each with the share of entries that bear it; PostgreSQL's autovacuum keeps them.
SHARES = text(
    "WITH shares AS ("
    " SELECT elem, freq FROM pg_stats,"
    " unnest(most_common_elems::text::text[], most_common_elem_freqs) AS one (elem, freq)"
    " WHERE schemaname = current_schema() AND tablename = 'entries' AND attname = 'tokens'"
    " AND elem IS NOT NULL"
    ") SELECT elem, freq FROM shares WHERE elem = ANY(:tokens)"
    " UNION ALL SELECT 'least', min(freq) FROM shares"
    " UNION ALL SELECT 'entries', reltuples FROM pg_class WHERE oid = 'entries'::regclass"
)


def expected_hits(connection: Connection, clauses: Sequence[Clause]) -> float:
    """About how many entries match, as if tokens stood independently; 0 before PostgreSQL has counted any.

    A token that is not among the commonest counts as the least common of them: a rare word alone costs little
    either way, and two of them are few enough.
    """
    wanted = [clause for clause in clauses if not clause.excluded]
    tokens = {token for clause in wanted for option in options_of(clause) for token in option}
    *known, (_, least), (_, entries) = connection.execute(SHARES, {"tokens": sorted(tokens)})
    if least is None:
        return 0.0
    shares = dict.fromkeys(tokens, least) | {row.elem: row.freq for row in known}
    return float(entries) * prod(clause_share(clause, shares) for clause in wanted)


def is_one_token(clauses: Sequence[Clause]) -> bool:
    """Whether the index need walk one token only, which costs no more for being asked slice by slice."""
    options = [option for clause in clauses if not clause.excluded for option in options_of(clause)]
    return len(options) == 1 and len(options[0]) == 1


def options_of(clause: Clause) -> list[tuple[str, ...]]:
    """The alternatives of a clause, each as the tokens that must all stand."""
    return [term.tokens for term in clause.terms] + [(token,) for token in clause.facets]


def clause_share(clause: Clause, shares: Mapping[str, float]) -> float:
    """The share of entries in which the clause holds: of a term as much as of its rarest token."""
    return min(1.0, sum(min(shares[token] for token in option) for option in options_of(clause)))
