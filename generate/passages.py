"""A proposal's text as paragraphs with their list markers, spans kept.

A marker opens a paragraph (``三、``, ``（二）``, ``1.``, ``（1）``, ``①``, ``建议一：``) or a clause
within one
(``一是``, ``其一``, ``第一，``, ``首先，``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN_DIGITS = "一二三四五六七八九十"
_NUMERAL = rf"[{_HAN_DIGITS}]{{1,3}}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "第三": 3, "再者": 3, "此外": 4, "另外": 4, "最后": 5}
_KINDS: tuple[tuple[str, str], ...] = (
    ("labelled", rf"(?:建议|对策|措施|意见)(?:{_NUMERAL}|\d{{1,2}})[：:、，,.．\s]"),
    ("chapter", rf"{_NUMERAL}(?:、|[.．](?!\d)|，(?=\S{{2,20}}$))"),
    ("paren", rf"[（(]\s*{_NUMERAL}\s*[）)]、?"),
    ("decimal", r"\d{1,2}[.．]\d{1,2}(?:[、\s]|(?=[\u4e00-\u9fff]{4}))"),
    ("arabic", r"\d{1,2}\s*(?:[.．](?!\d)|、)"),
    ("paren_arabic", r"[（(]\s*\d{1,2}\s*[）)]、?|\d{1,2}[）)]"),
    ("circled", rf"[{_CIRCLED}]、?"),
    ("is", rf"{_NUMERAL}(?:是要|是|要|则)(?:[，,：:])?"),
    ("di", rf"第{_NUMERAL}(?:条|点|步|招|方面|个方面|项|件事)?(?:建议)?[，,、：:是]"),
    ("qi", rf"其{_NUMERAL}(?:是)?[，,、：:]?"),
    ("sequence", r"(?:首先|其次|再次|再者|此外|另外|最后)(?:是|还?要|还?应|[，,：:])"),
)
_WORDED = ("is", "di", "qi", "sequence")
_INLINE_KINDS = (
    "is",
    "di",
    "qi",
    "sequence",
    "paren",
    "paren_arabic",
    "circled",
    "arabic",
    "labelled",
    "chapter",
)
_PATTERNS = {kind: re.compile(pattern, re.MULTILINE) for kind, pattern in _KINDS}
_BOUNDARY = re.compile(r"[。；;：:，,！？\s]")
_TERMINAL = "。！？；：;:.!?）)》”】"
_SPACE = " \t\u3000\xa0"


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: its kind, its ordinal (1 for 一), where it stands and where its item's words begin."""

    kind: str
    ordinal: int
    start: int
    end: int
    opens_line: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph at ``text[start:end]``, without white space around it."""

    start: int
    end: int
    text: str
    marker: Marker | None

    @property
    def words(self) -> str:
        """The paragraph without its marker."""
        return self.text[self.marker.end - self.start :].strip() if self.marker else self.text


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text``; lines broken by a fixed width are one paragraph again."""
    lines = [
        (match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()))
        for match in re.finditer(r"[^\n]+", text)
    ]
    lines = [(start, end) for start, end in lines if start < end]
    width = _wrap_width([text[start:end] for start, end in lines])
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and width and _continues(text, joined[-1], start, width):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(Paragraph(start, end, text[start:end], marker_at(text, start)) for start, end in joined)


def _wrap_width(lines: list[str]) -> int:
    """The width at which the lines were broken; 0 when paragraphs stand one a line."""
    longest = max(map(len, lines), default=0)
    full = sum(1 for line in lines if longest - 4 <= len(line) <= longest and line[-1] not in _TERMINAL)
    return longest if longest <= 60 and full >= 3 else 0


def _continues(text: str, previous: tuple[int, int], start: int, width: int) -> bool:
    line_start = text.rfind("\n", 0, previous[1]) + 1
    last = text[line_start : previous[1]]
    between = text[previous[1] : start]
    indented = between.rsplit("\n", 1)[-1].strip("\n") != ""
    return (
        between.count("\n") == 1
        and not indented
        and len(last) >= width - 5
        and last[-1] not in "。！？"
        and marker_at(text, start) is None
    )


def marker_at(text: str, offset: int) -> Marker | None:
    """The marker that opens a paragraph at ``offset``, if any."""
    for kind, pattern in _PATTERNS.items():
        match = pattern.match(text, offset)
        if match:
            return Marker(kind, _ordinal(match[0]), offset, match.end(), opens_line=True)
    return None


def find_markers(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Marker, ...]:
    """Every marker of the paragraphs in order, those inside a paragraph included."""
    found = {
        marker.start: marker
        for paragraph in paragraphs
        for marker in (*((paragraph.marker,) if paragraph.marker else ()), *_inline_markers(text, paragraph))
    }
    return tuple(found[start] for start in sorted(found))


def _inline_markers(text: str, paragraph: Paragraph) -> Iterator[Marker]:
    for kind in _INLINE_KINDS:
        for match in _PATTERNS[kind].finditer(text, paragraph.start + 1, paragraph.end):
            opens = kind == "sequence" and match[0].startswith("首先")  # 建议县里首先要…；其次要…
            if opens or _BOUNDARY.match(text[match.start() - 1]):
                yield Marker(kind, _ordinal(match[0]), match.start(), match.end(), opens_line=False)


def _ordinal(marker: str) -> int:
    circled = next((_CIRCLED.index(char) + 1 for char in marker if char in _CIRCLED), 0)
    digits = re.search(r"\d+", marker)
    if circled or digits:
        last = re.findall(r"\d+", marker)[-1:]
        return circled or int(last[0] if last else 0)
    word = next((value for name, value in _SEQUENCE.items() if marker.startswith(name)), 0)
    numeral = re.search(_NUMERAL, marker)
    return word or (han_number(numeral[0]) if numeral else 0)


def han_number(numeral: str) -> int:
    """十一 → 11, 二十 → 20; at most 99."""
    if "十" not in numeral:
        return _HAN_DIGITS.index(numeral[-1]) + 1 if numeral else 0
    tens, _, ones = numeral.partition("十")
    return (han_number(tens) or 1) * 10 + (han_number(ones) if ones else 0)


def series(markers: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """The outermost run of items: the kind that opens first with 1, its 1, 2, 3 … in order.

    Empty when there are not two.
    Items that open lines go before items within one (1.…；2.…；3.…).
    """
    for inline in (False, True):
        for first in markers:
            if first.ordinal == 1 and len(run := _run_from(first, markers, inline)) > 1:
                return run
    return ()


def _run_from(first: Marker, markers: tuple[Marker, ...], inline: bool) -> tuple[Marker, ...]:
    run = [first]
    for marker in markers:
        if marker.start <= run[-1].start:
            continue
        # 首先，…；其次，…；第三，…；最后，…
        mixed = first.kind == "sequence" and {run[-1].kind, marker.kind} == {"sequence", "di"}
        if _follows(run[-1], marker, inline) or (mixed and marker.ordinal > run[-1].ordinal):
            run.append(marker)
    return tuple(run)


def _follows(last: Marker, marker: Marker, inline: bool) -> bool:
    leaves_lines = last.opens_line and not marker.opens_line and marker.kind not in _WORDED
    if marker.kind != last.kind or (leaves_lines and not inline):
        return False
    if marker.kind == "sequence":
        return marker.ordinal > last.ordinal or (marker.ordinal == last.ordinal == 4)
    return marker.ordinal == last.ordinal + 1
