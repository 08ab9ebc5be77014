"""Search at a million measures: ``python -m benchmarks.search [--db URL] [--copy-to URL]``.

Builds (once) and measures: one word, two words, filtered, ranked, one character, facets; index build and
size; and proves on a sample of the words that the hits equal those of LIKE. Run it on a machine that does
nothing else: the figures are times on the wall.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, Engine, func, select, text

from benchmarks.corpus import OBJECTS, VERBS, Corpus
from extract.model import Record
from store.database import open_store, writing
from store.language import read_query
from store.query import Query
from store.save import save_record
from store.search import Matching, search
from store.tables import DOCUMENTS, ENTRIES, ENTRY_TEXTS, FACET_VALUES, MEASURES, STATISTICS
from store.words import IndexRow, as_lexemes

BATCH = 500
ROUNDS = 60


def build(engine: Engine, measures: int, each: int = 25) -> float:
    """Fill an empty store; seconds it took (0 when it was full already)."""
    with engine.connect() as connection:
        if connection.scalar(select(func.count()).select_from(MEASURES)):
            return 0.0
    started = time.perf_counter()
    records = Corpus(measures=each).records(measures // each)
    for number, batch in enumerate(batches(records)):
        with writing(engine) as connection:
            for record in batch:
                save_record(connection, record)
        if number % 10 == 9:
            print(
                f"  {(number + 1) * BATCH * each:,} measures, {time.perf_counter() - started:.0f} s",
                flush=True,
            )
    return time.perf_counter() - started


def copy_store(source: Engine, target: Engine) -> float:
    """Copy a store to an empty PostgreSQL one, with COPY, and index it there; seconds that took."""
    started = time.perf_counter()
    with source.connect() as reader, target.begin() as writer:
        writer.execute(text("DROP INDEX ix_entries_tokens"))
        cursor = writer.connection.cursor()
        for table in (DOCUMENTS, MEASURES, STATISTICS, FACET_VALUES):
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            with cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                for row in reader.execution_options(stream_results=True).execute(select(table)):
                    copy.write_row(
                        [Jsonb(value) if isinstance(value, list | dict) else value for value in row]
                    )
        tokens = select(ENTRIES.c.key, ENTRIES.c.facets, ENTRY_TEXTS.c.text, ENTRY_TEXTS.c.facet_tokens)
        tokens = tokens.join(ENTRY_TEXTS, ENTRY_TEXTS.c.key == ENTRIES.c.key).order_by(ENTRIES.c.key)
        with cursor.copy("COPY entries (key, facets, text, facet_tokens, tokens) FROM STDIN") as copy:
            for row in reader.execution_options(stream_results=True).execute(tokens):
                lexemes = " ".join(f"'{token}'" for token in as_lexemes(IndexRow(*row)))
                copy.write_row([*row, lexemes])
    with target.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET maintenance_work_mem = '512MB'"))
        connection.execute(
            text("CREATE INDEX ix_entries_tokens ON entries USING gin (tokens) WITH (fastupdate = off)")
        )
        connection.execute(text("VACUUM ANALYZE"))
    return time.perf_counter() - started


def batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    """The records, BATCH at a time."""
    while batch := list(islice(records, BATCH)):
        yield batch


def queries(seed: int = 7) -> dict[str, list[Query]]:
    """The queries of each kind, drawn from the words of the corpus."""
    draw = random.Random(seed)  # noqa: S311
    corpus = Corpus()
    words = [word for _, some in corpus.themes for word in some if word.isalpha()] + OBJECTS + VERBS
    regions = [place.code for place in corpus.regions[:200]]
    one = [Query(draw.choice(words)) for _ in range(ROUNDS)]
    two = [Query(f"{draw.choice(words)} {draw.choice(words)}") for _ in range(ROUNDS)]
    filtered = [
        Query(draw.choice(words), kind="measure", region=draw.choice(regions), status="done")
        for _ in range(ROUNDS // 2)
    ] + [
        Query(draw.choice(words), theme=draw.choice(corpus.themes)[0], year=draw.randint(2018, 2025))
        for _ in range(ROUNDS // 2)
    ]
    ranked = [Query(draw.choice(words), order="relevance") for _ in range(ROUNDS)]
    character = [Query(draw.choice(draw.choice(words))) for _ in range(ROUNDS)]
    facets = [Query(query.words, facets=True, limit=1) for query in one]
    return {
        "one word": one,
        "two words": two,
        "filtered": filtered,
        "ranked": ranked,
        "one character": character,
        "facets": facets,
    }


def measure(connection: Connection, some: list[Query]) -> tuple[float, float, float]:
    """p50, p95 and the slowest, in milliseconds."""
    times = []
    for query in some:
        started = time.perf_counter()
        search(connection, query)
        times.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(times, n=100)
    return cuts[49], cuts[94], max(times)


def equal_to_like(connection: Connection, words: str) -> bool:
    """Whether the index finds exactly the entries whose text holds ``words``."""
    query = Query(words, synonyms=False, copies=True)
    matching = Matching(connection, read_query(query), query)
    found = set(connection.scalars(matching.select(matching.key)))
    truth = select(ENTRY_TEXTS.c.key).where(ENTRY_TEXTS.c.text.contains(words, autoescape=True))
    return found == set(connection.scalars(truth))


def size(connection: Connection) -> str:
    """The size of the database and of its index."""
    if connection.dialect.name == "postgresql":
        whole = connection.scalar(text("SELECT pg_database_size(current_database())"))
        index = connection.scalar(text("SELECT pg_relation_size('ix_entries_tokens')"))
    else:
        pages = connection.scalar(text("PRAGMA page_count")) or 0
        whole = pages * (connection.scalar(text("PRAGMA page_size")) or 0)
        index = connection.scalar(text("SELECT sum(length(block)) FROM words_data"))
    return f"{(whole or 0) / 1e6:,.0f} MB, index {(index or 0) / 1e6:,.0f} MB"


def report(name: str, act: Callable[[], tuple[float, float, float]]) -> None:
    """One line of figures."""
    middle, slow, slowest = act()
    print(f"{name:<14} p50 {middle:6.1f} ms   p95 {slow:6.1f} ms   max {slowest:6.1f} ms", flush=True)


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--measures", type=int, default=1_000_000)
    parser.add_argument("--db", default="sqlite:////tmp/dafu-benchmark/search.sqlite")
    parser.add_argument(
        "--copy-to", metavar="URL", help="measure an empty PostgreSQL store instead, filled from --db"
    )
    options = parser.parse_args()
    engine = open_store(options.db)
    took = build(engine, options.measures)
    if options.copy_to:
        target = open_store(options.copy_to)
        took = copy_store(engine, target)
        engine = target
    with engine.connect() as connection:
        count = connection.scalar(select(func.count()).select_from(ENTRIES))
        print(f"{engine.dialect.name}: {count:,} entries, {size(connection)}, built in {took:.0f} s")
        for name, some in queries().items():
            measure(connection, some[:5])
            report(name, lambda some=some: measure(connection, some))  # type: ignore[misc]
        sample = ["托育", "养老", "停车", "服务", "托", "电梯", "日间照料", "阳光", "老年食堂"]
        wrong = [words for words in sample if not equal_to_like(connection, words)]
        print(f"equal to LIKE: {len(sample) - len(wrong)} of {len(sample)} words {' '.join(wrong)}")


if __name__ == "__main__":
    main()
