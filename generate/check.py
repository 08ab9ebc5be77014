"""The linter: a Check is one rule, a Finding a place that breaks it, a Case a letter with all known of it.

Rules stand one a file in generate/checks; ``all_checks`` walks that folder when asked, nothing is registered.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Literal, Protocol

from extract.model import Council, Place, Record
from generate.letterfile import LetterFile
from generate.letterlines import Spot
from generate.letterparts import Parts
from generate.profile import Profile
from generate.proposal import Proposal
from generate.rendered import RenderedPage

Severity = Literal["error", "warning", "info"]
Strength = Literal["law", "standard", "custom"]
GAP = re.compile(r"【[^】\n]*待补[^】\n]*】|【待补：(?:[^【】]|【[^【】]*】)*】")
NOT_RENDERED = "版面实际效果（每页行数、每行字数、红线位置）：未经排版渲染，未核验"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement: ``file.text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: a stretch of the file's text (None: the letter as a whole), why, and what to do.

    ``severity`` overrides the rule's own; ``edits`` mend it, applied only by rules whose fix is safe.
    """

    start: int | None
    end: int | None
    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure that the unit or its place published: value as printed, with its source."""

    indicator: str
    value: str
    unit: str | None
    source: str
    quote: str


class PublishedFigures(Protocol):
    """Where published figures are looked up (the store, wired by app)."""

    def figures(self, indicator: str, place: Place | None, day: str) -> Sequence[PublishedFigure]:
        """Figures of an indicator that hold for a place on a day or in a year."""


@dataclass(frozen=True, slots=True)
class Case:
    """One letter to check: its file, its parts, what was extracted from it, and what it is checked against.

    ``offset`` is where ``record.text`` starts in ``file.text``. ``first`` is True for the first letter of
    a file:
    rules about the file as a whole look only then. ``earlier`` is the text of last year's reply.
    """

    file: LetterFile
    parts: Parts
    record: Record
    offset: int
    council: Council | None = None
    signed_on: date | None = None
    proposal: Proposal | None = None
    profile: Profile | None = None
    evidence: dict[str, Any] | None = None
    earlier: str | None = None
    published: PublishedFigures | None = None
    rendered: tuple[RenderedPage, ...] = ()
    first: bool = True
    last: bool = True

    @property
    def text(self) -> str:
        """The file's text."""
        return self.file.text

    @property
    def is_opinion(self) -> bool:
        """Whether the letter is a co-handler's opinion to the lead unit, not a reply to proposers."""
        title = self.parts.title.text if self.parts.title else ""
        return self.record.kind == "opinion" or "会办意见" in title or "协办意见" in title

    @property
    def letter(self) -> Spot:
        """The whole letter, head and tail included."""
        return Spot(self.parts.start, self.parts.end, self.text[self.parts.start : self.parts.end])


