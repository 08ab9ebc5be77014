"""Reading a letter as Word shows it: styles, numbers, text boxes, tracked changes, hidden text, bookmarks."""

from __future__ import annotations

import io
import zipfile

import pytest

from generate.letterfile import read_letter
from generate.letterparts import find_letters
from generate.specimen import NAMESPACES, SPECIMEN, specimen_docx
from generate.wordpage import drawings

STYLES = f"""<w:styles {NAMESPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr>
</w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="公文正文"/><w:basedOn w:val="a"/>
<w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200"/></w:pPr>
<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="c"><w:name w:val="强调"/><w:rPr><w:b/><w:rFonts w:eastAsia="黑体"/>
</w:rPr></w:style>
</w:styles>"""
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:fontScheme name="x">
<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>
</a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""
NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/>
</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def document(body: str, **parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(
            "word/document.xml",
            f"<w:document {NAMESPACES} xmlns:mc='http://schemas.openxmlformats.org/"
            f"markup-compatibility/2006'><w:body>{body}</w:body></w:document>",
        )
        for name, part in parts.items():
            package.writestr(f"word/{name.replace('__', '/')}.xml", part)
    return target.getvalue()


def p(words: str, properties: str = "", run: str = "") -> str:
    text = f"<w:t xml:space='preserve'>{words}</w:t>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{text}</w:r></w:p>"


def number(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>'


def test_fonts_and_sizes_follow_the_styles() -> None:
    body = (
        p("默认")
        + p("正文", '<w:pStyle w:val="b"/>')
        + p("强调", '<w:pStyle w:val="b"/>', '<w:rStyle w:val="c"/>')
        + p("直接", '<w:pStyle w:val="b"/>', '<w:sz w:val="24"/><w:b w:val="0"/>')
    )
    file = read_letter(document(body, styles=STYLES, theme__theme1=THEME), "x.docx")
    looks = [(row.runs[0].east, row.runs[0].size, row.runs[0].bold) for row in file.paragraphs]
    assert looks == [
        ("宋体", 10.5, False),
        ("仿宋_GB2312", 16.0, False),
        ("黑体", 16.0, True),
        ("仿宋_GB2312", 12.0, False),
    ]
    assert file.paragraphs[1].format.line == 579
    assert file.paragraphs[1].format.first_line_chars == 200
    assert file.paragraphs[1].format.style == "公文正文"


def test_automatic_numbers_are_counted_as_word_shows_them() -> None:
    levels = (0, 1, 1, 2, 0, 1)
    body = "".join(p("标题", number(level)) for level in levels)
    file = read_letter(document(body, numbering=NUMBERING), "x.docx")
    assert [row.label for row in file.paragraphs] == ["一、", "（一）", "（二）", "1.", "二、", "（一）"]


def test_tracked_changes_hidden_text_and_comments_are_marked_not_shown() -> None:
    body = (
        '<w:p><w:r><w:t>甲</w:t></w:r><w:ins w:author="王"><w:r><w:t>乙</w:t></w:r></w:ins>'
        '<w:del w:author="李"><w:r><w:delText>丙</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r><w:r><w:t>戊</w:t></w:r></w:p>"
    )
    file = read_letter(document(body), "x.docx")
    assert file.text == "甲乙戊"
    marks = {(mark.kind, mark.text, mark.author) for mark in file.marks}
    assert marks == {("insertion", "乙", "王"), ("deletion", "丙", "李"), ("hidden", "丁", None)}


def test_fields_show_their_result_and_not_their_code() -> None:
    body = (
        '<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>REF x</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>三</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:t>条</w:t></w:r></w:p>"
    )
    assert read_letter(document(body), "x.docx").text == "第三条"


def test_text_boxes_tables_and_breaks() -> None:
    box = "<w:txbxContent>" + p("云岭县教育体育局") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + box + "</mc:Choice>"
        "<mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>" + p("表格") + "</w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r></w:p>"
    )
    file = read_letter(document(body), "x.docx")
    assert [(row.text, row.area) for row in file.paragraphs] == [
        ("正文", "body"),
        ("云岭县教育体育局", "textbox"),
        ("表格", "table"),
        ("上\n下\t右", "body"),
    ]


def test_headers_come_last_and_bookmarks_keep_their_places() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="dafu_s1"/><w:r><w:t>第一句。</w:t></w:r>'
        '<w:bookmarkEnd w:id="1"/>'
        "<w:r><w:t>第二句。</w:t></w:r></w:p>"
    )
    header = f"<w:hdr {NAMESPACES}>{p('页眉')}</w:hdr>"
    file = read_letter(document(body, header1=header), "x.docx")
    assert [row.area for row in file.paragraphs] == ["body", "header"]
    assert [(mark.name, mark.first, mark.start, mark.last, mark.end) for mark in file.bookmarks] == [
        ("dafu_s1", 0, 0, 0, 4)
    ]


