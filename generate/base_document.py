"""The base documents that letters are set in: page, styles with Chinese names, header, footers.

They stand in data/base/ as ordinary .docx files that Word users may edit; this module makes them anew.
"""

from __future__ import annotations

import io
from functools import cache
from importlib import resources
from typing import Any

from generate.layout import (
    LINE_PITCH,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RED,
    RULE_WIDTH,
    SMALL_CHARACTER,
    STYLES,
    StyleRow,
    millimetres,
)
from generate.profile import Layout, LetterFormat
from generate.word_parts import child, element, fixed_zip, paragraph_with, qualified

MARK_TOKEN = "{{发文机关标志}}"  # noqa: S105 - a place to fill
_FOOTER_DISTANCE = millimetres(24.6)
_THICK, _THIN = 18, 6


@cache
def base_document(kind: LetterFormat) -> bytes:
    """The base document that comes with the program."""
    return resources.files("data").joinpath("base", f"{kind}.docx").read_bytes()


def make_base_document(kind: LetterFormat, layout: Layout) -> bytes:
    """A base document from the measures of generate/layout.py and the fonts of ``layout``."""
    from docx import Document

    document = Document()
    _clear_styles(document)
    for row in dict.fromkeys(STYLES.values()):
        add_style(document, row, layout)
    _set_defaults(document, layout)
    section = document.sections[0]
    _set_page(document, section, kind)
    if kind == "letter":
        _letter_head(section)
    _page_numbers(section)
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    stream = io.BytesIO()
    document.save(stream)
    return fixed_zip(stream.getvalue())


def _clear_styles(document: Any) -> None:
    """Leaves only what Word needs: the default styles."""
    keep = {
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Header",
        "Footer",
        "annotation text",
    }
    for style in list(document.styles):
        if style.name not in keep:
            style.element.getparent().remove(style.element)


def font_of(row: StyleRow, layout: Layout) -> str:
    """The East-Asian font of a style by the profile's choice for its role."""
    return {
        "title": layout.title_font,
        "body": layout.body_font,
        "heading": layout.heading_font,
        "subheading": layout.subheading_font,
        "page_number": layout.page_number_font,
    }[row.font]


