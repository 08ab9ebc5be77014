"""Word, PDF, gzip and archive files, whole and hostile."""
# ruff: noqa: E501 - the XML of a test stands on one line

from __future__ import annotations

import gzip
import io
import zipfile
from random import Random
from xml.sax.saxutils import escape

import pytest

from extract import read_page
from extract.docx import UnreadableFileError, docx_lines
from extract.docx_numbering import chinese_number, written
from extract.files import MAX_UNPACKED
from extract.pdf import Piece, Row, join_rows, page_rows
from extract.warc import iter_pages

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
LETTER = (
    "云城管提〔2024〕12号",
    "关于县政协十一届三次会议第087号提案的答复",
    "陆青禾委员：",
    "您提出的《关于补齐停车设施短板的提案》收悉，现答复如下：",
    "城区共有公共停车泊位4315个，夜间缺口约1200个。",
    "云岭县城市管理局",
    "2024年6月28日",
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def docx(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content.replace("<w:root", f"<w:root {NAMESPACES}"))
    return stream.getvalue()


def texts(body: bytes) -> list[str]:
    return [line.text for line in docx_lines(body)]


def test_a_letter_in_word():
    reading = read_page(docx("".join(paragraph(run(line)) for line in LETTER)), "letter.docx")
    document = reading.documents[0]
    assert document.text == "\n".join(LETTER[2:])
    assert document.preamble == "\n".join(LETTER[:2])
    assert document.title == LETTER[1]
    assert (document.publisher, document.published_on, document.trust) == (None, None, "local")


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (run("已建成") + f'<w:ins w:id="1">{run("三处")}</w:ins>', "已建成三处"),
        (run("已建成") + '<w:del w:id="1"><w:r><w:delText>二处</w:delText></w:r></w:del>' + run("。"), "已建成。"),
        (f'<w:moveFrom w:id="1">{run("旧")}</w:moveFrom><w:moveTo w:id="2">{run("新")}</w:moveTo>', "新"),
        (run("正文") + '<w:r><w:commentReference w:id="0"/></w:r>', "正文"),
        (run("可见") + run("隐藏", "<w:vanish/>"), "可见"),
        (run("页") + '<w:r><w:instrText>PAGE</w:instrText></w:r>', "页"),
        (run("锚") + f'<w:pict><w:txbxContent>{paragraph(run("框内一"))}{paragraph(run("框内二"))}</w:txbxContent></w:pict>', "锚|框内一|框内二"),
        (f'<w:hyperlink>{run("链接文字")}</w:hyperlink>', "链接文字"),
        ("<mc:AlternateContent><mc:Choice>" + run("一次") + "</mc:Choice><mc:Fallback>" + run("一次") + "</mc:Fallback></mc:AlternateContent>", "一次"),
    ],
)  # fmt: skip
def test_changes_accepted_comments_left_out(content, wanted):
    assert texts(docx(paragraph(content))) == wanted.split("|")


def test_comments_and_footnotes():
    body = docx(
        paragraph(run("正文。")),
        comments=f"<w:root>{paragraph(run('批注不读'))}</w:root>",
        footnotes=f"<w:root><w:footnote>{paragraph(run('数据来源：县统计局。'))}</w:footnote></w:root>",
    )
    assert texts(body) == ["正文。", "数据来源：县统计局。"]


def test_tables_are_rows_and_frames_are_not():
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    frame = f"<w:tbl><w:tr><w:tc>{paragraph(run('第一段'))}{paragraph(run('第二段'))}</w:tc></w:tr></w:tbl>"
    assert texts(docx(table(("乡镇", "泵站"), ("松坪镇", "12")) + frame)) == [
        "乡镇　泵站",
        "松坪镇　12",
        "第一段",
        "第二段",
    ]


