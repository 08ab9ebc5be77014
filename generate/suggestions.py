"""The suggestions of a proposal: which of its words ask for something, and where one ask ends.

What asks is told by the trained model of ``request_model`` over the units of the body; ``items`` cuts
a run of such units into single suggestions. Numbered sections, paragraphs of 一是…；二是…, problems each with
its 建议, headings that are suggestions themselves and plain prose all come through the same way.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise

from generate.asks import opening_pattern, split_asks
from generate.items import split_run
from generate.passages import Marker, Paragraph
from generate.proposal import Suggestion
from generate.request_features import shape_of
from generate.request_model import ASKS, DESCRIBES, Weights, label_units
from generate.units import (
    HEADING_LENGTH,
    Unit,
    find_units,
    is_closing,
    is_labelled,
    is_lead_in,
    section_named,
)

_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|其次|再次|最后|还|并且?|再者|与此同时|在此基础上|一方面|另一方面)[，,]?"
)
_TRIM = " \t\u3000\xa0\n；;，,、。"
_BULLETS = "◆◇●○■□▲△★☆•·➢➤►▶√※-—*"
_FORM = re.compile(r"(?:关于|在|对于|针对|就)?[^，。]{1,12}?(的问题|方面|层面|环节)，")
_SENTENCE_FORM = re.compile(r"(在|从|对|向)[^，。]{1,8}，")
TITLE_LENGTH = 12
_NUMBER = re.compile(
    r"^(?:[（(]\s*[一二三四五六七八九十\d]{1,2}\s*[）)]|[①-⑮]|\d{1,2}[.．、]|[一二三四五六七八九十]、)\s*"
)
SHORTEST = 4


def find_suggestions(
    text: str, paragraphs: tuple[Paragraph, ...], weights: Weights | None = None
) -> tuple[Suggestion, ...]:
    """The suggestions among the body's ``paragraphs``, in order, numbered s1, s2 …"""
    units = find_units(text, paragraphs)
    labels = together(units, label_units(units, weights))
    runs = find_runs(units, labels)
    spans: list[tuple[int, int]] = []
    for run in runs:
        spans.extend(split_run(run, whole=len(runs) > 1 and _is_labelled(units, run)))
    trimmed = [span for span in (_trim(text, *span) for span in spans) if span[1] - span[0] >= SHORTEST]
    return tuple(_suggestion(text, number, span) for number, span in enumerate(trimmed, 1))


def _is_labelled(units: tuple[Unit, ...], run: tuple[Unit, ...]) -> bool:
    """Whether the run opens with a label of suggestions, or stands right after one in its paragraph."""
    before = units[max(0, units.index(run[0]) - 1)]
    is_label = before.words[-1:] in "：:" and section_named(before.words) == "request"
    return is_labelled(run[0].words) or (is_label and before.paragraph == run[0].paragraph)


def together(units: tuple[Unit, ...], labels: tuple[int, ...]) -> tuple[int, ...]:
    """The labels with the items of a list of suggestions of one mind.

    In a section of suggestions the units of a list all ask where more than half of them do; elsewhere where
    two items of three do, and no item tells of a problem.
    """
    asked = _labelled(units, labels)
    inside = [index for index, unit in enumerate(units) if unit.section == "request"]
    for kind in {mark.kind for index in inside if (mark := units[index].marker)}:
        starts = [index for index in inside if (mark := units[index].marker) and mark.kind == kind]
        end = _end_of_item(units, starts[-1])
        run = [index for index in inside if starts[0] <= index < end]
        if len(starts) > 1 and 2 * sum(labels[index] for index in run) > len(run):
            for index in run:
                asked[index] = ASKS
    for items in [*_runs_of_items(units), *_alike(units)]:
        asking = sum(any(asked[index] for index in item) for item in items)
        if (
            len(items) > 2
            and 3 * asking >= 2 * len(items)
            and not any(_is_told(units, item) for item in items)
        ):
            for index in (index for item in items for index in item):
                asked[index] = ASKS
    return tuple(asked)


def _labelled(units: tuple[Unit, ...], labels: tuple[int, ...]) -> list[int]:
    """The labels with what stands after 建议： or 对策： within its paragraph asking, but closing words."""
    asked = list(labels)
    paragraph = -1
    for index, unit in enumerate(units):
        is_label = unit.words[-1:] in "：:" and section_named(unit.words) == "request" and not unit.is_heading
        if is_label or is_labelled(unit.words):
            paragraph = unit.paragraph
        if is_label and index + 1 < len(units) and units[index + 1].opens_paragraph:
            _told_before(units, asked, index)
        if (
            unit.paragraph == paragraph
            and not is_label
            and not is_lead_in(unit.words)
            and not is_closing(unit.words)
        ):
            asked[index] = ASKS
    return asked


def _told_before(units: tuple[Unit, ...], asked: list[int], label: int) -> None:
    """What stands before 建议： at the end of its paragraph describes (…影响市容。建议：)."""
    for index in range(label - 1, -1, -1):
        if units[index].paragraph != units[label].paragraph:
            return
        if shape_of(units[index]) not in {"cue", "question"}:
            asked[index] = DESCRIBES


