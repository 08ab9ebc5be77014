import io
import os
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from app.pdf import find_office, pdf_of
from generate.base_document import MARK_TOKEN, base_document, make_base_document
from generate.compose import Order, draft_letter
from generate.docx import BaseDocumentError, render_docx
from generate.layout import STYLES, title_indent, title_lines
from generate.letter import Block, Letter, Outcome, Sentence, bookmark_name
from generate.profile import Layout, LetterFormat
from generate.records_library import RecordsLibrary
from generate.word_parts import qualified
from tests.draft_records import SIGNED, facts, profile, proposal, records

MM = 72 / 25.4
LAYOUT = Layout()


def letter(layout: Layout = LAYOUT) -> Letter:
    unit = replace(profile(), layout=layout)
    order = Order(SIGNED, 17)
    return draft_letter(proposal("holiday_care"), RecordsLibrary(records()), facts(), unit, order).letter


def test_equal_letters_give_equal_bytes() -> None:
    assert render_docx(letter(), LAYOUT) == render_docx(letter(), LAYOUT)


@pytest.mark.parametrize("kind", ["letter", "document"])
def test_base_documents_are_as_their_module_makes_them(kind: LetterFormat) -> None:
    assert base_document(kind) == make_base_document(kind, Layout(format=kind))


def test_every_sentence_bears_its_bookmark_and_every_fact_its_comment() -> None:
    made = letter()
    document = Document(io.BytesIO(render_docx(made, LAYOUT)))
    names = {item.get(qualified("name")) for item in document.element.iter(qualified("bookmarkStart"))}
    shown = [row for block in made.blocks if block.kind != "mark" for row in block.sentences]
    assert names == {bookmark_name(row.id) for row in shown}
    said = [row for row in shown if row.evidence or row.role == "gap"]
    comments = list(document.comments)
    assert len(comments) == len(said)
    assert any("原文：" in comment.text and "网址" in comment.text for comment in comments)


def test_without_comments_no_comment_is_left() -> None:
    document = Document(io.BytesIO(render_docx(letter(), LAYOUT, comments=False)))
    assert not list(document.comments)
    assert not list(document.element.iter(qualified("commentReference")))


def test_styles_have_chinese_names_and_fonts() -> None:
    document = Document(io.BytesIO(render_docx(letter(), LAYOUT)))
    for row in STYLES.values():
        fonts = document.styles[row.name].element.rPr.find(qualified("rFonts"))
        assert fonts.get(qualified("eastAsia"))
    assert (
        document.styles["一级标题"].element.rPr.find(qualified("rFonts")).get(qualified("eastAsia")) == "黑体"
    )


def test_the_mark_stands_in_the_first_pages_header() -> None:
    document = Document(io.BytesIO(render_docx(letter(), LAYOUT)))
    header = "".join(
        item.text or "" for item in document.sections[0].first_page_header._element.iter(qualified("t"))
    )
    assert header == "云岭县教育体育局"
    assert MARK_TOKEN not in header


def test_a_broken_base_document_is_named() -> None:
    with pytest.raises(BaseDocumentError, match="底稿"):
        render_docx(letter(), LAYOUT, base=b"rubbish")


TITLES = (
    "云岭县教育体育局关于政协云岭县第十一届委员会第三次会议第38号提案答复的函",
    "关于停车的函",
)


@pytest.mark.parametrize("title", TITLES)
def test_titles_keep_within_the_page(title: str) -> None:
    assert 0 <= title_indent(title) < 2000


# Rendering through LibreOffice


def need_office() -> None:
    if find_office() is None or shutil.which("pdftoppm") is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs LibreOffice and poppler")
        pytest.skip("LibreOffice or poppler is missing")


@dataclass(frozen=True)
class Grid:
    lines: int
    characters: int
    pitch: float
    left: float
    right: float
    top: float
    bottom: float


