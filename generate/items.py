"""A run of units that ask, cut into the single suggestions: by its list, its paragraphs, its sentences."""

from __future__ import annotations

import re
from itertools import pairwise

from generate.asks import opens_as_request, starts_with_verb
from generate.passages import Marker
from generate.units import Unit, is_labelled, is_lead_in, section_named

_CUE = re.compile(
    r"(?:^|[，,。；;：:\n])(?:为此|因此|鉴于此|对此|据此|基于此|由此|综上|综上所述|同时|此外|另外|除此之外|其次|最后|再者|一方面|另一方面)?[，,]?"
    r"(?:(?:我们|我|本人|笔者|委员们|本提案|民盟|总支|支部|界别)(?:特|谨|还|也)?)?(?:特|谨|还|也|并|更|再|特别|强烈|郑重|诚恳)?(?:地)?"
    r"(?:建议|恳请|希望|呼吁|提议|请求|盼|盼望)(?!书|稿|号|人|案)"
)
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|其次|再次|最后|还|并且?|再者|与此同时|在此基础上|一方面|另一方面|那么)[，,]?"
)
_DETAIL = re.compile(
    r"^(?:例如|比如|如|这样|这既|这将|从而|以此|通过这|如此|据|目前|当前|近年来|因为|由于|其中|对(?:此类|于这)|凡)"
)
TITLE_LENGTH = 18
SHORT_TITLE = 12
"""A first sentence up to this long names the suggestion that its paragraph goes on to explain."""


def split_run(units: tuple[Unit, ...], *, whole: bool) -> list[tuple[int, int]]:
    """The spans of the single suggestions in a run of units.

    ``whole`` says that a run without a list is one suggestion.
    """
    marks = outer_markers(units)
    lone = units[0].marker is not None and units[0].opens_paragraph and len(marks) < 2
    if whole and not any(mark.opens_line for mark in marks):
        return [(units[0].start, units[-1].end)]
    if lone and units[0].marker is not None:  # 建议二：…；… with its reason after it
        return [(units[0].marker.end, units[-1].end)]
    if len(marks) > 1:
        first = next(index for index, unit in enumerate(units) if unit.marker is marks[0])
        ahead = tuple(unit for unit in units[:first] if not (_leads_in(unit) or unit.is_heading))
        return [*_sentences(ahead), *_listed(units, marks)]
    return _sentences(units)


def outer_markers(units: tuple[Unit, ...]) -> tuple[Marker, ...]:
    """The markers of the outermost list: those of the first kind that opens lines, else of the first kind.

    Numbers that begin again below a heading without a number are items as well; what another kind of marker
    numbers within an item is not.
    """
    marks = [unit.marker for unit in units if unit.marker]
    lines = [mark for mark in marks if mark.opens_line]
    leading = lines if len(lines) > 1 or not marks else marks
    kinds = list(dict.fromkeys(mark.kind for mark in leading))
    lists = [tuple(mark for mark in leading if _alike(mark.kind, kind)) for kind in kinds]
    lists = [each for each in lists if len(each) > 1]
    if len(lists) > 1 and _counts_through(lists[1], lists[0]):
        return lists[1]
    return lists[0] if lists else ()


def _counts_through(inner: tuple[Marker, ...], outer: tuple[Marker, ...]) -> bool:
    """Whether the inner numbers go on counting over the outer headings (（一） 1. 2. （二） 3. 4.)."""
    counts = all(b.ordinal == a.ordinal + 1 for a, b in pairwise(inner))
    return counts and any(inner[0].start < mark.start < inner[-1].start for mark in outer)


def _alike(kind: str, other: str) -> bool:
    # 首先，…；其次，…；第三，…；最后，…
    return kind == other or {kind, other} == {"sequence", "di"}


