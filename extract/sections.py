"""Headings of a text: 一、（一）1.（1）, 一是, point-by-point headings, form-page labels."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Label = Literal["facts", "problems", "actions", "plans", "answer", "refusal", "other"]

_CN = "[一二三四五六七八九十]"
# Rank in the ladder of GB/T 9704-2012, 7.3.3 (一、（一）1.（1）); 一是 runs inside a paragraph: innermost.
_NUMBERINGS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1, re.compile(rf"(?:第{_CN}{{1,3}}[,，、]|{_CN}{{1,3}}(?:[、，,．]|\.(?!\d)))\s*")),
    (2, re.compile(rf"[（(]{_CN}{{1,3}}[）)]\s*[、.．]?\s*")),
    (3, re.compile(r"\d{1,2}(?:[．、]|\.(?!\d))\s*")),
    (4, re.compile(r"(?:[（(]\d{1,2}[）)]|\d{1,2}[）)])\s*[、.．]?\s*")),
    (5, re.compile(r"[①-⑳]\s*")),
)
_SERIES_RANK = 6
_LEAD_RANK = 1.8
_SERIES = re.compile(
    rf"(?:(?<=^)|(?<=[。；：，;:,\n\s]))(?:{_CN}{{1,2}}是(?:要)?|第{_CN}{{1,2}}[，、,]|其{_CN}{{1,2}}[，、,])"
)
_INLINE = re.compile(r"(?<=[。；：;:])[（(]\d{1,2}[）)]")
_POINT = re.compile(
    r"(?:[您你贵]?[^：:]{0,8}(?:关于|针对|对于?)).{2,60}?(?:建议|问题|意见|诉求|方面|事项|事宜|情况)[”》]?(?:的(?:答复|办理情况|回复))?[：:]?$"
)
_FORM_LABEL = re.compile(
    r"(?:标题|案由|问题内容|问题答复|建议内容|答复内容|承办结果|回复内容|办理结果|提案内容)[：:]?$"
)
_NEXT = re.compile(
    r"(?:接下来|下一?步(?:工作(?:中|打算|计划)?)?|下一?阶段|今后|后续|下半年|明年|下一年度?)[，,：:]?(?=[\u4e00-\u9fff“]|\d)"
)
# 针对以上问题，今后我们将…: from here to the end of the line plans are told.
_NEXT_INLINE = re.compile(
    r"(?<=[。！；，])(?:下一?步|下一?阶段|今后|接下来|后期)(?:工作中?)?[，,]?(?=我|将|拟|计划|准备|打算|重点|继续|进一步|该?[镇县市区乡街])"
)
_CLOSING = re.compile(
    r"(?:最后[，,])?(?:再次|衷心|诚挚|非常|首先|十分|由衷|真诚|最后)*(?:地)?感谢|以上(?:答复|意见|回复|是|情况)|[专特]此|此[复函致]|敬礼|如有不[妥当]|欢迎.{0,12}(?:监督|意见)|希望.{0,20}(?:关[心注]|支持|宝贵)"
)
# An unnumbered answer after （四）守住底线。…: the run-in heading above does not govern it.
_ASIDE = re.compile(
    r"(?:此外|另外)[，,]|(?:关于|针对|对于?)(?:您|你|贵|委员|代表|.{2,40}(?:建议|诉求|问题|意见))|围绕(?:您|你|贵)"
)
# 补齐乡村短板, 破解难题 announce what was done about a problem.
_REMEDY = re.compile(
    r"(?:着力|有效|切实|加快|努力)?(?:补齐|补短|破解|解决|化解|克服|消除|攻克|聚焦|弥补|整改)"
)
_SENTENCE_END = re.compile(r"[。：:！!]")
_QUANTITY = re.compile(
    r"[\d零〇一二三四五六七八九十百千]+(?:\.\d+)?\s*(?:余|多)?[万亿]?(?:元|个|家|所|人|名|亩|公里|米|件|次|处|套|台|户|张|座|吨|%|％)"
)
_ENDS_AS_PROSE = re.compile(r"[。；;，,！!？?、]$")
_ORGAN_OR_TAIL = re.compile(
    r"(?:局|委员会|政府|办公室|厅|办事处|管委会|联合会|中心|委|会|公司|社|院|馆)$|^[二\d].{3,12}[日号]$|电话|联系|^附件?|抄[送报]|^此件|^[（(]|[：:]|记者|通讯员|摘自|^[□■—]"
)
_TABLE = re.compile(r"[\t\u3000]|\s{2,}|表[一二三\d]?$|单位[：:]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at ``text[start:end]`` that governs ``text[end:until]``; level 1 outermost.

    ``title`` is empty where a numbering or a lead-in (下一步，) opens a stretch without naming it.
    """

    level: int
    title: str
    start: int
    end: int
    until: int
    label: Label = "other"


