"""An invented letter without faults, of which the rules' examples are variations; its .docx for layout rules.

云岭县, its people and its figures do not exist.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from html import escape
from typing import Any

from generate.check import Example
from generate.letterlines import lines_of
from generate.letterparts import find_letters

SPECIMEN = """云岭县教育体育局
云教体函〔2025〕17号
B类
云岭县教育体育局关于政协云岭县第十一届委员会第三次会议第38号提案答复的函
周岚、何其山委员：
你们提出的《关于加强寒暑假学生托管服务的提案》（第38号）收悉。经研究，现答复如下：
一、关于扩大公办托管点覆盖面的建议
截至2025年5月底，全县共开设假期公益托管点12个，其中城区9个、乡镇3个。2024年暑期，托管点累计服务学生1436人次。
二、关于建立经费保障、明确收费标准的建议
2025年，县财政安排托管专项经费60万元。2024年5月，我局印发《云岭县假期托管服务实施方案》（云教体发〔2024〕12号），明确每名学生每天收费不超过30元。
三、关于加强师资和安全管理的建议
2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。
四、下一步工作
我局将于2025年7月底前在青石镇、柳河镇新设托管点2个，由学生发展中心负责组织实施。
感谢你们对我县教育工作的关心和支持！请填写征询意见表并反馈我局。
云岭县教育体育局
2025年6月8日
（联系人：李文清，联系电话：0873-6120045）
（此件公开发布）
抄送：县政协提案委员会，县政府办公室。"""

PROPOSAL = """政协云岭县第十一届委员会第三次会议提案
第38号
案由：关于加强寒暑假学生托管服务的提案
提案人：周岚、何其山
承办单位：云岭县教育体育局
交办日期：2025年3月20日
近年来，双职工家庭增多，假期孩子看护难的问题突出。为此建议：
一、扩大公办托管点覆盖面，优先覆盖城区三个街道。
二、建立稳定的经费保障，明确收费标准。
三、加强师资和安全管理，托管点须配备专职安全员。"""

SUGGESTION_LETTER = (
    SPECIMEN.replace(
        "政协云岭县第十一届委员会第三次会议第38号提案", "云岭县第十八届人民代表大会第三次会议第38号建议"
    )
    .replace("周岚、何其山委员", "周岚、何其山代表")
    .replace("托管服务的提案》", "托管服务的建议》")
    .replace("县政协提案委员会", "县人大常委会代表工委")
)


def changed(*changes: tuple[str, str], base: str = SPECIMEN, **against: Any) -> Example:
    """The specimen with words replaced; raises ValueError when the words to be replaced do not stand in
    it.
    """
    text = base
    for old, new in changes:
        if old not in text:
            raise ValueError(f"the specimen does not hold {old!r}")
        text = text.replace(old, new)
    return Example(text, **against)


def clean(**against: Any) -> Example:
    """The specimen as it is."""
    return Example(SPECIMEN, **against)


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of paragraph looks: fonts, half points, alignment, indents in twips."""

    east: str = "仿宋_GB2312"
    size: int = 32
    align: str = "both"
    first: int = 640
    right: int = 0
    colour: str = "000000"


MARKED = ("截至", "20", "（一）")  # how the paragraphs begin that ``body_mark`` marks
LOOKS = {
    "mark": Look("方正小标宋简体", 84, "center", 0, colour="FF0000"),
    "number": Look(align="right", first=0),
    "outcome": Look(align="right", first=0),
    "title": Look("方正小标宋简体", 44, "center", 0),
    "salutation": Look(first=0),
    "body": Look(),
    "heading1": Look("黑体"),
    "heading2": Look("楷体_GB2312"),
    "signature": Look(align="right", first=0, right=640),
    "date": Look(align="right", first=0, right=1280),
    "copies": Look(size=28, first=280),
}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PAGE = {
    "width": 11906,
    "height": 16838,
    "top": 2098,
    "bottom": 1984,
    "left": 1587,
    "right": 1474,
    "footer": 1418,
    "pitch": 579,
}


