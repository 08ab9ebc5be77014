"""The end of a letter: signature, date, contact, notes, copies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from extract.dates import is_damaged_run, read_damaged_date, read_date
from extract.labels import (
    is_labelled,
    read_contact,
    read_disclosure,
    read_outcome,
    read_reviewer,
    read_signatory,
)
from extract.model import Contact, Disclosure
from extract.organs import is_organ, without_seal
from extract.wordlists import one_of

_COPIES = re.compile(r"抄\s*[送报]\s*[:：]")
_CLOSING = re.compile(
    r"(?:[专特]?此(?:答复|函复|复|函|致|回复|说明|报告)|敬礼|以上(?:答复|意见|回复)|顺致|谨此)"
)
_NOTE_LINE = re.compile(
    r"^[（(]?(?:此件|附\s*注|附\s*件|注[:：]|公开|主动公开|是否|同意公开|依申请|不予公开)|公开(?:发布)?[）)]?$|印发[）)]?$|回执|征询意见表|校对|打印|共印"
)


_ANNEX = re.compile(r"附\s*件\s*\d*\s*[:：]?\s*$|附\s*件\s*\d*[:：]")
_PROSE_END = re.compile(r"[。；;，,！!？?、]$")
_DATE = re.compile(
    r"[\d〇○零一二三四五六七八九oO０-９Ｏ]{4}\s*年\s*[\d〇○零一二三四五六七八九十０-９ ]{1,4}\s*月\s*"
    r"(?:[\d〇○零一二三四五六七八九十０-９ ]{1,4}\s*[日号]?|[日号])"
    r"|(?:19|20)\d\d\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{1,2}"
)
_DAYLESS = re.compile(
    r"(?:19|20)\d\d\s*年\s*\d{0,2}\s*月\s*[日号]$|(?:19|20)\d\d\s*年\s*月\s*\d{0,2}\s*[日号]$"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """What the labelled lines of a letter say; empty fields were not found."""

    issuers: tuple[str, ...] = ()
    signed_on: date | None = None
    candidates: tuple[date, ...] = ()
    damaged: str | None = None
    outcome: str | None = None
    signatory: str | None = None
    disclosure: Disclosure | None = None
    contact: Contact | None = None
    document_number: str | None = None
    lines: tuple[str, ...] = field(default=())


def tail_lines(text: str) -> tuple[str, ...]:
    """The lines after the last paragraph of a letter's body: closing formula, signature, date, notes.

    A signature that the page runs into the last paragraph (…的支持！　某局　2024年6月1日) is cut off there.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][1:]
    lines = lines[: _annex_start(lines)]
    kept: list[str] = []
    for line in reversed(lines):
        if not _is_tail_line(line) or len(kept) >= 20:
            kept += reversed(_run_in(line))
            break
        kept += reversed(_run_in(line) or [line])
    return tuple(reversed(kept))


def _annex_start(lines: list[str]) -> int:
    """Where an annex after the signature begins; its own words sign nothing."""
    for index, line in enumerate(lines):
        if _ANNEX.match(line) and any(_without_date(each) == "" for each in lines[max(0, index - 6) : index]):
            return index
    return len(lines)


def _run_in(line: str) -> list[str]:
    """What stands behind the last sentence of a paragraph: signature and date in one line with it."""
    after = re.split(r"[。！!]", line)[-1].strip()
    return [] if after == line else [after] if after and len(after) <= 60 and _DATE.search(after) else []


def _is_tail_line(line: str) -> bool:
    if _COPIES.match(line) or _handled_by().match(line) or (_NOTE_LINE.search(line[:40]) and len(line) < 60):
        return True
    if len(line) > 90:
        return False
    if is_labelled(line) or _CLOSING.match(line):
        return True
    return len(line) <= 40 and not _PROSE_END.search(line)


def read_tail(text: str, not_after: date | None) -> Tail:
    """Signature, date and notes at the end of a letter; a damaged date gives ``candidates`` instead."""
    lines = tail_lines(text)
    signing = [line for line in lines if not _COPIES.match(line) and "印发" not in line and len(line) <= 60]
    signed_on = _date_of(signing)
    damaged = None if signed_on else next((line for line in reversed(signing) if _is_damaged(line)), None)
    rest = "\n".join(lines)
    return Tail(
        issuers=tuple(dict.fromkeys(name for line in signing for name in _organs_of(line))),
        signed_on=signed_on,
        candidates=read_damaged_date(damaged, not_after) if damaged else (),
        damaged=damaged,
        outcome=read_outcome(rest, labelled_only=False),
        signatory=read_signatory(rest) or read_reviewer(text[-800:]),
        disclosure=read_disclosure(rest),
        contact=read_contact(rest),
        lines=lines,
    )


def _date_of(lines: list[str]) -> date | None:
    """The last date that stands alone or beside the signature, else the last one at all."""
    dated = [(line, found) for line in lines if (found := read_date(line))]
    alone = [found for line, found in dated if not (rest := _without_date(line)) or _organs_of(rest)]
    return alone[-1] if alone else dated[-1][1] if dated else None


def _is_damaged(line: str) -> bool:
    return is_damaged_run(line) or bool(_DAYLESS.search(line))


def _without_date(line: str) -> str:
    rest = _DATE.sub("", line).strip(" 　")
    return rest[1:-1] if rest[:1] in "（(" and rest[-1:] in "）)" else rest


@cache
def _handled_by() -> re.Pattern[str]:
    label = one_of("signing_label", spaced=True)
    return re.compile(rf"^{label}\s*(?:[（(](?:公章|盖章|章)[）)])?\s*[:：]\s*(?P<names>.+)$")


def _organs_of(line: str) -> tuple[str, ...]:
    """The organs that sign in one line: one name, or several apart by spaces or 、; 承办单位：X counts."""
    labelled = _handled_by().match(line)
    words = labelled["names"] if labelled else _without_date(line)
    words = words.strip().rstrip("。")
    whole = without_seal("".join(words.split()))
    if is_organ(whole) and not re.search(r"\S{4}[ 　]+\S{4}", words):
        return (whole,)
    parts = [without_seal(part) for part in re.split(r"[\s　、，,；;]+", words) if part]
    if parts and all(is_organ(part) for part in parts):
        return tuple(parts)
    return ()