@dataclass(frozen=True, slots=True)
class _Heading:
    rank: float
    title: str
    start: int
    end: int
    line_end: int
    label: Label = "other"
    closes: Literal["all", "run_in"] | None = None


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections of ``text`` in order of their headings; inner ones lie inside outer ones."""
    headings = [heading for start, line in _lines(text) for heading in _headings_of(text, start, line)]
    end = len(text)
    found: list[Section] = []
    running: list[tuple[_Heading, int]] = []
    for heading in [*headings, _Heading(0, "", end, end, end, closes="all")]:
        kept = next((i for i, (each, _) in enumerate(running) if _ends(each, heading)), len(running))
        until = heading.start
        for each, position in running[kept:]:
            until = min(until, each.line_end) if each.rank in (_SERIES_RANK, _LEAD_RANK) else until
            found[position] = replace(found[position], until=until)
        del running[kept:]
        if heading.closes is None:
            running.append((heading, len(found)))
            level = len(running)
            found.append(Section(level, heading.title, heading.start, heading.end, end, heading.label))
    return tuple(found)


def _ends(running: _Heading, heading: _Heading) -> bool:
    """Whether a section ends where the next heading (or a closing formula) begins."""
    if running.rank in (_SERIES_RANK, _LEAD_RANK) and running.line_end <= heading.start:
        return True
    if heading.closes is not None and (heading.closes == "all" or running.end < running.line_end):
        return True
    # 下一步，我局将… after the last point speaks for the whole letter, not for that point.
    return heading.rank <= running.rank or (heading.rank == _LEAD_RANK and running.label != "plans")


def heading_path(sections: tuple[Section, ...], offset: int) -> tuple[str, ...]:
    """Titles of the headings that ``offset`` stands under, outermost first."""
    return tuple(
        section.title for section in sections if section.title and section.end <= offset < section.until
    )


def label_at(sections: tuple[Section, ...], offset: int) -> Label:
    """What the innermost telling heading over ``offset`` announces: 下步打算 is plans, 采取的措施 actions."""
    labels = [s.label for s in sections if s.end <= offset < s.until and s.label != "other"]
    return labels[-1] if labels else "other"


def label_of(title: str) -> Label:
    """What a heading announces, by data/section_labels.csv."""
    for label, words in _labels():
        if label == "problems" and _REMEDY.match(title):
            continue
        if words.search(title):
            return label
    return "other"


@cache
def _labels() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    with files("data").joinpath("section_labels.csv").open(encoding="utf-8") as file:
        return tuple((cast("Label", row["label"]), re.compile(row["words"])) for row in csv.DictReader(file))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield start + line.index(stripped), stripped
        start += len(line) + 1


def _headings_of(text: str, start: int, line: str) -> list[_Heading]:
    """The headings that stand in one line, in order."""
    if _CLOSING.match(line):
        return [_Heading(0, "", start, start, start + len(line), closes="all")]
    lead = _NEXT.match(line)
    first = _numbered(start, line) or _unnumbered(text, start, line)
    found = [first] if first else []
    if not first and _ASIDE.match(line):
        found.append(_Heading(9, "", start, start, start + len(line), closes="run_in"))
    if lead and not first:
        found.append(_Heading(_LEAD_RANK, "", start, start + lead.end(), start + len(line), "plans"))
    begin = first.end - start if first else 0
    inline = None if lead else _NEXT_INLINE.search(line, begin)
    if inline:
        at = start + inline.start()
        found.append(_Heading(_LEAD_RANK, "", at, start + inline.end(), start + len(line), "plans"))
    found += _series(start, line, begin)
    return sorted(found, key=lambda heading: heading.start) if inline else found


def _numbered(start: int, line: str) -> _Heading | None:
    for rank, pattern in _NUMBERINGS:
        match = pattern.match(line)
        if match:
            title, end = _title(line, match.end(), whole_line=True)
            # 四、下一步，我局将…: the numbering names nothing, yet it announces plans.
            label = "plans" if not title and _NEXT.match(line, match.end()) else label_of(title)
            return _Heading(rank, title, start + match.start(), start + end, start + len(line), label)
    return None


def _title(line: str, begin: int, whole_line: bool) -> tuple[str, int]:
    """The heading's words behind its numbering and where they end; empty when they are content themselves."""
    stop = _SENTENCE_END.search(line, begin)
    if stop is None or stop.end() == len(line):
        words = line[begin:].rstrip("：:。")
        # A whole line without closing punctuation is a heading; 1.投入资金20万元。 is content.
        headed = whole_line and len(words) <= 60 and (stop is None or stop[0] in "：:")
        if headed and not re.search(r"[；;]", words) and not _ENDS_AS_PROSE.search(words):
            return words, len(line)
        return "", begin
    words = line[begin : stop.start()]
    limit = 16 if stop[0] in "：:" else 36
    if 2 <= len(words) <= limit and not _QUANTITY.search(words) and not re.search(r"[；;]", words):
        return words, stop.end()
    return "", begin


def _unnumbered(text: str, start: int, line: str) -> _Heading | None:
    end = start + len(line)
    words = line.rstrip("：:")
    if _ENDS_AS_PROSE.search(line) or len(line) > 64 or _TABLE.search(line):
        return None
    if _POINT.match(line):
        return _Heading(1.5, words, start, end, end, "answer")
    if _FORM_LABEL.match(line) or (len(words) <= 16 and label_of(words) != "other" and "，" not in words):
        return _Heading(1, words, start, end, end, label_of(words))
    between = (
        start > 0 and text[end : end + 1] == "\n" and text[:start].rstrip().endswith(("。", "”", "！", "？"))
    )
    if (
        between
        and 4 <= len(line) <= 30
        and not _ORGAN_OR_TAIL.search(line)
        and not re.search(r"[委员代表]：$", line)
    ):
        return _Heading(1, words, start, end, end, label_of(words))
    return None


def _series(start: int, line: str, begin: int) -> list[_Heading]:
    """一是…；二是… and (1)…(2)… inside a paragraph; titles only where detail follows."""
    marks = [*_SERIES.finditer(line, begin), *_INLINE.finditer(line, begin)]
    marks.sort(key=lambda match: match.start())
    if len(marks) < 2 and not (marks and marks[0].start() == 0):
        return []
    found = []
    for index, mark in enumerate(marks):
        until = marks[index + 1].start() if index + 1 < len(marks) else len(line)
        title, end = _title(line[:until].rstrip(), mark.end(), whole_line=False)
        rank = _SERIES_RANK if "是" in mark[0] or mark[0][0] in "第其" else 5.5
        found.append(
            _Heading(rank, title, start + mark.start(), start + end, start + len(line), label_of(title))
        )
    return found