def add_style(document: Any, row: StyleRow, layout: Layout) -> None:
    """Adds one paragraph style."""
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style(row.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    east = font_of(row, layout)
    latin = layout.page_number_font if row.font == "page_number" else layout.latin_font
    properties = style.element.get_or_add_rPr()
    child(properties, "rFonts", ascii=latin, hAnsi=latin, eastAsia=east, cs=latin)
    if row.color:
        child(properties, "color", val=row.color)
    if row.spacing:
        child(properties, "spacing", val=row.spacing)
    for tag in ("sz", "szCs"):
        child(properties, tag, val=round(row.size * 2))
    _paragraph_style(style.element.get_or_add_pPr(), row)


def _paragraph_style(properties: Any, row: StyleRow) -> None:
    if row.keep_with_next:
        child(properties, "keepNext")
    child(properties, "widowControl", val=0)
    # Word's own default, said aloud: LibreOffice reads the switch the other way round, hangs a closing
    # mark over
    # the margin without it and then leaves an empty line.
    child(properties, "overflowPunct", val=1)
    for tag in ("autoSpaceDE", "autoSpaceDN"):
        child(properties, tag, val=0)
    if row.pitch != LINE_PITCH:
        # LibreOffice rounds a line of another height up to whole grid lines.
        child(properties, "snapToGrid", val=0)
    child(properties, "spacing", before=row.before, after=0, line=row.pitch, lineRule="exact")
    indent: dict[str, int] = {"left": row.left, "right": row.right}
    if row.first_line_chars:
        indent |= {"firstLineChars": row.first_line_chars, "firstLine": 630}
    if row.name == "抄送":
        indent |= {"hanging": SMALL_CHARACTER * 3}
    child(properties, "ind", **indent)
    child(properties, "jc", val=row.align)


def _set_defaults(document: Any, layout: Layout) -> None:
    fonts = document.styles["Normal"].element.get_or_add_rPr()
    child(fonts, "rFonts", ascii=layout.latin_font, hAnsi=layout.latin_font, eastAsia=layout.body_font)
    language = document.styles.element.find(f".//{qualified('rPrDefault')}//{qualified('lang')}")
    if language is not None:
        language.set(qualified("eastAsia"), "zh-CN")
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = ""


def _set_page(document: Any, section: Any, kind: LetterFormat) -> None:
    properties = section._sectPr
    for tag in ("pgSz", "pgMar", "docGrid", "titlePg"):
        for old in properties.findall(qualified(tag)):
            properties.remove(old)
    child(properties, "pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT)
    child(
        properties,
        "pgMar",
        top=MARGIN_TOP,
        right=MARGIN_RIGHT,
        bottom=MARGIN_BOTTOM,
        left=MARGIN_LEFT,
        header=millimetres(15),
        footer=_FOOTER_DISTANCE,
        gutter=0,
    )
    if kind == "letter":
        child(properties, "titlePg")
    child(properties, "docGrid", type="lines", linePitch=LINE_PITCH)
    document.settings.odd_and_even_pages_header_footer = True


def rebuild_letter_head(document: Any, section: Any) -> None:
    """Makes the first page's header and footer of a letter anew, in the document's own styles."""
    names = {style.name for style in document.styles}
    section.different_first_page_header_footer = True
    for part in (section.first_page_header, section.first_page_footer):
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
        part.add_paragraph()
    if STYLES["mark"].name in names:
        _letter_head(section)


def _letter_head(section: Any) -> None:
    """Page 1 of the letter format (10.1): mark 30 mm from the top edge, red double rules 170 mm, no
    page number."""
    header, footer = section.first_page_header, section.first_page_footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    mark = header.paragraphs[0]
    mark.style = STYLES["mark"].name
    mark.add_run(MARK_TOKEN)
    _frame(mark, millimetres(29.7), RULE_WIDTH)
    rule = paragraph_with(header, STYLES["rule"].name)
    _frame(rule, millimetres(48.2), RULE_WIDTH)
    _rules(rule, above=_THICK, below=_THIN)
    paragraph_with(header, STYLES["rule"].name)
    foot = footer.paragraphs[0]
    foot.style = STYLES["rule"].name
    _frame(foot, PAGE_HEIGHT - millimetres(20), RULE_WIDTH)
    _rules(foot, above=_THIN, below=_THICK)
    # A frame hangs on the ordinary paragraph that follows it; LibreOffice drops the frame of a last
    # paragraph.
    paragraph_with(footer, STYLES["rule"].name)


def _frame(paragraph: Any, y: int, width: int) -> None:
    """Anchors the paragraph to the page, ``y`` twips from its top edge, centred across."""
    properties = paragraph._element.get_or_add_pPr()
    frame = element(
        "framePr",
        w=width,
        hRule="auto",
        hSpace=0,
        vSpace=0,
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=(PAGE_WIDTH - width) // 2,
        y=y,
    )
    properties.insert_element_before(frame, "w:widowControl", "w:pBdr", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _rules(paragraph: Any, above: int, below: int) -> None:
    """A red double rule as two borders of an almost empty line, widths in eighths of a point.

    Word's thick-thin border names mean different edges to different programs; two single borders do not.
    """
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=above, space=0, color=RED))
    borders.append(element("bottom", val="single", sz=below, space=0, color=RED))
    paragraph._element.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _page_numbers(section: Any) -> None:
    """— 1 — at the outer edge: odd pages right, even pages left, one character in (7.5)."""
    section.footer.is_linked_to_previous = section.even_page_footer.is_linked_to_previous = False
    for footer, align, side in (
        (section.footer, "right", "right"),
        (section.even_page_footer, "left", "left"),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.style = STYLES["page_number"].name
        properties = paragraph._element.get_or_add_pPr()
        child(properties, "ind", **{side: SMALL_CHARACTER})
        child(properties, "jc", val=align)
        paragraph.add_run("— ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" —")


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run(text if kind == "text" else None)
        if kind is None:
            instruction = element("instrText")
            instruction.text = f" {text} "
            run._element.append(instruction)
        elif kind != "text":
            run._element.append(element("fldChar", fldCharType=kind))