def _runs_of_items(units: tuple[Unit, ...]) -> list[list[range]]:
    """Lists of items that count up from one outside of any section: each item the units of its paragraph
    from its number on."""
    runs: list[list[range]] = []
    last: dict[str, Marker] = {}
    open_runs: dict[str, list[range]] = {}
    for index, unit in enumerate(units):
        mark = unit.marker
        if mark is None or unit.section not in {"none", "other", "action"}:
            continue
        stop = index + 1
        while stop < len(units) and units[stop].paragraph == unit.paragraph and not units[stop].marker:
            stop += 1
        before = last.get(mark.kind)
        if mark.ordinal == 1:
            open_runs[mark.kind] = []
            runs.append(open_runs[mark.kind])
        elif before is None or mark.ordinal != before.ordinal + 1 or mark.kind not in open_runs:
            continue
        open_runs[mark.kind].append(range(index, stop))
        last[mark.kind] = mark
    return runs


def _alike(units: tuple[Unit, ...]) -> list[list[range]]:
    """Stretches in a row that open in one form: paragraphs (在投入方面，… · 建一本台账。…), sentences of a
    paragraph (在大厅，… 在社区，…); each as the units it holds.
    """
    paragraphs = [list(held) for _, held in groupby(range(len(units)), key=lambda at: units[at].paragraph)]
    runs = _in_one_form([(_form(units, held), range(held[0], held[-1] + 1)) for held in paragraphs])
    for held in paragraphs:
        sentences = [(_sentence_form(units[at].words), range(at, at + 1)) for at in held]
        runs += _in_one_form(sentences)
    return runs


def _in_one_form(stretches: list[tuple[str, range]]) -> list[list[range]]:
    return [[held for _, held in group] for form, group in groupby(stretches, key=lambda row: row[0]) if form]


def _form(units: tuple[Unit, ...], held: list[int]) -> str:
    """The form that a paragraph opens in, nothing where it has none or stands in another section."""
    first = units[held[0]]
    if first.section not in {"none", "other", "request"} or first.marker:
        return ""
    match = _FORM.match(first.words)
    if match:
        return match[1]
    is_titled = len(held) > 1 and len(first.words) <= TITLE_LENGTH and first.words[-1:] == "。"
    return "titled" if is_titled and first.section == "request" else ""


def _sentence_form(words: str) -> str:
    match = _SENTENCE_FORM.match(words)
    return match[1] if match else ""


def _is_told(units: tuple[Unit, ...], item: range) -> bool:
    """Whether an item describes: it opens with what lacks or what was."""
    return shape_of(units[item.start]) in {"trouble", "past", "lead", "back"} or any(
        is_closing(units[index].words) for index in item
    )


def _end_of_item(units: tuple[Unit, ...], start: int) -> int:
    """Where the last item of a list ends: with its paragraph, or the one below when that is its heading."""
    end = start + 1
    alone = end < len(units) and units[end].paragraph != units[start].paragraph
    last = units[start].paragraph + (alone and len(units[start].words) <= HEADING_LENGTH)
    while end < len(units) and units[end].paragraph <= last and units[end].section == units[start].section:
        end += 1
    return end


def find_runs(units: tuple[Unit, ...], labels: tuple[int, ...]) -> list[tuple[Unit, ...]]:
    """Stretches of units that ask, without the headings that only name the section."""
    wanted = [
        index
        for index, unit in enumerate(units)
        if (labels[index] == ASKS or _heads(units, labels, index))
        and section_named(unit.words.rstrip("。")) == "none"
        and not is_closing(unit.words)
    ]
    wanted = [
        index for index in wanted if not (units[index].is_heading and units[index].section == "problem")
    ]
    breaks = (place + 1 for place, (a, b) in enumerate(pairwise(wanted)) if b > a + 1 or _parts(units, a, b))
    cuts = [0, *breaks, len(wanted)]
    return [tuple(units[index] for index in wanted[a:b]) for a, b in pairwise(cuts) if a < b]


def _parts(units: tuple[Unit, ...], index: int, after: int) -> bool:
    """Whether a section of suggestions ends between two units."""
    return units[index].section == "request" != units[after].section


def _heads(units: tuple[Unit, ...], labels: tuple[int, ...], index: int) -> bool:
    """Whether the unit is the heading of a suggestion."""
    return units[index].is_heading and index + 1 < len(units) and labels[index + 1] == ASKS


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    label = re.match(r"\s*[【\[]?([^，。；：:\n]{2,14})[】\]]?[：:]", words)
    if label and section_named(label[1]) == "request":
        start += label.end()
        words = text[start:end]
    start += len(words) - len(words.lstrip(_TRIM + _BULLETS + "：:"))
    return start, max(start, start + len(text[start:end].rstrip(_TRIM + ".")))


@cache
def _title_cue() -> re.Pattern[str]:
    action = opening_pattern()
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
        rf"(?=(?:还|也|特|更)?(?:建议|希望|恳请|呼吁|提议|应当?|应该|要|须|需要?|必须|可以?|{opening_pattern()}))"
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
    head = re.split(r"[。；;\n：:]", _NUMBER.sub("", words.strip()))[0]
    clauses = re.split(r"[，,]", head)
    bare = [_title_cue().sub("", _joined_on().sub("", clause.strip())) for clause in clauses]
    title = next(
        (clause for clause in bare if len(clause) >= 4 and not _CONNECTIVE.fullmatch(clause)), bare[0]
    )
    return title.strip("的 　、，")
