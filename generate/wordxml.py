"""Names, styles and numbering of WordprocessingML: what a run or paragraph looks like once inheritance is
resolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FALSE = ("0", "false", "off")
DIGITS = "零一二三四五六七八九"

Element = Any
Properties = dict[str, str]


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute ``w:name`` of an element, None when either is missing."""
    return None if element is None else element.get(W + name)


def switched_on(element: Element | None) -> bool:
    """Whether a toggle such as w:b stands and is not switched off."""
    return element is not None and (value(element) or "1") not in FALSE


def whole(text: str | None) -> int | None:
    """An attribute as a whole number; decimals are cut, other words give None."""
    try:
        return None if text is None else int(float(text))
    except ValueError:
        return None


def run_properties(element: Element | None) -> Properties:
    """What one w:rPr sets."""
    found: Properties = {}
    if element is None:
        return found
    fonts = element.find(W + "rFonts")
    if fonts is not None:
        for key, names in (("east", ("eastAsiaTheme", "eastAsia")), ("latin", ("asciiTheme", "ascii"))):
            for name in names:
                if fonts.get(W + name):
                    found[key] = ("theme:" if name.endswith("Theme") else "") + fonts.get(W + name)
                    break
    for key, tag in (("size", "sz"), ("colour", "color"), ("spacing", "spacing"), ("style", "rStyle")):
        text = value(element.find(W + tag))
        if text is not None:
            found[key] = text
    for key, tag in (("bold", "b"), ("hidden", "vanish")):
        toggle = element.find(W + tag)
        if toggle is not None:
            found[key] = "1" if switched_on(toggle) else ""
    mark = drawn_mark(element)
    if mark is not None:
        found["mark"] = mark
    return found


def drawn_mark(element: Element) -> str | None:
    """What a w:rPr puts on the words for an editor's eye, as people call it; "" when it takes it away."""
    marks = {
        "突出显示": value(element.find(W + "highlight")),
        "底纹": value(element.find(W + "shd"), "fill"),
        "下划线": value(element.find(W + "u")),
    }
    set_here = {name: setting for name, setting in marks.items() if setting is not None}
    for name, setting in set_here.items():
        if setting.lower() not in ("none", "auto", "ffffff"):
            return name
    strike = next(
        (node for tag in ("strike", "dstrike") if (node := element.find(W + tag)) is not None), None
    )
    if strike is not None and switched_on(strike):
        return "删除线"
    return "" if set_here or strike is not None else None


def paragraph_properties(element: Element | None) -> Properties:
    """What one w:pPr sets."""
    found: Properties = {}
    if element is None:
        return found
    indent, spacing, number = (element.find(W + tag) for tag in ("ind", "spacing", "numPr"))
    for source, names in (
        (
            indent,
            ("firstLine", "firstLineChars", "hanging", "left", "start", "leftChars", "right", "rightChars"),
        ),
        (spacing, ("before", "after", "line", "lineRule")),
    ):
        for name in names:
            text = value(source, name)
            if text is not None:
                found["left" if name == "start" else name] = text
    if number is not None:
        for key in ("numId", "ilvl"):
            text = value(number.find(W + key))
            if text is not None:
                found[key] = text
    for key, tag in (("align", "jc"), ("style", "pStyle")):
        text = value(element.find(W + tag))
        if text is not None:
            found[key] = text
    return found


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name, what it is based on and what it sets itself."""

    name: str
    base: str | None
    run: Properties
    paragraph: Properties


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file; ``run`` and ``paragraph`` are the document's defaults, ``theme`` the theme's
    fonts.
    """

    styles: Mapping[str, Style]
    run: Properties
    paragraph: Properties
    normal: str | None
    theme: Mapping[str, str] = field(default_factory=dict)

    def chain(self, style: str | None) -> tuple[Style, ...]:
        """A style and its bases, the outermost base first; a circle ends where it closes."""
        found: list[Style] = []
        seen: set[str] = set()
        while style and style in self.styles and style not in seen:
            seen.add(style)
            found.append(self.styles[style])
            style = self.styles[style].base
        return tuple(reversed(found))

    def paragraph_format(self, direct: Properties) -> Properties:
        """Defaults, style chain and direct format of a paragraph, later over earlier."""
        merged = dict(self.paragraph)
        for style in self.chain(direct.get("style") or self.normal):
            merged |= style.paragraph
        return merged | direct

    def run_format(self, paragraph_style: str | None, direct: Properties) -> Properties:
        """Defaults, paragraph style, character style and direct format of a run; theme fonts by their
        names.
        """
        merged = dict(self.run)
        for style in self.chain(paragraph_style or self.normal):
            merged |= style.run
        for style in self.chain(direct.get("style")):
            merged |= style.run
        merged |= direct
        for key in ("east", "latin"):
            if merged.get(key, "").startswith("theme:"):
                merged[key] = self.theme.get(merged[key][6:], "")
        return merged


