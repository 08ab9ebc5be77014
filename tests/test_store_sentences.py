"""The sentence around a span."""

import pytest

from store.sentences import sentence_around

SENTENCES = (
    ("他说：“惠及更多家庭。”市卫健委已建点位12处。", "点位", "市卫健委已建点位12处。"),
    ("他说：“惠及更多家庭。”市卫健委已建点位12处。", "惠及", "他说：“惠及更多家庭。”"),
    ("（全市共建成3处。）另建成点位2处；完工。", "点位", "另建成点位2处；"),
    ("第一行\n新增点位2处\n第三行", "点位", "新增点位2处"),
)


@pytest.mark.parametrize(("text", "words", "wanted"), SENTENCES)
def test_closing_marks_stay_with_their_sentence(text: str, words: str, wanted: str) -> None:
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == wanted
