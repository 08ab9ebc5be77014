"""Themes: the table itself, and texts to theme ids."""

import csv
from importlib.resources import files

import pytest

from extract.themes import find_theme_words, find_themes, rank_themes, share_themes

ROWS = list(csv.DictReader(files("data").joinpath("themes.csv").read_text(encoding="utf-8").splitlines()))

TEXTS = [
    ("新建公办托育中心2个，新增托位150个", "childcare"),
    ("建成老年食堂9家，累计供餐6万人次", "elderly_meals"),
    ("硬化通村公路23公里", "rural_roads"),
    ("清理飞线充电730余条", "e_bikes"),
    ("开展食品安全抽检40批次", "food_markets"),
    ("为87台公交车更换站牌", "public_transport"),
    ("选派教师60名交流轮岗", "teachers"),
    ("加装电梯47部", "age_friendly"),
]


@pytest.mark.parametrize(("text", "theme"), TEXTS)
def test_text_to_theme(text: str, theme: str) -> None:
    assert theme in find_themes(text)


def test_at_most_two_and_none_without_a_word() -> None:
    assert len(find_themes("托位、停车泊位、公交线路、物业、公厕")) == 2
    assert find_themes("现答复如下") == ()


def test_the_document_decides_where_the_passage_says_little() -> None:
    letter = find_theme_words("关于暑期托管的提案。暑托班由志愿者授课，暑期托管点30个。")
    own = find_theme_words("招募队员214名")
    assert rank_themes(own) == ()
    assert rank_themes(own, about=share_themes(letter))[0] == "holiday_care"


def test_shares_add_up_to_one() -> None:
    assert sum(share_themes(find_theme_words("托位与停车泊位")).values()) == pytest.approx(1)


def test_every_row_has_an_id_a_name_words_and_a_source() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS) == 50
    assert all(row["name"] and row["keywords"].split() and row["source"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_name_speaks_for_its_theme(row: dict[str, str]) -> None:
    assert row["id"] in [theme for word in find_theme_words(row["name"]) for theme in word.themes]
