"""Finds measures, statistics and documents: exactly those whose text holds the words, newest first.

Relevance ranks within the newest hits (RANKED_HITS) and the results say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    LargeBinary,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from store.counting import NOT_HELD, PackedFacets, count_facets
from store.errors import QueryError
from store.expectation import expected_hits, is_one_token
from store.facets import ANY_TOKEN, COPY_TOKEN, region_token
from store.hits import load_hits
from store.language import Wanted, Words, read_query, suggest
from store.query import Hit, Query, Results
from store.ranking import rank
from store.slices import newest_slices
from store.tables import ENTRIES, ENTRY_TEXTS, FACET_VALUES, WORDS
from store.tokens import Term
from store.words import Clause, Matches, needs_recheck, newest_by_slices

COUNTED_HITS = 1_000
RANKED_HITS = 2_000
# Of any of many words each has at least so many of its newest hits ranked.
LEAST_HITS_A_WORD = 100
RANKED_CHARACTERS = 400
# PostgreSQL reads a wide row for each of them, SQLite a narrow one.
FACET_HITS = {"sqlite": 50_000, "postgresql": 20_000}
# Where the index is not proof enough and each text is looked at, so many at most.
CHECKED_HITS = 5_000
CHECKED_TOTAL = 200
MOST_HITS = 10_000
PAGE_HITS = 500
# Fewer hits than these PostgreSQL gathers and sorts quicker than it looks for them slice by slice.
SLICED_HITS = 3_000
# A single token with so many times the hits that are wanted is common.
COMMON_HITS = 10
PREFIXES = {"kind": "k", "status": "s", "year": "y", "theme": "t"}
# A token that no entry has: what is asked for does not occur.
NO_TOKEN = "u_0"  # noqa: S105


def search(connection: Connection, query: Query) -> Results:
    """The hits of ``query``; raises QueryError, in Chinese, for a filter or a cursor that means nothing."""
    wanted = read_query(query)
    matching = Matching(connection, wanted, query)
    page = matching.page()
    total, capped = matching.total(page)
    facets, within = {}, None
    if query.facets:
        packed = matching.facets()
        counted = packed.newest(matching.facet_hits).held()
        facets = count_facets(connection, counted)
        within = matching.facet_hits if packed.count > matching.facet_hits else None
        if not query.count_all:
            total, capped = max(total, counted.count), within is not None
    return Results(
        hits=load_hits(connection, page.keys, wanted, reveal=query.reveal),
        total=total,
        facets=facets,
        synonyms=wanted.synonyms,
        next_cursor=page.cursor,
        capped=capped,
        ranked_within=page.ranked_within,
        facets_within=within,
        suggestions=() if page.keys else suggest(wanted),
    )


def iter_hits(connection: Connection, query: Query, most: int) -> Iterator[Hit]:
    """The hits of ``query`` page after page, at most ``most``."""
    query = replace(query, limit=min(most, PAGE_HITS), facets=False)
    left = most
    while True:
        results = search(connection, query)
        yield from results.hits[:left]
        left -= len(results.hits)
        if results.next_cursor is None or left <= 0:
            return
        query = replace(query, cursor=results.next_cursor)


@dataclass(frozen=True, slots=True)
class Page:
    """The keys of one page of hits and the cursor after them.

    ``total``: how many hits there are and whether there are more, where finding the page told it.
    ``ranked_within``: how many of the newest hits were ranked, None when all were.
    """

    keys: list[int]
    cursor: str | None
    total: tuple[int, bool] | None = None
    ranked_within: int | None = None


class Matching:
    """The entries that match one query, as statements of one database."""

    def __init__(self, connection: Connection, wanted: Wanted, query: Query) -> None:
        self.connection = connection
        self.wanted = wanted
        self.query = query
        self.dialect = connection.dialect.name
        self.clauses = clauses_of(connection, wanted, query)
        self.rechecked = rechecked_words(wanted, query, self.dialect)
        self.expected: float | None = None

    def select(self, *columns: Any) -> Select[Any]:
        """``columns`` of all matching entries, newest first."""
        key = self.key
        source: FromClause = WORDS if self.dialect == "sqlite" else ENTRIES
        if self.rechecked:
            source = source.join(ENTRY_TEXTS, ENTRY_TEXTS.c.key == key)
        checks = self.rechecks(ENTRY_TEXTS.c.text)
        statement = select(*columns).select_from(source).where(Matches(self.clauses), *checks)
        return statement.order_by(key.desc())

    def rechecks(self, text: ColumnElement[str]) -> list[ColumnElement[bool]]:
        """What the index alone does not prove, asked of the text itself."""
        return [
            not_(says(text, terms)) if excluded else says(text, terms) for terms, excluded in self.rechecked
        ]

    @property
    def key(self) -> ColumnElement[int]:
        """The column of keys that this database reads quickest."""
        return WORDS.c.rowid if self.dialect == "sqlite" else ENTRIES.c.key

    def page(self) -> Page:
        """The hits asked for."""
        limit = max(1, min(self.query.limit, MOST_HITS))
        if self.query.order == "newest" or not self.wanted.words:
            return self.newest(limit)
        return self.best(limit)

    def candidates(
        self,
        most: int,
        below: int | None = None,
        *,
        facets: bool = False,
        newest: bool = True,
        texts: bool = False,
    ) -> CTE:
        """The newest (or any) ``most`` entries that the index alone finds, with keys below ``below``.

        With their ``facets`` and, where PostgreSQL has them beside, their ``texts``. A step of its own: a
        database that mixed it with the recheck would read the texts of all candidates.
        """
        beside = self.dialect == "postgresql" and (texts or bool(self.rechecked))
        names = ["key", *["facets"] * facets, *["text"] * beside]
        if newest and self.hits_expected() > max(2 * most, SLICED_HITS):
            newest_key = self.connection.scalar(select(func.max(ENTRIES.c.key))) or 0
            common = self.hits_expected() > COMMON_HITS * most and is_one_token(self.clauses)
            slices = newest_slices(newest_key, common=common)
            return newest_by_slices(names, self.clauses, slices, below, most).cte("candidates")
        key = self.key
        source: FromClause = ENTRIES
        if self.dialect == "sqlite":
            source = WORDS.join(ENTRIES, ENTRIES.c.key == WORDS.c.rowid) if facets else WORDS
        columns = [key.label("key"), *(literal_column(f"entries.{name}").label(name) for name in names[1:])]
        statement = select(*columns).select_from(source).where(Matches(self.clauses))
        if below is not None:
            statement = statement.where(key < below)
        if newest:
            statement = statement.order_by(key.desc())
        return statement.limit(most).cte("candidates")

    def hits_expected(self) -> float:
        """About how many hits PostgreSQL has; 0 where it matters not: on SQLite, and of a query for all."""
        if self.dialect != "postgresql" or not (self.wanted.words or self.wanted.filters):
            return 0.0
        if self.expected is None:
            self.expected = expected_hits(self.connection, self.clauses)
        return self.expected

    def checked(self, found: CTE, *columns: Any, texts: bool = False) -> Select[Any]:
        """``columns`` of candidates, newest first, and as ``holds`` whether their texts say the words.

        With ``texts`` also the beginnings of their texts, as ``words``.
        """
        text: ColumnElement[str] = ENTRY_TEXTS.c.text
        source: FromClause = found
        if self.dialect == "postgresql":
            text = found.c.text if "text" in found.c else literal("")
        elif texts or self.rechecked:
            source = found.join(ENTRY_TEXTS, ENTRY_TEXTS.c.key == found.c.key)
        holds = and_(true(), *self.rechecks(text)).label("holds")
        words = [self.beginning(text).label("words")] if texts else []
        return select(*columns, *words, holds).select_from(source).order_by(found.c.key.desc())

    def beginning(self, text: ColumnElement[str]) -> ColumnElement[str]:
        """The characters of a text that are ranked; PostgreSQL takes its time to count them in short ones."""
        cut = func.substr(text, 1, RANKED_CHARACTERS)
        if self.dialect != "postgresql":
            return cut
        return case((func.octet_length(text) <= RANKED_CHARACTERS, text), else_=cut)

    def newest(self, limit: int) -> Page:
        """The newest hits; the same look at the index counts them, as far as that goes."""
        below = read_cursor(self.query.cursor, "n") if self.query.cursor else None
        most = max(limit, CHECKED_TOTAL if self.rechecked else COUNTED_HITS) + 1
        keys: list[int] = []
        total: tuple[int, bool] | None = None
        while True:
            found = self.candidates(most, below)
            rows = self.connection.execute(self.checked(found, found.c.key)).all()
            keys += [row.key for row in rows if row.holds]
            if total is None:
                total = min(len(keys), most - 1), len(rows) == most
            if len(keys) > limit or len(rows) < most:
                break
            below, most = rows[-1].key, min(4 * most, CHECKED_HITS)
        cursor = f"n{keys[limit - 1]}" if len(keys) > limit else None
        return Page(keys[:limit], cursor, None if self.query.cursor else total)

    def best(self, limit: int) -> Page:
        """The best hits among the newest."""
        rows, whole = self.pool_of_any() if self.query.any_words else self.pool(RANKED_HITS)
        ranked = rank(rows, self.wanted.words)
        start = read_cursor(self.query.cursor, "r") if self.query.cursor else 0
        after = start + limit
        cursor = f"r{after}" if after < len(ranked) else None
        return Page(ranked[start:after], cursor, (len(rows), not whole), None if whole else len(rows))

    def pool(self, most: int) -> tuple[list[tuple[int, str]], bool]:
        """The newest ``most`` matching entries with their texts, newest first, and whether these are all."""
        found = self.candidates(most, texts=True)
        rows = self.connection.execute(self.checked(found, found.c.key, texts=True)).all()
        # Unpacked by place: by name it would take longer than the ranking.
        return [(key, words) for key, words, holds in rows if holds], len(rows) < most

    def pool_of_any(self) -> tuple[list[tuple[int, str]], bool]:
        """The newest entries of each word: a rare word so has all of its own, however old they are."""
        included = [words for words in self.wanted.words if not words.excluded]
        others = tuple(words for words in self.wanted.words if words.excluded)
        share = max(RANKED_HITS // max(len(included), 1), LEAST_HITS_A_WORD)
        found: dict[int, str] = {}
        whole = True
        for words in included:
            alone = replace(self.wanted, words=(words, *others))
            rows, complete = Matching(self.connection, alone, self.query).pool(share)
            found.update(rows)
            whole = whole and complete
        return sorted(found.items(), reverse=True), whole

    def total(self, page: Page) -> tuple[int, bool]:
        """How many entries match, and whether there are more than were counted."""
        if self.query.count_all:
            every = self.select(self.key).subquery()
            return self.connection.scalar(select(func.count()).select_from(every)) or 0, False
        if page.total is not None:
            return page.total
        found = self.candidates(COUNTED_HITS + 1, newest=False)
        rows = self.checked(found, found.c.key).subquery()
        holding = func.sum(case((rows.c.holds, 1), else_=0)).label("holding")
        counts = self.connection.execute(select(func.count().label("read"), holding).select_from(rows)).one()
        return min(counts.holding or 0, COUNTED_HITS), counts.read > COUNTED_HITS

    @property
    def facet_hits(self) -> int:
        """Of how many of the newest hits facets are counted."""
        return CHECKED_HITS if self.rechecked else FACET_HITS[self.dialect]

    def facets(self) -> PackedFacets:
        """The packed facets of the newest ``facet_hits`` candidates and one more, if there are more.

        The database joins them to one string: so many rows would take longer to fetch than to find.
        """
        found = self.candidates(self.facet_hits + 1, facets=True)
        rows = self.checked(found, found.c.facets).subquery()
        packed = case((rows.c.holds, rows.c.facets), else_=NOT_HELD)
        if self.dialect == "postgresql":
            joined = func.string_agg(func.int8send(packed), literal(b"", LargeBinary))
            return PackedFacets.from_bytes(self.connection.scalar(select(joined)) or b"")
        return PackedFacets.read(
            self.connection.scalar(select(func.aggregate_strings(cast(packed, Text), ","))) or ""
        )


def clauses_of(connection: Connection, wanted: Wanted, query: Query) -> list[Clause]:
    """What the index must hold; always at least one clause that is not excluded."""
    included = [words for words in wanted.words if not words.excluded]
    clauses = [Clause(words.terms) for words in included]
    if query.any_words and included:
        clauses = [Clause(tuple(term for words in included for term in words.terms))]
    clauses += [
        Clause(facets=filter_tokens(connection, name, values)) for name, values in wanted.filters.items()
    ]
    if not clauses:
        clauses.append(Clause(facets=(ANY_TOKEN,)))
    clauses += [Clause(words.terms, excluded=True) for words in wanted.words if words.excluded]
    clauses += [
        Clause(facets=filter_tokens(connection, name, values), excluded=True)
        for name, values in wanted.excluded.items()
    ]
    if not query.copies:
        clauses.append(Clause(facets=(COPY_TOKEN,), excluded=True))
    return clauses


def filter_tokens(connection: Connection, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The facet tokens of which one must stand."""
    if name in PREFIXES:
        return tuple(f"{PREFIXES[name]}_{value}" for value in values)
    if name == "region":
        return tuple(token for value in values for token in place_tokens(connection, value))
    numbers = (number for value in values for number in numbers_of(connection, name, value))
    return tuple(f"u_{number}" for number in numbers) or (NO_TOKEN,)


