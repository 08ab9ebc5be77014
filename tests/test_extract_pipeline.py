"""The spaCy pipeline: spans by offsets, statuses as labels, and back from a DocBin."""

from spacy.tokens import DocBin

from extract.pipeline import build_pipeline

TEXT = "我局建成食堂12处，惠及老人300人；正在改造敬老院2所。\n下一步，拟新建公厕3座。"


def test_spans_of_a_document() -> None:
    doc = build_pipeline()(TEXT)
    assert doc.text == TEXT
    assert [(span.text, span.label_) for span in doc.spans["measures"]] == [
        ("我局建成食堂12处，惠及老人300人", "done"),
        ("正在改造敬老院2所", "ongoing"),
        ("拟新建公厕3座", "planned"),
    ]
    assert len(doc.spans["sentences"]) == 3


def test_documents_survive_a_docbin() -> None:
    nlp = build_pipeline()
    kept = DocBin(docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert [span.label_ for span in doc.spans["measures"]] == ["done", "ongoing", "planned"]
