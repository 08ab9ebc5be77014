"""The register of document numbers: each organ's next free number of a year; the same matter keeps its
number."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from store.register_tables import LETTER_NUMBERS


def register_number(connection: Connection, code: str, year: int, matter: str, first: int = 1) -> int:
    """The number of ``matter`` under ``code`` in ``year``: the one it has, else the next free one, now taken.

    Call it inside ``store.database.writing``. ``first`` is where the year begins.
    """
    own = (LETTER_NUMBERS.c.code == code) & (LETTER_NUMBERS.c.year == year)
    known = connection.scalar(select(LETTER_NUMBERS.c.sequence).where(own, LETTER_NUMBERS.c.matter == matter))
    if known is not None:
        return int(known)
    highest = connection.scalar(select(func.max(LETTER_NUMBERS.c.sequence)).where(own))
    sequence = max(first, (highest or 0) + 1)
    connection.execute(insert(LETTER_NUMBERS).values(code=code, year=year, sequence=sequence, matter=matter))
    return sequence
