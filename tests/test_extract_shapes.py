"""Every sample document through every page shape: text, title, publisher and date come out as printed."""

from __future__ import annotations

import importlib.util
import sys
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest

from extract import read_page

ADDRESS = "http://www.yunling.example/zwgk/c_1.html"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


SHAPES = _load("page_shapes")
FAMILIES = _load("page_families")
ODD = {
    ("qa_table", "news"),  # the byline stands in the answer of a form
    ("ifeng_blank", "pair"),  # nothing but a day is left behind the advertisement
}


def folded(text: str) -> list[str]:
    return ["".join(unicodedata.normalize("NFKC", line).split()) for line in text.split("\n")]


@pytest.mark.parametrize("sample", SHAPES.SAMPLES, ids=lambda sample: sample.name)
@pytest.mark.parametrize("shape", SHAPES.SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_reads_every_document_in_every_shape(shape, sample, encoding):
    reading = read_page(shape(sample).encode(encoding), ADDRESS)
    assert reading.status == "article"
    assert [folded(document.text) for document in reading.documents] == [
        folded("\n".join(part)) for part in sample.parts
    ]
    for number, document in enumerate(reading.documents):
        assert document.part == number
        assert document.title == sample.title
        assert document.publisher == sample.source
        assert str(document.published_on) == sample.day


@pytest.mark.parametrize("sample", SHAPES.SAMPLES, ids=lambda sample: sample.name)
@pytest.mark.parametrize("shape", FAMILIES.SHAPES, ids=lambda shape: shape.__name__)
def test_reads_every_document_in_every_family(shape, sample):
    if (shape.__name__, sample.name) in ODD:
        pytest.skip("an odd pair")
    reading = read_page(shape(sample).encode(), ADDRESS)
    assert [folded(document.text) for document in reading.documents] == [
        folded("\n".join(part)) for part in sample.parts
    ]
    assert {document.title for document in reading.documents} == {sample.title}


def test_header_lines_above_the_salutation_are_kept_apart():
    reading = read_page(SHAPES.trs(SHAPES.LETTER).encode(), ADDRESS)
    preamble = reading.documents[0].preamble.split("\n")
    assert preamble[0].startswith("云城管提〔2024〕12号")
    assert "（A类）" in preamble


def test_header_lines_between_two_letters_belong_to_the_second():
    reading = read_page(SHAPES.trs(SHAPES.PAIR).encode(), ADDRESS)
    assert reading.documents[1].preamble == "云教复〔2024〕7号"


def test_fields_column_and_site_are_read():
    reading = read_page(SHAPES.list_items(SHAPES.PARTY).encode(), ADDRESS)
    document = reading.documents[0]
    fields = dict(document.fields)
    assert fields["索引号"] == "5399-2024-00017"
    assert fields["成文日期"] == "2024-01-02"
    assert document.column == "建议提案办理"
    assert document.site == "云岭县人民政府办公室"
    assert document.trust == "local"


def as_saved_text(html: str) -> str:
    """What a browser saves of a page as text: its lines, links and elements forgotten."""
    from selectolax.lexbor import LexborHTMLParser

    from extract.lines import page_lines

    tree = LexborHTMLParser(html)
    for node in tree.css("script,style"):
        node.decompose()
    assert tree.body
    return "\n\n".join(line.text for line in page_lines(tree.body.html or "") if not line.hidden)


@pytest.mark.parametrize("sample", SHAPES.SAMPLES, ids=lambda sample: sample.name)
@pytest.mark.parametrize("shape", SHAPES.SHAPES_AS_TEXT, ids=lambda shape: shape.__name__)
def test_reads_every_page_saved_as_text(shape, sample):
    reading = read_page(as_saved_text(shape(sample)).encode(), "page.txt")
    assert [folded(document.text) for document in reading.documents] == [
        folded("\n".join(part)) for part in sample.parts
    ]
    for document in reading.documents:
        assert folded(document.title or "") == folded(sample.title)
        assert document.publisher == sample.source
        assert str(document.published_on) == sample.day