def read_styles(root: Element | None, theme: Element | None) -> Styles:
    """The styles part; an absent part gives empty styles."""
    styles: dict[str, Style] = {}
    run: Properties = {}
    paragraph: Properties = {}
    normal = None
    for element in () if root is None else root.iterchildren():
        if element.tag == W + "docDefaults":
            run = run_properties(element.find(f"{W}rPrDefault/{W}rPr"))
            paragraph = paragraph_properties(element.find(f"{W}pPrDefault/{W}pPr"))
        elif element.tag == W + "style":
            identity = value(element, "styleId") or ""
            styles[identity] = Style(
                name=value(element.find(W + "name")) or identity,
                base=value(element.find(W + "basedOn")),
                run=run_properties(element.find(W + "rPr")),
                paragraph=paragraph_properties(element.find(W + "pPr")),
            )
            if value(element, "type") == "paragraph" and (value(element, "default") or "0") not in FALSE:
                normal = identity
    return Styles(styles, run, paragraph, normal, theme_fonts(theme))


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """Theme font names by the words that styles use for them (minorEastAsia, majorHAnsi, ...)."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        font = None if theme is None else theme.find(f".//{A}{kind}Font")
        if font is None:
            continue
        latin = font.find(A + "latin")
        east = font.find(A + "ea")
        han = next((row.get("typeface") for row in font.iter(A + "font") if row.get("script") == "Hans"), "")
        name = latin.get("typeface", "") if latin is not None else ""
        found |= {f"{kind}Ascii": name, f"{kind}HAnsi": name}
        found[f"{kind}EastAsia"] = (east.get("typeface") if east is not None else "") or han or ""
    return found


@dataclass(slots=True)
class Numbering:
    """Automatic numbers, counted while the paragraphs are walked in order."""

    levels: dict[tuple[str, str], tuple[str, str, int]]
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, number: str | None, level: str | None) -> str:
        """The label that Word shows before the next paragraph of this list and level; "" outside lists."""
        depth = whole(level or "0") or 0
        if not number or number == "0" or (number, str(depth)) not in self.levels:
            return ""
        style, pattern, start = self.levels[number, str(depth)]
        self.counters[number, depth] = self.counters.get((number, depth), start - 1) + 1
        for deeper in range(depth + 1, 9):
            self.counters.pop((number, deeper), None)
        if style == "bullet":
            return ""
        for step in range(depth + 1):
            inner = self.levels.get((number, str(step)), (style, "", 1))
            count = self.counters.get((number, step), inner[2])
            pattern = pattern.replace(f"%{step + 1}", number_word(count, inner[0]))
        return pattern


def number_word(count: int, style: str) -> str:
    """A number as a numbering style shows it; styles we do not know come out in Arabic digits."""
    if "hinese" in style or style in ("ideographDigital", "ideographTraditional", "japaneseCounting"):
        return chinese_number(count)
    if style == "upperLetter":
        return chr(64 + count) if count <= 26 else str(count)
    if style == "lowerLetter":
        return chr(96 + count) if count <= 26 else str(count)
    return f"{count:02d}" if style == "decimalZero" else str(count)


def chinese_number(count: int) -> str:
    """1 to 99 in Chinese counting numerals (十, 十一, 二十); others in Arabic digits."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


def read_numbering(root: Element | None) -> Numbering:
    """The lists of the numbering part: (list, level) to (style, pattern, first number)."""
    abstracts: dict[str, Element] = {}
    levels: dict[tuple[str, str], tuple[str, str, int]] = {}
    for element in () if root is None else root.iterchildren():
        if element.tag == W + "abstractNum":
            abstracts[value(element, "abstractNumId") or ""] = element
    for element in () if root is None else root.iterchildren(W + "num"):
        abstract = abstracts.get(value(element.find(W + "abstractNumId")) or "")
        for level in () if abstract is None else abstract.iterchildren(W + "lvl"):
            key = (value(element, "numId") or "", value(level, "ilvl") or "0")
            levels[key] = (
                value(level.find(W + "numFmt")) or "decimal",
                value(level.find(W + "lvlText")) or "",
                whole(value(level.find(W + "start"))) or 1,
            )
    return Numbering(levels)


def shown_children(element: Element) -> Iterator[Element]:
    """Children as Word shows them: of mc:AlternateContent the choice, never the fallback beside it."""
    for child in element.iterchildren():
        if child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            yield from shown_children(choice if choice is not None else child.find(MC + "Fallback"))
        elif isinstance(child.tag, str):
            yield child


def parse_optional(part: bytes | None) -> Element | None:
    """The root of a part that a package may lack."""
    return None if part is None else parse(part)


def parse(part: bytes) -> Element:
    """The root of a part without entities or network; raises ValueError for broken XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("文档的 XML 已损坏，无法打开") from error