def _listed(units: tuple[Unit, ...], marks: tuple[Marker, ...]) -> list[tuple[int, int]]:
    wanted = {mark.start for mark in marks}
    worded = marks[0].kind == "sequence"
    heads = [
        unit
        for unit in units
        # 首先要…；其次要…；同时，希望…
        if (unit.marker and unit.marker.start in wanted)
        or (worded and unit.start > marks[0].start and _CUE.match(unit.words))
    ]
    spans = []
    for head, limit in zip(heads, [*(unit.start for unit in heads[1:]), units[-1].end + 1], strict=True):
        inside = [unit for unit in units if head.start <= unit.start < limit]
        label = next((unit for unit in inside[1:] if is_labelled(unit.words)), None)
        # 1.建桩难。电力容量不足。建议：出台指引。
        begin = label.start if label else head.marker.end if head.marker else head.start
        spans.append((begin, _without_heading(inside)[-1].end))
    return spans


def _without_heading(inside: list[Unit]) -> list[Unit]:
    """The units of an item without the heading of the next group at their end."""
    while len(inside) > 1 and inside[-1].is_heading:
        inside = inside[:-1]
    return inside


def _leads_in(unit: Unit) -> bool:
    """Whether the unit only leads in what follows (现提出如下建议：, 从三个方面着手：, 关于布局调整)."""
    names_section = unit.is_heading and section_named(unit.words) != "none"
    return names_section or unit.words[-1:] in "：:，," or is_lead_in(unit.words)


def _sentences(units: tuple[Unit, ...]) -> list[tuple[int, int]]:
    """Paragraph by paragraph, headings with what they head, details with what precedes."""
    spans: list[tuple[int, int]] = []
    heading: Unit | None = None
    alone = len({unit.paragraph for unit in units}) == 1
    for number in dict.fromkeys(unit.paragraph for unit in units):
        inside = [unit for unit in units if unit.paragraph == number]
        if inside[0].is_heading:
            heading = None if _leads_in(inside[0]) else inside[0]
            continue
        found = _paragraph(inside, alone=alone)
        if heading is not None and found:
            found = [(heading.start, found[-1][1])]
            heading = None
        elif spans and found and _is_detail(inside[0]):
            spans[-1] = (spans[-1][0], found[0][1])
            found = found[1:]
        spans.extend(found)
    if heading is not None:
        spans.append((heading.start, heading.end))
    return spans


def _paragraph(inside: list[Unit], *, alone: bool) -> list[tuple[int, int]]:
    """A new suggestion at each sentence but details; after a semicolon at each clause that asks anew."""
    anew = sum(1 for unit in inside[1:] if asks_anew(unit.words) and not _is_detail(unit))
    if len(inside) > 1 and _is_title(inside[0], alone=alone) and (not alone or anew < 2):
        return [(inside[0].start, inside[-1].end)]
    spans: list[tuple[int, int]] = []
    stop = "。"
    for unit in inside:
        goes_on = _is_detail(unit) or (stop in "；;" and not asks_anew(unit.words))
        if spans and goes_on:
            spans[-1] = (spans[-1][0], unit.end)
        elif not _leads_in(unit) or unit is inside[-1]:
            numbered = unit.marker if unit.marker and unit.marker.kind != "sequence" else None
            spans.append((numbered.end if numbered else unit.start, unit.end))
        stop = unit.words[-1:]
    return spans


def _is_detail(unit: Unit) -> bool:
    return bool(_DETAIL.match(unit.words))


def asks_anew(words: str) -> bool:
    """Whether a clause asks for something of its own: 建议…, 将…, a verb that requests open with."""
    bare = _CONNECTIVE.sub("", words)
    return bool(_CUE.search(words[:40]) or opens_as_request(bare) or _opens_weakly(bare))


def _opens_weakly(words: str) -> bool:
    return bool(
        re.match(r"(?:由|将|把)", words)
        or re.match(r"对[^，。；]{2,24}(?:进行|予以|给予|实行|实施|开展|加以)", words)
    )


def _is_title(unit: Unit, *, alone: bool) -> bool:
    """Whether the first sentence of a paragraph names what the others go on to explain (挖潜增量。…).

    In one paragraph of several alike it need not open with a verb (多元投入。…).
    """
    words = unit.words
    if not unit.opens_paragraph or len(words) > TITLE_LENGTH or words[-1:] != "。" or _CUE.match(words):
        return False
    return starts_with_verb(words.removeprefix("要")) or (not alone and len(words) <= SHORT_TITLE)
