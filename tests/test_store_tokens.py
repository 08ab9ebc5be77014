"""The tokens of the index find substrings of Han and whole Latin words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.tokens import bigrams, fold, term

TEXT = st.text(alphabet="托育位服务中心5a2+（）。 著國ＡＢ１", max_size=20)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("托育", ["托育", "育"]),
        ("托", ["托"]),
        ("托位数14826个", ["托位", "位数", "数", "14826", "个"]),
        ("5+2模式", ["5", "2", "模式", "式"]),
        ("婴幼，幼儿", ["婴幼", "幼", "幼儿", "儿"]),
        ("WiFi 覆盖", ["wifi", "覆盖", "盖"]),
        ("，。", []),
    ],
)
def test_bigrams(text: str, tokens: list[str]) -> None:
    assert bigrams(fold(text)) == tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [("國家與著名", "国家与著名"), ("ＡＢｃ１２％", "abc12%"), ("　", " ")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXT)
def test_fold_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("words", "tokens", "open_end", "contiguous"),
    [
        ("托育", ("托育",), False, True),
        ("托", ("托",), True, True),
        ("婴幼儿", ("婴幼", "幼儿"), False, True),
        # The last character of a run that punctuation ends stands alone in the text too.
        ("托育）", ("托育", "育"), False, False),
        ("14826个", ("14826", "个"), True, True),
        ("75%", ("75",), False, False),
    ],
)
def test_term(words: str, tokens: tuple[str, ...], open_end: bool, contiguous: bool) -> None:
    found = term(words)
    assert found is not None
    assert (found.tokens, found.open_end, found.contiguous) == (tokens, open_end, contiguous)


def test_punctuation_alone_is_no_term() -> None:
    assert term("“，”") is None


@given(st.text(alphabet="托育位服务中心", min_size=1, max_size=12), st.data())
def test_tokens_of_a_substring_stand_in_order_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wanted = term(text[start:end])
    assert wanted is not None
    tokens = bigrams(text)
    heads = tokens if not wanted.open_end else [token[:1] for token in tokens]
    size = len(wanted.tokens)
    assert any(tuple(heads[at : at + size]) == wanted.tokens for at in range(len(tokens)))
