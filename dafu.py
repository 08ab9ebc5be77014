"""The notebook's front door: ``import dafu``; thin, everything real stands in the packages.

dafu.open().search("托育", status="done").to_pandas()
dafu.compare("托位").to_pandas()
dafu.extract("letter.html")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pandas as pd
    from sqlalchemy import Engine

    from extract.model import Place, Record
    from store.compare import Comparison, Row
    from store.query import Hit, Results

COMPARED_COLUMNS = (
    "place",
    "code",
    "within",
    "kind",
    "status",
    "basis",
    "value",
    "upper",
    "qualifier",
    "unit",
    "as_of",
    "as_of_stated",
    "part",
    "conflict",
    "scope",
    "per_thousand",
    "sentence",
    "source",
    "sources",
)
SHOWN_HITS = 3
SHOWN_LETTERS = 30
TABLE_ROWS = 20

__all__ = ["Compared", "Found", "Store", "compare", "extract", "open", "search"]


def open(database: str | Path | None = None) -> Store:  # noqa: A001 - dafu.open() is the documented call
    """The store at ``database``: an SQLite file, an SQLAlchemy URL, or by default the user's own.

    Raises store.errors.DatabaseError, in Chinese, when it cannot be opened, or when there is no such file: a
    name that was mistyped makes no empty store.
    """
    from app.database import missing_file
    from app.settings import read_settings
    from store.database import open_store
    from store.errors import DatabaseError

    url = str(database) if database is not None else None
    if url is not None and "://" not in url:
        url = f"sqlite:///{url}"
    if missing := missing_file(url):
        raise DatabaseError(missing)
    return Store(open_store(read_settings(database_url=url).database_url))


def extract(path: str | Path) -> tuple[Record, ...]:
    """The records of a file, a folder or an archive; one that cannot be read raises ValueError."""
    from app.inputs import find_files, read_files

    found: list[Record] = []
    for outcome in read_files(find_files([Path(path)])):
        if outcome.failed:
            raise ValueError(f"{outcome.source}：{outcome.note}")
        found += outcome.records
    return tuple(found)


def search(words: str = "", **filters: Any) -> Found:
    """``Store.search`` on the user's own store."""
    with open() as store:
        return store.search(words, **filters)


def compare(indicator: str, **choices: Any) -> Compared:
    """``Store.compare`` on the user's own store."""
    with open() as store:
        return store.compare(indicator, **choices)


