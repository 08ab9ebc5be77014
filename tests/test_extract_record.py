"""The whole stage: one document in, one record out that fits the contract."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_page
from extract.model import Place, record_from_json
from extract.reading import Document
from extract.record import extract_document

SCHEMA = json.loads(files("data").joinpath("records.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
LETTER = Document(
    text="陈望舒委员：\n您提出的《关于增加晚托服务的提案》（第12号）收悉，现答复如下：\n一、基本情况\n"
    "截至2023年12月31日，全县共有托育机构18家、托位1260个。\n二、下一步打算\n我局计划2025年新建托育中心2所。\n"
    "如青石镇留守儿童林小禾，11岁，父母离异，已由志愿者结对帮扶。\n桐庐县教育局\n2024年6月8日\n"
    "联系人：周静远，手机：13912345678",
    title="桐庐县教育局关于县政协第十届三次会议第12号提案的答复",
    publisher="桐庐县教育局",
    published_on=date(2024, 7, 1),
    preamble="桐教提〔2024〕7号",
)


def problems(record_json: dict[str, object]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(record_json)]


def test_a_letter_becomes_a_record() -> None:
    record = extract_document(LETTER, "a.html")
    assert record.kind == "reply"
    assert record.region == Place("桐庐县", "330122")
    assert record.reply is not None
    assert record.reply.committee == "桐庐县政协"
    assert {item.category for item in record.personal} == {"minor", "health", "phone"}
    assert not problems(record.to_json())


def test_a_record_survives_its_json() -> None:
    record = extract_document(LETTER, "a.html")
    assert record_from_json(json.loads(json.dumps(record.to_json(), ensure_ascii=False))) == record


def test_a_township_document_belongs_to_its_county() -> None:
    text = "陈望舒委员：\n您提出的提案收悉，现答复如下：\n我镇已完工。\n青州市弥河镇人民政府\n2024年6月8日"
    document = Document(text, "弥河镇人民政府关于第12号提案的答复", None, None)
    assert extract_document(document, "a").region == Place("青州市", "370781")


def test_news_has_no_reply_header() -> None:
    record = extract_document(Document("“方便多了。”村民说。", "新路修到家门口", "望川日报", None), "a.html")
    assert record.kind == "news"
    assert record.reply is None


def test_a_page_is_read_and_extracted() -> None:
    page = f"<html><head><title>{LETTER.title}</title></head><body><h1>{LETTER.title}</h1><div>"
    page += "".join(f"<p>{line}</p>" for line in LETTER.text.splitlines()) + "</div></body></html>"
    (record,) = extract_page(page.encode(), "http://www.tonglu.gov.cn/a.html")
    assert record.kind == "reply"
    assert record.reply is not None
    assert record.reply.signed_on == date(2024, 6, 8)


@pytest.mark.parametrize("text", ["", "\n", "委员：", "：", "陈望舒委员：\n", "一、\n二、", "提案"])
def test_next_to_nothing_is_still_a_record(text: str) -> None:
    assert not problems(extract_document(Document(text, None, None, None), "a").to_json())


PIECES = st.sampled_from(
    [*LETTER.text.splitlines(), "（A类）", "2024111", "***代表：", "附件：", "12", "　", "关于"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=8), st.sampled_from([None, LETTER.title, "关于加强托育的建议", "第7号"]))
def test_any_pieces_make_a_valid_record(pieces: list[str], title: str | None) -> None:
    record = extract_document(
        Document("\n".join(pieces), title, None, None, preamble="\n".join(pieces[:2])), "a"
    )
    assert not problems(record.to_json())
    text = record.text
    for item in (*record.measures, *record.statistics, *record.problems):
        assert text[item.start : item.end] == item.text
    for span in (*record.personal, *record.issues):
        assert span.start is None or 0 <= span.start <= (span.end or 0) <= len(text)