def test_automatic_numbers_are_written_out():
    numbering = (
        '<w:root><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:root>'
    )
    levels = [
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>' for level in (0, 1, 1, 0, 1)
    ]
    body = "".join(paragraph(run(f"项{place}"), properties=level) for place, level in enumerate(levels))
    assert texts(docx(body, numbering=numbering)) == ["一、项0", "1.项1", "2.项2", "二、项3", "1.项4"]


@pytest.mark.parametrize(
    ("number", "style", "wanted"),
    [
        (12, "chineseCounting", "十二"),
        (3, "lowerLetter", "c"),
        (2, "decimalEnclosedCircle", "②"),
        (5, "decimal", "5"),
    ],
)
def test_written_numbers(number, style, wanted):
    assert written(number, style) == wanted


def test_chinese_numbers_to_99():
    assert [chinese_number(number) for number in (1, 10, 11, 20, 21, 99)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
    ]


def bomb_of_entries() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"word/{number}.xml", "")
    return stream.getvalue()


def bomb_of_zeros() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (60 << 20))
    return stream.getvalue()


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


def docx_with(xml: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        b"PK\x03\x04 not a zip",
        docx(paragraph(run("截断"))) [:-40],
        bomb_of_entries(),
        bomb_of_zeros(),
        docx_with(f"{ENTITIES}<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>"),
        docx_with("<w:document><w:body>"),
        docx_with(f"<w:document {NAMESPACES}>" + "<w:p>" * 5_000 + "</w:p>" * 5_000 + "</w:document>"),
        docx_with("x")[:10] + b"\xff" * 60,
    ],
    ids=["no zip", "cut off", "entries", "zeros", "entities", "unclosed", "nested", "garbage"],
)  # fmt: skip
def test_hostile_word_files_end_in_a_status(body):
    reading = read_page(body, "x.docx")
    assert reading.status in ("unreadable", "empty")
    assert reading.note
    assert "root:" not in (reading.note or "")


def test_a_zip_without_a_letter_is_told():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnreadableFileError, match="Word"):
        docx_lines(stream.getvalue())


