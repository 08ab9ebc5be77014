"""Where a proposal's suggestions stand, and where one ends and the next begins.

Shapes read: a section headed 建议 (三、对策建议 · 建议： · 【建议】) with 一、（一）1. items; one
paragraph of
一是…；二是…, 首先…其次…, 第一，…; a lead-in 为此，建议：; 建议 beside each problem; headings that are
themselves suggestions; plain prose (建议…。同时，…。).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generate.asks import action_pattern, opens_with_action, split_asks, starts_with_verb
from generate.passages import Marker, Paragraph, find_markers, marker_at, series
from generate.proposal import Suggestion

_WORDS = r"(?:建议|对策|意见|措施|办法|思路|举措|途径|路径|诉求|请求)"
_HEADING = re.compile(
    rf"^[【\[「]?[^。，；：:]{{0,14}}?{_WORDS}(?:[和与及、]{_WORDS})?(?:内容|如下|部分)?[】\]」]?[：:]?$"
)
_NOT_HEADING = re.compile(
    r"问题|不足|困难|背景|现状|原因|代表建议|委员建议|人大建议|建议案|建议(?:人|者|号|单位|部门|类|编号|承办|办理|主办|会办|题)"
)
_LEAD_IN = re.compile(
    rf"(?:^|(?<=[。；！？\n]))[^。；！？\n]{{0,50}}?"
    rf"(?:(?:以下|如下|几点|几条|[一二三四五六七八九十\d]+[点条项个])[^。；：:\n]{{0,8}}{_WORDS}[^。；：:，\n]{{0,6}}[：:。，]"
    rf"|{_WORDS}[^。；：:\n]{{0,24}}[：:])"
)
_OTHER_SECTION = re.compile(
    r"^[【\[]?[^。，；]{0,10}(?:背景|问题|现状|情况|原因|分析|依据|理由|意义|必要性|可行性|效果|效益|附件|说明|经验|做法|困难|不足|短板)"
    r"[^。，；]{0,6}[】\]]?[：:]?$"
)
_TAIL = re.compile(
    r"^(?:请[^，。]{0,10}(?:考虑|研究|采纳|审议|重视)|以上(?:建议|意见|提案|各点|是|几点)?|妥否|当否|请予|请审议|请.{0,6}研究|特此|此致|敬礼|综上|总之|相信|附件|附：|备注)"
    r"|^[（(]?(?:联系人|联系电话|电话|手机|执笔|提案人|提案者|附议|联名|建议人|领衔)"
    r"|^(?:二[〇○零0]\S{0,6}|\d{4})\s*年.{0,10}[日月]$"
    r"|望.{0,8}(?:采纳|研究采纳|审议)"
)
_STRONG_CUE = re.compile(
    r"(?:^|[，,。；;：:\n])(?:为此|因此|鉴于此|对此|据此|基于此|由此|综上|综上所述|同时|此外|另外|其次|最后|再者|一方面|另一方面)?[，,]?"
    r"(?:(?:我们|我|本人|笔者|委员们|本提案|民盟|总支|支部|界别)(?:特|谨|还|也)?)?(?:特|谨|还|也|并|更|再|特别|强烈|郑重|诚恳)?(?:地)?"
    r"(?:建议|恳请|希望|呼吁|提议|请求|盼|盼望)(?!书|稿|号|人|案)"
)
_WEAK_CUE = re.compile(
    r"(?:^|[，,])[^，,。；]{0,16}?(?:应当|应该|应|须|需要|必须|要|可以|可考虑|可|不妨|宜)(?!用|对措施|届|急)"
)
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|其次|再次|最后|还|并且?|再者|与此同时|在此基础上|一方面|另一方面)[，,]?"
)
_DETAIL = re.compile(r"^(?:例如|比如|如|这样|这既|这将|从而|以此|通过这|如此|据|目前|当前|近年来|因为|由于)")
_TRIM = " \t\u3000\xa0\n；;，,、。"
_BULLETS = "◆◇●○■□▲△★☆•·➢➤►▶√※-—*"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that holds suggestions and nothing else."""

    start: int
    end: int
    is_prose: bool = False
    is_whole: bool = False
    """Without list items it is one suggestion (建议 beside each problem)."""