def specimen_docx(text: str, **options: Any) -> bytes:
    """A .docx of the letter ``text`` laid out as GB/T 9704 says, with faults put in by ``options``.

    ``page`` and ``looks`` override PAGE and LOOKS; ``line`` and ``rule`` the pitch; ``before`` space before
    paragraphs; ``drawn`` draws the double rules as lines; ``body_mark`` is added to the run properties of
    paragraphs that begin with MARKED; ``extra`` is XML put before the last paragraph;
    ``comments`` texts of comments; ``page_number`` False leaves the footers without it; ``plain`` True leaves
    all layout out.
    """
    looks = LOOKS | options.get("looks", {})
    kinds = kinds_of(text)
    paragraphs = []
    for number, line in enumerate(text.split("\n")):
        kind = kinds.get(number, "body")
        paragraphs.append(paragraph_xml(line, looks[kind], options))
    paragraphs.insert(len(paragraphs) - 1, options.get("extra", ""))
    body = "".join(paragraphs) + section_xml(options)
    return package(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>", options)


def kinds_of(text: str) -> dict[int, str]:
    """What each line of a letter is, for its look; lines of the text without a kind of their own are left
    out.
    """
    import re

    parts = find_letters(text)[0]
    rows = {line.start: number for number, line in line_numbers(text)}
    found: dict[int, str] = {}
    for kind, spots in (
        ("number", (parts.number,)),
        ("outcome", (parts.outcome,)),
        ("salutation", (parts.salutation,)),
        ("signature", parts.signatures),
        ("date", (parts.date,)),
        ("copies", parts.copies),
    ):
        for spot in spots:
            if spot is not None and spot.start in rows:
                found.setdefault(rows[spot.start], kind)
    for number, line in line_numbers(text):
        if parts.title is not None and parts.title.start <= line.start < parts.title.end:
            found[number] = "title"
        elif number == 0 and parts.title is not None and line.start < parts.title.start:
            found.setdefault(number, "mark")
        elif re.match(r"[一二三四五六七八九十]+、", line.text):
            found.setdefault(number, "heading1")
        elif re.match(r"（[一二三四五六七八九十]+）", line.text) and len(line.text) < 30:
            found.setdefault(number, "heading2")
    return found


def line_numbers(text: str) -> list[tuple[int, Any]]:
    """The lines that hold something, with their numbers."""
    return [(text.count("\n", 0, line.start), line) for line in lines_of(text)]


def paragraph_xml(line: str, look: Look, options: dict[str, Any]) -> str:
    """One paragraph."""
    words = f'<w:t xml:space="preserve">{escape(line)}</w:t>'
    if options.get("plain"):
        return f"<w:p><w:r>{words}</w:r></w:p>"
    line_pitch, rule = options.get("line", 579), options.get("rule", "exact")
    properties = (
        f'<w:spacing w:before="{options.get("before", 0)}" w:after="0" w:line="{line_pitch}" '
        f'w:lineRule="{rule}"/>'
        f'<w:ind w:firstLine="{look.first}" w:right="{look.right}"/><w:jc w:val="{look.align}"/>'
    )
    run = (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{look.east}"/>'
        f'<w:color w:val="{look.colour}"/><w:spacing w:val="-5"/><w:sz w:val="{look.size}"/>'
    )
    if "body_mark" in options and line.startswith(MARKED):
        mark = str(options["body_mark"])
        run = (run.replace(f'<w:color w:val="{look.colour}"/>', "") if "w:color" in mark else run) + mark
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def section_xml(options: dict[str, Any]) -> str:
    """The page set-up with its footers."""
    if options.get("plain"):
        return "<w:sectPr/>"
    page = PAGE | options.get("page", {})
    first = "<w:titlePg/>" if options.get("first_differs", True) else ""
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId10"/>'
        '<w:footerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId8"/>'
        '<w:footerReference w:type="even" r:id="rId9"/>'
        f'<w:pgSz w:w="{page["width"]}" w:h="{page["height"]}"/>'
        f'<w:pgMar w:top="{page["top"]}" w:right="{page["right"]}" w:bottom="{page["bottom"]}" '
        f'w:left="{page["left"]}" w:header="851" w:footer="{page["footer"]}" w:gutter="0"/>'
        f'{first}<w:docGrid w:type="lines" w:linePitch="{page["pitch"]}"/></w:sectPr>'
    )


