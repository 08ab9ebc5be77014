"""A proposal's body in units, each a sentence or a list item within one, and the section it stands in.

A section is opened by a heading (三、对策建议), a label on its own or before a sentence (对策：①…) or the
question that a heading asks (怎么办). The words that name sections stand in data/proposal_sections.csv.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from generate.asks import opens_as_request
from generate.passages import Marker, Paragraph, find_markers

SectionKind = Literal["request", "problem", "background", "experience", "closing", "action", "other", "none"]
"""What a section holds: its suggestions, problems, background, what others did, closing words; a heading
that is an action itself; one that says nothing known; no heading at all."""

_SENTENCE = re.compile(r"[^。！？；;\n]+[。！？；;\n]*[”’」）)]*")
_LABEL = re.compile(r"^[【\[（(“]?([^，。；：:！？\n]{2,14})[】\]）)”]?[：:]")
_NO_SECTION = re.compile(
    r"建议(?:人|者|号|单位|部门|类|编号|承办|办理|主办|会办|题|案)|(?:承办|交办|审查|立案|办理|拟办)(?:意见|要求)|(?:群众|代表|委员|居民|专家)建议|情况下|提出者"
)
_LEAD_IN = re.compile(
    r"(?<![早晚午上下到至])(?:[几两一二三四五六七八九十\d]+)(?:个方面|方面|个层面|层面|个环节|件事|步|招|举措|条措施)[^。；：？]{0,10}[：:。，,]?$"
    r"|(?<![早晚午上下到至间])[几两一二三四五六七八九十\d]+(?:点|[条项](?=[建意看想措对工])|条(?=[：:]))"
    r"(?:建议|意见|看法|想法|措施|对策|思考|设想|工作)?[：:。]$|这么几[条点项][：:。]$"
    r"|(?:以下|如下|下列)[^。；：？，]{0,10}[：:。，,]$"
    r"|(?:提出|提|有|谈)(?:以下|如下|下列)?[几一二三四五六七八九十\d]*[点条项个方面]*(?:建议|意见|想法|看法|对策)(?:[：:，。,]|$)"
    r"|(?:建议|意见|对策|办法|着手|入手|发力|努力|改善|规范|为此|认为|以为)[^，。；：:]{0,4}[：:，,]$"
    r"|建议[^，。；：:]{0,14}[：:]$"
    r"|[^，。；]{0,20}(?:一起|共同|协同)?(?:发力|努力|用力)[：:]$"
)
_TROUBLE = re.compile(r"问题|不足|困难|难点|症结|原因|现象|表现|反映|短板|看到|存在")
_ASKING = re.compile(r"建议|意见|对策|办法|措施|举措|着手|入手|发力|改进|希望|请求")
_CLOSING = re.compile(
    r"^(?:以上|上述|当否|妥否|是否妥当|特此|此致|敬礼|不当之处|不妥之处|说得不)"
    r"|^(?:恳?请|望|希望|敬请)(?:[^，。]{0,10}(?:部门|政府|领导|单位))?(?:予以|给予|认真|高度|引起|考虑|研究|采纳|审议|重视|参考|支持|批评)[^，。]{0,12}[。！]?$"
    r"|供[^，。]{0,6}参考[。！]?$|(?:引起|给予|予以)(?:高度|足够)?重视[。！]?$"
)
_BULLETS = "◆◇●○■□▲△★☆•·➢➤►▶√※"
_NAMES_OBJECT = re.compile(r"^.{3,}[^的](?:办法|措施|举措|意见|方案|路径|途径)$")
_AS_WRITTEN = " \t\u3000\xa0"
HEADING_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Unit:
    """``text[start:end]``: a sentence, or one item of a list that runs within it."""

    start: int
    end: int
    words: str
    """Without the list marker before it."""
    marker: Marker | None
    paragraph: int
    opens_paragraph: bool
    is_heading: bool
    section: SectionKind


@cache
def _section_words() -> dict[str, SectionKind]:
    source = resources.files("data").joinpath("proposal_sections.csv").read_text("utf-8")
    return {row["word"]: row["kind"] for row in csv.DictReader(source.splitlines())}  # type: ignore[misc]


@cache
def _section_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_section_words(), key=len, reverse=True)))


def section_named(words: str) -> SectionKind:
    """The section that a heading's words name: the last word that names one decides, 的 before it or not.

    问题和建议 opens suggestions, 建议的背景 does not, 困难 is a problem; ``none`` when no word is known.
    """
    bare = words.strip(_AS_WRITTEN + "【】[]（）()：:“”。●◆■▲★*")
    if _NO_SECTION.search(bare) or re.search(r"[，。；]|^(?:关于|对于|针对)", bare):
        return "none"
    named = list(_section_pattern().finditer(bare))
    # 关于流动人口管理问题的几点思考 names what it is about; a section's name ends with its word, or nearly.
    if not named or len(bare) - named[-1].end() > 4:
        return "none"
    kind = _section_words()[named[-1][0]]
    if kind == "request" and _NAMES_OBJECT.search(bare) and opens_as_request(bare):
        return "none"  # 完善运营补助办法 asks, 解决问题的办法 opens what is asked
    acts = kind != "request" and not bare.startswith("突出") and opens_as_request(bare.removeprefix("要"))
    return "none" if acts else kind  # 抓好隐患排查 is no section of problems


def is_closing(words: str) -> bool:
    """Whether a unit is a formula that ends a proposal (以上建议，请予考虑), not an ask."""
    return len(words) < 40 and bool(_CLOSING.search(words))


def is_lead_in(words: str) -> bool:
    """Whether a unit only announces suggestions (现提出如下建议：, 应抓三件事。, 从三个方面着手：)."""
    return len(words) < 60 and bool(_LEAD_IN.search(words)) and not _TROUBLE.search(words)


def is_labelled(words: str) -> bool:
    """Whether words open with a label of suggestions and go on (建议：…, 对策：…)."""
    label = re.match(r"[【\[]?([^，。；：:\n]{2,14})[】\]]?[：:](?=.)", words)
    return bool(label and section_named(label[1]) == "request")


def is_heading(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a heading: short, without the stop that ends a sentence."""
    words = paragraph.words
    return 0 < len(words) <= HEADING_LENGTH and "。" not in words and words[-1] not in "；;！!？?，,、"