def find_suggestions(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Suggestion, ...]:
    """The suggestions among the body's ``paragraphs``, in order, numbered s1, s2 …"""
    body = _without_tail(paragraphs)
    spans: list[tuple[int, int]] = []
    for region in find_regions(text, body):
        spans.extend(_split(text, region, body))
    trimmed = [span for span in (_trim(text, *span) for span in spans) if span[1] - span[0] >= 4]
    return tuple(_suggestion(text, number, span) for number, span in enumerate(trimmed, 1))


def _without_tail(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    for position in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[position]
        is_short = len(paragraph.text) <= 12 and paragraph.text[-1] not in "。；：:"
        if not (_TAIL.search(paragraph.text[:40]) and len(paragraph.text) < 80) and not (
            is_short and paragraph.marker is None and position > len(paragraphs) - 4
        ):
            return paragraphs[: position + 1]
    return ()


def find_regions(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    """The stretches that hold suggestions, by the clearest sign there is: heading, lead-in, headings,
    prose."""
    return (
        _under_headings(paragraphs)
        or _after_lead_ins(text, paragraphs)
        or _action_headings(paragraphs)
        or _action_series(text, paragraphs)
        or _worded_paragraphs(paragraphs)
        or _prose(text, paragraphs)
        or _action_paragraphs(text, paragraphs)
    )


def is_suggestion_heading(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a heading like 三、对策建议 or 建议：."""
    words = paragraph.words
    return len(words) <= 24 and bool(_HEADING.match(words)) and not _NOT_HEADING.search(words)


def _under_headings(paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    found = []
    for position, paragraph in enumerate(paragraphs):
        if not is_suggestion_heading(paragraph):
            continue
        rest = paragraphs[position + 1 :]
        end = next((index for index, item in enumerate(rest) if _closes(paragraph, item)), len(rest))
        if end:
            found.append(Region(rest[0].start, rest[end - 1].end))
    return tuple(found)


def _closes(heading: Paragraph, paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` ends the section that ``heading`` opens."""
    mark, opened = paragraph.marker, heading.marker
    if opened and mark and mark.kind == opened.kind and mark.ordinal == opened.ordinal + 1:
        return True
    is_label = len(paragraph.words) <= 14 and bool(_OTHER_SECTION.match(paragraph.words))
    return is_suggestion_heading(paragraph) or (is_label and (mark is None) == (opened is None))


def _after_lead_ins(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    starts = [
        (match.start(), match.end(), paragraph)
        for paragraph in paragraphs
        for match in _LEAD_IN.finditer(text, paragraph.start, paragraph.end)
        if not (_NOT_HEADING.search(match[0]) or _is_reported(match[0]))
        and (match.end() < paragraph.end or paragraph is not paragraphs[-1])
    ]
    regions = []
    for index, (_, start, paragraph) in enumerate(starts):
        limit = starts[index + 1][0] if index + 1 < len(starts) else paragraphs[-1].end
        end = _until_next_problem(start, limit, paragraph, paragraphs)
        regions.append(Region(start, end, is_whole=len(starts) > 1))
    return tuple(regions)


def _until_next_problem(start: int, limit: int, holder: Paragraph, paragraphs: tuple[Paragraph, ...]) -> int:
    """Where the suggestions of a lead-in end: at the next heading of the list that the lead-in stands
    inside."""
    before = [item.marker for item in paragraphs if item.start <= holder.start and item.marker]
    after = [item for item in paragraphs if item.start > start]
    for item in after:
        continues = item.marker and any(
            mark.kind == item.marker.kind and mark.ordinal + 1 == item.marker.ordinal for mark in before[-1:]
        )
        is_other = item.marker is None and len(item.words) <= 14 and _OTHER_SECTION.match(item.words)
        if (continues or is_other) and item.start < limit:
            return item.start
    return limit


def _is_reported(clause: str) -> bool:
    """Whether others are said to suggest (群众多次建议, 专家建议)."""
    return bool(re.search(r"(?:群众|居民|家长|专家|代表们|业主|村民|市民|有人|上级)[^，。]{0,8}建议", clause))


def _action_headings(paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    """Numbered headings that are suggestions themselves: at least two that open with an action."""
    marked = [
        item for item in paragraphs if item.marker and item.marker.kind in {"chapter", "paren", "arabic"}
    ]
    if not marked:
        return ()
    kind = marked[0].marker.kind if marked[0].marker else ""
    top = [item for item in marked if item.marker and item.marker.kind == kind]
    good = [item for item in top if _is_action_heading(item.words) or _STRONG_CUE.match(item.words)]
    bad = [item for item in top if _OTHER_SECTION.match(re.split(r"[。：:]", item.words)[0])]
    wanted = [item for item in top if item not in bad]
    if len(good) >= 2 and 2 * len(good) >= len(wanted):
        end = next((item.start for item in bad if item.start > wanted[0].start), paragraphs[-1].end)
        return (Region(wanted[0].start, end),)
    return ()


def _is_action_heading(words: str) -> bool:
    """Whether a heading's first or second clause opens with an action (科学布局，补齐短板)."""
    return any(opens_with_action(clause) for clause in re.split(r"[，,、；\s]", words[:30])[:2])


def _action_series(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    """A run of 一要…；二要… within a paragraph, without the word 建议, whose items open with actions."""
    for paragraph in reversed(paragraphs):
        run = series(find_markers(text, (paragraph,)))
        good = [
            mark
            for mark in run
            if mark.kind in {"is", "sequence", "di", "qi"}
            and opens_with_action(text[mark.end : mark.end + 20])
        ]
        if run and 2 * len(good) > len(run):
            return (Region(run[0].start, paragraph.end),)
    return ()


def _worded_paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    """The last run of paragraphs that open with 一是, 二是 … and, for the most part, with actions."""
    worded = [item for item in paragraphs if item.marker and item.marker.kind in {"is", "di", "qi"}]
    first = next((item for item in reversed(worded) if item.marker and item.marker.ordinal == 1), None)
    if first is None:
        return ()
    run = [item for item in worded if item.start >= first.start]
    good = [item for item in run if opens_with_action(item.words[:24]) or _STRONG_CUE.match(item.words)]
    if len(run) < 2 or 2 * len(good) <= len(run):
        return ()
    return (Region(first.start, run[-1].end),)


def _action_paragraphs(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    """The last paragraphs, at least two, that all open with an action (加强设施供给。…)."""
    first = len(paragraphs)
    while first and starts_with_verb(text[paragraphs[first - 1].start : paragraphs[first - 1].end]):
        first -= 1
    if len(paragraphs) - first < 2:
        return ()
    return (Region(paragraphs[first].start, paragraphs[-1].end),)


def _prose(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Region, ...]:
    for paragraph in paragraphs:
        for start, end in sentences(text, paragraph.start, paragraph.end):
            words = text[start:end]
            if _STRONG_CUE.search(words) and not _is_reported(words):
                return (Region(start, paragraphs[-1].end, is_prose=True),)
    return ()


def sentences(text: str, start: int, end: int, marks: str = "。！？\n") -> list[tuple[int, int]]:
    """Sentences of ``text[start:end]``, closing mark included."""
    found = []
    for match in re.finditer(rf"[^{marks}]+[{marks}]*[”’」）)]?", text[start:end]):
        words = match[0].strip()
        if words:
            offset = start + match.start() + match[0].index(words)
            found.append((offset, offset + len(words)))
    return found


def _split(text: str, region: Region, paragraphs: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    inside = tuple(
        Paragraph(max(item.start, region.start), min(item.end, region.end), "", item.marker)
        for item in paragraphs
        if item.end > region.start and item.start < region.end
    )
    inside = tuple(
        Paragraph(item.start, item.end, text[item.start : item.end], marker_at(text, item.start))
        for item in inside
    )
    inside = tuple(item for item in inside if item.text.strip())
    run = series(tuple(mark for mark in find_markers(text, inside) if mark.start >= region.start))
    if run and not (region.is_prose and _cues_before(text, region.start, run[0].start)):
        return _items(text, run, region, inside)
    if region.is_whole:
        return [(region.start, region.end)]
    lines = [item for item in inside if not _is_intro(item)]
    if len(lines) > 1 and not region.is_prose:
        return _paragraph_items(lines)
    return _sentence_items(text, region, inside)


def _cues_before(text: str, start: int, end: int) -> bool:
    """Whether a whole sentence with a suggestion stands before the first item."""
    return any(
        _STRONG_CUE.search(text[a:b]) for a, b in sentences(text, start, end) if text[b - 1] in "。！？"
    )


def _items(
    text: str, run: tuple[Marker, ...], region: Region, inside: tuple[Paragraph, ...]
) -> list[tuple[int, int]]:
    spans = [
        (mark.end, run[index + 1].start if index + 1 < len(run) else region.end)
        for index, mark in enumerate(run)
    ]
    last = spans[-1]
    breaks = [item for item in inside if item.start > last[0]]
    single = all("\n" not in text[start:end].strip() for start, end in spans[:-1])
    if breaks and single and not _is_short_heading(text[last[0] : breaks[0].start]):
        spans[-1] = (last[0], breaks[0].start)
    if not run[-1].opens_line:
        spans[-1] = _cut_conclusion(text, spans[-1])
    return spans


def _is_short_heading(words: str) -> bool:
    words = words.strip()
    return len(words) <= 30 and words[-1:] not in "。；;"


def _cut_conclusion(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The last item without a closing sentence like 相信…, 以上建议…."""
    parts = sentences(text, *span)
    for start, _ in parts[1:]:
        if _TAIL.search(text[start : start + 40]):
            return span[0], start
    return span


def _is_intro(paragraph: Paragraph) -> bool:
    return paragraph.text[-1:] in "：:" and len(paragraph.text) < 60


def _paragraph_items(lines: list[Paragraph]) -> list[tuple[int, int]]:
    """One suggestion a paragraph; a heading without closing mark belongs to what follows, details to
    what precedes."""
    spans: list[tuple[int, int]] = []
    open_heading = False
    for line in lines:
        is_detail = bool(_DETAIL.match(line.text)) and bool(spans)
        if open_heading or is_detail:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        open_heading = _is_short_heading(line.text)
    return spans


def _sentence_items(text: str, region: Region, inside: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for paragraph in inside:
        for start, end in sentences(text, paragraph.start, paragraph.end):
            words = text[start:end]
            if _TAIL.search(words[:40]):
                continue
            if spans and not _opens_suggestion(words):
                if not region.is_prose or paragraph.start <= spans[-1][0]:
                    spans[-1] = (spans[-1][0], end)
                continue
            spans.extend(_semicolon_items(text, start, end))
    return spans


def _opens_suggestion(words: str) -> bool:
    bare = _CONNECTIVE.sub("", words)
    if _DETAIL.match(bare):
        return False
    return bool(_STRONG_CUE.search(words[:40]) or opens_with_action(bare) or _WEAK_CUE.search(bare[:30]))


def _semicolon_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = sentences(text, start, end, "；;")
    starts = [parts[0][0]]
    for part_start, part_end in parts[1:]:
        if _opens_suggestion(text[part_start:part_end]):
            starts.append(part_start)
    return list(zip(starts, [*starts[1:], end], strict=True))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_TRIM + _BULLETS + "：:"))
    return start, max(start, start + len(text[start:end].rstrip(_TRIM + ".")))


@cache
def _title_cue() -> re.Pattern[str]:
    action = action_pattern()
    return re.compile(
        rf"^(?:(?:为此|因此|对此|同时|此外|另外|最后|还|鉴于此|综上)[，,]?)*(?:我们|我|本人)?(?:特|还|也|并)?"
        rf"(?:建议|希望|恳请|呼吁|提议)(?:[^，。；]{{0,16}}?(?=(?:{action})))?"
        rf"|^(?:应当?|要|须|需要?|进一步)(?=(?:{action}))"
    )


@cache
def _joined_on() -> re.Pattern[str]:
    """Words that only join a clause to what precedes, before its action: 同时应当建设…, 还要加强…."""
    return re.compile(
        r"^(?:(?:同时|此外|另外|最后|其次|再次|再者|与此同时)[，,]?|还|并且?|也)"
        rf"(?=(?:还|也|特|更)?(?:建议|希望|恳请|呼吁|提议|应当?|应该|要|须|需要?|必须|可以?|{action_pattern()}))"
    )


def _suggestion(text: str, number: int, span: tuple[int, int]) -> Suggestion:
    start, end = span
    identity = f"s{number}"
    return Suggestion(
        id=identity,
        text=text[start:end],
        start=start,
        end=end,
        title=suggestion_title(text[start:end]),
        asks=split_asks(text, start, end, identity),
    )


def suggestion_title(words: str) -> str:
    """The leading clause without cue words, fit for 关于…的建议."""
    head = re.split(r"[。；;\n：:]", words.strip())[0]
    clauses = re.split(r"[，,]", head)
    bare = [_title_cue().sub("", _joined_on().sub("", clause.strip())) for clause in clauses]
    title = next(
        (clause for clause in bare if len(clause) >= 4 and not _CONNECTIVE.fullmatch(clause)), bare[0]
    )
    return title.strip("的 　、，")
