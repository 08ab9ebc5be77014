"""Published figures looked up in the store for N008."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from app.published import StoredFigures
from extract.model import Period
from store.save import save_record
from tests.letters_of_yunling import YUNLING, letter, statistic


def test_exact_figures_of_the_same_month_are_found(engine: Engine) -> None:
    text = "截至2024年5月底，全县共有托位1260个。"
    held = statistic(text, "1260个", "托位", "1260", period=Period("2024-05", "2024-05"), place=YUNLING)
    with engine.begin() as connection:
        save_record(connection, letter(16, text, statistics=(held,), day=date(2024, 6, 5)))
    with engine.connect() as connection:
        figures = StoredFigures(connection)
        found = figures.figures("托位", YUNLING, "2024-05")
        assert [(row.value, row.unit) for row in found] == [("1260", "个")]
        assert "云岭县教育局" in found[0].source or found[0].source
        assert figures.figures("托位", YUNLING, "2023-05") == ()
        assert figures.figures("托位", None, "2024-05") == ()
