"""Saving again changes nothing; a save cut short and repeated leaves what an undisturbed one does."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, text

from extract.model import Record
from store.database import writing
from store.entries import document_id
from store.query import Query
from store.records import document_of, iter_records, load_record
from store.save import drop_record, save_record, save_records
from store.search import search
from store.tables import DOCUMENTS, ENTRIES, ENTRY_TEXTS, FACET_VALUES, MEASURES, STATISTICS
from tests.letters_of_yunling import copy_of, letter, sample_records

TABLES = (DOCUMENTS, MEASURES, STATISTICS, ENTRIES, ENTRY_TEXTS, FACET_VALUES)


def rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order of its own."""
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=str)
        for table in TABLES
    }


def save_all(engine: Engine, records: list[Record]) -> list[bool]:
    changed = []
    for record in records:
        with writing(engine) as connection:
            changed.append(save_record(connection, record, "d" * 64))
    return changed


def all_rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return rows(connection)


def hits(engine: Engine, words: str) -> list[str]:
    with engine.connect() as connection:
        return [hit.text for hit in search(connection, Query(words, kind="measure")).hits]


def integrity(engine: Engine) -> None:
    """FTS5's own check of its index."""
    if engine.dialect.name == "sqlite":
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO words (words) VALUES ('integrity-check')"))


def test_saving_twice_changes_no_row(engine: Engine) -> None:
    assert save_all(engine, sample_records()) == [True] * 5
    before = all_rows(engine)
    assert save_all(engine, sample_records()) == [False] * 5
    assert all_rows(engine) == before


def test_a_save_cut_short_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    records = sample_records()
    save_all(engine, records[:2])
    before = all_rows(engine)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.save.add_words", fail)
    with pytest.raises(KeyboardInterrupt):
        save_all(engine, records[2:])
    assert all_rows(engine) == before
    monkeypatch.undo()
    save_all(engine, records)
    interrupted = all_rows(engine)
    with writing(engine) as connection:
        for record in reversed(records):
            drop_record(connection, document_id(record))
        connection.execute(FACET_VALUES.delete())
    save_all(engine, records)
    assert all_rows(engine) == interrupted


def test_a_record_comes_back_as_it_was(engine: Engine) -> None:
    save_all(engine, sample_records())
    with engine.connect() as connection:
        for record in sample_records():
            stored = load_record(connection, document_id(record))
            assert stored is not None
            assert stored.record == record
            assert stored.page_digest == "d" * 64
        assert [stored.record.source for stored in iter_records(connection, at_once=2)] == [
            "http://www.yunling.example/2.html",
            "http://www.yunling.example/1.html",
            "http://news.yunling.example/5.html",
            "http://www.yunling.example/4.html",
            "http://www.yunling.example/3.html",
        ]


def test_a_changed_record_replaces_the_old_one(engine: Engine) -> None:
    first = sample_records()[2]
    save_all(engine, [first])
    changed = replace(first, measures=first.measures[:1])
    assert save_all(engine, [changed]) == [True]
    assert hits(engine, "停车场") == []
    assert hits(engine, "电梯") == ["老旧小区加装电梯45部"]
    with engine.connect() as connection:
        assert len(rows(connection)["documents"]) == 1
    integrity(engine)


def test_a_page_that_lost_a_part_loses_its_record(engine: Engine) -> None:
    one = letter(1, "第一封答复。")
    two = replace(letter(1, "第二封答复。"), part=1)
    with writing(engine) as connection:
        assert save_records(connection, [one, two]) == 2
    with writing(engine) as connection:
        assert save_records(connection, [one, two]) == 0
        assert save_records(connection, [one]) == 1
        assert load_record(connection, document_id(two)) is None


def test_when_the_first_is_gone_a_copy_takes_its_place(engine: Engine) -> None:
    first = sample_records()[0]
    save_all(engine, [first, copy_of(first, 6), copy_of(first, 7)])
    assert hits(engine, "普惠") == ["新建普惠托育园3所"]
    with writing(engine) as connection:
        assert drop_record(connection, document_id(first))
    assert hits(engine, "普惠") == ["新建普惠托育园3所"]
    integrity(engine)


def test_dropping_leaves_an_empty_index(engine: Engine) -> None:
    save_all(engine, sample_records())
    with writing(engine) as connection:
        for record in sample_records():
            assert drop_record(connection, document_id(record))
        assert not drop_record(connection, "0" * 20)
        left = rows(connection)
    assert all(not left[name] for name in left if name != "facet_values")
    integrity(engine)


def test_every_identifier_leads_to_its_document(engine: Engine) -> None:
    save_all(engine, sample_records())
    with engine.connect() as connection:
        for stored in iter_records(connection):
            for identifier in (stored.id, *stored.measures, *stored.statistics):
                assert document_of(connection, identifier) == stored.id
        assert document_of(connection, "nothing") is None


def test_a_new_digest_of_the_same_record_is_kept(engine: Engine) -> None:
    record = sample_records()[0]
    save_all(engine, [record])
    with writing(engine) as connection:
        assert save_record(connection, record, "e" * 64)
        assert not save_record(connection, record)
        stored = load_record(connection, document_id(record))
    assert stored is not None
    assert stored.page_digest == "e" * 64
