"""Exported rows: every column of the dictionary, masked, in order of time."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Engine

from store.database import writing
from store.export import TABLES, export_columns, export_rows
from store.save import save_record
from tests.letters_of_yunling import sample_records


def test_every_table_has_its_columns_and_rows(engine: Engine) -> None:
    with writing(engine) as connection:
        for record in sample_records():
            save_record(connection, record)
    with engine.connect() as connection:
        documents = list(export_rows(connection))
    for rows in documents:
        for table in TABLES:
            names = [column.name for column in export_columns(table)]
            assert all(list(row) == names for row in rows[table])
    counts = {table: sum(len(rows[table]) for rows in documents) for table in TABLES}
    assert counts == {"documents": 5, "measures": 8, "statistics": 5}
    letter = documents[1]["documents"][0]
    assert (letter["proposal_number"], letter["session_term"], letter["addressees"]) == ("1", 9, ("方晓岚",))
    assert letter["signed_on"] == date(2024, 5, 6)
    assert "13800001111" not in letter["text"]
    figure = documents[0]["statistics"][0]
    assert (figure["indicator"], figure["value"], figure["place_code"]) == ("托位", Decimal(2600), "421000")
    assert figure["issuer"] == "荆州市教育局"


def test_every_column_is_described() -> None:
    for table in TABLES:
        columns = export_columns(table)
        assert len({column.name for column in columns}) == len(columns)
        assert all(column.label for column in columns)
        assert {column.type for column in columns} <= {"text", "integer", "decimal", "date", "list", "link"}