def place_tokens(connection: Connection, value: str) -> list[str]:
    """The tokens of a division by code, or of a place without a code by (a part of) its name."""
    if value.isdigit():
        return [region_token(value)]
    found = [region_token(f"{number:06d}") for number in numbers_of(connection, "place", value)]
    if not found:
        raise QueryError(f"不认识这个地区，库里也没有：{value}（请写全称或六位代码，例：荆州市、421000）")
    return found


def numbers_of(connection: Connection, facet: str, part: str) -> Sequence[int]:
    """The numbers of the values that hold ``part``."""
    columns = FACET_VALUES.c
    named = columns.value.contains(part, autoescape=True)
    return connection.scalars(
        select(columns.number).where(columns.facet == facet, named).order_by(columns.number)
    ).all()


def rechecked_words(wanted: Wanted, query: Query, dialect: str) -> list[tuple[tuple[Term, ...], bool]]:
    """What the index alone does not prove: terms of which one must (or, True beside them, must not) stand."""
    included = [words for words in wanted.words if not words.excluded]
    groups = [words.terms for words in included]
    if query.any_words and included:
        groups = [tuple(term for words in included for term in words.terms)]
    found = [(terms, False) for terms in groups if any(needs_recheck(term, dialect) for term in terms)]
    return found + [((words.typed,), True) for words in wanted.words if rechecked_exclusion(words, dialect)]


def rechecked_exclusion(words: Words, dialect: str) -> bool:
    """Whether an exclusion is left to the text."""
    return words.excluded and needs_recheck(words.typed, dialect)


def says(text: ColumnElement[str], terms: tuple[Term, ...]) -> ColumnElement[bool]:
    """The substring test: what search means, and what the index makes quick."""
    return or_(*(text.contains(term.text, autoescape=True) for term in terms))


def read_cursor(cursor: str, order: str) -> int:
    """The number behind a cursor of the given order (n newest, r ranked)."""
    if cursor[:1] != order or not cursor[1:].isascii() or not cursor[1:].isdigit() or len(cursor) > 20:
        raise QueryError("翻页位置已失效，请从第一页重新检索")
    return int(cursor[1:])
