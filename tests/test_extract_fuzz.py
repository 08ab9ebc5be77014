"""No bytes make the reader fail: random, cut, spliced and mutated input ends in a reading.

DAFU_FUZZ_EXAMPLES=20000 runs it at length; by default a fixed small set is run.
"""
# ruff: noqa: E501 - long samples stand on one line

from __future__ import annotations

import os
from random import Random
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import read_page
from extract.reading import Status

EXAMPLES = int(os.environ.get("DAFU_FUZZ_EXAMPLES", "60"))
FUZZ = settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES == 60,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
STATUSES = set(get_args(Status))

PAGE = (
    "<!DOCTYPE html><html><head><meta charset='gbk'><title>关于第21号提案的答复_云岭县</title>"
    "<meta name='PubDate' content='2024-05-20'></head><body><div class=wz>当前位置：<a href='/'>首页</a> &gt; 提案</div>"
    "<h1>关于第21号提案的答复</h1><div>来源：县民政局 时间：2024-05-20 <a>打印</a></div><div class='TRS_Editor'>"
    "<p>云民提〔2024〕21号</p><p>陆青禾委员：</p><p>您提出的《关于完善养老服务的提案》收悉，现答复如下：</p>"
    "<p>已建成養(yǎng)老站26個(gè)，佔(zhàn)比63.4%?!遍_園(yuán)以來(lái)，服務(wù)3200人次。</p>"
    "<table><tr><td>乡镇</td><td>站点</td></tr><tr><td rowspan=2>松坪镇</td><td>12</td></tr></table>"
    "<p>云岭县民政局</p><p>2024年5月6日</p><p style='display:none'>隐藏</p></div><a href='a.docx'>附件</a>"
    "<pre>上一篇：\n关于</pre><script>createPageHTML(2,0,'a','html')</script></body></html>"
)
TOKENS = (
    "<", ">", "</", "<div>", "</div>", "<table><tr><td>", "</table>", "<!--", "-->", "<script>", "</script>", '"', "'", "&", "&#x0;",
    "委员：", "收悉", "。", "：", "(yǎng)", "?!遍_", "\x1e", "\x00", "\ufffd", "\ue863", "𠀀", "\u2028", "\r", "〔2024〕", "data-dafu-body",
    "9" * 50, "<p>" * 50, "(" * 50, "来源：", "2024年13月45日", "createPageHTML(99999,0,'a','b')", "<meta name=PubDate content='2024-02-30'>",
)  # fmt: skip


def check(body: bytes) -> None:
    reading = read_page(body, "http://www.yunling.example/a/t20240520_1.html")
    assert reading.status in STATUSES
    assert bool(reading.documents) == (reading.status in ("article", "pages"))
    for document in reading.documents:
        assert document.text.strip()
        assert "\n\n" not in document.text


@FUZZ
@given(st.binary(max_size=3000))
def test_random_bytes(body):
    check(body)


@FUZZ
@given(st.text(max_size=1500), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_random_text(text, encoding):
    check(f"<html><body>{text}</body></html>".encode(encoding, "replace"))


@FUZZ
@given(
    st.lists(st.tuples(st.integers(0, len(PAGE)), st.sampled_from(TOKENS)), max_size=12),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_pages_with_tokens_put_in(edits, encoding):
    page = PAGE
    for place, token in edits:
        page = page[:place] + token + page[place:]
    check(page.encode(encoding, "replace"))


@FUZZ
@given(st.integers(0, 2**32), st.sampled_from(["page", "word", "pdf", "archive"]))
def test_mutated_files(seed, kind):
    random = Random(seed)
    body = bytearray(sample_file(kind))
    for _ in range(random.randint(1, 12)):
        place = random.randrange(len(body) or 1)
        match random.randrange(4):
            case 0:
                body[place : place + 1] = bytes([random.randrange(256)])
            case 1:
                del body[place : place + random.randrange(1, 60)]
            case 2:
                body[place:place] = body[place // 2 : place // 2 + random.randrange(1, 80)]
            case _:
                body = body[: max(8, place)]
    check(bytes(body))


def sample_file(kind: str) -> bytes:
    """A small valid file of each kind."""
    import gzip
    import io
    import zipfile

    if kind == "page":
        return PAGE.encode("gb18030", "replace")
    if kind == "archive":
        return gzip.compress(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 2\r\n\r\nab\r\n\r\n")
    if kind == "word":
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        paragraphs = "".join(
            f"<w:p><w:r><w:t>陆青禾委员：第{number}段收悉。</w:t></w:r></w:p>" for number in range(9)
        )
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(
                "word/document.xml",
                f'<w:document xmlns:w="{name}"><w:body>{paragraphs}</w:body></w:document>',
            )
        return stream.getvalue()
    words = b"BT /F1 12 Tf 72 700 Td (Reply to proposal 21.) Tj ET"
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF" % (len(words), words)
    )


@pytest.mark.parametrize("cut", range(0, len(PAGE), 37))
def test_pages_cut_off_anywhere(cut):
    check(PAGE[:cut].encode())


NESTED = {
    "divisions": "<div>" * 400_000,
    "balanced": "<div>" * 90_000 + "</div>" * 90_000,
    "fonts": "<p><font><b>" * 100_000,
    "tables": "<table><tr><td>" * 60_000,
    "scripts": "<script>" * 100_000,
    "comment": "<!--" + "-" * 800_000,
    "open angles": "<" * 400_000,
    "salutations": "<p>陆青禾委员：</p>" * 20_000,
    "question marks": "?!遍" * 60_000,
    "pinyin": "好(hǎo" * 60_000,
}


@pytest.mark.parametrize("name", NESTED)
def test_heavy_pages_end_soon(name):
    check(f"<html><body>{NESTED[name]}".encode())