def calibration(base: bytes | None = None) -> Grid:
    """The grid of a page of Han characters only, in the production style of the body; distances in
    millimetres."""
    text = "国" * (28 * 22 * 3 - 2)
    block = Block("paragraph", (Sentence("s001", text, "formula"),))
    made = Letter("short", (block,), (), (), Outcome(None, ""), signed_on=SIGNED)
    layout = Layout(format="document")
    pdf = pypdfium2.PdfDocument(pdf_of(render_docx(made, layout, base, comments=False)))
    page = pdf[1]
    words = page.get_textpage()
    boxes = [words.get_charbox(index, loose=True) for index in range(words.count_chars())]
    boxes = [box for index, box in enumerate(boxes) if words.get_text_range(index, 1) == "国"]
    rows = Counter(round(box[1], 1) for box in boxes)
    bases = sorted(rows, reverse=True)
    height, width = page.get_height(), page.get_width()
    return Grid(
        lines=len(rows),
        characters=max(rows.values()),
        pitch=(bases[0] - bases[-1]) / (len(bases) - 1),
        left=min(box[0] for box in boxes) / MM,
        right=(width - max(box[2] for box in boxes)) / MM,
        top=(height - max(box[3] for box in boxes)) / MM,
        bottom=min(box[1] for box in boxes) / MM,
    )


@pytest.mark.office
def test_the_type_area_is_that_of_the_standard() -> None:
    need_office()
    grid = calibration()
    assert (grid.lines, grid.characters) == (22, 28)
    assert grid.pitch == pytest.approx(28.95, abs=0.05)
    assert grid.left == pytest.approx(28, abs=1)
    assert grid.right == pytest.approx(26, abs=1)
    # A character of 16 pt leaves some of its line of 28.95 pt free, above and below.
    free = (28.95 - 16) / MM
    assert grid.top + grid.bottom - free == pytest.approx(37 + 35, abs=1)
    assert 37 - 1 <= grid.top <= 37 + free + 1
    assert 35 - 1 <= grid.bottom <= 35 + free + 1


FAULTS = (('="579"', '="580"'), ('<w:spacing w:val="-5"/>', ""))


@pytest.mark.office
@pytest.mark.parametrize(("right", "wrong"), FAULTS)
def test_the_calibration_notices_a_fault(right: str, wrong: str) -> None:
    need_office()
    import zipfile

    source, target = io.BytesIO(base_document("document")), io.BytesIO()
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as changed:
        for name in given.namelist():
            part = given.read(name).decode("utf-8", "surrogateescape")
            assert right in part or name != "word/styles.xml"
            part = part.replace(right, wrong) if name in {"word/styles.xml", "word/document.xml"} else part
            changed.writestr(name, part.encode("utf-8", "surrogateescape"))
    grid = calibration(target.getvalue())
    assert (grid.lines, grid.characters) != (22, 28)


@dataclass(frozen=True)
class Rule:
    top: float
    thick: float
    left: float
    right: float


def red_rules(pdf: bytes, number: int) -> list[Rule]:
    """Red lines wider than 140 mm on a page, from its picture at 300 dpi; millimetres."""
    page = pypdfium2.PdfDocument(pdf)[number]
    picture = page.render(scale=300 / 72).to_pil().convert("RGB")
    width, height = picture.size
    pixels = picture.load()
    unit = 25.4 / 300
    rows = []
    for y in range(height):
        red = [x for x in range(0, width, 4) if pixels[x, y][0] > 180 and max(pixels[x, y][1:]) < 90]
        if len(red) * 4 * unit > 140:
            rows.append((y, red[0], red[-1]))
    rules: list[Rule] = []
    for y, left, right in rows:
        top = y * unit
        if rules and abs(rules[-1].top + rules[-1].thick - top) < unit / 2:
            rules[-1] = replace(rules[-1], thick=rules[-1].thick + unit)
        else:
            rules.append(Rule(top, unit, left * unit, right * unit))
    return rules


def page_text(pdf: bytes, number: int) -> str:
    return str(pypdfium2.PdfDocument(pdf)[number].get_textpage().get_text_range()).replace(" ", "")