def pdf(*pages: tuple[tuple[float, float, str], ...]) -> bytes:
    """A PDF of printed ASCII words at places; enough to test order, heads and page numbers."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        words = "".join(f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in page)
        objects.append(f"<< /Length {len(words)} >>\nstream\n{words}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    stream = io.BytesIO(b"")
    stream.write(b"%PDF-1.4\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(stream.tell())
        stream.write(f"{number} 0 obj\n{text}\nendobj\n".encode())
    start = stream.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    stream.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    stream.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return stream.getvalue()


def test_pdf_pages_without_heads_and_numbers():
    from extract.pdf import pdf_lines

    wide = "A line that reaches the right margin"
    pages = [
        (
            (72, 800, "COUNTY REPORT"),
            (300, 40, f"- {number} -"),
            (72, 700, f"Page {number} body."),
            (72, 600, wide),
            (72, 580, f"and goes on {number}."),
        )
        for number in (1, 2, 3)
    ]
    printed = [line.text for line in pdf_lines(pdf(*pages))]
    assert printed == [
        text for number in (1, 2, 3) for text in (f"Page {number} body.", f"{wide} and goes on {number}.")
    ]


def test_rows_by_place_not_by_order():
    pieces = [
        Piece("下行", 72, 680, 96, 692),
        Piece("右", 300, 700, 312, 712),
        Piece("左", 72, 700.5, 84, 712.5),
    ]
    assert [row.text for row in page_rows(pieces)] == ["左　右", "下行"]


def characters(text: str, left: float, size: float = 12) -> list[Piece]:
    """Characters of a line at 700 points, each as wide as high, ASCII half as wide; a blank takes its room."""
    pieces = []
    for character in text:
        width = size * (0.5 if character.isascii() else 1)
        if character.strip():
            pieces.append(Piece(character, left, 700, left + width, 700 + size))
        left += width
    return pieces


@pytest.mark.parametrize(
    "text",
    ["实施“一老一小”工程", "建成5G基站1234座", "New Town", "云岭县　2024", "姓名　　　张三"],
)
def test_a_row_is_read_by_the_places_of_its_characters(text):
    """Marks of another font, which come last in the file, stand where they are printed."""
    printed = characters(text, 72)
    marks = [piece for piece in printed if piece.text in "“”"]
    pieces = [piece for piece in printed if piece.text not in "“”"] + marks
    (row,) = page_rows(pieces)
    assert row.text == text.replace("　　　", "　").replace("县　", "县 ")


def test_a_row_that_an_unbreakable_word_follows_is_full():
    rows = [
        Row("甲" * 33, 100, 500, 12),
        Row("详见", 100, 460, 12),
        Row("https://www.example.com/a。", 100, 300, 12),
    ]
    assert join_rows(rows) == ["甲" * 33 + "详见https://www.example.com/a。"]


def test_full_rows_join_without_a_blank():
    rows = [
        Row("全县共有停车泊位四千三百", 100, 500, 12),
        Row("一十五个，夜间仍有缺口。", 72, 300, 12),
        Row("二、下一步打算", 100, 200, 12),
        Row("新增泊位。", 100, 170, 12),
    ]
    assert join_rows(rows) == [
        "全县共有停车泊位四千三百一十五个，夜间仍有缺口。",
        "二、下一步打算",
        "新增泊位。",
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n1 0 obj<</Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>",
        pdf(((72, 700, "x"),))[:200],
        pdf(()),
    ],
)
def test_broken_and_empty_pdfs_end_in_a_status(body):
    reading = read_page(body, "x.pdf")
    assert reading.status == "unreadable"
    assert reading.note


def test_a_gzipped_page_is_read_and_a_bomb_is_not():
    page = (
        "<html><body><div id='zoom'><p>"
        + "全县共建成停车场二十六处，新增泊位一千余个。" * 3
        + "</p></div></body></html>"
    )
    assert read_page(gzip.compress(page.encode()), "a.html.gz").documents
    assert read_page(gzip.compress(b"\0" * (MAX_UNPACKED + 2)), "bomb.gz").status == "unreadable"
    assert read_page(gzip.compress(page.encode())[:40], "cut.gz").status in ("unreadable", "empty")


def warc(*pages: tuple[str, bytes], packed: bool = False, encoding: str = "") -> bytes:
    """A WARC file of responses, each record a gzip member of its own where packed."""
    records = []
    for address, body in pages:
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{encoding}Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


@pytest.mark.parametrize("packed", [False, True])
def test_archives_are_read_page_by_page(packed):
    body = warc(("http://a.example/1", b"one"), ("http://a.example/2", b"two"), packed=packed)
    assert [(page.address, page.body) for page in iter_pages(io.BytesIO(body))] == [
        ("http://a.example/1", b"one"),
        ("http://a.example/2", b"two"),
    ]


def test_wet_records_are_text():
    text = "陆青禾委员："
    body = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/1\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(text.encode())}\r\n\r\n{text}\r\n\r\n"
    )
    pages = list(iter_pages(io.BytesIO(body.encode())))
    assert [(page.address, page.body) for page in pages] == [("http://a.example/1", text.encode())]


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_off_archive_gives_what_came_before(packed):
    noise = Random(7).randbytes(4000)  # does not compress
    body = warc(("http://a.example/1", b"one" * 50), ("http://a.example/2", noise), packed=packed)
    found = []
    with pytest.raises(UnreadableFileError):
        found.extend(iter_pages(io.BytesIO(body[:-1500])))
    assert next(iter_pages(io.BytesIO(body[:-1500]))).body == b"one" * 50


def test_a_gzip_bomb_in_an_archive_is_refused():
    bomb = gzip.compress(b"\0" * (80 << 20))
    body = warc(("http://a.example/b", bomb), encoding="Content-Encoding: gzip\r\n")
    assert [(page.body, bool(page.note)) for page in iter_pages(io.BytesIO(body))] == [(None, True)]
