"""Sentences and clauses: where they end, and what stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.segments import blank_names, find_clauses, find_sentences

SENTENCES = [
    ("第一句。第二句！第三句", ["第一句。", "第二句！", "第三句"]),
    ("甲；乙;丙", ["甲；", "乙;", "丙"]),
    ("标题行\n正文一。\n\n　　正文二", ["标题行", "正文一。", "正文二"]),
    ("托位2.02个，收费1.5万元。完", ["托位2.02个，收费1.5万元。", "完"]),
    ("招收1.5-3周岁幼儿。", ["招收1.5-3周岁幼儿。"]),
    # Half-width typing: a full stop between Chinese words ends a sentence, one after a numeral does not.
    ("建成食堂.投入使用", ["建成食堂.", "投入使用"]),
    ("一.基本情况", ["一.基本情况"]),
    # Names and brackets are never broken, quoted speech is.
    ("开办“出发！假期”班。", ["开办“出发！假期”班。"]),
    ("落实（含乡镇；街道）任务。", ["落实（含乡镇；街道）任务。"]),
    ("“路修好了。出门方便了。”老人说。", ["“路修好了。", "出门方便了。”", "老人说。"]),
    ("印发《关于甲。乙的办法》。", ["印发《关于甲。乙的办法》。"]),
]
CLAUSES = [
    ("建成食堂3处，供餐200人，其中老人120人。", ["建成食堂3处", "供餐200人", "其中老人120人"]),
    ("末班车延长至21:00，票价1,200元", ["末班车延长至21:00", "票价1,200元"]),
    ("现答复如下：", ["现答复如下"]),
    ("推行“一人一策，一户一档”，建立台账", ["推行“一人一策，一户一档”", "建立台账"]),
    ("“一人一档”", ["“一人一档”"]),
    ("“下一步，我们将扩建。”他说", ["下一步", "我们将扩建", "他说"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_sentences(text)] == expected


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    found = [c for s in find_sentences(text) for c in find_clauses(text, s)]
    assert [text[c.start : c.end] for c in found] == expected


def test_names_are_blanked_at_the_same_length() -> None:
    text = "印发《办法》，建成“童心”站（含分站）"
    assert len(blank_names(text)) == len(text)
    assert "办法" not in blank_names(text)
    assert "童心" not in blank_names(text)
    assert "含分站" not in blank_names(text)


@given(st.text(alphabet="建成，。；：“”（）《》\n1.5、 甲乙", max_size=60))
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for sentence in find_sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        inner = sentence.start
        for clause in find_clauses(text, sentence):
            assert inner <= clause.start < clause.end <= sentence.end
            inner = clause.end