def footer_xml(align: str, numbered: bool) -> str:
    """A footer with the page number between dashes."""
    field = (
        '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t>'
        "</w:r></w:fldSimple><w:r><w:t> —</w:t></w:r>"
        if numbered
        else '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )
    return f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{field}</w:p></w:ftr>'


RULES = {"colour": "FF0000", "width": 9638, "header": (2733, 24, 6), "footer": (15704, 6, 24)}


def rule_xml(part: str, options: dict[str, Any]) -> str:
    """The first page's header or footer with its red double rule, an option ``rules`` overriding RULES."""
    rules = RULES | options.get("rules", {})
    offset, upper, lower = rules[part]
    frame = f'<w:framePr w:w="{rules["width"]}" w:vAnchor="page" w:hAnchor="page" w:y="{offset}"/>'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:color="{rules["colour"]}"/>'
        for side, width in (("top", upper), ("bottom", lower))
    )
    tag = "hdr" if part == "header" else "ftr"
    if "drawn" in options:
        return f"<w:{tag} {NAMESPACES}>{drawn_xml(part, options['drawn'])}</w:{tag}>"
    rule = f"<w:p><w:pPr>{frame}<w:pBdr>{borders}</w:pBdr></w:pPr></w:p><w:p/>"
    return f"<w:{tag} {NAMESPACES}>{'<w:p/>' if options.get('no_rules') else rule}</w:{tag}>"


DRAWN: dict[str, Any] = {
    "colour": "FF0000",
    "width": 9638,
    "header": ("thickThin", 2733),
    "footer": ("thinThick", 15704),
}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def drawn_xml(part: str, given: dict[str, Any]) -> str:
    """A paragraph with the double rule drawn as a line, ``given`` overriding DRAWN; lengths in twips."""
    rules = DRAWN | given
    edges, offset = rules[part]
    line = (
        f'<a:ln xmlns:a="{DRAWING}/main" w="57150" cmpd="{edges}"><a:solidFill><a:srgbClr '
        f'val="{rules["colour"]}"/></a:solidFill></a:ln>'
    )
    return (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{DRAWING}/wordprocessingDrawing">'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{635 * offset}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{635 * rules["width"]}" cy="0"/>{line}</wp:anchor></w:drawing></w:r></w:p>'
    )


NAMES = {
    "document": "document.main",
    "comments": "comments",
    "settings": "settings",
    "footer1": "footer",
    "footer2": "footer",
    "footer3": "footer",
    "header1": "header",
}
TARGETS = {
    "rId5": "comments",
    "rId6": "settings",
    "rId8": "footer1",
    "rId9": "footer2",
    "rId10": "header1",
    "rId11": "footer3",
}
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def package(document: str, options: dict[str, Any]) -> bytes:
    """The parts zipped; the same input gives the same bytes."""
    numbered = options.get("page_number", True)
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="校对"><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'
        "</w:comment>"
        for number, words in enumerate(options.get("comments", ()))
    )
    parts = frame_parts() | {
        "word/document.xml": document,
        "word/comments.xml": f"<w:comments {NAMESPACES}>{comments}</w:comments>",
        "word/settings.xml": f"<w:settings {NAMESPACES}><w:evenAndOddHeaders/></w:settings>",
        "word/footer1.xml": footer_xml(options.get("page_number_align", "right"), numbered),
        "word/footer2.xml": footer_xml("left", numbered),
        "word/footer3.xml": rule_xml("footer", options),
        "word/header1.xml": rule_xml("header", options),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), head + part)
    return target.getvalue()


def frame_parts() -> dict[str, str]:
    """Content types and relationships of the package."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{word}+xml"/>'
        for name, word in NAMES.items()
    )
    relations = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{name.rstrip("123")}" Target="{name}.xml"/>'
        for key, name in TARGETS.items()
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATION}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATION}">{relations}</Relationships>',
    }


def specimen_evidence() -> dict[str, Any]:
    """A sidecar of the specimen: every sentence of its body with itself as evidence."""
    from extract.segments import find_sentences

    sentences: list[dict[str, Any]] = []
    for line in SPECIMEN.split("\n"):
        for span in find_sentences(line):
            words = line[span.start : span.end]
            role = (
                "plan"
                if "将" in words
                else ("fact" if any(letter.isdigit() for letter in words) else "formula")
            )
            evidence = [
                {"source": "工作总结", "address": "总结.docx", "quote": words, "own": True, "statistics": []}
            ]
            row = {
                "id": f"s{len(sentences) + 1}",
                "text": words,
                "suggestion": None,
                "role": role,
                "evidence": evidence,
            }
            sentences.append(row)
    return {"proposal": {}, "sentences": sentences, "gaps": [], "outcome": {"class": "B", "reason": ""}}
