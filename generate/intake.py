"""From the text of a proposal to a Proposal: header, background, problems, suggestions, spans kept."""

from __future__ import annotations

import re

from extract.model import Passage
from generate.header_intake import Header, is_label_line, read_header
from generate.passages import Paragraph, find_paragraphs
from generate.proposal import Proposal, Suggestion
from generate.suggestions import find_suggestions

_PROBLEM = re.compile(r"问题|不足|困难|短板|滞后|薄弱|缺乏|缺少|难以|隐患|矛盾突出|不够|瓶颈|突出的是|痛点")
_TITLE_LINE = re.compile(
    r"^《?(?:[^。]{0,30})?关于[^。；]{2,80}的(?:提案|建议|议案|建议案)》?(?:[（(].{0,60}[）)])?$"
)
_ATTACHED = re.compile(r"^附\s*(?:件|表|图|录|注)?\s*\d*\s*[：:]|^附件\s*\d*$")
_SIGNED = re.compile(
    r"^(?:二[〇○零0]\S{0,6}|\d{4})\s*年.{0,10}[日月]$|^[（(]?(?:联系人|联系电话|执笔|委员|代表|提案人|提案者|建议人)[：:（(]"
)
SIGNATURE_LENGTH = 16
_BODY_LABEL = re.compile(r"^(?:提案内容|建议内容|内容|正文|具体内容|案由及建议|提案正文)[：:]?$")


def read_header_and_suggestions(text: str) -> Proposal:
    """The proposal that ``text`` states."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    paragraphs = find_paragraphs(text)
    header = read_header(text, paragraphs)
    body = body_paragraphs(paragraphs)
    suggestions = find_suggestions(text, body)
    background, problems = _before(body, suggestions)
    return _proposal(text, header, suggestions, background, problems)


def body_paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without the form's lines, titles and the words above the first of them."""
    top = next(
        (index for index, item in enumerate(paragraphs) if len(item.text) > 60 and not _is_form(item)), 0
    )
    last = max((index for index, item in enumerate(paragraphs[:top]) if _is_form(item)), default=-1)
    return tuple(item for item in _without_tail(paragraphs[last + 1 :]) if not _is_form(item))


def _without_tail(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs before the list of attachments and the signature."""
    half = len(paragraphs) // 2
    attached = (index for index in range(half, len(paragraphs)) if _ATTACHED.match(paragraphs[index].text))
    kept = paragraphs[: next(attached, len(paragraphs))]
    while len(kept) > 1 and _signs(kept[-1]):
        kept = kept[:-1]
    return kept


def _signs(item: Paragraph) -> bool:
    """Whether a paragraph at the end is a date, a name, or a line of the form."""
    if _is_form(item) or _SIGNED.search(item.text):
        return True
    return item.marker is None and len(item.text) <= SIGNATURE_LENGTH and item.text[-1] not in "。；：:！？，"


def _is_form(item: Paragraph) -> bool:
    return bool(is_label_line(item) or _TITLE_LINE.match(item.text) or _BODY_LABEL.match(item.text))


def _before(
    body: tuple[Paragraph, ...], suggestions: tuple[Suggestion, ...]
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    first = suggestions[0].start if suggestions else 10**9
    background: list[Passage] = []
    problems: list[Passage] = []
    for item in body:
        if item.end <= first and len(item.text) > 14:
            passage = Passage(item.start, item.end, item.text)
            (problems if _PROBLEM.search(item.text) else background).append(passage)
    return tuple(background), tuple(problems)


def _proposal(
    text: str,
    header: Header,
    suggestions: tuple[Suggestion, ...],
    background: tuple[Passage, ...],
    problems: tuple[Passage, ...],
) -> Proposal:
    return Proposal(
        text=text,
        council=header.council,
        committee=header.committee,
        place=header.place,
        session=header.session,
        number=header.number,
        subject=header.subject,
        proposers=header.proposers,
        proposer_count=header.proposer_count,
        background=background,
        problems=problems,
        suggestions=suggestions,
        assignment=header.assignment,
        proposed_on=header.proposed_on,
    )
