"""From a letter file to the cases that rules look at: one a letter, with its record, council and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from extract.figures import check_figures
from extract.header import read_header
from extract.model import Council, Record
from extract.reading import Document
from extract.regions import home_of, region_of
from extract.sections import find_sections
from extract.statistics import find_statistics
from generate.check import Case, Context
from generate.letterfile import LetterFile
from generate.letterparts import Parts, find_letters

CHINESE_DAY = re.compile(r"\s*(\d{4})\s*[年.．/\-－—]\s*(\d{1,2})\s*[月.．/\-－—]\s*(\d{1,2})")
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "0001234567890123456789")
QUOTED = re.compile(r"《[^》\n]*》|“[^”\n]*”|‘[^’\n]*’")


def cases_of(file: LetterFile, context: Context) -> Iterator[Case]:
    """The cases of a file in the order of its letters."""
    shown = shown_text(file)
    letters = find_letters(shown)
    for number, parts in enumerate(letters):
        record = record_of(file, parts)
        yield Case(
            file=file,
            parts=parts,
            record=record,
            offset=letter_start(parts),
            council=council_of(parts, context),
            signed_on=day_of(parts.date.text)
            if parts.date
            else record.reply.signed_on
            if record.reply
            else None,
            proposal=context.proposal,
            profile=context.profile,
            evidence=context.evidence,
            earlier=context.earlier,
            published=context.published,
            rendered=context.rendered,
            first=number == 0,
            last=number == len(letters) - 1,
        )


def shown_text(file: LetterFile) -> str:
    """The file's text without headers, footers and notes; offsets are those of ``file.text``."""
    for number, paragraph in enumerate(file.paragraphs):
        if paragraph.area in ("header", "footer", "footnote"):
            return file.text[: file.starts[number]]
    return file.text


def letter_start(parts: Parts) -> int:
    """Where the letter's own text starts: its salutation, else its opening, else its first line."""
    for spot in (parts.salutation, parts.opening):
        if spot is not None:
            return spot.start
    return parts.start


def record_of(file: LetterFile, parts: Parts) -> Record:
    """What the extract stage reads from one letter, from its salutation to its last line; see
    ``read_record``.
    """
    document = Document(
        text=file.text[letter_start(parts) : parts.end],
        title=parts.title.text if parts.title else None,
        publisher=None,
        published_on=None,
        preamble="\n".join(line.text for line in parts.head),
    )
    return read_record(document, file.name)


@lru_cache(maxsize=32)
def read_record(document: Document, source: str) -> Record:
    """``extract_document`` without measures and personal data.

    No rule looks at measures, whose reading takes most of the time; personal data are looked for in the
    whole file.
    """
    home = home_of(document)
    header = read_header(document, home)
    written_on = header.reply.signed_on if header.reply else None
    statistics = find_statistics(document.text, find_sections(document.text), home, written_on)
    return Record(
        source=source,
        part=0,
        kind=header.kind,
        title=document.title,
        publisher=None,
        published_on=None,
        region=region_of(home),
        trust=document.trust,
        text=document.text,
        reply=header.reply,
        statistics=statistics,
        checks=check_figures(document.text, statistics),
        issues=header.issues,
    )


def council_of(parts: Parts, context: Context) -> Council | None:
    """Which council the letter answers: the proposal says so, else the weight of the words around its
    title.
    """
    if context.proposal is not None and context.proposal.council is not None:
        return context.proposal.council
    spots = (parts.title, parts.opening)
    words = " ".join(QUOTED.sub("", spot.text) for spot in spots if spot is not None)
    words += " ".join(line.text for line in parts.head if "提案" in line.text or "建议" in line.text)
    cppcc = 2 * len(re.findall(r"政协|政治协商", words)) + len(re.findall(r"提案", words))
    npc = 2 * len(re.findall(r"人大|人民代表大会", words)) + len(
        re.findall(r"建议(?:的|收悉|（|办理|答复)", words)
    )
    npc += parts.role == "代表"
    cppcc += parts.role == "委员"
    if cppcc == npc:
        return None
    return "cppcc" if cppcc > npc else "npc"


def day_of(words: str) -> date | None:
    """The day that a letter's date states in any usual form; None when it is none."""
    plain = words.translate(CHINESE_DIGITS)
    found = CHINESE_DAY.match(plain) or CHINESE_DAY.match(in_arabic(words))
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_arabic(words: str) -> str:
    """A date with Chinese numerals (二〇二五年十二月二十三日) in Arabic digits."""
    year, _, rest = words.partition("年")
    month, _, day = rest.partition("月")
    return f"{year.translate(CHINESE_DIGITS)}年{counting(month)}月{counting(day.rstrip('日号 '))}"


def counting(words: str) -> str:
    """十二 and 二十三 as 12 and 23; words that are no number unchanged."""
    tens, mark, ones = words.strip().partition("十")
    if not mark:
        return tens.translate(CHINESE_DIGITS)
    digits = (tens or "一").translate(CHINESE_DIGITS) + (ones or "零").translate(CHINESE_DIGITS)
    return str(int(digits)) if digits.isdigit() else words