def test_places_in_the_text_are_found_again() -> None:
    file = read_letter(SPECIMEN.encode(), "x.txt")
    place = file.text.index("38号")
    paragraph, start = file.locate(place)
    assert file.paragraphs[paragraph].text[start : start + 3] == "38号"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"PK\x03\x04broken", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "docx"),
        (document("<w:p><w:r>"), "XML"),
        ("PK 不是压缩包".encode(), "内容却不是 Word"),
        (bytes(range(256)), "内容却不是 Word"),
    ],
)
def test_what_cannot_be_read_is_named_in_chinese(body: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_letter(body, "x.docx")


@pytest.mark.parametrize(("name", "words"), [("x.txt", "不是文字"), ("x.pdf", "不是 PDF")])
def test_bytes_that_are_no_text_are_refused(name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_letter(bytes(range(256)) * 4, name)


def test_zip_without_a_document_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("readme.txt", "x")
    with pytest.raises(ValueError, match="Word"):
        read_letter(target.getvalue(), "x.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_in_any_usual_encoding(encoding: str) -> None:
    assert read_letter("周岚委员：\r\n您好".encode(encoding), "x.txt").text == "周岚委员：\n您好"


def test_layout_is_seen_only_where_there_is_one() -> None:
    assert read_letter(specimen_docx(SPECIMEN), "x.docx").formatted
    assert not read_letter(specimen_docx(SPECIMEN, plain=True), "x.docx").formatted


def test_parts_of_the_specimen() -> None:
    (parts,) = find_letters(SPECIMEN)
    assert parts.names == ("周岚", "何其山")
    assert parts.role == "委员"
    assert parts.number is not None
    assert parts.number.text == "云教体函〔2025〕17号"
    assert parts.outcome is not None
    assert parts.outcome.text == "B类"
    assert [spot.text for spot in parts.signatures] == ["云岭县教育体育局"]
    assert parts.date is not None
    assert parts.date.text == "2025年6月8日"
    assert parts.note is not None
    assert len(parts.contacts) == 1
    assert len(parts.copies) == 1
    assert parts.body.text.strip().startswith("一、")


@pytest.mark.parametrize(
    ("line", "names", "role", "others"),
    [
        ("尊敬的周岚委员：", ("周岚",), "委员", None),
        ("周岚、何其山、陆远代表：", ("周岚", "何其山", "陆远"), "代表", None),
        ("周岚等3名委员：", ("周岚",), "委员", "等3名委员"),
        ("周岚（等10位）代表：", ("周岚",), "代表", "（等10位）代表"),
        ("阿依古丽·买买提委员：", ("阿依古丽·买买提",), "委员", None),
        ("民盟云岭县总支部：", ("民盟云岭县总支部",), None, None),
        ("县教育体育局：", ("县教育体育局",), None, None),
        ("周岚委员", ("周岚",), "委员", None),
        ("周岚政协委员：", ("周岚",), "委员", None),
    ],
)
def test_salutations(line: str, names: tuple[str, ...], role: str | None, others: str | None) -> None:
    opening = "您提出的《关于停车的提案》（第38号）收悉，现答复如下："
    text = f"关于县政协十一届三次会议第38号提案的答复\n{line}\n{opening}"
    (parts,) = find_letters(text)
    assert (parts.names, parts.role, parts.others) == (names, role, others)


FRAME = '<w:framePr w:w="9638" w:vAnchor="page" w:hAnchor="page" w:y="1701"/>'
LINE = '<v:line xmlns:v="urn:schemas-microsoft-com:vml" style="mso-position-vertical-relative:page" '


def bordered(spacing: str) -> str:
    """The mark's own frame with a double lower border, 11 points below the line."""
    border = '<w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="FF0000"/>'
    return f"<w:p><w:pPr>{FRAME}<w:pBdr>{border}</w:pBdr>{spacing}</w:pPr></w:p>"


def vml(stroke: str) -> str:
    """A line drawn in VML, 136.65 pt below the paper's edge."""
    places = 'from="56.7pt,136.65pt" to="538.6pt,136.65pt" strokecolor="red"'
    return f"<w:p><w:r><w:pict>{LINE} {places}>{stroke}</v:line></w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    ("header", "offset"),
    [
        (bordered('<w:spacing w:line="740" w:lineRule="exact"/>'), 1701 + 740 + 220),
        (bordered(""), None),  # without an exact line its place is not known
        (vml('<v:stroke linestyle="thickThin"/>'), 2733),
    ],
)
def test_double_rules_of_any_making(header: str, offset: int | None) -> None:
    part = f"<w:hdr {NAMESPACES}>{header}</w:hdr>".encode()
    (found,) = drawings({"word/header1.xml": part})
    assert (found.part, found.colour, found.offset) == ("header", "FF0000", offset)
    assert found.width == pytest.approx(9638, abs=2)


def test_a_single_drawn_line_is_no_double_rule() -> None:
    part = f"<w:hdr {NAMESPACES}>{vml('')}</w:hdr>".encode()
    assert list(drawings({"word/header1.xml": part})) == []