def find_units(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Unit, ...]:
    """The units of the body's paragraphs, in order."""
    units: list[Unit] = []
    section: SectionKind = "none"
    opener: Marker | None = None
    listed: dict[str, tuple[int, SectionKind]] = {}
    for index, paragraph in enumerate(paragraphs):
        heading = is_heading(paragraph)
        opened = _opened(paragraph, heading, opener)
        if opened is not None:
            section, opener = opened, paragraph.marker
        elif (mark := paragraph.marker) and (held := listed.get(mark.kind)) and held[0] + 1 == mark.ordinal:
            # 二、申报材料多 after 一、政策知晓难 … 对策：… is a problem again.
            section = "problem" if held[1] == "none" and section == "request" else held[1]
        before = section
        if paragraph.marker:
            listed[paragraph.marker.kind] = (paragraph.marker.ordinal, section)
        for start, end, marker in _pieces(text, paragraph):
            label = _LABEL.match(text[start:end]) if not heading else None
            named = section_named(label[1]) if label else "none"
            section = named if named != "none" else section
            if opened is None and is_lead_in(text[start:end]) and _ASKING.search(text[start:end]):
                section, opener = "request", None
            begin = marker.end if marker else start
            units.append(
                Unit(
                    start,
                    end,
                    text[begin:end].strip(_AS_WRITTEN + _BULLETS),
                    marker,
                    index,
                    start == paragraph.start,
                    heading,
                    section,
                )
            )
        if opened is None and section not in {before, "request"} and len(paragraph.words) > HEADING_LENGTH:
            section = before  # 现状：… is said of its own paragraph only
    return tuple(units)


def _opened(paragraph: Paragraph, heading: bool, opener: Marker | None) -> SectionKind | None:
    """The section that the paragraph opens as a heading, if it opens one."""
    lead = paragraph.words if heading else ""
    if not heading and paragraph.marker and paragraph.marker.kind in {"chapter", "di"}:
        lead = re.split(r"[。：:]", paragraph.words)[0]
        lead = lead if len(lead) <= HEADING_LENGTH else ""
    if not lead:
        return None
    named = section_named(lead)
    if named != "none":
        return named
    mark = paragraph.marker
    # 四、健全机制 after 三、存在问题 leaves the problems.
    if mark and opener and mark.kind == opener.kind and mark.ordinal == opener.ordinal + 1:
        clauses = re.split(r"[，,、；\s]", lead)[:2]
        return "action" if any(map(opens_as_request, clauses)) else "other"
    return None


def _pieces(text: str, paragraph: Paragraph) -> list[tuple[int, int, Marker | None]]:
    """Sentences of a paragraph, cut once more before each marker of a list that runs within it."""
    markers = {mark.start: mark for mark in find_markers(text, (paragraph,))}
    found: list[tuple[int, int, Marker | None]] = []
    for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
        cuts = sorted({match.start(), *(at for at in markers if match.start() < at < match.end())})
        for start, end in zip(cuts, [*cuts[1:], match.end()], strict=True):
            words = text[start:end]
            begin = start + len(words) - len(words.lstrip())
            if words.strip():
                found.append((begin, start + len(words.rstrip()), markers.get(begin)))
    return found