class Store:
    """An open store; close it, or use it in a ``with`` statement."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    def search(self, words: str = "", **filters: Any) -> Found:
        """The hits of a query; ``filters`` are fields of store.query.Query (kind, region, theme, ...).

        Raises TypeError, naming the filters there are, for one that is none.
        """
        from store.query import Query
        from store.search import search as search_store

        known = [field.name for field in fields(Query) if field.name != "words"]
        if unknown := [name for name in filters if name not in known]:
            raise TypeError(f"search 没有这些条件：{'、'.join(unknown)}；可用：{'、'.join(known)}")
        with self.engine.connect() as connection:
            return Found(search_store(connection, Query(words, **filters)))

    def compare(
        self,
        indicator: str,
        *,
        regions: Sequence[str] = (),
        year: int | None = None,
        population: str | Path | None = None,
    ) -> Compared:
        """One indicator across places; each row with its sentence and source.

        ``population`` is a CSV file with the columns 地区, 人口, 年份, for rates where the store holds none.
        """
        from app.populations import read_population_table
        from store.figures import compare_indicator

        people = read_population_table(Path(population).read_bytes()) if population else ()
        with self.engine.connect() as connection:
            found = compare_indicator(connection, indicator, regions=regions, year=year, populations=people)
        return Compared(found)

    def record(self, identifier: str) -> Record | None:
        """The record of a document, or of the document that a measure or statistic stands in, masked."""
        from extract.privacy import mask_record
        from store.records import document_of, load_record

        with self.engine.connect() as connection:
            document = document_of(connection, identifier)
            stored = load_record(connection, document) if document else None
        return mask_record(stored.record) if stored else None


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """The hits of a query: a sequence of Hit, and ``results`` with the total and the synonyms used."""

    results: Results

    def __len__(self) -> int:
        return len(self.results.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.results.hits)

    def __getitem__(self, number: int) -> Hit:
        return self.results.hits[number]

    def __repr__(self) -> str:
        shown = "；".join(
            hit.text.replace("\n", " ")[:SHOWN_LETTERS] for hit in self.results.hits[:SHOWN_HITS]
        )
        return f"{self.count_words()}{shown}"

    def count_words(self) -> str:
        """How many there are and how many of them are here."""
        more = "至少" if self.results.capped else ""
        rest = "，其余用 limit= 取" if len(self) < self.results.total else ""
        return f"检索结果：共 {more}{self.results.total} 条，取回 {len(self)} 条{rest}。"

    def _repr_html_(self) -> str:
        """The first hits as a table, for notebooks."""
        head = ("类别", "原文", "状态", "地区", "日期", "来源")
        rows = [
            (
                hit.kind,
                hit.text,
                hit.status,
                name_in(hit.region),
                hit.signed_on or hit.published_on,
                hit.source,
            )
            for hit in self.results.hits[:TABLE_ROWS]
        ]
        return f"<p>{self.count_words()}</p>{html_table(head, rows)}"

    def to_pandas(self) -> pd.DataFrame:
        """One row a hit; places by name and code, values as floats."""
        return frame([hit_row(hit) for hit in self.results.hits])


@dataclass(frozen=True, slots=True, repr=False)
class Compared:
    """A comparison: ``comparison`` holds its tables, ``to_pandas`` flattens them."""

    comparison: Comparison

    def __repr__(self) -> str:
        rows = [row for table in self.comparison.tables for row in table.rows]
        shown = "；".join(
            f"{name_in(row.place) or '未写明地区'} {row.value:,f}（{row.as_of}）" for row in rows[:SHOWN_HITS]
        )
        return f"对比：{self.comparison.indicator}，{len(rows)} 个数值。{shown}"

    def _repr_html_(self) -> str:
        """The values as a table, for notebooks."""
        head = ("地区", "类别", "性质", "范围", "数值", "单位", "时间", "原文", "来源")
        rows = [
            (
                *(name_in(row.place), row.kind, row.status, scope_words(row)),
                *(f"{row.value:,f}", table.unit, moment_words(row)),
                *(row.figures[0].sentence, row.figures[0].source),
            )
            for table in self.comparison.tables
            for row in table.rows
        ]
        return html_table(head, rows[:TABLE_ROWS])

    def to_pandas(self) -> pd.DataFrame:
        """One row a value, with the unit, the first sentence that states it and its source.

        ``part``: a part of a total of the same place, not to be added to it. ``as_of_stated``: the text names
        no moment, ``as_of`` is the day it was published. ``within``: the division of a place without a code.
        """
        return frame(
            [
                {
                    "place": row.place.name if row.place else None,
                    "code": row.place.code if row.place else None,
                    "within": row.within.name if row.within else None,
                    "kind": row.kind,
                    "status": row.status,
                    "basis": row.basis,
                    "value": float(row.value),
                    "upper": None if row.upper is None else float(row.upper),
                    "qualifier": row.qualifier,
                    "unit": table.unit,
                    "as_of": row.as_of,
                    "as_of_stated": row.as_of_stated,
                    "part": row.part,
                    "conflict": row.conflict,
                    "scope": row.scope,
                    "per_thousand": float(row.rate.value) if row.rate else None,
                    "sentence": row.figures[0].sentence,
                    "source": row.figures[0].source,
                    "sources": len(row.figures),
                }
                for table in self.comparison.tables
                for row in table.rows
            ],
            COMPARED_COLUMNS,
        )


def hit_row(hit: Hit) -> dict[str, Any]:
    """A hit as a flat row."""
    row: dict[str, Any] = asdict(hit)
    region, place, period = row.pop("region"), row.pop("place"), row.pop("period")
    row |= {"region": name_of(region), "region_code": code_of(region), "place": name_of(place)}
    row |= {"period_start": period and period["start"], "period_end": period and period["end"]}
    for name in ("value", "upper"):
        row[name] = None if row[name] is None else float(row[name])
    return row


def scope_words(row: Row) -> str:
    """What less than its place a value covers, empty when it covers all of it."""
    words = ("其中一部分" if row.part else "", f"仅指：{row.scope}" if row.scope else "")
    return "、".join(filter(None, words))


def moment_words(row: Row) -> str:
    """The moment a value holds for, and whether only the day of publication says so."""
    return f"{row.as_of or '未写明'}{'（按发布日期）' if row.as_of and row.as_of_stated else ''}"


def name_in(place: Place | None) -> str:
    """The name of a place, empty without one."""
    return place.name if place else ""


def html_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A plain table, everything in it escaped."""
    from html import escape

    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"


def name_of(place: Mapping[str, Any] | None) -> str | None:
    """The name of a place."""
    return place["name"] if place else None


def code_of(place: Mapping[str, Any] | None) -> str | None:
    """The code of a place."""
    return place["code"] if place else None


def frame(rows: list[dict[str, Any]], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The rows as a data frame, with its ``columns`` even where there is no row.

    Raises ImportError, in Chinese, where pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_pandas 需要 pandas：pip install 'dafu[notebook]'") from error
    return pd.DataFrame(rows, columns=None if columns is None else list(columns))
