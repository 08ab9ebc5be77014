"""What a figure may be called, and how the trained model chooses among it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extract.candidate_features import read_candidates
from extract.candidates import Candidates, end_class, find_candidates, start_class
from extract.contexts import Figure
from extract.indicator_model import (
    Weights,
    best_name,
    choose_by_model,
    choose_by_rules,
    is_like,
    score,
    shipped_weights,
)
from extract.naming import Named
from extract.statistics import find_statistics

TEXT = "全县建成托育机构68家，其中公办9家；对承诺事项87项开展核查，每人每月补贴300元。入托率达到45%。"


def seen(text: str) -> list[tuple[Figure, Named, Candidates]]:
    """Each figure with the rules' answer and its candidates."""
    found: list[tuple[Figure, Named, Candidates]] = []

    def collect(figure: Figure, rule: Named, named: Sequence[Named]) -> str:
        found.append((figure, rule, find_candidates(figure, rule, named)))
        return rule.indicator

    find_statistics(text, (), None, date(2024, 6, 28), collect)
    return found


def test_the_rules_answer_comes_first_and_the_noun_is_among_them() -> None:
    (_, rule, candidates), *_ = seen(TEXT)
    assert next(iter(candidates)) == rule.indicator == "托育机构"
    assert {"托育机构", "建成托育机构"} <= set(candidates)


def test_names_of_the_figures_before_are_offered_alone_and_put_together() -> None:
    part = seen("全县建成托育机构68家，其中城东片9家。")[1][2]
    assert {"托育机构", "城东片托育机构"} <= set(part)


def test_candidates_are_words_of_some_length() -> None:
    for _, _, candidates in seen(TEXT):
        assert all(1 < len(name) <= 24 for name in list(candidates)[1:])


def test_every_candidate_has_features_and_a_score() -> None:
    for figure, rule, candidates in seen(TEXT):
        rows = read_candidates(figure, rule, candidates)
        assert len(rows) == len(candidates) == len(score(rows, Weights({"k:L": 1.0})))
        assert "k:rule" in rows[0][1]


def test_a_heavy_weight_moves_the_choice_and_none_keeps_the_rules() -> None:
    text = "完成31个改造后的木质结构村寨电改任务。"
    ((figure, rule, candidates),) = seen(text)
    other = next(name for name in candidates if not is_like(name, rule.indicator))
    last = f"s2:{other[:2]}"
    assert best_name(figure, rule, (), Weights({last: 50.0})) == other
    assert best_name(figure, rule, (), Weights()) == rule.indicator


@pytest.mark.parametrize("words", ["入托率达到45%。", "城乡学生分别为300人和200人。", "人均绿地15平方米。"])
def test_rates_and_shared_out_figures_follow_the_rules(words: str) -> None:
    weights = Weights(dict.fromkeys(shipped_weights(), 9.0))

    def by(figure: Figure, rule: Named, named: Sequence[Named]) -> str:
        return best_name(figure, rule, named, weights)

    names = [
        [each.indicator for each in find_statistics(words, (), None, None, c)] for c in (by, choose_by_rules)
    ]
    assert names[0] == names[1]


def test_the_shipped_weights_change_no_plain_sentence() -> None:
    found = [find_statistics(TEXT, (), None, None, c) for c in (choose_by_model, choose_by_rules)]
    assert [each.indicator for each in found[0]] == [each.indicator for each in found[1]]


def test_shipped_weights_are_whole_thousandths() -> None:
    weights = shipped_weights()
    assert len(weights) > 1000
    assert weights["a feature that nobody has"] == 0
    assert all(abs(value * 1000 - round(value * 1000)) < 1e-6 for value in weights.values())


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("诉求", "受理诉求", True),
        ("新建停车泊位", "停车泊位", True),
        ("居民", "居民供热面积", False),
        ("村", "村卫生室", False),
    ],
)
def test_names_that_say_the_same(one: str, other: str, like: bool) -> None:
    assert is_like(one, other) is like


def test_the_list_of_the_word_at_either_end() -> None:
    assert (start_class("新建公园"), end_class("全县新建")) == ("verb", "verb")
    assert (start_class("公园"), end_class("公园"), end_class("")) == ("-", "园", "^")