@pytest.mark.office
def test_the_letter_format_has_its_rules_and_page_numbers() -> None:
    need_office()
    pdf = pdf_of(render_docx(letter(), LAYOUT, comments=False))
    first, second, third, fourth = red_rules(pdf, 0)
    assert first.thick > second.thick
    assert third.thick < fourth.thick
    assert 297 - third.top == pytest.approx(20, abs=1)
    for rule in (first, second, third, fourth):
        assert rule.left == pytest.approx(20, abs=1)
        assert rule.right - rule.left == pytest.approx(170, abs=1)
    assert red_rules(pdf, 1) == []
    assert "—1—" not in page_text(pdf, 0)
    assert "—2—" in page_text(pdf, 1)
    assert number_side(pdf, 1) == "left"


@pytest.mark.office
def test_the_document_format_has_one_rule_and_numbers_every_page() -> None:
    need_office()
    layout = Layout(format="document")
    pdf = pdf_of(render_docx(letter(layout), layout, comments=False))
    (rule,) = red_rules(pdf, 0)
    assert rule.right - rule.left == pytest.approx(156, abs=1)
    assert (number_side(pdf, 0), number_side(pdf, 1)) == ("right", "left")
    pages = len(pypdfium2.PdfDocument(pdf))
    assert "印发" in page_text(pdf, pages - 1)


def number_side(pdf: bytes, number: int) -> str:
    page = pypdfium2.PdfDocument(pdf)[number]
    words = page.get_textpage()
    at = str(words.get_text_range()).index("—")
    return "left" if words.get_charbox(at)[0] < page.get_width() / 2 else "right"


@pytest.mark.office
def test_a_base_document_saved_by_libreoffice_still_works(tmp_path: Path) -> None:
    need_office()
    (tmp_path / "base.docx").write_bytes(base_document("letter"))
    office = find_office()
    assert office is not None
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path / "out"), str(tmp_path / "base.docx")], check=True, capture_output=True
    )
    edited = (tmp_path / "out" / "base.docx").read_bytes()
    body = render_docx(letter(), LAYOUT, base=edited)
    document = Document(io.BytesIO(body))
    assert any(paragraph.style.name == "公文正文" for paragraph in document.paragraphs)
    pdf = pdf_of(render_docx(letter(), LAYOUT, base=edited, comments=False))
    assert "云岭县教育体育局" in page_text(pdf, 0)
    assert len(red_rules(pdf, 0)) == 4


@pytest.mark.office
def test_bookmarks_and_comments_survive_libreoffice(tmp_path: Path) -> None:
    need_office()
    made = letter()
    (tmp_path / "letter.docx").write_bytes(render_docx(made, LAYOUT))
    office = find_office()
    assert office is not None
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path / "out"), str(tmp_path / "letter.docx")], check=True, capture_output=True
    )
    document = Document(io.BytesIO((tmp_path / "out" / "letter.docx").read_bytes()))
    names = {item.get(qualified("name")) for item in document.element.iter(qualified("bookmarkStart"))}
    assert {bookmark_name(row.id) for row in made.sentences if row.evidence} <= names
    assert len(list(document.comments)) == sum(
        1 for row in made.sentences if row.evidence or row.role == "gap"
    )


def test_gaps_are_marked_in_yellow() -> None:
    document = Document(io.BytesIO(render_docx(letter(), LAYOUT)))
    marked = [
        run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.highlight_color
    ]
    assert marked
    assert all("【待补" in text for text in marked)


BROKEN = (
    (
        "云岭县卫生健康局关于政协云岭县第十届委员会第四次会议第16号提案答复的函",
        "第四次会议第16号提案答复的函",
    ),
    ("关于停车的函", "关于停车的函"),
)


@pytest.mark.parametrize(("title", "last"), BROKEN)
def test_titles_break_at_words(title: str, last: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert lines[-1] == last


def test_the_signature_never_stands_alone_on_a_page() -> None:
    document = Document(io.BytesIO(render_docx(letter(), LAYOUT)))
    kept = [each.text for each in document.paragraphs if each.paragraph_format.keep_with_next]
    assert kept[-2].startswith("感谢")
    assert kept[-1] == "云岭县教育体育局"