@dataclass(frozen=True, slots=True)
class Example:
    """A letter that must, or must not, break the rule; ``layout`` are options of ``specimen_docx``."""

    text: str
    layout: dict[str, Any] | None = None
    proposal: str | None = None
    profile: str | None = None
    evidence: dict[str, Any] | None = None
    earlier: str | None = None
    published: PublishedFigures | None = None
    rendered: tuple[RenderedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One rule. ``find`` yields its hits in a case; ``bad`` and ``good`` are run by the tests.

    ``message`` says the rule in one Chinese line, ``source`` names the document and clause it comes from,
    ``strength`` how binding it is, ``fix_is_safe`` whether its edits may be applied without a person.
    """

    code: str
    severity: Severity
    message: str
    source: str
    strength: Strength
    find: Callable[[Case], Iterable[Hit]]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    fix_is_safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule; paragraph counted from 0, offsets within it, None for the letter as a
    whole.
    """

    code: str
    severity: Severity
    message: str
    paragraph: int | None
    start: int | None
    end: int | None
    quote: str
    suggestion: str | None
    edits: tuple[Edit, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The finding in the form of the contract."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "paragraph": self.paragraph,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "suggestion": self.suggestion,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file in the order of its text.

    ``unverified`` says in Chinese what was not looked at, ``answers`` where each suggestion is answered.
    """

    file: LetterFile
    findings: tuple[Finding, ...]
    unverified: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Context:
    """What a letter is checked against, each part optional."""

    proposal: Proposal | None = None
    profile: Profile | None = None
    evidence: dict[str, Any] | None = None
    earlier: str | None = None
    published: PublishedFigures | None = None
    rendered: tuple[RenderedPage, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = field(default=())


@cache
def all_checks() -> tuple[Check, ...]:
    """Every rule of generate/checks, by code; raises ValueError when two files declare one code."""
    import generate.checks

    found: dict[str, Check] = {}
    for module in pkgutil.iter_modules(generate.checks.__path__):
        check: Check = importlib.import_module(f"generate.checks.{module.name}").CHECK
        if check.code in found:
            raise ValueError(f"two checks declare {check.code}")
        found[check.code] = check
    return tuple(found[code] for code in sorted(found))


def chosen_checks(context: Context) -> tuple[Check, ...]:
    """The rules to run: those selected (by code or its beginning), without those ignored or suppressed."""
    suppressed = tuple(row.code for row in context.profile.suppressed) if context.profile else ()
    unwanted = (*context.ignore, *suppressed)
    return tuple(
        check
        for check in all_checks()
        if (not context.select or check.code.startswith(context.select))
        and not (unwanted and check.code.startswith(unwanted))
    )


def run_checks(file: LetterFile, context: Context | None = None) -> Report:
    """All findings on a letter file, in the order of its text."""
    from generate.cases import cases_of

    context = context or Context()
    found: dict[tuple[object, ...], Finding] = {}
    cases = tuple(cases_of(file, context))
    gaps = tuple(found.span() for found in GAP.finditer(file.text))
    for case in cases:
        for check in chosen_checks(context):
            for hit in check.find(case):
                if check.code != "S009" and is_within(hit, gaps):
                    continue
                finding = finding_of(file, check, hit)
                key = (finding.code, finding.paragraph, finding.start, finding.end, finding.message)
                found.setdefault(key, finding)
    order = sorted(found.values(), key=in_text_order)
    return Report(file, tuple(order), unverified(file, context), answers_in(cases[0]) if cases else ())


def is_within(hit: Hit, gaps: tuple[tuple[int, int], ...]) -> bool:
    """Whether a hit stands inside a visible gap, which is a note to the clerk and no part of the letter."""
    return hit.start is not None and any(start <= hit.start < end for start, end in gaps)


def answers_in(case: Case) -> tuple[str, ...]:
    """Where each suggestion of the proposal is answered and how, a Chinese line each; none without a
    proposal.
    """
    from generate.coverage import answer_lines

    return answer_lines(case) if case.proposal is not None and not case.is_opinion else ()


def in_text_order(finding: Finding) -> tuple[int, int, str]:
    """Whole-letter findings first, then by place."""
    return (
        -1 if finding.paragraph is None else finding.paragraph,
        finding.start or 0,
        finding.code,
    )


def finding_of(file: LetterFile, check: Check, hit: Hit) -> Finding:
    """A hit with its place in the file; a stretch over several paragraphs is cut at the end of its first."""
    finding = Finding(
        check.code,
        hit.severity or check.severity,
        hit.message,
        None,
        None,
        None,
        "",
        hit.suggestion,
        hit.edits,
    )
    if hit.start is None or hit.end is None or not file.paragraphs:
        return finding
    paragraph, start = file.locate(hit.start)
    text = file.paragraphs[paragraph].text
    end = min(start + hit.end - hit.start, len(text))
    return replace(finding, paragraph=paragraph, start=start, end=end, quote=text[start:end])


def unverified(file: LetterFile, context: Context) -> tuple[str, ...]:
    """What the rules could not look at in this file, for people."""
    if file.format != "docx":
        return ("版式（F009、L 类）：不是 .docx，未核验",)
    if not file.formatted:
        return ("版式（F009、L 类）：文件没有设置版式（纯文字稿），未核验",)
    if context.rendered:
        return ("红色双线、印章的位置：未核验",)
    return (NOT_RENDERED,)
