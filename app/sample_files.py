"""Files of the sample site, the same bytes every time: a .docx, a .pdf, and the noise of a mirror."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
}
# What a hijacked mirror does to a page: pinyin after characters, traditional characters, slipped bytes.
_PINYIN = {"育": "yù", "员": "yuán", "务": "wù", "计": "jì", "实": "shí", "数": "shù"}
_TRADITIONAL = str.maketrans(
    "关于县卫康会议号届对应复现将东机构训项责务发展乡镇动务计划满为开让个",
    "關於縣衛康會議號屆對應復現將東機構訓項責務發展鄉鎮動務計劃滿為開讓個",
)
_SLIPPING = "。”開"
_PDF_LINE = 36


def docx_bytes(lines: Sequence[str]) -> bytes:
    """A Word file with these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    parts = {
        **_PARTS,
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            package.writestr(
                info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
            )
    return buffer.getvalue()


def pdf_bytes(lines: Sequence[str]) -> bytes:
    """A one-page PDF with these lines in a Chinese font that every reader brings along (Adobe-GB1)."""
    rows = [line[start : start + _PDF_LINE] for line in lines for start in range(0, len(line), _PDF_LINE)]
    shown = "\n".join(f"<{row.encode('utf-16-be').hex()}> Tj T*" for row in rows)
    content = f"BT /F1 12 Tf 18 TL 60 780 Td\n{shown}\nET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            b" /DescendantFonts [6 0 R] >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>"
        ),
        (
            b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880]"
            b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
        ),
    ]
    return _with_cross_references(objects)


def _with_cross_references(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def noisy_html(html: str) -> bytes:
    """The page as a hijacked mirror shows it: traditional, pinyin, a run of GBK slipped by one byte."""
    head, mark, body = html.partition('<div class="nr">')
    for character, pinyin in _PINYIN.items():
        body = body.replace(character, f"{character}({pinyin})", 3)
    noisy = (head + mark + body).translate(_TRADITIONAL)
    return noisy.replace(_SLIPPING, slipped(_SLIPPING)).encode()


def slipped(text: str) -> str:
    """GBK text read one byte late: 。”開 (A1A3 A1B1 E95F) shows as ``?!遍_``; the last byte must be ASCII."""
    return f"?{text.encode('gbk')[1:].decode('gbk')}".replace("！", "!")
