"""Sentences and clauses of Chinese official prose.

A sentence ends at 。！？； or a line end; a clause at ， or ： too. Names in quotation marks, titles and
brackets are never broken; quoted speech (a quotation that holds whole sentences) is.
1.5-3周岁, 2.02个, 21:00 and 1,200元 stay whole.
"""

from __future__ import annotations

import re

from extract.model import Span

# A bracket or a quotation within one line; brackets may hold one more pair.
_ENCLOSED = re.compile(
    r"《[^《》\n]*+(?:《[^《》\n]*+》[^《》\n]*+)?》"
    r"|[（(](?:[^（）()\n]++|[（(][^（）()\n]*+[）)])*+[）)]"
    r"|[【〔\[][^【】〔〕\[\]\n]*+[】〕\]]"
    r"|“[^“”\n]*+”|「[^「」\n]*+」|‘[^‘’\n]*+’"
    r'|"[^"\n]*+"'
)
_SPEECH = re.compile(r"[。；;]|(?:.{9,})[！？!?]")
BLANK = "\x01"  # stands for each character of a name
# The full stop of half-width typing ends a sentence between Chinese words, never in 一.基本情况 or 1.5.
_SENTENCE_END = re.compile(
    r"(?:[。！？；!?;]|(?<=[\u4e00-\u9fff）”])(?<![一二三四五六七八九十])\.(?=[\s\u4e00-\u9fff]|$))"
    r"[。！？；!?;]*[”’」』\"）)]*|\n"
)
_CLAUSE_END = re.compile(r"[，：,:](?!\d)|(?<!\d)[，：,:]|，(?=\d)")
_SPACE = " \t\r\n\u3000\xa0"
_CLOSING = '。！？；!?;，：,:.、”’」』"' + _SPACE


def find_sentences(text: str) -> tuple[Span, ...]:
    """Sentences of ``text`` in order, without surrounding white space, closing punctuation included."""
    found = []
    start = 0
    for match in _SENTENCE_END.finditer(blank_names(text)):
        found.append(_trimmed(text, start, match.end(), _SPACE))
        start = match.end()
    found.append(_trimmed(text, start, len(text), _SPACE))
    return tuple(span for span in found if span.start < span.end)


def find_clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Clauses of one sentence in order, offsets into ``text``, without closing punctuation."""
    blanked = blank_names(text[sentence.start : sentence.end])
    found = []
    start = sentence.start
    for match in _CLAUSE_END.finditer(blanked):
        found.append(_trimmed(text, start, sentence.start + match.start(), _CLOSING))
        start = sentence.start + match.end()
    found.append(_trimmed(text, start, sentence.end, _CLOSING))
    return tuple(span for span in found if span.start < span.end)


def blank_names(text: str) -> str:
    """``text`` at the same length with names, titles and brackets blanked out: no word is found in them."""
    return _ENCLOSED.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    whole = match[0]
    if whole[0] in '“「‘"' and _SPEECH.search(whole, 1, len(whole) - 1):
        return whole[0] + blank_names(whole[1:-1]) + whole[-1]
    return BLANK * len(whole)


def _trimmed(text: str, start: int, end: int, closing: str) -> Span:
    """The span without white space in front and without ``closing`` behind.

    Quotation marks stay when both of a pair stand inside; a clause of quoted speech loses the odd one.
    """
    while start < end and (
        text[start] in _SPACE or (closing is _CLOSING and _is_odd_opening(text, start, end))
    ):
        start += 1
    while end > start and text[end - 1] in closing:
        opening = _OPENING.get(text[end - 1])
        if opening and text.rfind(opening, start, end - 1) >= 0:
            break
        end -= 1
    return Span(start, end)


def _is_odd_opening(text: str, start: int, end: int) -> bool:
    closing = _CLOSED_BY.get(text[start])
    return closing is not None and text.find(closing, start, end) < 0


_OPENING = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_CLOSED_BY = {opening: closing for closing, opening in _OPENING.items()}
